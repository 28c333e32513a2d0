// The search. What it brings about is evaluated in witness_holds.cpp, and how a test can be brought
// about stands in witness_ways.cpp.
#include "core/proof/witness.hpp"

#include <algorithm>

#include "core/proof/calendar.hpp"

namespace kt::proof {

using guide::Kind;
using guide::Place;
using guide::Truth;
using Op = guide::Instruction::Op;

namespace {

constexpr int steps_max = 20'000;  // of one search; a few milliseconds
constexpr std::int64_t cost_max = 1'000'000;
constexpr int any_place = 0b111;

}  // namespace

Witness::Witness(const guide::Guide& guide, const guide::Graph& graph, std::int64_t today_days,
                 const std::vector<bool>& never)
    : guide_(guide),
      graph_(graph),
      today_days_(today_days),
      never_(never),
      when_(index(graph.things()), -1),
      costs_(index(graph.things()), 1),
      askers_(guide.questions.size()),
      topic_offered_(guide.topics.size(), false),
      forbidden_(guide.questions.size(), false),
      facts_(guide.questions.size()),
      variables_(index(strike(static_cast<int>(guide.signals.size()))), 0),
      signal_known_(guide.signals.size(), -1) {
    for (std::size_t i = 0; i < guide.questions.size(); ++i) {
        const auto& one = guide.questions[i];
        askers_[index(fact_of(static_cast<int>(i)))].push_back(static_cast<int>(i));
        when_[i] = tree(one.when);
        if (one.stage == guide::Stage::life) topic_offered_[index(one.topic)] = true;
        facts_[i] = untold(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < guide.signals.size(); ++i)
        when_[index(graph.of_signal(static_cast<int>(i)))] = tree(guide.signals[i].when);
    for (std::size_t i = 0; i < guide.needs.size(); ++i)
        when_[index(graph.of_need(static_cast<int>(i)))] = tree(guide.needs[i].when);
    for (const auto& computed : guide.computed) {
        wherever_.emplace_back();
        for (const auto& where : computed.wherever) wherever_.back().push_back(tree(where));
    }
    variables_[index(places())] = any_place;
    reckon_costs();
}

int Witness::fact_of(int question) const {
    const int of = asked(question).fact;
    return of < 0 ? question : of;
}

Witness::Fact Witness::untold(int question) const {
    const auto& one = asked(question);
    Fact fact;
    fact.among = (1u << one.answers.size()) - 1;
    if (one.kind == Kind::scale) {
        fact.low = one.scale_from;
        fact.high = one.scale_to;
    } else if (one.kind == Kind::date) {  // the last day is today: nobody is born tomorrow
        constexpr std::int64_t first_days = -36'524, last_days = 84'006;  // as in encoding.cpp
        fact.low = period_of(first_days, one.precision);
        fact.high = period_of(last_days, one.precision);
    } else {
        fact.high = guide::Range::range_max;
    }
    return fact;
}

int Witness::tree(const guide::Expression& condition) {
    if (condition.empty()) return -1;
    std::vector<int> stack;
    for (const auto& step : condition.program) {
        Node node{step, {}};
        const std::size_t takes = step.op < Op::all ? 0 : step.op == Op::negate ? 1 : step.a;
        const auto first = stack.end() - static_cast<std::ptrdiff_t>(takes);
        node.parts.assign(first, stack.end());
        stack.erase(first, stack.end());
        stack.push_back(static_cast<int>(nodes_.size()));
        nodes_.push_back(std::move(node));
    }
    return stack.back();
}

// How much must be told before this can be: guessed once, to try the cheapest way first.
void Witness::reckon_costs() {
    for (const int thing : graph_.order()) {
        std::int64_t sum = 1;
        const int when = when_[index(thing)];
        if (when >= 0) sum += cost(Want{Want::What::yes, when});
        costs_[index(thing)] = std::min(sum, cost_max);
    }
}

std::int64_t Witness::cost(const Want& want) const {
    using What = Want::What;
    const auto of_fact = [&](int fact) {
        if (facts_[index(fact)].told == 1) return std::int64_t{0};
        auto least = cost_max;
        for (const int asker : askers_[index(fact)])
            if (!never_[index(asker)]) least = std::min(least, costs_[index(asker)]);
        return least;
    };
    switch (want.what) {
        case What::tell:
        case What::among:
        case What::with:
        case What::below:
        case What::from:
        case What::person:
        case What::no_person: return of_fact(want.index);
        case What::raised:
        case What::struck:
        case What::not_raised:
            if (variables_[index(strike(want.index))] != 0) return 0;
            return costs_[index(graph_.of_signal(want.index))];
        case What::made:
        case What::passed: return costs_[index(graph_.of_need(want.index))];
        case What::yes:
        case What::no:
        case What::not_yes:
        case What::not_no: {
            auto least = cost_max;
            for (const auto& way : ways(want)) least = std::min(least, cost(way));
            return least;
        }
        default: return 1;
    }
}

std::int64_t Witness::cost(const Way& way) const {
    std::int64_t sum = 0;
    for (const auto& want : way) sum += cost(want);
    return std::min(sum, cost_max);
}

bool Witness::found(const std::vector<Wish>& wishes) {
    const auto nodes = nodes_.size();
    wishes_ = &wishes;
    steps_left_ = steps_max;
    Way now;
    for (const auto& wish : wishes) {
        if (wish.what == Wish::What::not_asked) forbidden_[index(wish.index)] = true;
        const auto wants = wants_of(wish);
        now.insert(now.end(), wants.begin(), wants.end());
    }
    const bool is_found = solve(std::move(now), {});
    undo(0, 0);
    nodes_.resize(nodes);
    forbidden_.assign(forbidden_.size(), false);
    return is_found;
}

Witness::Way Witness::wants_of(const Wish& wish) {
    using What = Wish::What;
    switch (wish.what) {
        case What::holds:
        case What::holds_not: {
            const int node = tree(wish.condition);
            const bool yes = wish.what == What::holds;
            if (node < 0) return {};  // always yes; if that is not wanted, nothing will be found
            return {{yes ? Want::What::yes : Want::What::not_yes, node}};
        }
        case What::place_from:
            return {
                {Want::What::place, 0, -1, any_place & ~((1 << static_cast<int>(wish.place)) - 1)}};
        case What::nobody_beside: return {{Want::What::nobody_beside}};
        case What::entry_is: return {{Want::What::entry, wish.index}};
        case What::entry_told: return {{Want::What::some_entry}};
        case What::one_offered: return {{Want::What::one_offered, 0, static_cast<int>(wish.place)}};
        case What::not_asked: return {};
    }
    return {};
}

// Does what has one way, and puts off what has several.
bool Witness::unfold(Way& now, Way& later) {
    while (!now.empty()) {
        if (--steps_left_ < 0) return false;
        const auto want = now.back();
        now.pop_back();
        if (is_plain(want)) {
            if (!apply(want, now)) return false;
            continue;
        }
        const auto all = ways(want);
        if (all.empty()) return false;
        if (all.size() == 1) now.insert(now.end(), all[0].begin(), all[0].end());
        else later.push_back(want);
    }
    return true;
}

// Of what has several ways the one with the fewest left goes first.
bool Witness::solve(Way now, Way later) {
    if (!unfold(now, later)) return false;
    std::vector<Way> least;
    std::size_t chosen = later.size();
    for (std::size_t i = 0; i < later.size();) {
        if (--steps_left_ < 0) return false;
        std::vector<Way> left;
        bool done = false;
        for (auto& way : ways(later[i])) {
            const auto fits = fit(way);
            done = done || fits == Fit::already;
            if (fits != Fit::not_at_all) left.push_back(std::move(way));
        }
        if (done) {
            later.erase(later.begin() + static_cast<std::ptrdiff_t>(i));
            continue;
        }
        if (left.empty()) return false;
        if (chosen == later.size() || chosen > i || left.size() < least.size()) {
            least = std::move(left);
            chosen = i;
        }
        ++i;
    }
    if (later.empty()) return holds(*wishes_);
    later.erase(later.begin() + static_cast<std::ptrdiff_t>(chosen));
    std::stable_sort(least.begin(), least.end(),
                     [&](const Way& a, const Way& b) { return cost(a) < cost(b); });
    for (const auto& way : least) {
        const auto facts = facts_before_.size(), variables = variables_before_.size();
        if (solve(way, later)) return true;
        if (steps_left_ < 0) return false;
        undo(facts, variables);
    }
    return false;
}

Witness::Fit Witness::fit(const Way& way) {
    const auto facts = facts_before_.size(), variables = variables_before_.size();
    bool all_plain = true;
    Way leads_to;
    for (const auto& want : way) {
        if (!is_plain(want)) {
            all_plain = false;
        } else if (!apply(want, leads_to)) {
            undo(facts, variables);
            return Fit::not_at_all;
        }
    }
    const bool same = facts == facts_before_.size() && variables == variables_before_.size();
    undo(facts, variables);
    return all_plain && same ? Fit::already : Fit::maybe;
}

void Witness::undo(std::size_t facts, std::size_t variables) {
    for (; facts_before_.size() > facts; facts_before_.pop_back())
        facts_[index(facts_before_.back().first)] = facts_before_.back().second;
    for (; variables_before_.size() > variables; variables_before_.pop_back())
        variables_[index(variables_before_.back().first)] = variables_before_.back().second;
}

bool Witness::set(int variable, int value) {
    auto& here = variables_[index(variable)];
    if (here == value) return true;
    if (here != 0 && variable != places()) return false;
    variables_before_.emplace_back(variable, here);
    here = value;
    return true;
}

// What is chosen for the first time leads to more.
bool Witness::choose(int variable, int value, const Want& leads_to, Way& now) {
    const bool is_new = variables_[index(variable)] == 0;
    if (!set(variable, value)) return false;
    if (is_new) now.push_back(leads_to);
    return true;
}

bool Witness::apply(const Want& want, Way& now) {
    using What = Want::What;
    constexpr int yes = 1, no = 2, unknown = 3;
    const auto when = [&](What what, int node) { return Want{what, node}; };
    const int signal_when = want.what >= What::raised && want.what <= What::never_raised
                                ? when_[index(graph_.of_signal(want.index))]
                                : -1;
    switch (want.what) {
        case What::entry:
            return set(entry_told(), yes) && set(entry_is(), want.index + 1) &&
                   variables_[index(no_entry(want.index))] == 0;
        case What::no_entry:
            return set(entry_told(), yes) && set(no_entry(want.index), yes) &&
                   variables_[index(entry_is())] != want.index + 1;
        case What::some_entry: return set(entry_told(), yes);
        case What::no_entry_told: return set(entry_told(), no);
        case What::topic:
            return topic_offered_[index(want.index)] && set(topics_told(), yes) &&
                   set(topic(want.index), yes);
        case What::no_topic: return set(topics_told(), yes) && set(topic(want.index), no);
        case What::no_topics_told: return set(topics_told(), no);
        case What::made: return choose(need(want.index), yes, {What::could_offer, want.index}, now);
        case What::passed:
            return choose(need(want.index), no, {What::could_offer, want.index}, now);
        case What::unsettled: return set(need(want.index), unknown);
        case What::raised: return choose(strike(want.index), 1, when(What::yes, signal_when), now);
        case What::struck: return choose(strike(want.index), 2, when(What::yes, signal_when), now);
        case What::not_raised:
            return choose(strike(want.index), 3, when(What::no, signal_when), now);
        case What::never_raised:
            return choose(strike(want.index), 4, when(What::not_yes, signal_when), now);
        case What::place: {
            const int left = variables_[index(places())] & static_cast<int>(want.value);
            return left != 0 && set(places(), left);
        }
        default: return apply_to_fact(want, now);
    }
}

bool Witness::apply_to_fact(const Want& want, Way& now) {
    using What = Want::What;
    const auto& question = asked(want.index);
    auto fact = facts_[index(want.index)];
    const bool was_told = fact.told == 1;
    const int told = want.what == What::untell ? -1 : 1;
    if (fact.told == -told) return false;
    fact.told = static_cast<std::int8_t>(told);
    const auto bits = static_cast<std::uint32_t>(want.value);
    if (want.what == What::among) fact.among &= bits;
    if (want.what == What::with) fact.with |= bits;
    if (want.what == What::below) fact.high = std::min(fact.high, want.value - 1);
    if (want.what == What::from) fact.low = std::max(fact.low, want.value);
    if (want.what == What::person) fact.people |= bits;
    if (want.what == What::no_person) fact.no_people |= bits;
    if (question.has_answers() && fact.told == 1) {
        for (std::size_t i = 0; i < question.answers.size(); ++i)
            if (question.answers[i].alone && (fact.with >> i & 1u) != 0) fact.among &= 1u << i;
        if ((fact.with & ~fact.among) != 0 || fact.among == 0) return false;
    }
    if (fact.low > fact.high || (fact.people & fact.no_people) != 0) return false;
    const auto& before = facts_[index(want.index)];
    const bool same = before.told == fact.told && before.among == fact.among &&
                      before.with == fact.with && before.low == fact.low &&
                      before.high == fact.high && before.people == fact.people &&
                      before.no_people == fact.no_people;
    if (same) return true;
    facts_before_.emplace_back(want.index, before);
    facts_[index(want.index)] = fact;
    if (!was_told && told == 1) now.push_back({What::could_ask, want.index});
    return true;
}

}  // namespace kt::proof
