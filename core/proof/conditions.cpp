// The tests of conditions, each as the two truths that it can have.
#include <algorithm>

#include "core/proof/encoding.hpp"

namespace kt::proof {

using guide::Compare;
using guide::Instruction;
using guide::Place;
using Op = Instruction::Op;

Pair Encoding::condition(const guide::Expression& condition, std::optional<Place> place) {
    if (condition.empty()) return {Solver::yes, Solver::no};
    std::vector<Pair> stack;
    for (const auto& step : condition.program) {
        if (step.op < Op::all) {
            stack.push_back(test(step, place));
        } else if (step.op == Op::negate) {
            std::swap(stack.back().yes, stack.back().no);
        } else {
            const auto first = stack.end() - static_cast<std::ptrdiff_t>(step.a);
            const auto one = joined(step, {first, stack.end()});
            stack.erase(first, stack.end());
            stack.push_back(one);
        }
    }
    return stack.back();
}

Pair Encoding::joined(const Instruction& step, const std::vector<Pair>& parts) {
    std::vector<Term> yes, no;
    if (step.op == Op::count) {  // at least those that are yes, at most also those not known
        for (const auto& part : parts) {
            const auto one = solver_.number(1), nothing = solver_.number(0);
            yes.push_back(solver_.choose(part.yes, one, nothing));
            no.push_back(solver_.choose(part.no, nothing, one));
        }
        return compared(between(solver_.sum(yes), solver_.sum(no)), static_cast<Compare>(step.b),
                        {step.c, step.c}, Solver::yes);
    }
    for (const auto& part : parts) {
        yes.push_back(part.yes);
        no.push_back(part.no);
    }
    if (step.op == Op::all) return {solver_.all(yes), solver_.any(no)};
    return {solver_.any(yes), solver_.all(no)};
}

Pair Encoding::compared(const Number& number, Compare how, guide::Range with, Term known) {
    Pair pair;
    switch (how) {
        case Compare::equal:
            if (with.low == with.high)
                pair.yes = solver_.both(number.low_from(with.low), number.high_below(with.low + 1));
            pair.no = solver_.either(number.high_below(with.low), number.low_from(with.high + 1));
            break;
        case Compare::less: pair = {number.high_below(with.low), number.low_from(with.high)}; break;
        case Compare::less_or_equal:
            pair = {number.high_below(with.low + 1), number.low_from(with.high + 1)};
            break;
        case Compare::greater:
            pair = {number.low_from(with.high + 1), number.high_below(with.low + 1)};
            break;
        case Compare::greater_or_equal:
            pair = {number.low_from(with.high), number.high_below(with.low)};
            break;
    }
    return {solver_.both(known, pair.yes), solver_.both(known, pair.no)};
}

Pair Encoding::against_figure(const Number& number, const Instruction& step, Term known) {
    const auto* row = guide_.figures[static_cast<std::size_t>(step.c)].on(today_days_);
    if (!row) return {};  // not known
    return compared(number, static_cast<Compare>(step.b), row->value, known);
}

Pair Encoding::test(const Instruction& step, std::optional<Place> place) {
    const auto how = static_cast<Compare>(step.b);
    const auto told_so = [this](Term told, Term so) {
        return Pair{solver_.both(told, so), solver_.both(told, solver_.negation(so))};
    };
    switch (step.op) {
        case Op::answer_in: {
            const auto& here = fact(step.a);
            std::vector<Term> wanted;
            for (std::size_t i = 0; i < here.answers.size(); ++i)
                if ((step.c >> i & 1) != 0) wanted.push_back(here.answers[i]);
            return told_so(here.told, solver_.any(wanted));
        }
        case Op::number_compare:
            if (!fact(step.a).number.high_below) return {};
            return compared(fact(step.a).number, how, {step.c, step.c}, fact(step.a).told);
        case Op::figure_compare:
            if (!fact(step.a).number.high_below) return {};
            return against_figure(fact(step.a).number, step, fact(step.a).told);
        case Op::known: return {fact(step.a).told, solver_.negation(fact(step.a).told)};
        case Op::person_in: {
            const auto& here = fact(step.a);
            const bool is_slot = step.b >= 1 && step.b <= here.people.size();
            return told_so(here.told, is_slot ? here.people[step.b - 1] : Solver::no);
        }
        case Op::computed_compare:
            if (!computed_[step.a].number.high_below) return {};
            return compared(computed_[step.a].number, how, {step.c, step.c},
                            computed_[step.a].known);
        case Op::computed_figure:
            if (!computed_[step.a].number.high_below) return {};
            return against_figure(computed_[step.a].number, step, computed_[step.a].known);
        case Op::computed_known:
            return {computed_[step.a].known, solver_.negation(computed_[step.a].known)};
        case Op::signal: return signals_[step.a];
        case Op::asked: return told_so(entry_told_, entries_[step.a]);
        case Op::chosen: return told_so(topics_told_, topics_[step.a]);
        case Op::place_is: {
            const auto here = !place                                 ? places_[step.a]
                              : *place == static_cast<Place>(step.a) ? Solver::yes
                                                                     : Solver::no;
            return {here, solver_.negation(here)};
        }
        case Op::need: return needs_[step.a];
        case Op::constant:
            return {
                static_cast<guide::Truth>(step.a) == guide::Truth::yes ? Solver::yes : Solver::no,
                static_cast<guide::Truth>(step.a) == guide::Truth::no ? Solver::yes : Solver::no};
        default: return {};  // what joins is no test
    }
}

}  // namespace kt::proof
