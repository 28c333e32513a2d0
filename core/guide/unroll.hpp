// Makes the questions, groups and computed facts of a guide out of drafts: names resolved, the
// questions of a group once for each person, probes after what they follow. Used by the reader
// only; one thread.
#pragma once

#include <vector>

#include "core/guide/conditions.hpp"
#include "core/guide/drafts.hpp"
#include "core/guide/remark.hpp"

namespace kt::guide {

inline constexpr std::size_t questions_max = 20'000;  // once unrolled; and computed facts as many

// Takes the texts out of `drafts` but leaves their conditions, at which `conditions` points.
// `guide` has its topics, signals, needs and parties. False if there is too much of it to go on.
bool unroll(Drafts& drafts, Guide& guide, std::vector<Condition>& conditions,
            std::vector<Remark>& remarks);

}  // namespace kt::guide
