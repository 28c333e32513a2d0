#include <algorithm>

#include "app/model/turn.hpp"

namespace kt::model {

namespace {

bool own_countdown(const Model& model) {
    return model.phase == Phase::receipt || model.phase == Phase::kept ||
           model.phase == Phase::wiped;
}

bool is_default(const Model& model) {
    const Model fresh;
    return model.language == fresh.language && model.theme == fresh.theme &&
           model.size == fresh.size;
}

std::int64_t idle_at_ms(const Model& model) {
    const std::int64_t wait_s = model.bell ? bell_wait_s : idle_warning_s;
    return model.active_ms + wait_s * 1000;
}

// On the welcome screen there is nothing to warn of: only the letters of the last visitor.
void idle_on_welcome(Turn& turn) {
    Model& m = turn.model;
    if (m.now_ms < idle_at_ms(m)) return;
    const Model fresh;
    m.language = fresh.language;
    m.theme = fresh.theme;
    m.size = fresh.size;
    m.staff_corner = false;
    m.staff_info.reset();
    m.bell.reset();
}

void ring(Turn& turn) {
    Model& m = turn.model;
    if (!m.bell || m.bell->state != Bell::State::no_line) return;
    Bell& bell = *m.bell;
    if (m.now_ms >= bell.next_light_ms) {
        bell.light = !bell.light;
        bell.next_light_ms = m.now_ms + bell_light_ms;
    }
    if (bell.beeps < bell_beeps_max && m.now_ms >= bell.next_beep_ms) {
        ++bell.beeps;
        bell.next_beep_ms = m.now_ms + bell_beep_s * 1000;
        turn.effects.push_back(PlaySound{Sound::bell});
    }
}

bool stop_choice_open(const Model& model) {
    return model.stopped_ms && !model.nobody_there && !is_waiting(model);
}

}  // namespace

void on(Turn& turn, const Tick& tick) {
    Model& m = turn.model;
    if (m.ended) return;
    const bool first = m.now_ms == 0 && m.active_ms == 0;
    m.now_ms = tick.monotonic_ms;
    m.wall_ms = tick.wall_ms;
    if (first) m.active_ms = m.now_ms;
    if (attended(m)) return;  // nobody walks away from a table unseen
    ring(turn);
    if (m.stopped_ms) {
        if (stop_choice_open(m) && m.now_ms >= stop_choice_at_ms(m)) leave(turn);
        return;
    }
    if (own_countdown(m)) {
        if (m.now_ms >= m.leave_at_ms) end_session(turn);
        return;
    }
    if (m.phase == Phase::welcome) return idle_on_welcome(turn);
    if (m.idle_warned_ms) {
        if (m.now_ms >= *m.idle_warned_ms + idle_wipe_s * 1000) leave(turn);
    } else if (m.now_ms >= idle_at_ms(m)) {
        m.idle_warned_ms = m.now_ms;
    }
}

void on(Turn& turn, const CallForStaff& call) {
    Model& m = turn.model;
    if (m.bell) return;
    Bell bell;
    bell.request = m.next_request++;
    bell.call = call.call;
    m.bell = bell;
    if (m.stopped_ms) m.stopped_ms = m.now_ms;  // time for someone to come
    turn.effects.push_back(CallStaff{bell.request, call.call});
    if (!m.case_open) return;
    NewEvent called;
    called.happening = casefile::StaffCalled{call.call == Call::apart};
    note(turn, std::move(called));
}

void on(Turn& turn, const BellAnswered& answered) {
    Model& m = turn.model;
    if (!m.bell || m.bell->request != answered.request) return;
    m.bell->state = answered.delivered ? Bell::State::delivered : Bell::State::no_line;
    m.bell->next_beep_ms = m.now_ms;
    m.bell->next_light_ms = m.now_ms + bell_light_ms;
    ring(turn);
}

void on(Turn& turn, const Stop&) {
    Model& m = turn.model;
    if (!attended(m)) m.draft = Draft{};  // beside a worker stopping can be taken back
    m.bell.reset();
    m.idle_warned_ms.reset();
    m.staff_corner = false;
    if (m.phase == Phase::welcome) {
        m.active_ms = m.now_ms - idle_warning_s * 1000;
        return idle_on_welcome(turn);
    }
    const bool beginning = m.waiting.what == Waiting::For::begin;
    if (own_countdown(m) || (!m.case_open && !beginning)) return end_session(turn);
    m.stopped_ms = m.now_ms;
    if (m.waiting.what == Waiting::For::paper) {  // it comes out of the printer all the same
        m.waiting = Waiting{};
        m.receipt.reset();
    }
}

std::optional<std::int64_t> wake_at_ms(const Model& model) {
    if (model.ended || attended(model)) return std::nullopt;
    std::optional<std::int64_t> at;
    const auto sooner = [&](std::int64_t ms) { at = at ? std::min(*at, ms) : ms; };
    if (model.bell && model.bell->state == Bell::State::no_line) sooner(model.bell->next_light_ms);
    constexpr std::int64_t second_ms = 1000;
    if (stop_choice_open(model) || own_countdown(model) || model.idle_warned_ms)
        sooner(model.now_ms + second_ms);  // the seconds left are on the screen
    else if (!model.stopped_ms && (model.phase != Phase::welcome || !is_default(model) ||
                                   model.staff_corner || model.bell))
        sooner(idle_at_ms(model));
    return at;
}

}  // namespace kt::model
