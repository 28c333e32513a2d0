#include <algorithm>
#include <utility>

#include "app/model/turn.hpp"

namespace kt::model {

void on(Turn& turn, const Begin& begin) {
    Model& m = turn.model;
    if (m.phase != Phase::welcome) return;
    m.language = begin.language;
    m.previous_broke_off = false;
    m.phase = Phase::notice;
}

void on(Turn& turn, const HaveOpener&) {
    Model& m = turn.model;
    if (m.phase != Phase::welcome) return;
    m.phase = Phase::reopening;
    m.draft = Draft{};
    m.draft.shifted = true;  // the letters on the paper are capitals
    m.trouble.reset();
}

void on(Turn& turn, const WantOpener& want) {
    Model& m = turn.model;
    if (m.phase != Phase::opener_offer) return;
    if (!want.yes) return start_talking(turn);
    const Request request = wait_for(turn, Waiting::For::opener, Waiting::Then::show_opener);
    turn.effects.push_back(OfferOpener{request});
}

void start_talking(Turn& turn) {
    Model& m = turn.model;
    m.trouble.reset();
    m.phase = Phase::talking;
    m.at = m.trail.size();
    refresh(turn);
    load_draft(turn);
}

void go_on_arriving(Turn& turn) {
    Model& m = turn.model;
    if (m.phase == Phase::opener_shown) return start_talking(turn);
    if (m.phase == Phase::notice) {
        if (m.case_open) {  // back and forth: the case was begun before
            if (attended(m)) return start_talking(turn);
            m.phase = m.opener ? Phase::opener_shown : Phase::opener_offer;
            return;
        }
        const Request request = wait_for(turn, Waiting::For::begin, Waiting::Then::nothing);
        turn.effects.push_back(BeginCase{request, m.place, m.language});
        return;
    }
    if (m.phase != Phase::reopening || m.draft.words.empty()) return;
    m.reopen_slow = false;
    const Request request = wait_for(turn, Waiting::For::reopen, Waiting::Then::show_step);
    turn.effects.push_back(ReopenCase{request, m.draft.words});
}

void go_back_arriving(Turn& turn) {
    Model& m = turn.model;
    m.trouble.reset();
    switch (m.phase) {
        case Phase::reopening:
            m.draft = Draft{};
            m.phase = Phase::welcome;
            return;
        case Phase::notice:
            // A case that was begun holds nothing told yet, but is a case: *Stoppen* ends it.
            if (!m.case_open) m.phase = Phase::welcome;
            return;
        case Phase::opener_offer:
        case Phase::opener_shown: m.phase = Phase::notice; return;
        default: return;
    }
}

namespace {

// Who is beside someone now is not who was beside them then: what said "nobody" is asked again
// before anything that is only for the person alone comes on the screen.
std::vector<NewEvent> company_asked_again(const Turn& turn) {
    std::vector<NewEvent> events;
    for (const guide::Question& question : turn.mind.guide.questions) {
        const bool tells_company = std::ranges::any_of(
            question.answers, [](const guide::Answer& answer) { return answer.nobody_beside; });
        const auto& facts = turn.model.state.facts.by_question;
        const auto fact = facts.find(question.id);
        if (!tells_company || fact == facts.end() || fact->second.standing.empty()) continue;
        NewEvent withdrawn;
        withdrawn.section = section_of(turn.mind.guide, question.topic);
        withdrawn.replaces = casefile::replaced_by(turn.model.state, question.id);
        withdrawn.happening = casefile::AnswerWithdrawn{question.id};
        events.push_back(std::move(withdrawn));
    }
    return events;
}

}  // namespace

namespace {

// The case is in the model again, with how it left and how to reach someone.
void take_in(Model& m, const casefile::CaseState& state) {
    m.reopen_slow = false;
    m.case_open = true;
    m.state = state;
    // How it ended then says how it left; how it ends this time is still to come.
    if (const auto left = casefile::left_as(m.state)) m.left_before = static_cast<Ending>(*left);
    m.state.ended.reset();
    if (m.state.begun) {
        m.case_number = m.state.begun->case_number;
        // As it was told, unless another language was chosen on this screen just now.
        const Model fresh;
        if (m.language == fresh.language) m.language = casefile::language_now(m.state);
    }
    if (m.state.contact) m.contact = *m.state.contact;
    m.urgent_seen.insert(m.state.urgent.begin(), m.state.urgent.end());
    m.draft = Draft{};
}

// What was on the screen before, as far as it may be shown at this place.
void lay_trail(Turn& turn) {
    Model& m = turn.model;
    m.trail.clear();
    const auto& facts = m.state.facts;
    const auto told_entry = !facts.entry.empty() || !facts.asked_words.empty();
    bool entry_placed = !told_entry;
    for (const std::string& id : facts.order) {
        const int question = turn.mind.guide.question_index(id);
        if (question < 0 || !may_show(turn, question)) continue;
        const auto& asked = turn.mind.guide.questions[static_cast<std::size_t>(question)];
        if (!entry_placed && asked.stage != guide::Stage::arrive) {
            m.trail.push_back(Place{Place::Kind::entry, -1});
            entry_placed = true;
        }
        m.trail.push_back(Place{Place::Kind::question, question});
    }
    if (!entry_placed) m.trail.push_back(Place{Place::Kind::entry, -1});
    if (facts.topics) m.trail.push_back(Place{Place::Kind::topics, -1});
    if (facts.needs_seen) m.trail.push_back(Place{Place::Kind::needs, -1});
}

// Another day, another place or another device: it is said in the case, first of all.
NewEvent continued_here(const Turn& turn) {
    const Model& m = turn.model;
    NewEvent event;
    event.said_by = attended(m) ? "worker" : "kiosk";
    event.happening = casefile::ConversationContinued{
        m.place, m.language, m.house.device, turn.mind.guide.version, turn.mind.guide.digest};
    return event;
}

void go_on_here(Turn& turn) {
    std::vector<NewEvent> events{continued_here(turn)};
    for (NewEvent& event : company_asked_again(turn)) events.push_back(std::move(event));
    write(turn, std::move(events), Waiting::Then::show_reopened);
}

}  // namespace

void resume(Turn& turn, const CaseReopened& reopened) {
    Model& m = turn.model;
    take_in(m, reopened.state);
    m.opener = reopened.opener;
    if (!m.stopped_ms) go_on_here(turn);
}

void on(Turn& turn, const TakenUp& taken) {
    Model& m = turn.model;
    if (m.phase != Phase::welcome || !attended(m)) return;
    take_in(m, taken.state);
    if (!taken.was_locked) return go_on_here(turn);
    m.place = m.state.facts.place;
    show_reopened(turn);
    open_at(m, taken.bookmark);
}

void on(Turn& turn, const CaseRefreshed& refreshed) {
    Model& m = turn.model;
    if (!m.case_open || !attended(m)) return;
    const Place was = place_of(m);
    const auto ended = m.state.ended;
    m.state = refreshed.state;
    m.state.ended = ended;  // of this sitting
    refresh(turn);
    if (m.phase == Phase::talking && place_of(m) != was) load_draft(turn);
}

void show_reopened(Turn& turn) {
    Model& m = turn.model;
    lay_trail(turn);
    std::erase_if(m.trail, [&](const Place& place) {
        if (place.kind != Place::Kind::question) return false;
        const auto& id = turn.mind.guide.questions[static_cast<std::size_t>(place.question)].id;
        const auto fact = m.state.facts.by_question.find(id);
        return fact == m.state.facts.by_question.end() ||
               (fact->second.standing.empty() && !fact->second.skipped);
    });
    start_talking(turn);
    std::erase(m.trail, place_of(m.step));
    m.at = m.trail.size();
    if (place_of(m.step).kind == Place::Kind::close) m.phase = Phase::closing;
}

}  // namespace kt::model
