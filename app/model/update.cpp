#include "app/model/update.hpp"

#include <utility>

#include "app/model/turn.hpp"

namespace kt::model {

namespace {

template <class Wanted, class... Of>
constexpr bool one_of = (std::is_same_v<Wanted, Of> || ...);

// What a person does; all of it says that somebody is there.
template <class Message_>
constexpr bool by_person =
    one_of<Message_, SetLanguage, ChooseLanguage, KeepLanguage, NextTextSize, NextTheme, GoBack,
           GoOn, Stop, CallForStaff, CloseBell, Begin, HaveOpener, WantOpener, KeepAfterStop,
           WipeAfterStop, StillHere, MoreTime, Done, OpenStaffCorner, CloseStaffCorner, Choose,
           OwnWords, Skip, ToggleWhy, ToggleQuote, ToggleBecause, ChangeAnswer, ChangeContact,
           SettleNeed, SettleOption, StrikeSignal, RestoreSignal, AddPerson, RemovePerson,
           TextEdited, KeyPressed, Activity, SpeakNow>;

// What would start something while something else is under way: a second press does nothing twice.
template <class Message_>
constexpr bool waits_its_turn =
    one_of<Message_, GoBack, GoOn, Begin, HaveOpener, WantOpener, KeepAfterStop, WipeAfterStop,
           Choose, OwnWords, Skip, ChangeAnswer, ChangeContact, SettleNeed, SettleOption,
           StrikeSignal, RestoreSignal, AddPerson, RemovePerson, TextEdited, KeyPressed>;

// What belongs to the screen of the conversation, and means nothing while another stands before it.
template <class Message_>
constexpr bool of_conversation =
    one_of<Message_, GoBack, GoOn, Begin, HaveOpener, WantOpener, Choose, OwnWords, Skip, ToggleWhy,
           ToggleQuote, ToggleBecause, ChangeAnswer, ChangeContact, SettleNeed, SettleOption,
           StrikeSignal, RestoreSignal, AddPerson, RemovePerson, TextEdited, KeyPressed>;

bool stands_before(const Model& m) {
    return m.unusable || m.stopped_ms || m.idle_warned_ms || m.bell || m.staff_corner ||
           m.choosing_language;
}

void on(Turn& turn, const SetLanguage& set) {
    turn.model.language = set.language;
    turn.model.choosing_language = false;
}

void on(Turn& turn, const ChooseLanguage&) {
    turn.model.choosing_language = true;
}

void on(Turn& turn, const KeepLanguage&) {
    turn.model.choosing_language = false;
}

void on(Turn& turn, const NextTextSize&) {
    constexpr int sizes = 4;
    const int next = (static_cast<int>(turn.model.size) + 1) % sizes;
    turn.model.size = static_cast<ui::TextSize>(next);
}

void on(Turn& turn, const NextTheme&) {
    constexpr int themes = 4;
    const int next = (static_cast<int>(turn.model.theme) + 1) % themes;
    turn.model.theme = static_cast<ui::Theme>(next);
}

void on(Turn& turn, const GoOn&) {
    switch (turn.model.phase) {
        case Phase::talking: return go_on_talking(turn);
        case Phase::closing: return go_on_closing(turn);
        case Phase::contact: return go_on_contact(turn);
        default: return go_on_arriving(turn);
    }
}

void on(Turn& turn, const GoBack&) {
    Model& m = turn.model;
    switch (m.phase) {
        case Phase::closing:
            m.phase = Phase::talking;
            m.at = m.trail.size();
            return go_back_talking(turn);
        case Phase::talking: return go_back_talking(turn);
        case Phase::contact: return go_back_contact(turn);
        default: return go_back_arriving(turn);
    }
}

void on(Turn& turn, const CloseBell&) {
    turn.model.bell.reset();
}

void on(Turn& turn, const KeepAfterStop&) {
    if (turn.model.stopped_ms && attended(turn.model)) return leave_with_team(turn);
    // What is added to a sent case is sent too or goes: the team holds the key, so to keep it
    // would be to let them read what nobody sent.
    if (turn.model.stopped_ms && turn.model.left_before != Ending::sent) keep(turn);
}

void on(Turn& turn, const WipeAfterStop&) {
    if (turn.model.stopped_ms) erase(turn, Waiting::Then::end_session);
}

void on(Turn& turn, const StillHere&) {
    turn.model.idle_warned_ms.reset();
    // Beside a worker stopping is a question, not an alarm: it can be taken back.
    if (attended(turn.model) && !is_waiting(turn.model)) turn.model.stopped_ms.reset();
}

void on(Turn& turn, const SpeakNow& speak) {
    turn.model.speaker = speak.who;
}

void on(Turn& turn, const MoreTime&) {
    Model& m = turn.model;
    if (m.stopped_ms) {
        if (!m.nobody_there && !is_waiting(m)) m.stopped_ms = m.now_ms;
        return;
    }
    if (m.phase != Phase::receipt && m.phase != Phase::kept) return;
    m.leave_at_ms = std::max(m.leave_at_ms, m.now_ms + receipt_s * 1000);
}

void on(Turn& turn, const Done&) {
    const Phase phase = turn.model.phase;
    if (phase == Phase::receipt || phase == Phase::kept || phase == Phase::wiped) end_session(turn);
}

void on(Turn& turn, const OpenStaffCorner&) {
    Model& m = turn.model;
    if (m.phase != Phase::welcome || m.staff_corner) return;
    m.staff_corner = true;
    m.staff_request = m.next_request++;
    turn.effects.push_back(AskStaffInfo{m.staff_request});
}

void on(Turn& turn, const CloseStaffCorner&) {
    turn.model.staff_corner = false;
    turn.model.staff_info.reset();
}

void on(Turn& turn, const ToggleWhy&) {
    turn.model.why_open = !turn.model.why_open;
}

void on(Turn& turn, const ToggleQuote&) {
    turn.model.quote_open = !turn.model.quote_open;
}

void on(Turn& turn, const ToggleBecause& toggle) {
    auto& open = turn.model.because_open;
    if (open.erase(toggle.need) == 0) open.insert(toggle.need);
}

void on(Turn&, const Activity&) {}

void on(Turn& turn, const LineChanged& changed) {
    turn.model.line_up = changed.up;
}

void on(Turn& turn, const PreviousBrokeOff&) {
    turn.model.previous_broke_off = turn.model.phase == Phase::welcome;
}

void on(Turn& turn, const Unusable& unusable) {
    turn.model.unusable = unusable.fault;
}

void on(Turn& turn, const StaffInfo& info) {
    if (info.request == turn.model.staff_request) turn.model.staff_info = info;
}

}  // namespace

Updated update(Model model, const Message& message, Mind mind) {
    Updated updated{std::move(model), {}};
    Turn turn{updated.model, updated.effects, mind};
    std::visit(
        [&](const auto& told) {
            using Told = std::decay_t<decltype(told)>;
            Model& m = turn.model;
            if (m.ended) return;
            if constexpr (of_conversation<Told>)
                if (stands_before(m)) return;
            if constexpr (waits_its_turn<Told>)
                if (is_waiting(m)) return;
            if constexpr (by_person<Told>) m.active_ms = m.now_ms;
            on(turn, told);
        },
        message);
    return updated;
}

}  // namespace kt::model
