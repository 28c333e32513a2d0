// A guide as a graph: every question, signal, computed fact, need and option is a thing, and has an
// arrow to each thing that its condition (or its reckoning) leans on.
//
// Made in linear time from a guide whose names all fit; keeps nothing of the guide. Pure values.
#pragma once

#include <vector>

#include "core/guide/guide.hpp"

namespace kt::guide {

// Whatever leans on a question also leans on those that ask the same fact in other words.
class Graph {
  public:
    explicit Graph(const Guide& guide);

    int things() const { return static_cast<int>(leans_on_.size()); }
    int of_question(int index) const { return index; }
    int of_signal(int index) const { return first_signal_ + index; }
    int of_computed(int index) const { return first_computed_ + index; }
    int of_need(int index) const { return first_need_ + index; }
    int of_option(int index) const { return first_option_ + index; }
    bool is_question(int thing) const { return thing < first_signal_; }
    bool is_signal(int thing) const { return thing >= first_signal_ && thing < first_computed_; }

    // Each once, in rising order.
    const std::vector<int>& leans_on(int thing) const {
        return leans_on_[static_cast<std::size_t>(thing)];
    }
    // What the condition itself leans on.
    std::vector<int> leans_on(const Expression& condition) const;

    // Everything after all that it leans on. Complete only if there are no circles.
    const std::vector<int>& order() const { return order_; }
    // Each as the things on it, the first leaning on the second and the last on the first.
    const std::vector<std::vector<int>>& circles() const { return circles_; }

  private:
    void add(int thing, const Expression& condition);
    void add_question(std::vector<int>& on, int question) const;
    void walk();

    int first_signal_ = 0, first_computed_ = 0, first_need_ = 0, first_option_ = 0;
    std::vector<std::vector<int>> same_fact_;  // by question: those that fill it too
    std::vector<std::vector<int>> leans_on_, circles_;
    std::vector<int> order_;
};

}  // namespace kt::guide
