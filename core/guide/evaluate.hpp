// Evaluates a compiled condition against whatever knows the facts. Allocates nothing, cannot fail.
//
// A Source answers the tests: answer_in(question, set), compares(question, how, number),
// known(question), signal(index), asked(entry), chosen(topic), place(). All return Truth, place a
// Place.
#pragma once

#include <array>

#include "core/guide/guide.hpp"

namespace kt::guide {

template <class Source>
Truth test(const Instruction& step, const Source& source) {
    switch (step.op) {
        case Instruction::Op::answer_in:
            return source.answer_in(step.a, step.c);
        case Instruction::Op::number_compare:
            return source.compares(step.a, static_cast<Compare>(step.b), step.c);
        case Instruction::Op::known:
            return source.known(step.a);
        case Instruction::Op::signal:
            return source.signal(step.a);
        case Instruction::Op::asked:
            return source.asked(step.a);
        case Instruction::Op::chosen:
            return source.chosen(step.a);
        case Instruction::Op::place_is:
            return source.place() == static_cast<Place>(step.a) ? Truth::yes : Truth::no;
        case Instruction::Op::constant:
            return static_cast<Truth>(step.a);
        default:
            return Truth::unknown;  // all, any, negate are no tests
    }
}

inline bool is_test(const Instruction& step) {
    return step.op < Instruction::Op::all;
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
            const bool all = step.op == Instruction::Op::all;
            auto result = stack[top - step.a];
            for (auto i = top - step.a + 1; i < top; ++i)
                result = all ? result && stack[i] : result || stack[i];
            top -= step.a;
            stack[top++] = result;
        }
    }
    return stack[0];
}

}  // namespace kt::guide
