// Searches for answers that make a condition hold. Exact: finds some if there are any.
//
// A condition holds by its tests being yes or no, and each test narrows one thing only: the answers
// of one question, the entry, the topics, the place. So a set of narrowed things that are all
// non-empty is a witness, and the search only has to choose between the parts of an `or`. A test of
// an answer also needs that its question applies; a test of a signal, that signal's condition, or
// that the person struck it out. Two standing answers at once (a conflict) are not counted on.
// Needs a guide without circles. Pure; any thread.
#pragma once

#include "core/guide/guide.hpp"

namespace kt::guide {

enum class Proof : std::uint8_t { can_hold, never_holds, too_many };

inline constexpr int proof_steps_max = 5'000;  // choices looked at before giving up

Proof can_be_asked(const Guide& guide, int question);
Proof can_be_raised(const Guide& guide, int signal);
Proof can_be_offered(const Guide& guide, int need);

}  // namespace kt::guide
