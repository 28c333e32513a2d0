// Runs the kiosk's processes as supervisor_state decides: sessions, their successors, the sync
// worker.
//
// The supervisor holds no key and no conversation. It speaks with a session over one socket: the
// session writes 'r' when it has a window and everything loaded; the supervisor writes 's' when it
// is to be shown ('b' if the conversation before it broke off), and 'y' when it is to make way for
// a newer guide as soon as nobody stands there. A session whose socket closes ends
// itself, and so does every child when the supervisor dies: nothing keeps running unseen. Blocks
// until SIGTERM or SIGINT; one thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/session/supervisor_state.hpp"
#include "core/base/clock.hpp"
#include "core/base/result.hpp"

namespace kt::session {

inline constexpr int control_fd = 3;  // a session's end of the socket
inline constexpr char control_ready = 'r';
inline constexpr char control_show = 's';
inline constexpr char control_show_after_break = 'b';
inline constexpr char control_yield = 'y';
inline constexpr int guide_look_ms = 1'000;  // so often is looked whether the guide changed
inline constexpr std::int64_t end_patience_ms = 3'000;  // between asking a child to end and SIGKILL

struct SupervisorOptions {
    std::string program;                    // what is executed: this program itself
    std::vector<std::string> session_args;  // --hidden, --after-break are added
    std::vector<std::string> sync_args;
    std::function<void(Pid, bool cleanly)> clean_up;  // after a session has ended
    std::function<std::string()> guide_stamp;         // another word when the guide has changed
};

base::Status run_supervisor(const SupervisorOptions& options, const base::Clock& clock);

}  // namespace kt::session
