#include <utility>

#include "app/model/turn.hpp"

namespace kt::model {

namespace {

// True if `request` is what the model waits for; the waiting is over then.
bool arrived(Turn& turn, Request request, Waiting& was) {
    Model& m = turn.model;
    if (request == 0 || m.waiting.request != request) return false;
    was = m.waiting;
    m.waiting = Waiting{};
    return true;
}

void take_in(Model& model, const std::vector<casefile::Event>& events) {
    for (const casefile::Event& event : events) casefile::apply(model.state, event);
}

// Something durable happened: what comes of it. After *Stoppen* only the road out goes on.
void follow(Turn& turn, Waiting::Then then) {
    const bool stopped = turn.model.stopped_ms.has_value();
    const bool road_out = then == Waiting::Then::keep || then == Waiting::Then::end_session ||
                          then == Waiting::Then::leave_with_team;
    if (stopped && !road_out) return;
    switch (then) {
        case Waiting::Then::nothing: return;
        case Waiting::Then::show_step: return show_step(turn);
        case Waiting::Then::show_reopened: return show_reopened(turn);
        case Waiting::Then::stay: turn.model.rewording.reset(); return refresh(turn);
        case Waiting::Then::follow_signals: return follow_signals(turn);
        case Waiting::Then::next_contact: return next_contact(turn);
        case Waiting::Then::show_opener: turn.model.phase = Phase::opener_shown; return;
        case Waiting::Then::send: return send(turn);
        case Waiting::Then::leave_with_team: return leave_with_team(turn);
        case Waiting::Then::keep: return keep(turn);
        case Waiting::Then::take_paper: return take_paper(turn);
        case Waiting::Then::show_wiped:
            turn.model.phase = Phase::wiped;
            turn.model.leave_at_ms = turn.model.now_ms + wiped_s * 1000;
            return;
        case Waiting::Then::end_session: return end_session(turn);
    }
}

}  // namespace

Request wait_for(Turn& turn, Waiting::For what, Waiting::Then then) {
    Model& m = turn.model;
    m.trouble.reset();
    m.waiting = Waiting{m.next_request++, what, then};
    return m.waiting.request;
}

namespace {

// What it replaces is what the person saw, not what another device may have added since; whose
// words they are is what the worker said of it.
NewEvent as_seen(const Model& model, NewEvent event) {
    event.replaces = casefile::replaced_by(model.state, event.happening);
    if (event.said_by == "resident") event.said_by = model.speaker;
    return event;
}

}  // namespace

namespace {

// What is written next is told in another language than the case knows of: that is said first, so
// that nobody takes the words for another language, and the case goes on in this one.
void say_language_first(const Model& model, std::vector<NewEvent>& events) {
    const std::string known = casefile::language_now(model.state);
    if (known.empty() || known == model.language) return;
    for (const NewEvent& event : events)
        if (std::holds_alternative<casefile::ConversationContinued>(event.happening)) return;
    events.insert(events.begin(),
                  new_event(guide::Section::story, {}, casefile::LanguageChosen{model.language}));
}

}  // namespace

void write(Turn& turn, std::vector<NewEvent> events, Waiting::Then then) {
    say_language_first(turn.model, events);
    for (NewEvent& event : events) event = as_seen(turn.model, std::move(event));
    const Request request = wait_for(turn, Waiting::For::store, then);
    turn.effects.push_back(WriteEvents{request, std::move(events)});
}

void note(Turn& turn, NewEvent event) {
    event = as_seen(turn.model, std::move(event));
    turn.effects.push_back(WriteEvents{turn.model.next_request++, {std::move(event)}});
}

void end_session(Turn& turn) {
    // What was told leaves this value too; the process that held it ends after this.
    Model gone;
    gone.ended = true;
    gone.house = turn.model.house;
    gone.place = turn.model.place;
    turn.model = std::move(gone);
    turn.effects.push_back(EndSession{});
}

void on(Turn& turn, const CaseBegun& begun) {
    Waiting was;
    Model& m = turn.model;
    if (!arrived(turn, begun.request, was)) return;
    m.case_open = true;
    m.case_number = begun.case_number;
    take_in(m, begun.events);
    refresh(turn);
    if (m.stopped_ms) return;
    if (attended(m)) return start_talking(turn);
    m.phase = Phase::opener_offer;
}

void on(Turn& turn, const Stored& stored) {
    // Stored is stored, whether or not anybody still waits for it.
    if (turn.model.ended) return;
    take_in(turn.model, stored.events);
    Waiting was;
    if (arrived(turn, stored.request, was)) follow(turn, was.then);
}

void on(Turn& turn, const OpenerMade& made) {
    Waiting was;
    if (!arrived(turn, made.request, was)) return;
    turn.model.opener = made.opener;
    follow(turn, was.then);
}

void on(Turn& turn, const ReopenWaiting& waiting) {
    if (waiting.request != 0 && waiting.request == turn.model.waiting.request)
        turn.model.reopen_slow = true;
}

void on(Turn& turn, const CaseReopened& reopened) {
    Waiting was;
    if (arrived(turn, reopened.request, was)) resume(turn, reopened);
}

void on(Turn& turn, const Released& released) {
    Waiting was;
    if (!arrived(turn, released.request, was)) return;
    const bool unwatched = turn.model.stopped_ms && was.then != Waiting::Then::keep;
    if (turn.model.nobody_there || unwatched) return end_session(turn);
    show_receipt(turn, was.then == Waiting::Then::keep ? Ending::kept : Ending::sent,
                 released.arrived);
}

void on(Turn& turn, const Erased& erased) {
    Waiting was;
    if (!arrived(turn, erased.request, was)) return;
    turn.model.case_open = false;
    turn.model.state = casefile::CaseState{};
    turn.model.opener.reset();
    if (was.then == Waiting::Then::take_paper) show_receipt(turn, Ending::paper_only, false);
    else follow(turn, was.then);
}

void on(Turn& turn, const PaperMade& paper) {
    Model& m = turn.model;
    const PaperState made = paper.printed ? PaperState::printed : PaperState::made;
    if (paper.request != 0 && paper.request == m.paper_request) m.paper = made;
    Waiting was;
    if (!arrived(turn, paper.request, was)) return;
    m.paper = made;
    // The paper is there: now nothing is kept.
    erase(turn, Waiting::Then::take_paper);
}

void on(Turn& turn, const Refused& refused) {
    Model& m = turn.model;
    if (refused.request != 0 && refused.request == m.paper_request) m.paper = PaperState::failed;
    Waiting was;
    if (!arrived(turn, refused.request, was)) return;
    m.reopen_slow = false;
    // Nobody is there to read a fault, and ending the process makes all unreadable anyway.
    if (m.nobody_there) return end_session(turn);
    if (m.stopped_ms) m.stopped_ms = m.now_ms;  // time to choose again
    m.trouble = Trouble{refused.fault, was.what};
}

}  // namespace kt::model
