// Evaluates a compiled condition against whatever knows the facts. Allocates nothing, cannot fail.
//
// A Source answers the tests, each with a Truth (place with a Place):
//   answer_in(question, set)               compares(question, how, number)
//   known(question)                        person_in(question, slot)
//   computed_compares(computed, how, n)    computed_known(computed)
//   compares_figure(question, how, figure) computed_compares_figure(computed, how, figure)
//   signal(index) asked(entry) chosen(topic) need(index) place()
// Questions, computed facts, figures and so on are std::uint32_t indexes into the guide's vectors,
// numbers std::int64_t.
#pragma once

#include <array>

#include "core/guide/guide.hpp"

namespace kt::guide {

template <class Source>
Truth test(const Instruction& step, const Source& source) {
    switch (step.op) {
        case Instruction::Op::answer_in: return source.answer_in(step.a, step.c);
        case Instruction::Op::number_compare:
            return source.compares(step.a, static_cast<Compare>(step.b), step.c);
        case Instruction::Op::known: return source.known(step.a);
        case Instruction::Op::signal: return source.signal(step.a);
        case Instruction::Op::asked: return source.asked(step.a);
        case Instruction::Op::chosen: return source.chosen(step.a);
        case Instruction::Op::place_is:
            return source.place() == static_cast<Place>(step.a) ? Truth::yes : Truth::no;
        case Instruction::Op::constant: return static_cast<Truth>(step.a);
        case Instruction::Op::person_in: return source.person_in(step.a, step.b);
        case Instruction::Op::computed_compare:
            return source.computed_compares(step.a, static_cast<Compare>(step.b), step.c);
        case Instruction::Op::computed_known: return source.computed_known(step.a);
        case Instruction::Op::figure_compare:
            return source.compares_figure(step.a, static_cast<Compare>(step.b),
                                          static_cast<std::uint32_t>(step.c));
        case Instruction::Op::computed_figure:
            return source.computed_compares_figure(step.a, static_cast<Compare>(step.b),
                                                   static_cast<std::uint32_t>(step.c));
        case Instruction::Op::need: return source.need(step.a);
        default: return Truth::unknown;  // all, any, negate and count are no tests
    }
}

inline bool is_test(const Instruction& step) {
    return step.op < Instruction::Op::all;
}

// What `all`, `any` and `count` leave of the results they take.
inline Truth join(const Instruction& step, const Truth* results) {
    if (step.op == Instruction::Op::count) {
        Range how_many{0, 0};  // at least those that are yes, at most also those not known
        for (std::uint32_t i = 0; i < step.a; ++i) {
            how_many.low += results[i] == Truth::yes;
            how_many.high += results[i] != Truth::no;
        }
        return compare(how_many, static_cast<Compare>(step.b), Range{step.c, step.c});
    }
    const bool all = step.op == Instruction::Op::all;
    auto result = all ? Truth::yes : Truth::no;
    for (std::uint32_t i = 0; i < step.a; ++i)
        result = all ? result && results[i] : result || results[i];
    return result;
}

template <class Source>
Truth evaluate(const Expression& expression, const Source& source) {
    if (expression.empty()) return Truth::yes;
    std::array<Truth, expression_stack_max> stack;
    std::size_t top = 0;
    for (const auto& step : expression.program) {
        if (is_test(step)) {
            stack[top++] = test(step, source);
        } else if (step.op == Instruction::Op::negate) {
            stack[top - 1] = !stack[top - 1];
        } else {
            top -= step.a;
            stack[top] = join(step, stack.data() + top);
            ++top;
        }
    }
    return stack[0];
}

}  // namespace kt::guide
