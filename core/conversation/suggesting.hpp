// Which options are suggested for the needs that a person made theirs. Pure; any thread.
#pragma once

#include <vector>

#include "core/conversation/engine.hpp"

namespace kt::conversation {

class Evaluation;

// All that may be told of here, closest to the person first: own strength, network, general,
// collective, made to measure; within a sort as in the guide.
std::vector<SuggestedOption> options_of(const Evaluation& evaluation);

// At most this many of them, still in that order. Every need gets something before one need gets
// all: each place goes to the need for which least was taken so far, then to the sort of which
// least was taken, so that own strength and made to measure stand side by side; then as in the
// guide.
std::vector<SuggestedOption> fairly(const guide::Guide& guide, std::vector<SuggestedOption> options,
                                    int places);

}  // namespace kt::conversation
