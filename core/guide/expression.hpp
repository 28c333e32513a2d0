// Conditions over a conversation, in three-valued logic: yes, no, not known.
//
// Grammar (low to high): or, and, not, ( ), and the tests
//   housing.outdoors in [hard, no]   housing.outdoors = no   pain.scale >= 6
//   signal.lonely   asked.mobility   chosen.housing (topic)   known(housing.outdoors)   place = home
// A test of a question that has no standing answer is not known. If several answers stand, a test is
// yes if any of them supports it. known(x) is always yes or no.
// Compiled once to a flat program; evaluation allocates nothing and cannot fail.
#pragma once

#include <cstdint>
#include <vector>

namespace kt::guide {

enum class Truth : std::uint8_t { no = 0, unknown = 1, yes = 2 };

inline Truth operator&&(Truth a, Truth b) { return a < b ? a : b; }
inline Truth operator||(Truth a, Truth b) { return a > b ? a : b; }
inline Truth operator!(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }

// Operands index the guide's vectors. See expression.cpp for the meaning of a, b and c per operation.
struct Instruction {
    enum class Op : std::uint8_t {
        always, never, answer_in, number_compare, signal, asked, chosen, known, place_is,
        all, any, negate,
    } op = Op::always;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::int64_t c = 0;
};

struct Expression {
    std::vector<Instruction> program;  // postfix; empty: always yes
    std::vector<std::uint32_t> answers;  // answer indices that answer_in refers to
    bool empty() const { return program.empty(); }
};

}  // namespace kt::guide
