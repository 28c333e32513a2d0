// In which ways something can be brought about. Where a way is left out the solver finds it.
#include "core/proof/witness.hpp"

#include <algorithm>

#include "core/proof/calendar.hpp"

namespace kt::proof {

using guide::Compare;
using guide::Instruction;
using guide::Kind;
using guide::Place;
using guide::Range;
using Op = Instruction::Op;

namespace {

// Each of the first with each of the second.
template <class Ways>
Ways together(const Ways& first, const Ways& second) {
    Ways ways;
    for (const auto& one : first)
        for (const auto& other : second) {
            ways.push_back(one);
            ways.back().insert(ways.back().end(), other.begin(), other.end());
        }
    return ways;
}

template <class Ways>
Ways either(Ways first, const Ways& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace

std::vector<Witness::Way> Witness::ways(const Want& want) const {
    using What = Want::What;
    std::vector<Way> ways;
    switch (want.what) {
        case What::yes:
        case What::no:
        case What::not_yes:
        case What::not_no: return ways_of_node(want);
        case What::could_ask:
            for (const int asker : askers_[index(want.index)])
                if (!never_[index(asker)] && !forbidden_[index(asker)])
                    ways = either(ways, ways_to_hold(asker, asked(asker).place));
            return ways;
        case What::could_offer: {
            const int thing = graph_.of_need(want.index);
            if (never_[index(thing)]) return {};
            return ways_to_hold(thing, guide_.needs[index(want.index)].place);
        }
        case What::one_offered:
            for (std::size_t i = 0; i < guide_.needs.size(); ++i) {
                const auto& need = guide_.needs[i];
                if (static_cast<int>(need.place) > want.at) continue;
                const int when = when_[index(graph_.of_need(static_cast<int>(i)))];
                Way way;
                if (when >= 0) way.push_back({What::yes, when, want.at});
                if (need.alone_only) way.push_back({What::nobody_beside});
                ways.push_back(std::move(way));
            }
            return ways;
        case What::nobody_beside:
            for (std::size_t i = 0; i < guide_.questions.size(); ++i) {
                std::int64_t nobody = 0;
                for (std::size_t j = 0; j < guide_.questions[i].answers.size(); ++j)
                    if (guide_.questions[i].answers[j].nobody_beside) nobody |= 1 << j;
                if (nobody != 0)
                    ways.push_back({{What::among, fact_of(static_cast<int>(i)), -1, nobody}});
            }
            return ways;
        default: return {};
    }
}

std::vector<Witness::Way> Witness::ways_to_hold(int thing, Place most_public) const {
    const int when = when_[index(thing)];
    if (when < 0) return {{}};
    const auto& condition = graph_.is_question(thing)
                                ? asked(thing).when
                                : guide_.needs[index(thing - graph_.of_need(0))].when;
    const bool tests_place = std::any_of(condition.program.begin(), condition.program.end(),
                                         [](const auto& step) { return step.op == Op::place_is; });
    std::vector<Way> ways;
    for (int place = static_cast<int>(most_public); place <= static_cast<int>(Place::home);
         ++place) {
        ways.push_back({{Want::What::yes, when, place}});
        if (!tests_place) break;
    }
    return ways;
}

std::vector<Witness::Way> Witness::ways_of_node(const Want& want) const {
    using What = Want::What;
    const bool yes = want.what == What::yes || want.what == What::not_no;
    if (want.index < 0) return yes ? std::vector<Way>{{}} : std::vector<Way>{};  // always yes
    const auto& node = nodes_[index(want.index)];
    const auto& step = node.step;
    if (step.op < Op::all) return ways_of_test(step, want.what, want.at);
    if (step.op == Op::count) return ways_of_count(node, yes, want.at);
    if (step.op == Op::negate) {
        constexpr What opposite[] = {What::no, What::yes, What::not_no, What::not_yes};
        return ways_of_node({opposite[static_cast<int>(want.what)], node.parts[0], want.at});
    }
    if ((step.op == Op::all) == yes) {  // all of its parts
        Way way;
        for (const int part : node.parts) way.push_back({want.what, part, want.at});
        return {way};
    }
    std::vector<Way> ways;  // one of them, as plainly as it can be said
    for (const int part : node.parts) {
        if (nodes_[index(part)].step.op < Op::all)
            ways = either(ways, ways_of_test(nodes_[index(part)].step, want.what, want.at));
        else ways.push_back({{want.what, part, want.at}});
    }
    return ways;
}

std::vector<Witness::Way> Witness::ways_of_test(const Instruction& step, Want::What what,
                                                int at) const {
    using What = Want::What;
    const bool yes = what == What::yes || what == What::not_no;
    const int one = static_cast<int>(step.a);
    std::vector<Way> ways;
    const auto only = [](What way, int index) { return std::vector<Way>{{{way, index}}}; };
    switch (step.op) {
        case Op::answer_in: ways = ways_of_answer(step, yes); break;
        case Op::known: return only(yes ? What::tell : What::untell, fact_of(one));
        case Op::person_in:
            if (!yes || step.b >= 1)
                ways = {{{yes ? What::person : What::no_person, fact_of(one), -1,
                          std::int64_t{1} << step.b}}};
            break;
        case Op::signal:
            if (what == What::yes) return only(What::raised, one);
            ways = either(only(What::not_raised, one), only(What::struck, one));
            if (what == What::not_yes) return either(only(What::never_raised, one), ways);
            return what == What::no ? ways : only(What::raised, one);
        case Op::asked:
            ways = only(yes ? What::entry : What::no_entry, one);
            if (what == What::not_yes || what == What::not_no)
                ways.push_back({{What::no_entry_told}});
            return ways;
        case Op::chosen:
            ways = only(yes ? What::topic : What::no_topic, one);
            if (what == What::not_yes || what == What::not_no)
                ways.push_back({{What::no_topics_told}});
            return ways;
        case Op::need:
            ways = only(yes ? What::made : What::passed, one);
            if (what == What::not_yes || what == What::not_no)
                ways.push_back({{What::unsettled, one}});
            return ways;
        case Op::place_is: {
            if (at >= 0) return (at == one) == yes ? std::vector<Way>{{}} : std::vector<Way>{};
            const int here = 1 << one;
            return {{{What::place, 0, -1, yes ? here : 0b111 & ~here}}};
        }
        case Op::constant: {
            const auto truth = static_cast<guide::Truth>(step.a);
            const bool fits = what == What::yes       ? truth == guide::Truth::yes
                              : what == What::no      ? truth == guide::Truth::no
                              : what == What::not_yes ? truth != guide::Truth::yes
                                                      : truth != guide::Truth::no;
            return fits ? std::vector<Way>{{}} : std::vector<Way>{};
        }
        case Op::computed_known:
            for (const int part : guide_.computed[step.a].parts)
                ways.push_back({{What::tell, fact_of(part)}});
            return yes ? ways : std::vector<Way>{untold_ways(step)};
        default: ways = ways_to_compare(step, yes); break;
    }
    if (what == What::not_yes || what == What::not_no) ways.push_back(untold_ways(step));
    return ways;
}

// All that must not be told for the test to be not known.
Witness::Way Witness::untold_ways(const Instruction& step) const {
    const bool computed = step.op == Op::computed_compare || step.op == Op::computed_figure ||
                          step.op == Op::computed_known;
    if (!computed) return {{Want::What::untell, fact_of(static_cast<int>(step.a))}};
    Way way;
    for (const int part : guide_.computed[step.a].parts)
        way.push_back({Want::What::untell, fact_of(part)});
    return way;
}

std::vector<Witness::Way> Witness::ways_of_answer(const Instruction& step, bool yes) const {
    using What = Want::What;
    const int fact = fact_of(static_cast<int>(step.a));
    const auto& answers = asked(fact).answers;
    const auto all = (std::int64_t{1} << answers.size()) - 1;
    if (!yes) return {{{What::among, fact, -1, all & ~step.c}}};
    if (asked(fact).kind != Kind::many) return {{{What::among, fact, -1, step.c & all}}};
    std::vector<Way> ways;
    for (std::size_t i = 0; i < answers.size(); ++i)
        if ((step.c >> i & 1) != 0) ways.push_back({{What::with, fact, -1, std::int64_t{1} << i}});
    return ways;
}

// Just so many are yes and the others no.
std::vector<Witness::Way> Witness::ways_of_count(const Node& node, bool yes, int at) const {
    std::vector<Way> ways;
    const auto how = static_cast<Compare>(node.step.b);
    for (std::size_t many = 0; many <= node.parts.size(); ++many) {
        if (guide::compare(static_cast<std::int64_t>(many), how, node.step.c) != yes) continue;
        Way way;
        for (std::size_t i = 0; i < node.parts.size(); ++i)
            way.push_back({i < many ? Want::What::yes : Want::What::no, node.parts[i], at});
        ways.push_back(std::move(way));
    }
    return ways;
}

// As Encoding::compared.
std::vector<Witness::Way> Witness::ways_to_compare(const Instruction& step, bool yes) const {
    Range with{step.c, step.c};
    if (step.op == Op::figure_compare || step.op == Op::computed_figure) {
        const auto* row = guide_.figures[static_cast<std::size_t>(step.c)].on(today_days_);
        if (!row) return {};
        with = row->value;
    }
    const bool computed = step.op == Op::computed_compare || step.op == Op::computed_figure;
    const int one = static_cast<int>(step.a);
    const Subject subject{computed ? one : fact_of(one), computed};
    switch (static_cast<Compare>(step.b)) {
        case Compare::equal:
            if (!yes)
                return either(ways_below(subject, with.low), ways_from(subject, with.high + 1));
            if (with.low != with.high) return {};
            return together(ways_from(subject, with.low), ways_below(subject, with.low + 1));
        case Compare::less:
            return yes ? ways_below(subject, with.low) : ways_from(subject, with.high);
        case Compare::less_or_equal:
            return yes ? ways_below(subject, with.low + 1) : ways_from(subject, with.high + 1);
        case Compare::greater:
            return yes ? ways_from(subject, with.high + 1) : ways_below(subject, with.low + 1);
        case Compare::greater_or_equal:
            return yes ? ways_from(subject, with.high) : ways_below(subject, with.low);
    }
    return {};
}

std::vector<Witness::Way> Witness::ways_below(Subject subject, std::int64_t than) const {
    using What = Want::What;
    if (!subject.computed) {
        const auto& one = asked(subject.index);
        if (one.kind == Kind::date) than = period_of(than, one.precision);
        if (!one.has_answers()) return {{{What::below, subject.index, -1, than}}};
        std::int64_t fitting = 0;
        for (std::size_t i = 0; i < one.answers.size(); ++i)
            if (one.answers[i].to.value_or(Range::range_max) < than) fitting |= 1 << i;
        return {{{What::among, subject.index, -1, fitting}}};
    }
    const auto& computed = guide_.computed[index(subject.index)];
    if (computed.parts.empty()) return {};
    switch (computed.how) {
        case guide::Computed::How::age:
            if (than <= 0) return {};
            return ways_from({fact_of(computed.parts[0]), false},
                             last_birth(than, today_days_) + 1);
        case guide::Computed::How::count: return ways_of_people(computed, 0, than - 1);
        case guide::Computed::How::sum: break;
    }
    std::vector<Way> ways{{}};  // an equal share of each
    const auto share = (than - 1) / static_cast<std::int64_t>(computed.parts.size());
    for (const int part : computed.parts)
        ways = together(ways, ways_below({fact_of(part), false}, share + 1));
    return ways;
}

std::vector<Witness::Way> Witness::ways_from(Subject subject, std::int64_t from) const {
    using What = Want::What;
    if (!subject.computed) {
        const auto& one = asked(subject.index);
        if (one.kind == Kind::date) from = period_of(from - 1, one.precision) + 1;
        if (!one.has_answers()) return {{{What::from, subject.index, -1, from}}};
        std::int64_t fitting = 0;
        for (std::size_t i = 0; i < one.answers.size(); ++i) {
            const auto high = one.answers[i].to.value_or(Range::range_max);
            if (one.answers[i].from.value_or(high < 0 ? Range::range_min : 0) >= from)
                fitting |= 1 << i;
        }
        return {{{What::among, subject.index, -1, fitting}}};
    }
    const auto& computed = guide_.computed[index(subject.index)];
    if (computed.parts.empty()) return {};
    switch (computed.how) {
        case guide::Computed::How::age:
            if (from <= 0) return {{{What::tell, fact_of(computed.parts[0])}}};
            return ways_below({fact_of(computed.parts[0]), false},
                              last_birth(from, today_days_) + 1);
        case guide::Computed::How::count: return ways_of_people(computed, from, guide::people_max);
        case guide::Computed::How::sum: break;
    }
    std::vector<Way> ways;  // one that is enough
    for (const int part : computed.parts)
        ways = either(ways, ways_from({fact_of(part), false}, from));
    return ways;
}

// So many people who all count, and nobody else.
std::vector<Witness::Way> Witness::ways_of_people(const guide::Computed& computed,
                                                  std::int64_t least, std::int64_t most) const {
    std::vector<Way> ways;
    const int fact = fact_of(computed.parts[0]);
    const auto& where = wherever_[index(static_cast<int>(&computed - guide_.computed.data()))];
    const std::int64_t slots = asked(fact).people_at_most;
    for (auto many = std::max<std::int64_t>(least, 0); many <= std::min(most, slots); ++many) {
        Way way;
        std::int64_t others = 0;
        for (std::int64_t slot = 1; slot <= slots; ++slot) {
            if (slot > many) {
                others |= std::int64_t{1} << slot;
                continue;
            }
            way.push_back({Want::What::person, fact, -1, std::int64_t{1} << slot});
            const auto i = static_cast<std::size_t>(slot - 1);
            if (i < where.size() && where[i] >= 0) way.push_back({Want::What::yes, where[i]});
        }
        way.push_back({Want::What::no_person, fact, -1, others});
        ways.push_back(std::move(way));
    }
    return ways;
}

}  // namespace kt::proof
