#include <algorithm>
#include <utility>

#include "app/model/turn.hpp"

namespace kt::model {

using conversation::NeedOutcome;

void go_on_from_own_words(Turn& turn) {
    Model& m = turn.model;
    const std::string words = m.draft.words;
    if (words.find_first_not_of(" \n") == std::string::npos) return;
    const std::string need = *m.rewording;
    if (need.empty()) {
        return write(turn,
                     {new_event(guide::Section::story, last_event<casefile::OwnNeedTold>(m, any),
                                casefile::OwnNeedTold{words})},
                     Waiting::Then::stay);
    }
    on(turn, SettleNeed{need, NeedOutcome::reworded});
}

void on(Turn& turn, const SettleNeed& settle) {
    Model& m = turn.model;
    if (m.phase != Phase::talking || place_of(m).kind != Place::Kind::needs) return;
    const auto& guide = turn.mind.guide;
    const int need = guide.need_index(settle.need);
    const auto offer = std::ranges::find(m.offers, need, &conversation::Offer::need);
    if (need < 0 || offer == m.offers.end()) return;
    const auto& settled = m.state.facts.needs;
    const auto before = settled.find(settle.need);
    const bool reworded = settle.outcome == NeedOutcome::reworded;
    if (reworded && !m.rewording) {
        m.rewording = settle.need;
        m.draft = Draft{};
        if (before != settled.end()) m.draft.words = before->second.words;
        m.draft.shifted = m.draft.words.empty();
        return;
    }
    if (before != settled.end() && before->second.outcome == settle.outcome && !reworded) return;
    casefile::NeedSettled event{settle.need, settle.outcome, reworded ? m.draft.words : "", {}};
    for (const int question : offer->because.questions)
        event.because_questions.push_back(question_at(turn, question).id);
    auto replaces = last_event<casefile::NeedSettled>(
        m, [&](const casefile::NeedSettled& old) { return old.need == settle.need; });
    write(turn,
          {new_event(section_of(guide, guide.needs[static_cast<std::size_t>(need)].topic),
                     std::move(replaces), std::move(event))},
          Waiting::Then::stay);
}

}  // namespace kt::model
