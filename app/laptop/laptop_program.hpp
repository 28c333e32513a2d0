// The laptop as a program for the shell: its model, its screens, and two threads beside the window.
// One does the effects (Argon2id, the journal), the other is the sync worker; both answer through
// an inbox and wake the shell. Locking blanks the screen at once; the keys that read go with it,
// the device's own key as soon as the sync worker has let go of the line. What the shell calls is
// on the main thread; the desk is touched by the effects thread only.
#pragma once

#include <functional>
#include <memory>

#include "app/desk/laptop_desk.hpp"
#include "app/laptop/table.hpp"
#include "app/shell/program.hpp"

namespace kt::app {

// Told by the program to whoever keeps the line: begin with these papers, or let go. stop_sync
// returns when nothing of the identity is used any more. Called on the program's effects thread.
struct SyncHooks {
    std::function<void(const keys::DeviceIdentity&)> start_sync;
    std::function<void()> stop_sync;
};

// Bells, the line and new cases are looked at so often.
inline constexpr std::int64_t look_ms = 1'000;

// `words` gives the words of a language: the worker's ("nl", "en") and those of the residents.
std::unique_ptr<shell::Program> make_laptop_program(desk::LaptopDesk& desk,
                                                    const base::Clock& clock, SyncHooks hooks,
                                                    WordsIn words, bool english,
                                                    std::function<void()> wake);

}  // namespace kt::app
