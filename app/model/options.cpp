#include <algorithm>
#include <utility>

#include "app/model/turn.hpp"

namespace kt::model {

void on(Turn& turn, const SettleOption& settle) {
    Model& m = turn.model;
    if (m.phase != Phase::talking || place_of(m).kind != Place::Kind::options) return;
    const auto& guide = turn.mind.guide;
    const int option = guide.option_index(settle.option);
    const auto suggested =
        std::ranges::find(m.options, option, &conversation::SuggestedOption::option);
    if (option < 0 || suggested == m.options.end()) return;
    const auto& settled = m.state.facts.options;
    const auto before = settled.find(settle.option);
    if (before != settled.end() && before->second == settle.outcome) return;
    casefile::OptionSettled event{settle.option, settle.outcome, {}, ""};
    for (const int need : suggested->needs)
        event.because_needs.push_back(guide.needs[static_cast<std::size_t>(need)].id);
    auto replaces = casefile::replaced_by(m.state, casefile::Happening(event));
    write(turn, {new_event(guide::Section::plan, std::move(replaces), std::move(event))},
          Waiting::Then::stay);
}

}  // namespace kt::model
