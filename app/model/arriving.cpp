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

void on(Turn& turn, const HaveOpener& have) {
    (void)have;
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
            m.phase = m.opener ? Phase::opener_shown : Phase::opener_offer;
            return;
        }
        const Request request = wait_for(turn, Waiting::For::begin, Waiting::Then::nothing);
        turn.effects.push_back(BeginCase{request, guide::Place::hall, m.language});
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
        case Phase::opener_shown:
            m.phase = Phase::notice;
            return;
        default:
            return;
    }
}

void resume(Turn& turn, const CaseReopened& reopened) {
    Model& m = turn.model;
    m.reopen_slow = false;
    m.case_open = true;
    m.state = reopened.state;
    // How it ended then says how it left; how it ends this time is still to come.
    if (m.state.ended) m.left_before = static_cast<Ending>(*m.state.ended);
    m.state.ended.reset();
    m.opener = reopened.opener;
    if (m.state.begun) {
        m.case_number = m.state.begun->case_number;
        m.language = m.state.begun->language;
    }
    if (m.state.contact) m.contact = *m.state.contact;
    m.urgent_seen.insert(m.state.urgent.begin(), m.state.urgent.end());
    m.draft = Draft{};
    if (m.stopped_ms) return;

    m.trail.clear();
    const auto& facts = m.state.facts;
    const auto told_entry = !facts.entry.empty() || !facts.asked_words.empty();
    bool entry_placed = !told_entry;
    for (const std::string& id : facts.order) {
        const int question = turn.mind.guide.question_index(id);
        if (question < 0) continue;
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
    start_talking(turn);
    if (place_of(m.step).kind == Place::Kind::close) m.phase = Phase::closing;
}

}  // namespace kt::model
