#include "core/proof/cone.hpp"

#include <algorithm>

namespace kt::proof {

namespace {

// All behind these things; what asks a fact in other words stands beside it. What stands behind
// something that can never be asked or offered changes nothing.
std::vector<bool> behind(const guide::Guide& guide, const guide::Graph& graph,
                         const std::vector<bool>& never, std::vector<int> open) {
    std::vector<bool> seen(static_cast<std::size_t>(graph.things()), false);
    const auto meet = [&](int thing) {
        if (seen[static_cast<std::size_t>(thing)]) return;
        seen[static_cast<std::size_t>(thing)] = true;
        open.push_back(thing);
    };
    for (std::size_t i = 1; i < open.size(); ++i) seen[static_cast<std::size_t>(open[i])] = true;
    while (!open.empty()) {
        const int here = open.back();
        open.pop_back();
        const bool is_never = never[static_cast<std::size_t>(here)] && !graph.is_signal(here);
        if (!is_never)
            for (const int to : graph.leans_on(here)) meet(to);
        if (graph.is_question(here) && seen[static_cast<std::size_t>(here)])
            if (const int fact = guide.questions[static_cast<std::size_t>(here)].fact; fact >= 0)
                meet(fact);
    }
    return seen;
}

}  // namespace

Cone::Cone(const guide::Guide& guide, const guide::Graph& graph, std::int64_t today_days,
           const Limits& limits, const std::vector<bool>& never, const std::vector<int>& leaning,
           const std::vector<Wish>& wishes)
    : guide_(guide),
      solver_(std::make_unique<Solver>(limits)),
      encoding_(std::make_unique<Encoding>(guide, graph, today_days, *solver_)),
      wishes_(wishes) {
    const auto in_cone = behind(guide, graph, never, leaning);
    for (const int thing : graph.order()) {
        if (!in_cone[static_cast<std::size_t>(thing)]) continue;
        encoding_->add(thing);
        if (never[static_cast<std::size_t>(thing)]) encoding_->never(thing);
    }
    for (const auto& wish : wishes_) names_.push_back(solver_->named(term_of(wish)));
    std::vector<Term> guards;
    for (std::size_t thing = 0; thing < in_cone.size(); ++thing)
        if (in_cone[thing])
            if (const auto guard = encoding_->guard_of(static_cast<int>(thing)))
                guards.push_back(*guard);
    std::sort(guards.begin(), guards.end());
    assumptions_ = names_;
    assumptions_.insert(assumptions_.end(), guards.begin(), guards.end());
}

Term Cone::term_of(const Wish& wish) {
    using What = Wish::What;
    switch (wish.what) {
        case What::holds: return encoding_->condition(wish.condition).yes;
        case What::holds_not: return solver_->negation(encoding_->condition(wish.condition).yes);
        case What::place_from: return encoding_->place_from(wish.place);
        case What::nobody_beside: return encoding_->alone();
        case What::entry_is: return encoding_->entry(wish.index);
        case What::entry_told: return encoding_->entry_told();
        case What::one_offered: {
            std::vector<Term> offers;
            for (const auto& need : guide_.needs)
                if (need.place <= wish.place)
                    offers.push_back(
                        solver_->both(encoding_->condition(need.when, wish.place).yes,
                                      need.alone_only ? encoding_->alone() : Solver::yes));
            return solver_->any(offers);
        }
        case What::not_asked: return solver_->negation(encoding_->way(wish.index));
    }
    return Solver::yes;
}

Verdict Cone::check() {
    return solver_->check(assumptions_);
}

Cone::Why Cone::why() {
    const auto core = solver_->core(assumptions_);
    Why why;
    for (std::size_t i = 0; i < wishes_.size(); ++i)
        if (std::find(core.begin(), core.end(), names_[i]) != core.end())
            why.wishes.push_back(&wishes_[i]);
    // Guards were made in the order in which things lean on each other.
    for (auto term = core.rbegin(); term != core.rend(); ++term)
        if (const auto thing = encoding_->guarded_by(*term)) why.things.push_back(*thing);
    return why;
}

}  // namespace kt::proof
