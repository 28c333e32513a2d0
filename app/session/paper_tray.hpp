// Where papers go: a folder (for a trial only: what lies there can be read, by its owner, with all
// that was told) or a command that reads a PDF on its standard input (a printer's queue that keeps
// no job files). Nothing is written elsewhere. Main thread; a command is waited for at most
// print_wait_ms.
#pragma once

#include <functional>
#include <string>

#include "app/session/kiosk_effects.hpp"

namespace kt::session {

inline constexpr int print_wait_ms = 5'000;

struct TrayOptions {
    std::string folder;   // empty: none
    std::string command;  // run by sh; empty: none
};

// With neither, printing fails with Fault::not_found: this kiosk has no printer, and says so.
std::function<base::Result<Printed>(base::ByteView, const std::string&)> make_tray(
    TrayOptions options);

}  // namespace kt::session
