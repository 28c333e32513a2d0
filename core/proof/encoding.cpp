#include "core/proof/encoding.hpp"

#include <algorithm>

#include "core/proof/calendar.hpp"

namespace kt::proof {

using guide::Expression;
using guide::Kind;
using guide::Place;
using Op = guide::Instruction::Op;

namespace {

constexpr Place all_places[] = {Place::hall, Place::room, Place::home};

bool tests_place(const Expression& condition) {
    return std::any_of(condition.program.begin(), condition.program.end(),
                       [](const auto& step) { return step.op == Op::place_is; });
}

}  // namespace

Encoding::Encoding(const guide::Guide& guide, const guide::Graph& graph, std::int64_t today_days,
                   Solver& solver)
    : guide_(guide),
      graph_(graph),
      today_days_(today_days),
      solver_(solver),
      facts_(guide.questions.size()),
      ways_(guide.questions.size(), Solver::no),
      signals_(guide.signals.size()),
      needs_(guide.needs.size()),
      computed_(guide.computed.size()),
      guards_(index(graph.things()), Solver::yes),
      filled_by_(guide.questions.size()) {
    for (std::size_t i = 0; i < guide.questions.size(); ++i) {
        const int of = guide.questions[i].fact;
        filled_by_[of < 0 ? i : index(of)].push_back(static_cast<int>(i));
    }
    const auto one_of = [&](std::vector<Term>& these) {
        for (std::size_t i = 0; i < these.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                solver_.require(solver_.negation(solver_.both(these[i], these[j])));
    };
    for (std::size_t i = 0; i < std::size(all_places); ++i)
        places_.push_back(solver_.unknown_truth());
    solver_.require(solver_.any(places_));
    one_of(places_);
    // Own words are an entry too: told, and none of these.
    entry_told_ = solver_.unknown_truth();
    for (std::size_t i = 0; i < guide.entries.size(); ++i) {
        entries_.push_back(solver_.unknown_truth());
        solver_.require(solver_.if_then(entries_.back(), entry_told_));
    }
    one_of(entries_);
    topics_told_ = solver_.unknown_truth();
    for (int topic = 0; topic < static_cast<int>(guide.topics.size()); ++topic) {
        const bool offered = std::any_of(
            guide.questions.begin(), guide.questions.end(), [&](const guide::Question& question) {
                return question.stage == guide::Stage::life && question.topic == topic;
            });
        topics_.push_back(offered ? solver_.both(topics_told_, solver_.unknown_truth())
                                  : Solver::no);
    }
}

void Encoding::add(int thing) {
    if (graph_.is_question(thing)) return add_question(thing);
    if (graph_.is_signal(thing)) return add_signal(thing - graph_.of_signal(0));
    if (thing < graph_.of_need(0)) return add_computed(thing - graph_.of_computed(0));
    if (thing < graph_.of_option(0)) add_need(thing - graph_.of_need(0));
}

Term Encoding::guard(int thing) {
    auto& here = guards_[index(thing)];
    if (here == Solver::yes) {
        here = solver_.unknown_truth();
        guarded_[here] = thing;
    }
    return here;
}

std::optional<int> Encoding::guarded_by(Term term) const {
    const auto found = guarded_.find(term);
    if (found == guarded_.end()) return std::nullopt;
    return found->second;
}

std::optional<Term> Encoding::guard_of(int thing) const {
    const auto guard = guards_[index(thing)];
    if (guard == Solver::yes) return std::nullopt;
    return guard;
}

std::vector<Term> Encoding::guards_behind(const std::vector<int>& things) const {
    std::vector<bool> seen(index(graph_.things()), false);
    std::vector<int> open = things;
    std::vector<Term> guards;
    while (!open.empty()) {
        const int here = open.back();
        open.pop_back();
        for (const int to : graph_.leans_on(here)) {
            if (seen[index(to)]) continue;
            seen[index(to)] = true;
            open.push_back(to);
            if (guards_[index(to)] != Solver::yes) guards.push_back(guards_[index(to)]);
        }
    }
    return guards;
}

const Encoding::Fact& Encoding::fact(std::uint32_t question) const {
    const int of = guide_.questions[question].fact;
    return facts_[of < 0 ? question : index(of)];
}

Term Encoding::told(int question) const {
    return fact(static_cast<std::uint32_t>(question)).told;
}

// Where it may be asked, not necessarily where the conversation is held now.
Term Encoding::can_hold(const Expression& when, Place most_public) {
    if (!tests_place(when)) return condition(when).yes;
    std::vector<Term> ways;
    for (const auto place : all_places)
        if (place >= most_public) ways.push_back(condition(when, place).yes);
    return solver_.any(ways);
}

Term Encoding::can_ask(const guide::Question& question) {
    return can_hold(question.when, question.place);
}

void Encoding::add_question(int question) {
    const auto& asked = guide_.questions[index(question)];
    add_fact(asked.fact < 0 ? question : asked.fact);
    const auto way = ways_[index(question)];
    const auto can = can_ask(asked);
    if (can != Solver::yes)
        solver_.require(solver_.if_then(guard(question), solver_.if_then(way, can)));
}

// Once, whichever of its questions comes first. Who leans on it comes after all of them.
void Encoding::add_fact(int of) {
    auto& fact = facts_[index(of)];
    if (fact.told != Solver::no) return;
    fact.told = solver_.unknown_truth();
    std::vector<Term> ways;
    for (const int filler : filled_by_[index(of)])
        ways.push_back(ways_[index(filler)] = solver_.unknown_truth());
    solver_.require(solver_.if_then(fact.told, solver_.any(ways)));
    const auto& asked = guide_.questions[index(of)];
    if (asked.has_answers()) add_answers(asked, fact);
    if (asked.has_number()) add_number(asked, fact);
    if (asked.kind == Kind::people)
        for (int slot = 1; slot <= asked.people_at_most; ++slot)
            fact.people.push_back(solver_.unknown_truth());
}

void Encoding::never(int thing) {
    if (graph_.is_question(thing))
        solver_.require(solver_.if_then(guard(thing), solver_.negation(ways_[index(thing)])));
    const int need = thing - graph_.of_need(0);
    if (need >= 0 && thing < graph_.of_option(0))
        solver_.require(solver_.if_then(guard(thing), solver_.negation(needs_[index(need)].yes)));
}

void Encoding::add_answers(const guide::Question& question, Fact& fact) {
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
        fact.answers.push_back(solver_.unknown_truth());
        solver_.require(solver_.if_then(fact.answers.back(), fact.told));
        for (std::size_t j = 0; j < i; ++j)
            if (question.kind != Kind::many || question.answers[i].alone ||
                question.answers[j].alone)
                solver_.require(solver_.negation(solver_.both(fact.answers[i], fact.answers[j])));
    }
    solver_.require(solver_.if_then(fact.told, solver_.any(fact.answers)));
}

void Encoding::add_number(const guide::Question& question, Fact& fact) {
    using guide::Range;
    if (question.has_answers()) {  // an amount in ranges
        std::vector<Range> ranges;
        std::vector<Term> lows, highs;
        for (std::size_t i = 0; i < question.answers.size(); ++i) {
            const auto& answer = question.answers[i];
            const auto high = answer.to.value_or(Range::range_max);
            ranges.push_back({answer.from.value_or(high < 0 ? Range::range_min : 0), high});
            const auto told = [&](std::int64_t end) {
                return solver_.choose(fact.answers[i], solver_.number(end), solver_.number(0));
            };
            lows.push_back(told(ranges.back().low));
            highs.push_back(told(high));
        }
        fact.low = solver_.sum(lows);
        fact.high = solver_.sum(highs);
        const auto answers = fact.answers;
        const auto any_of = [this, ranges, answers](const auto& fits) {
            std::vector<Term> ways;
            for (std::size_t i = 0; i < ranges.size(); ++i)
                if (fits(ranges[i])) ways.push_back(answers[i]);
            return solver_.any(ways);
        };
        fact.number = {
            [any_of](std::int64_t than) { return any_of([&](Range r) { return r.high < than; }); },
            [any_of](std::int64_t from) { return any_of([&](Range r) { return r.low >= from; }); }};
        return;
    }
    if (question.kind == Kind::date) {
        constexpr std::int64_t first_days = -36'524, last_days = 84'006;  // 1870 to 2199
        const auto precision = question.precision;
        const auto period = solver_.unknown_number(period_of(first_days, precision),
                                                   period_of(last_days, precision));
        fact.number = {
            [this, period, precision](std::int64_t than) {
                return solver_.less(period, period_of(than, precision));
            },
            [this, period, precision](std::int64_t from) {
                return solver_.negation(solver_.less(period, period_of(from - 1, precision) + 1));
            }};
        return;
    }
    const bool scale = question.kind == Kind::scale;
    const auto value = solver_.unknown_number(scale ? question.scale_from : 0,
                                              scale ? question.scale_to : Range::range_max);
    fact.low = fact.high = value;
    fact.number = between(value, value);
}

Number Encoding::between(Term low, Term high) {
    return {[this, high](std::int64_t than) { return solver_.less(high, than); },
            [this, low](std::int64_t from) { return solver_.negation(solver_.less(low, from)); }};
}

// Raised is what its condition says, unless the person struck it out.
void Encoding::add_signal(int one) {
    const auto when = condition(guide_.signals[index(one)].when);
    const auto struck = solver_.unknown_truth();
    const Pair now{solver_.unknown_truth(), solver_.unknown_truth()};
    const auto is = guard(graph_.of_signal(one));
    solver_.require(solver_.if_then(
        is, solver_.if_then(now.yes, solver_.both(when.yes, solver_.negation(struck)))));
    solver_.require(solver_.if_then(
        is, solver_.if_then(now.no, solver_.either(when.no, solver_.both(when.yes, struck)))));
    // Neither may be left out where it holds, or "not known" could be had for nothing.
    solver_.require(solver_.if_then(
        is, solver_.if_then(solver_.both(when.yes, solver_.negation(struck)), now.yes)));
    solver_.require(solver_.if_then(
        is, solver_.if_then(solver_.either(when.no, solver_.both(when.yes, struck)), now.no)));
    signals_[index(one)] = now;
}

void Encoding::add_need(int one) {
    const auto& need = guide_.needs[index(one)];
    const Pair now{solver_.unknown_truth(), solver_.unknown_truth()};
    solver_.require(solver_.negation(solver_.both(now.yes, now.no)));
    solver_.require(solver_.if_then(
        guard(graph_.of_need(one)),
        solver_.if_then(solver_.either(now.yes, now.no), can_hold(need.when, need.place))));
    needs_[index(one)] = now;
}

void Encoding::add_computed(int one) {
    const auto& computed = guide_.computed[index(one)];
    auto& sum = computed_[index(one)];
    if (computed.parts.empty()) return;
    switch (computed.how) {
        case guide::Computed::How::age: return add_age(computed, sum);
        case guide::Computed::How::count: return add_count(computed, sum);
        case guide::Computed::How::sum: return add_sum(computed, sum);
    }
}

// Whole years that have passed are a matter of the day of birth, so no reckoning is left.
void Encoding::add_age(const guide::Computed& computed, Sum& sum) {
    const auto& born = fact(static_cast<std::uint32_t>(computed.parts.front()));
    sum.known = born.told;
    sum.number = {
        [this, number = born.number](std::int64_t than) {
            return than <= 0 ? Solver::no : number.low_from(last_birth(than, today_days_) + 1);
        },
        [this, number = born.number](std::int64_t from) {
            return from <= 0 ? Solver::yes : number.high_below(last_birth(from, today_days_) + 1);
        }};
}

void Encoding::add_count(const guide::Computed& computed, Sum& sum) {
    const auto& named = fact(static_cast<std::uint32_t>(computed.parts.front()));
    std::vector<Term> low, high;
    for (std::size_t i = 0; i < named.people.size(); ++i) {
        const auto where =
            i < computed.wherever.size() ? condition(computed.wherever[i]) : Pair{Solver::yes};
        const auto one = [&](Term when) {
            return solver_.choose(solver_.both(named.people[i], when), solver_.number(1),
                                  solver_.number(0));
        };
        low.push_back(one(where.yes));
        high.push_back(one(solver_.negation(where.no)));
    }
    sum.known = named.told;
    sum.number = between(solver_.sum(low), solver_.sum(high));
}

// What was not told counts from nothing upwards.
void Encoding::add_sum(const guide::Computed& computed, Sum& sum) {
    std::vector<Term> known, low, high;
    for (const int part : computed.parts) {
        const auto& amount = fact(static_cast<std::uint32_t>(part));
        known.push_back(amount.told);
        low.push_back(solver_.choose(amount.told, amount.low, solver_.number(0)));
        high.push_back(
            solver_.choose(amount.told, amount.high, solver_.number(guide::Range::range_max)));
    }
    sum.known = solver_.any(known);
    sum.number = between(solver_.sum(low), solver_.sum(high));
}

Term Encoding::place_from(Place most_public) {
    std::vector<Term> ways;
    for (const auto place : all_places)
        if (place >= most_public) ways.push_back(places_[static_cast<std::size_t>(place)]);
    return solver_.any(ways);
}

std::vector<int> Encoding::behind_alone() const {
    std::vector<int> telling;
    for (std::size_t i = 0; i < guide_.questions.size(); ++i) {
        const auto& answers = guide_.questions[i].answers;
        if (std::any_of(answers.begin(), answers.end(),
                        [](const auto& answer) { return answer.nobody_beside; }))
            telling.push_back(static_cast<int>(i));
    }
    return telling;
}

// At least one tells so, and all that tell anything agree.
Term Encoding::alone() {
    if (alone_) return *alone_;
    std::vector<Term> some, agree;
    for (const int question : behind_alone()) {
        const auto& here = fact(static_cast<std::uint32_t>(question));
        const auto& answers = guide_.questions[index(question)].answers;
        std::vector<Term> nobody;
        for (std::size_t i = 0; i < here.answers.size(); ++i)
            if (answers[i].nobody_beside) nobody.push_back(here.answers[i]);
        some.push_back(here.told);
        agree.push_back(solver_.if_then(here.told, solver_.any(nobody)));
    }
    agree.push_back(solver_.any(some));
    alone_ = solver_.all(agree);
    return *alone_;
}

}  // namespace kt::proof
