// Whether the conversation that was found is one: every condition is evaluated in it, by the rules
// of encoding.hpp and with the evaluator of conversations.
#include <algorithm>

#include "core/guide/evaluate.hpp"
#include "core/proof/calendar.hpp"
#include "core/proof/witness.hpp"

namespace kt::proof {

using guide::Compare;
using guide::Kind;
using guide::Place;
using guide::Range;
using guide::Truth;

struct Told {
    Witness& of;
    Place here;
    using Index = std::uint32_t;

    const Witness::Fact& fact(Index question) const {
        return of.facts_[static_cast<std::size_t>(of.fact_of(static_cast<int>(question)))];
    }
    static Truth so(bool yes) { return yes ? Truth::yes : Truth::no; }
    int variable(int at) const { return of.variables_[static_cast<std::size_t>(at)]; }

    Truth known(Index question) const { return so(fact(question).told == 1); }
    Truth answer_in(Index question, std::int64_t set) const {
        if (fact(question).told != 1) return Truth::unknown;
        return so((fact(question).with & static_cast<std::uint32_t>(set)) != 0);
    }
    Truth person_in(Index question, Index slot) const {
        if (fact(question).told != 1) return Truth::unknown;
        return so((fact(question).people >> slot & 1u) != 0);
    }
    // What an amount may be; of a scale or an amount in euros it is one number.
    Range range(Index question) const {
        const auto& one = of.asked(of.fact_of(static_cast<int>(question)));
        const auto& told = fact(question);
        if (!one.has_answers()) return {told.low, told.low};
        for (std::size_t i = 0; i < one.answers.size(); ++i)
            if ((told.with >> i & 1u) != 0) {
                const auto high = one.answers[i].to.value_or(Range::range_max);
                return {one.answers[i].from.value_or(high < 0 ? Range::range_min : 0), high};
            }
        return {};
    }
    Truth compares(Index question, Compare how, Range with) const {
        const auto& one = of.asked(of.fact_of(static_cast<int>(question)));
        if (fact(question).told != 1 || !one.has_number()) return Truth::unknown;
        if (one.kind != Kind::date) return guide::compare(range(question), how, with);
        const auto period = fact(question).low;
        return compared(
            [&](std::int64_t than) { return period < period_of(than, one.precision); },
            [&](std::int64_t from) { return period > period_of(from - 1, one.precision); }, how,
            with);
    }
    Truth compares(Index question, Compare how, std::int64_t number) const {
        return compares(question, how, Range{number, number});
    }
    Truth compares_figure(Index question, Compare how, Index figure) const {
        const auto* row = of.guide_.figures[figure].on(of.today_days_);
        return row ? compares(question, how, row->value) : Truth::unknown;
    }

    // As Encoding::compared, of what is known to lie below a number or from it upwards.
    template <class Below, class From>
    static Truth compared(const Below& below, const From& from, Compare how, Range with) {
        const auto either = [](bool yes, bool no) {
            return yes ? Truth::yes : no ? Truth::no : Truth::unknown;
        };
        switch (how) {
            case Compare::equal:
                return either(with.low == with.high && from(with.low) && below(with.low + 1),
                              below(with.low) || from(with.high + 1));
            case Compare::less: return either(below(with.low), from(with.high));
            case Compare::less_or_equal: return either(below(with.low + 1), from(with.high + 1));
            case Compare::greater: return either(from(with.high + 1), below(with.low + 1));
            case Compare::greater_or_equal: return either(from(with.high), below(with.low));
        }
        return Truth::unknown;
    }

