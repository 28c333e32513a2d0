// Which of the answers to a question counted: those that the conditions behind something name. Who
// chose three of eight answers reads, under "Waarom deze vraag?", only the one it was asked for.
// Pure; any thread.
#pragma once

#include <vector>

#include "core/conversation/engine.hpp"
#include "core/guide/guide.hpp"

namespace kt::model {

// The conditions that something rests on, those of the signals and needs they lean on included.
using Conditions = std::vector<const guide::Expression*>;

// Signals that are not among `raised` led to nothing. The guide must outlive what is given back.
Conditions conditions_behind(const guide::Guide& guide, const guide::Expression& condition,
                             const std::vector<conversation::RaisedSignal>& raised);
// The same of something that could help: its own, and those of the needs for which it is shown.
Conditions conditions_behind(const guide::Guide& guide,
                             const conversation::SuggestedOption& suggested,
                             const std::vector<conversation::RaisedSignal>& raised);

// The answers that stand for the question, less those that none of the conditions names. Where they
// name none of them at all (a number, a "not"), all stay.
std::vector<conversation::StandingAnswer> that_counted(
    const guide::Guide& guide, const Conditions& conditions, const guide::Question& question,
    const std::vector<conversation::StandingAnswer>& standing);

}  // namespace kt::model
