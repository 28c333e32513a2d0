// Compiles all conditions of a guide whose questions are unrolled. Used by the reader only; one
// thread.
#pragma once

#include <vector>

#include "core/guide/drafts.hpp"
#include "core/guide/meant.hpp"
#include "core/guide/remark.hpp"

namespace kt::guide {

// Unrolled over people; bounds what a guide can make of its 16 MiB.
inline constexpr std::size_t condition_steps_max = 2'000'000;  // of all conditions together
inline constexpr std::size_t mistakes_told_max = 200;          // in conditions; in sheets

struct Condition {
    enum class Of : std::uint8_t { question, signal, need, counted } of;
    std::size_t index;    // of `counted`: a computed fact, and the slot of `about` says whose
    const Written* text;  // may be empty; lives as long as the drafts
    About about;
    int after = -1;  // a probe: this question must have been answered
    // A probe of one of several questions that ask the same: the condition of that one, for the
    // others may have had the answer.
    const Written* besides = nullptr;
};

void compile_all(const std::vector<Condition>& conditions, Guide& guide,
                 std::vector<Remark>& remarks);

}  // namespace kt::guide