    Truth computed_known(Index one) const {
        const auto& parts = of.guide_.computed[one].parts;
        return so(std::any_of(parts.begin(), parts.end(), [&](int part) {
            return known(static_cast<Index>(part)) == Truth::yes;
        }));
    }
    Range counted(Index one) const {
        Range many{0, 0};
        const auto& computed = of.guide_.computed[one];
        const auto question = static_cast<Index>(computed.parts[0]);
        const int slots = of.asked(of.fact_of(computed.parts[0])).people_at_most;
        for (int slot = 1; slot <= slots; ++slot) {
            if (person_in(question, static_cast<Index>(slot)) != Truth::yes) continue;
            const auto i = static_cast<std::size_t>(slot - 1);
            const auto when = i < computed.wherever.size()
                                  ? guide::evaluate(computed.wherever[i], *this)
                                  : Truth::yes;
            many.low += when == Truth::yes;
            many.high += when != Truth::no;
        }
        return many;
    }
    Range summed(Index one) const {
        Range sum{0, 0};
        for (const int part : of.guide_.computed[one].parts) {
            const auto question = static_cast<Index>(part);
            const bool told = known(question) == Truth::yes;
            const auto amount = told ? range(question) : Range{0, Range::range_max};
            sum.low += amount.low;
            sum.high += amount.high;
        }
        return sum;
    }
    Truth computed_compares(Index one, Compare how, Range with) const {
        using How = guide::Computed::How;
        const auto& computed = of.guide_.computed[one];
        if (computed_known(one) != Truth::yes) return Truth::unknown;
        if (computed.how == How::count) return guide::compare(counted(one), how, with);
        if (computed.how == How::sum) return guide::compare(summed(one), how, with);
        const auto born = static_cast<Index>(computed.parts[0]);
        const auto day_after = [&](std::int64_t years) {
            return last_birth(years, of.today_days_) + 1;
        };
        const auto holds = [&](Compare compare, std::int64_t day) {
            return compares(born, compare, day) == Truth::yes;
        };
        return compared(
            [&](std::int64_t than) {
                return than > 0 && holds(Compare::greater_or_equal, day_after(than));
            },
            [&](std::int64_t from) { return from <= 0 || holds(Compare::less, day_after(from)); },
            how, with);
    }
    Truth computed_compares(Index one, Compare how, std::int64_t number) const {
        return computed_compares(one, how, Range{number, number});
    }
    Truth computed_compares_figure(Index one, Compare how, Index figure) const {
        const auto* row = of.guide_.figures[figure].on(of.today_days_);
        return row ? computed_compares(one, how, row->value) : Truth::unknown;
    }

