// What can be proven about a guide whose names all fit: circles, conditions that can never hold,
// questions never asked, needs never offered, negations over what may stay unknown, things unused.
// Proofs are exact (prove.hpp) or say that they are too many. Pure; any thread.
#pragma once

#include <vector>

#include "core/guide/guide.hpp"
#include "core/guide/remark.hpp"

namespace kt::guide {

void check(const Guide& guide, std::vector<Remark>& remarks);

}  // namespace kt::guide
