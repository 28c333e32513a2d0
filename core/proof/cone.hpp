// One goal before the solver, with only the part of the guide that it leans on. Made for one proof
// and thrown away after it: a solver that knows the whole guide decides all of it every time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/proof/encoding.hpp"
#include "core/proof/wish.hpp"

namespace kt::proof {

class Cone {
  public:
    // `leaning`: the thing itself, then others that count with all behind them. `never`: by thing.
    Cone(const guide::Guide& guide, const guide::Graph& graph, std::int64_t today_days,
         const Limits& limits, const std::vector<bool>& never, const std::vector<int>& leaning,
         const std::vector<Wish>& wishes);

    Verdict check();
    // After "impossible": the wishes that cannot be together, and the things that stand between
    // them, the nearest first.
    struct Why {
        std::vector<const Wish*> wishes;
        std::vector<int> things;
    };
    Why why();

  private:
    Term term_of(const Wish& wish);

    const guide::Guide& guide_;
    std::unique_ptr<Solver> solver_;
    std::unique_ptr<Encoding> encoding_;
    std::vector<Wish> wishes_;
    std::vector<Term> names_;        // of the wishes
    std::vector<Term> assumptions_;  // those, and the guards
};

}  // namespace kt::proof
