// What the kiosk's supervisor decides, as a pure fold: (state, what happened) -> actions.
//
// One process per conversation: the supervisor keeps one session on the screen and a successor
// waiting, unseen and warm. When a session's process ends, by its own will or not, the successor is
// shown and the next one started, so no page of memory outlives a conversation. The sync worker is
// a third process; it is started again when it dies. A newer guide replaces the waiting successor;
// who is talking goes on with theirs, and a screen where nobody stands changes. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace kt::session {

using Pid = std::int32_t;

inline constexpr std::int64_t early_death_ms = 3'000;  // a session that dies this soon never worked
inline constexpr int early_deaths_max = 3;             // then the supervisor gives up and says so
inline constexpr std::int64_t restart_wait_ms = 500;   // after a death, before the next start

struct Session {
    Pid pid = 0;
    bool ready = false;  // it has a window and everything loaded
    std::int64_t started_ms = 0;
    int guide = 0;  // how often the guide had changed when it started
};

struct SupervisorState {
    std::optional<Session> shown;
    std::optional<Session> waiting;
    std::optional<Pid> sync;
    int early_deaths = 0;  // in a row
    bool stopping = false;
    std::optional<std::int64_t> start_at_ms;  // a session is to be started then
    bool start_after_break = false;
    std::optional<std::int64_t> sync_at_ms;
    int guide = 0;              // how often the guide has changed
    std::vector<Pid> replaced;  // successors with an older guide, on their way out
};

// What happened; `now_ms` is monotonic.
struct Begun {};
struct SessionStarted {
    Pid pid = 0;
    bool shown = false;
};
struct SessionReady {
    Pid pid = 0;
};
struct SyncStarted {
    Pid pid = 0;
};
struct ChildEnded {
    Pid pid = 0;
    bool cleanly = false;
};
struct TimeCame {};
struct GuideChanged {};  // new conversations begin with another guide
struct StopAsked {};
using Happened = std::variant<Begun, SessionStarted, SessionReady, SyncStarted, ChildEnded,
                              TimeCame, GuideChanged, StopAsked>;

// What to do about it, in order.
// after_break: the conversation before broke off, and the welcome screen says what became of it.
struct StartSession {
    bool shown = false;
    bool after_break = false;
};
struct ShowSession {
    Pid pid = 0;
    bool after_break = false;
};
struct StartSync {};
struct CleanUp {
    Pid pid = 0;
    bool cleanly = false;
};  // erase what nobody can ever read again
struct EndChild {
    Pid pid = 0;
};
struct EndUnseen {
    Pid pid = 0;
};  // a successor that nobody has seen: it holds nothing
struct AskToYield {
    Pid pid = 0;
};                 // end as soon as nobody stands there: the successor has a newer guide
struct GiveUp {};  // sessions cannot live here; say so and end
struct Done {};
using Action = std::variant<StartSession, ShowSession, StartSync, CleanUp, EndChild, EndUnseen,
                            AskToYield, GiveUp, Done>;

std::vector<Action> decide(SupervisorState& state, const Happened& happened, std::int64_t now_ms);

// When decide wants a TimeCame, if at all.
std::optional<std::int64_t> wake_at_ms(const SupervisorState& state);

}  // namespace kt::session
