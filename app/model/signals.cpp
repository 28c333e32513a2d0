#include <algorithm>
#include <utility>

#include "app/model/turn.hpp"

namespace kt::model {

namespace {

bool known(const Turn& turn, const std::string& signal) {
    return turn.model.phase == Phase::talking && turn.mind.guide.signal_index(signal) >= 0;
}

guide::Section section_of_signal(const Turn& turn, const std::string& id) {
    const auto& guide = turn.mind.guide;
    const auto signal = static_cast<std::size_t>(guide.signal_index(id));
    return section_of(guide, guide.signals[signal].topic);
}

}  // namespace

void on(Turn& turn, const StrikeSignal& strike) {
    if (!known(turn, strike.signal)) return;
    if (turn.model.state.facts.struck_signals.contains(strike.signal)) return;
    write(turn,
          {new_event(section_of_signal(turn, strike.signal), {},
                     casefile::SignalStruck{strike.signal})},
          Waiting::Then::follow_signals);
}

void on(Turn& turn, const RestoreSignal& restore) {
    if (!known(turn, restore.signal)) return;
    if (!turn.model.state.facts.struck_signals.contains(restore.signal)) return;
    write(turn,
          {new_event(section_of_signal(turn, restore.signal), {},
                     casefile::SignalRestored{restore.signal})},
          Waiting::Then::follow_signals);
}

void follow_signals(Turn& turn) {
    Model& m = turn.model;
    const Place was = place_of(m);
    const auto gone = [&](const Place& place) {
        return place.kind == Place::Kind::question &&
               !turn.mind.engine.applies(m.state.facts, place.question);
    };
    refresh(turn);
    if (m.editing && gone(place_of(m))) m.editing.reset();
    while (m.at < m.trail.size() && gone(m.trail[m.at])) ++m.at;
    // On the same screen nothing that was chosen or opened is lost.
    if (place_of(m) == was) return;
    std::erase(m.trail, place_of(m.step));
    m.at = std::min(m.at, m.trail.size());
    close_panels(m);
    load_draft(turn);
    if (place_of(m).kind == Place::Kind::close) m.phase = Phase::closing;
}

}  // namespace kt::model
