// Conditions over a conversation, in three-valued logic: yes, no, not known.
//
// Grammar (low to high): or, and, not, ( ), and the tests
//   housing.outdoors in [hard, no]   housing.outdoors = no   pain.scale >= 6
//   signal.lonely   asked.mobility   chosen.housing (topic)   known(housing.outdoors)
//   place = home   person.age < 18 (computed)   money.rent > figure.rent_limit   need.meet_people
//   any(child, …)   every(child, …)   count(child, …) >= 2: unrolled over a group's people
// A test of a question that has no standing answer is not known. If several answers stand, a test
// is yes if any of them supports it. known(x) is always yes or no. Compiled once to a flat program;
// evaluation allocates nothing and cannot fail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kt::guide {

enum class Truth : std::uint8_t { no = 0, unknown = 1, yes = 2 };

inline Truth operator&&(Truth a, Truth b) {
    return a < b ? a : b;
}
inline Truth operator||(Truth a, Truth b) {
    return a > b ? a : b;
}
inline Truth operator!(Truth a) {
    return static_cast<Truth>(2 - static_cast<int>(a));
}

// Both ends included; what is not known is as wide as it can be.
struct Range {
    std::int64_t low = range_min;
    std::int64_t high = range_max;
    static constexpr std::int64_t range_min = -1'000'000'000'000;
    static constexpr std::int64_t range_max = 1'000'000'000'000;
    bool operator==(const Range&) const = default;
};

// One step of a program; operands index the guide's vectors. `all` and `any` take `a` results from
// the stack and leave one, as does `count`; `negate` takes one.
struct Instruction {
    enum class Op : std::uint8_t {
        answer_in,         // a: question, c: set of answers, one bit for each
        number_compare,    // a: question, b: Compare, c: number
        known,             // a: question
        signal,            // a: signal
        asked,             // a: entry
        chosen,            // a: topic
        place_is,          // a: Place
        person_in,         // a: question of kind people, b: slot: this person was named
        computed_compare,  // a: computed, b: Compare, c: number
        computed_known,    // a: computed
        figure_compare,    // a: question, b: Compare, c: figure
        computed_figure,   // a: computed, b: Compare, c: figure
        need,              // a: need: the person made it theirs; no if they passed it by
        constant,          // a: Truth
        all,
        any,
        negate,
        count,  // takes a results: those surely and possibly yes, as a range; b: Compare, c: number
    } op = Op::constant;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::int64_t c = 0;
};

enum class Compare : std::uint8_t { equal, less, less_or_equal, greater, greater_or_equal };

inline constexpr std::size_t expression_stack_max =
    80;                                         // results waiting at once; compile keeps to it
inline constexpr std::size_t answers_max = 12;  // of one question; fits a set in Instruction

struct Expression {
    std::vector<Instruction> program;  // postfix; empty: always yes
    bool empty() const { return program.empty(); }
};

bool compare(std::int64_t left, Compare how, std::int64_t right);
// Yes if it is so wherever in the ranges both are, no if it is so nowhere, otherwise not known.
Truth compare(Range left, Compare how, Range right);

// The same condition as if it were held in whichever place suits it: a place makes a question
// askable, but leaving the place does not take back what was answered there.
Expression without_place(const Expression& expression);

}  // namespace kt::guide
