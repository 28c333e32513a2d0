// Where papers go: a folder (for a trial only: what lies there can be read, by its owner, with all
// that was told) or a command that reads a PDF on its standard input (a printer's queue that keeps
// no job files). Nothing is written elsewhere: the command reads from memory that has no name on
// any disk. It runs beside the window, which asks now and then how far it is; one that takes longer
// than wait_ms is ended, also when the session ends before it: until then the same user of
// the machine could read the paper from the command's memory. Main thread.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/session/kiosk_effects.hpp"

namespace kt::session {

inline constexpr std::int64_t print_wait_ms = 30'000;

struct TrayOptions {
    std::string folder;                    // empty: none
    std::string command;                   // run by sh; empty: none
    std::int64_t wait_ms = print_wait_ms;  // whole seconds count
};

using Tray = std::function<base::Result<std::unique_ptr<PrintJob>>(base::ByteView pdf,
                                                                   const std::string& name)>;

// With neither, printing fails with Fault::not_found: this kiosk has no printer, and says so. The
// clock must outlive the tray and its jobs.
Tray make_tray(TrayOptions options, const base::Clock& clock);

// A paper of which it is known already how it went.
std::unique_ptr<PrintJob> printed_at_once(base::Result<Printed> how);

}  // namespace kt::session
