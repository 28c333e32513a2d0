// The solver behind the proofs, with nothing of it in sight: terms are handles, a check is bounded
// in time and memory, and what the library throws ends here.
//
// Wraps Z3 (only solver.cpp includes it). Owns all terms; a Term belongs to the Solver that made
// it. One thread. A Solver that ran out of memory or met any fault of the library answers
// not_within_limits from then on.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/proof/prove.hpp"

namespace kt::proof {

using Term = int;

enum class Verdict : std::uint8_t { possible, impossible, not_within_limits };

class Solver {
  public:
    explicit Solver(const Limits& limits);
    ~Solver();
    Solver(const Solver&) = delete;
    Solver& operator=(const Solver&) = delete;

    static constexpr Term no = 0, yes = 1;

    Term unknown_truth();  // free to be yes or no
    Term unknown_number(std::int64_t least, std::int64_t most);
    Term number(std::int64_t value);

    Term both(Term a, Term b) { return all({a, b}); }
    Term either(Term a, Term b) { return any({a, b}); }
    Term all(std::vector<Term> parts);
    Term any(std::vector<Term> parts);
    Term negation(Term part);
    Term if_then(Term condition, Term then) { return either(negation(condition), then); }
    Term choose(Term condition, Term number, Term otherwise);
    Term sum(const std::vector<Term>& numbers);
    Term less(Term number, Term other);
    Term less(Term number, std::int64_t other) { return less(number, this->number(other)); }

    void require(Term truth);
    // A truth of its own that can only be yes if `part` is: for assumptions.
    Term named(Term part);

    // Whether everything required can be together with these (each from unknown_truth or named).
    Verdict check(const std::vector<Term>& assumptions);
    // Of the last check that was impossible: some of its assumptions that cannot be together, none
    // of which can be left out as far as the limits let it be found.
    std::vector<Term> core(const std::vector<Term>& assumptions);

    int checks() const;

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace kt::proof
