// What a good conversation finds, held against a rehearsal of it. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/conversation/persona.hpp"
#include "core/conversation/rehearsal.hpp"

namespace kt::conversation {

inline constexpr int unexpected_offers_max = 1;  // none for who needs just what they ask
inline constexpr int questions_in_hall_min = 8;
inline constexpr int skipped_is_many = 3;  // who skips so many may meet fewer

// In words, what was missed: an expected need that is not among the first offers of its place, an
// expected option or party, anything from `never`, more unexpected offers than that, fewer or more
// questions in the hall and at a table than a good conversation has. A guide that has not enough
// questions to fill the budget of the hall is not held to the least of them.
std::vector<std::string> goals_missed(const guide::Guide& guide, const Persona& persona,
                                      const Rehearsal& rehearsal);

}  // namespace kt::conversation