    Truth signal(Index one) const { return of.truth_of_signal(static_cast<int>(one)); }
    Truth asked(Index entry) const {
        if (variable(of.entry_told()) != 1) return Truth::unknown;
        return so(variable(of.entry_is()) == static_cast<int>(entry) + 1);
    }
    Truth chosen(Index topic) const {
        if (variable(of.topics_told()) != 1) return Truth::unknown;
        return so(variable(of.topic(static_cast<int>(topic))) == 1 && of.topic_offered_[topic]);
    }
    Truth need(Index one) const {
        const int settled = variable(of.need(static_cast<int>(one)));
        return settled == 1 ? Truth::yes : settled == 2 ? Truth::no : Truth::unknown;
    }
    Place place() const { return here; }
};

namespace {

constexpr Place all_places[] = {Place::hall, Place::room, Place::home};

Place most_public_of(int bits) {
    for (const auto place : all_places)
        if ((bits >> static_cast<int>(place) & 1) != 0) return place;
    return Place::home;
}

std::uint32_t lowest_of(std::uint32_t bits) {
    return bits & (~bits + 1);
}

}  // namespace

// Of all that it may be, one answer. From here on `with` is what was answered.
void Witness::settle(int of) {
    facts_before_.emplace_back(of, facts_[index(of)]);
    auto& fact = facts_[index(of)];
    if (fact.with == 0) fact.with = lowest_of(fact.among);
    fact.high = fact.low;
}

Truth Witness::truth_of_signal(int one) {
    auto& known = signal_known_[index(one)];
    if (known >= 0) return static_cast<Truth>(known);
    auto truth = guide::evaluate(guide_.signals[index(one)].when, Told{*this, Place::hall});
    constexpr int struck = 2;
    if (truth == Truth::yes && variables_[index(strike(one))] == struck) truth = Truth::no;
    signal_known_[index(one)] = static_cast<int>(truth);
    return truth;
}

bool Witness::could_hold(const guide::Expression& when, Place most_public) {
    return std::any_of(std::begin(all_places), std::end(all_places), [&](Place place) {
        return place >= most_public && guide::evaluate(when, Told{*this, place}) == Truth::yes;
    });
}

bool Witness::could_be_told(int fact) {
    const auto& here = facts_[index(fact)];
    const auto& question = asked(fact);
    if (question.has_answers()) {
        if (here.with == 0 || (here.with & ~here.among) != 0) return false;
        const bool one = lowest_of(here.with) == here.with;
        if (!one && question.kind != Kind::many) return false;
        for (std::size_t i = 0; i < question.answers.size(); ++i)
            if (!one && question.answers[i].alone && (here.with >> i & 1u) != 0) return false;
    }
    // Slots count from 1.
    if ((here.people >> (question.people_at_most + 1)) != 0) return false;
    const auto& askers = askers_[index(fact)];
    return std::any_of(askers.begin(), askers.end(), [&](int asker) {
        return !never_[index(asker)] && !forbidden_[index(asker)] &&
               could_hold(asked(asker).when, asked(asker).place);
    });
}

bool Witness::alone() const {
    bool told = false;
    for (std::size_t i = 0; i < guide_.questions.size(); ++i) {
        const auto& answers = guide_.questions[i].answers;
        std::uint32_t nobody = 0;
        for (std::size_t j = 0; j < answers.size(); ++j)
            if (answers[j].nobody_beside) nobody |= 1u << j;
        const auto& fact = facts_[index(fact_of(static_cast<int>(i)))];
        if (nobody == 0 || fact.told != 1) continue;
        if ((fact.with & nobody) == 0) return false;
        told = true;
    }
    return told;
}

bool Witness::holds(const std::vector<Wish>& wishes) {
    std::fill(signal_known_.begin(), signal_known_.end(), -1);
    std::vector<int> told, settled;
    for (const auto& [fact, before] : facts_before_)
        if (facts_[index(fact)].told == 1) told.push_back(fact);
    for (const auto& [variable, before] : variables_before_) {
        const int one = variable - need(0);
        if (one >= 0 && variable < strike(0) && variables_[index(variable)] != 3)
            settled.push_back(one);
    }
    std::sort(told.begin(), told.end());
    told.erase(std::unique(told.begin(), told.end()), told.end());
    for (const int fact : told) settle(fact);
    for (const int fact : told)
        if (!could_be_told(fact)) return false;
    for (const int one : settled) {
        const auto& offered = guide_.needs[index(one)];
        if (never_[index(graph_.of_need(one))] || !could_hold(offered.when, offered.place))
            return false;
    }
    return std::all_of(wishes.begin(), wishes.end(), [&](const Wish& wish) { return holds(wish); });
}

bool Witness::holds(const Wish& wish) {
    using What = Wish::What;
    const auto here = most_public_of(variables_[index(places())]);
    const auto variable = [this](int at) { return variables_[index(at)]; };
    switch (wish.what) {
        case What::holds: return guide::evaluate(wish.condition, Told{*this, here}) == Truth::yes;
        case What::holds_not:
            return guide::evaluate(wish.condition, Told{*this, here}) != Truth::yes;
        case What::place_from: return here >= wish.place;
        case What::nobody_beside: return alone();
        case What::entry_is:
            return variable(entry_told()) == 1 && variable(entry_is()) == wish.index + 1;
        case What::entry_told: return variable(entry_told()) == 1;
        case What::one_offered:
            return std::any_of(guide_.needs.begin(), guide_.needs.end(), [&](const auto& one) {
                return one.place <= wish.place && (!one.alone_only || alone()) &&
                       guide::evaluate(one.when, Told{*this, wish.place}) == Truth::yes;
            });
        case What::not_asked:  // no question that was forbidden told anything: see could_be_told
            return true;
    }
    return false;
}

}  // namespace kt::proof
