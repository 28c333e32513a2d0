#include "core/proof/solver.hpp"

#include <z3++.h>

#include <algorithm>
#include <map>
#include <string>

namespace kt::proof {

using Time = std::chrono::steady_clock;

struct Solver::Inside {
    explicit Inside(const Limits& given)
        : limits(given),
          solver(context, z3::solver::simple()),
          end(Time::now() + given.all_proofs) {
        // Most of a conversation is not told: no is the better guess for everything free.
        z3::params params(context);
        params.set("phase_selection", 0u);
        params.set("random_seed", 1u);
        solver.set(params);
        terms.push_back(context.bool_val(false));
        terms.push_back(context.bool_val(true));
    }
    z3::expr& operator[](Term term) { return terms[static_cast<std::size_t>(term)]; }
    Term keep(const z3::expr& expression) {
        terms.push_back(expression);
        return static_cast<Term>(terms.size()) - 1;
    }
    z3::expr_vector vector(const std::vector<Term>& parts) {
        z3::expr_vector list(context);
        for (const auto part : parts) list.push_back((*this)[part]);
        return list;
    }
    // What a check may still take, in milliseconds; 0: nothing.
    unsigned time_left_ms() const {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Time::now());
        const auto least = std::min(left, limits.one_proof);
        return least.count() <= 0 ? 0 : static_cast<unsigned>(least.count());
    }

    Limits limits;
    z3::context context;
    z3::solver solver;
    Time::time_point end;
    std::vector<z3::expr> terms;
    std::map<Term, Term> negations, names;
    std::map<std::int64_t, Term> numbers;
    bool broken = false;
    int checks = 0;
};

namespace {

// Whatever the library throws (it may run out of memory anywhere) ends here.
template <class Do>
Term guarded(bool& broken, Do work) {
    if (broken) return Solver::yes;
    try {
        return work();
    } catch (const z3::exception&) {
        broken = true;
        return Solver::yes;
    }
}

}  // namespace

Solver::Solver(const Limits& limits) {
    z3::set_param("memory_max_size", std::to_string(limits.memory_mb).c_str());
    inside_ = std::make_unique<Inside>(limits);
}
Solver::~Solver() = default;

Term Solver::unknown_truth() {
    return guarded(inside_->broken, [&] {
        const auto name = "b" + std::to_string(inside_->terms.size());
        return inside_->keep(inside_->context.bool_const(name.c_str()));
    });
}

Term Solver::unknown_number(std::int64_t least, std::int64_t most) {
    const auto term = guarded(inside_->broken, [&] {
        const auto name = "n" + std::to_string(inside_->terms.size());
        return inside_->keep(inside_->context.int_const(name.c_str()));
    });
    require(negation(less(term, least)));
    require(less(term, most + 1));
    return term;
}

Term Solver::number(std::int64_t value) {
    const auto found = inside_->numbers.find(value);
    if (found != inside_->numbers.end()) return found->second;
    return inside_->numbers[value] = guarded(inside_->broken, [&] {
               return inside_->keep(inside_->context.int_val(static_cast<std::int64_t>(value)));
           });
}

Term Solver::all(std::vector<Term> parts) {
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::erase(parts, yes);
    if (parts.empty()) return yes;
    if (parts.front() == no) return no;
    if (parts.size() == 1) return parts.front();
    return guarded(inside_->broken,
                   [&] { return inside_->keep(z3::mk_and(inside_->vector(parts))); });
}

Term Solver::any(std::vector<Term> parts) {
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    std::erase(parts, no);
    if (parts.empty()) return no;
    if (parts.front() == yes) return yes;
    if (parts.size() == 1) return parts.front();
    return guarded(inside_->broken,
                   [&] { return inside_->keep(z3::mk_or(inside_->vector(parts))); });
}

Term Solver::negation(Term part) {
    if (part == no) return yes;
    if (part == yes) return no;
    const auto found = inside_->negations.find(part);
    if (found != inside_->negations.end()) return found->second;
    const auto term = guarded(inside_->broken, [&] { return inside_->keep(!(*inside_)[part]); });
    inside_->negations[part] = term;
    inside_->negations[term] = part;
    return term;
}

Term Solver::choose(Term condition, Term number, Term otherwise) {
    if (condition == yes) return number;
    if (condition == no) return otherwise;
    return guarded(inside_->broken, [&] {
        auto& in = *inside_;
        return in.keep(z3::ite(in[condition], in[number], in[otherwise]));
    });
}

Term Solver::sum(const std::vector<Term>& numbers) {
    if (numbers.empty()) return number(0);
    return guarded(inside_->broken,
                   [&] { return inside_->keep(z3::sum(inside_->vector(numbers))); });
}

Term Solver::less(Term number, Term other) {
    return guarded(inside_->broken, [&] {
        auto& in = *inside_;
        return in.keep(in[number] < in[other]);
    });
}

void Solver::require(Term truth) {
    guarded(inside_->broken, [&] {
        if (truth != yes) inside_->solver.add((*inside_)[truth]);
        return yes;
    });
}

Term Solver::named(Term part) {
    const auto found = inside_->names.find(part);
    if (found != inside_->names.end()) return found->second;
    const auto name = unknown_truth();
    require(if_then(name, part));
    return inside_->names[part] = name;
}

Verdict Solver::check(const std::vector<Term>& assumptions) {
    ++inside_->checks;
    auto verdict = Verdict::not_within_limits;
    guarded(inside_->broken, [&] {
        const auto left_ms = inside_->time_left_ms();
        if (left_ms == 0) return no;
        inside_->solver.set("timeout", left_ms);
        auto list = inside_->vector(assumptions);
        const auto result = inside_->solver.check(list);
        if (result == z3::sat) verdict = Verdict::possible;
        if (result == z3::unsat) verdict = Verdict::impossible;
        return no;
    });
    return inside_->broken ? Verdict::not_within_limits : verdict;
}

// The library's own core is seldom the smallest: what can be left out is left out, one by one.
std::vector<Term> Solver::core(const std::vector<Term>& assumptions) {
    std::vector<Term> kept = assumptions;
    guarded(inside_->broken, [&] {
        std::vector<Term> found;
        auto core = inside_->solver.unsat_core();
        for (const auto term : assumptions)
            for (unsigned i = 0; i < core.size(); ++i)
                if (z3::eq(core[static_cast<int>(i)], (*inside_)[term])) {
                    found.push_back(term);
                    break;
                }
        kept = std::move(found);
        return no;
    });
    for (std::size_t i = kept.size(); i-- > 0;) {
        auto fewer = kept;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (check(fewer) == Verdict::impossible) kept = std::move(fewer);
    }
    return kept;
}

int Solver::checks() const {
    return inside_->checks;
}

}  // namespace kt::proof
