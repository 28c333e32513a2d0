#include "core/guide/expression.hpp"

namespace kt::guide {

bool compare(std::int64_t left, Compare how, std::int64_t right) {
    switch (how) {
        case Compare::equal: return left == right;
        case Compare::less: return left < right;
        case Compare::less_or_equal: return left <= right;
        case Compare::greater: return left > right;
        case Compare::greater_or_equal: return left >= right;
    }
    return false;
}

Truth compare(Range left, Compare how, Range right) {
    const auto certain = [](bool yes, bool no) {
        return yes ? Truth::yes : no ? Truth::no : Truth::unknown;
    };
    switch (how) {
        case Compare::equal: {
            const bool apart = left.high < right.low || right.high < left.low;
            const bool points = left.low == left.high && right.low == right.high;
            return certain(points && left.low == right.low, apart);
        }
        case Compare::less: return certain(left.high < right.low, left.low >= right.high);
        case Compare::less_or_equal: return certain(left.high <= right.low, left.low > right.high);
        case Compare::greater: return compare(right, Compare::less, left);
        case Compare::greater_or_equal: return compare(right, Compare::less_or_equal, left);
    }
    return Truth::unknown;
}

Expression without_place(const Expression& expression) {
    auto free = expression;
    // Backwards, a postfix program names each operation before its parts. Under an odd number of
    // negations a test helps by being "no".
    std::vector<bool> helps_by_yes{true};
    for (auto step = free.program.rbegin(); step != free.program.rend(); ++step) {
        const bool yes = helps_by_yes.back();
        helps_by_yes.pop_back();
        if (step->op == Instruction::Op::negate) {
            helps_by_yes.push_back(!yes);
        } else if (step->op == Instruction::Op::all || step->op == Instruction::Op::any) {
            helps_by_yes.insert(helps_by_yes.end(), step->a, yes);
        } else if (step->op == Instruction::Op::count) {
            // No place stands in a count: the compiler wants it outside, where it is the same.
            helps_by_yes.insert(helps_by_yes.end(), step->a, yes);
        } else if (step->op == Instruction::Op::place_is) {
            step->op = Instruction::Op::constant;
            step->a = static_cast<std::uint32_t>(yes ? Truth::yes : Truth::no);
        }
    }
    return free;
}

}  // namespace kt::guide
