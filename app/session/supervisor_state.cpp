#include "app/session/supervisor_state.hpp"

#include <algorithm>

namespace kt::session {

namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

void end_children(const SupervisorState& state, std::vector<Action>& actions) {
    if (state.shown) actions.push_back(EndChild{state.shown->pid});
    if (state.waiting) actions.push_back(EndChild{state.waiting->pid});
    if (state.sync) actions.push_back(EndChild{*state.sync});
}

bool all_gone(const SupervisorState& state) {
    return !state.shown && !state.waiting && !state.sync && state.replaced.empty();
}

// The successor comes on the screen; the one after it is started at once, unseen.
void promote(SupervisorState& state, bool after_break, std::int64_t now_ms,
             std::vector<Action>& actions) {
    if (state.waiting) {
        state.shown = state.waiting;
        state.waiting.reset();
        actions.push_back(ShowSession{state.shown->pid, after_break});
        if (state.shown->ready) actions.push_back(StartSession{});
    } else {
        state.start_at_ms = now_ms + restart_wait_ms;
        state.start_after_break = after_break;
    }
}

void session_ended(SupervisorState& state, const ChildEnded& ended, bool was_shown,
                   const Session& session, std::int64_t now_ms, std::vector<Action>& actions) {
    actions.push_back(CleanUp{ended.pid, ended.cleanly});
    const bool never_worked = !session.ready && now_ms - session.started_ms < early_death_ms;
    state.early_deaths = never_worked ? state.early_deaths + 1 : 0;
    if (state.early_deaths >= early_deaths_max) {
        state.stopping = true;
        actions.push_back(GiveUp{});
        end_children(state, actions);
        if (all_gone(state)) actions.push_back(Done{});
        return;
    }
    if (was_shown) promote(state, !ended.cleanly, now_ms, actions);
    else state.start_at_ms = now_ms + restart_wait_ms;
}

void child_ended(SupervisorState& state, const ChildEnded& ended, std::int64_t now_ms,
                 std::vector<Action>& actions) {
    std::optional<Session> session;
    bool was_shown = false;
    if (state.shown && state.shown->pid == ended.pid) {
        session = state.shown;
        was_shown = true;
        state.shown.reset();
    } else if (state.waiting && state.waiting->pid == ended.pid) {
        session = state.waiting;
        state.waiting.reset();
    } else if (std::erase(state.replaced, ended.pid) > 0) {
        actions.push_back(CleanUp{ended.pid, true});
    } else if (state.sync == ended.pid) {
        state.sync.reset();
        if (!state.stopping) state.sync_at_ms = now_ms + restart_wait_ms;
    }
    if (state.stopping) {
        if (session) actions.push_back(CleanUp{ended.pid, ended.cleanly});
        if (all_gone(state)) actions.push_back(Done{});
    } else if (session) {
        session_ended(state, ended, was_shown, *session, now_ms, actions);
    }
}

}  // namespace

std::vector<Action> decide(SupervisorState& state, const Happened& happened, std::int64_t now_ms) {
    std::vector<Action> actions;
    std::visit(Overloaded{
                   [&](const Begun&) {
                       actions.push_back(StartSync{});
                       actions.push_back(StartSession{true, false});
                   },
                   [&](const SessionStarted& started) {
                       (started.shown ? state.shown : state.waiting) =
                           Session{started.pid, false, now_ms, state.guide};
                   },
                   [&](const SessionReady& ready) {
                       if (state.shown && state.shown->pid == ready.pid) {
                           state.shown->ready = true;
                           // Only now: the person in front comes before the person after.
                           if (!state.waiting && !state.stopping) actions.push_back(StartSession{});
                       }
                       if (state.waiting && state.waiting->pid == ready.pid) {
                           state.waiting->ready = true;
                           if (state.shown && state.shown->guide != state.waiting->guide)
                               actions.push_back(AskToYield{state.shown->pid});
                       }
                   },
                   [&](const SyncStarted& started) { state.sync = started.pid; },
                   [&](const ChildEnded& ended) { child_ended(state, ended, now_ms, actions); },
                   [&](const TimeCame&) {
                       if (state.stopping) return;
                       if (state.sync_at_ms && now_ms >= *state.sync_at_ms) {
                           state.sync_at_ms.reset();
                           actions.push_back(StartSync{});
                       }
                       if (state.start_at_ms && now_ms >= *state.start_at_ms) {
                           state.start_at_ms.reset();
                           if (!state.shown)
                               actions.push_back(StartSession{true, state.start_after_break});
                           else if (!state.waiting) actions.push_back(StartSession{});
                           state.start_after_break = false;
                       }
                   },
                   [&](const GuideChanged&) {
                       ++state.guide;
                       if (state.stopping || !state.waiting) return;
                       actions.push_back(EndUnseen{state.waiting->pid});
                       state.replaced.push_back(state.waiting->pid);
                       state.waiting.reset();
                       actions.push_back(StartSession{});
                   },
                   [&](const StopAsked&) {
                       state.stopping = true;
                       end_children(state, actions);
                       if (all_gone(state)) actions.push_back(Done{});
                   },
               },
               happened);
    return actions;
}

std::optional<std::int64_t> wake_at_ms(const SupervisorState& state) {
    if (state.stopping) return std::nullopt;
    if (state.start_at_ms && state.sync_at_ms)
        return std::min(*state.start_at_ms, *state.sync_at_ms);
    return state.start_at_ms ? state.start_at_ms : state.sync_at_ms;
}

}  // namespace kt::session
