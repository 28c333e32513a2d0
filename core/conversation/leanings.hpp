// Who must be looked at again when something changes: the guide's conditions turned round.
//
// Things are numbered in one row: questions, then signals, needs, computed facts, options. What
// leans on a question leans on its fact, whichever question filled it. What leans on a need leans
// on what the person said to it, not on its condition. Made once for a guide; belongs to an
// Evaluation. Needs a guide without circles, as the checker lets through.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::conversation {

// The question under whose name the answer is kept: itself, or the one it asks in other words.
int fact_of(const guide::Guide& guide, int question);

class Leanings {
  public:
    explicit Leanings(const guide::Guide& guide);

    int things() const { return static_cast<int>(rank_.size()); }
    int signal(int index) const { return first_signal_ + index; }
    int need(int index) const { return first_need_ + index; }
    int computed(int index) const { return first_computed_ + index; }
    int option(int index) const { return first_option_ + index; }
    enum class Sort : std::uint8_t { question, signal, need, computed, option };
    struct Thing {
        Sort sort;
        int index;
    };
    Thing thing(int number) const;

    // Every thing comes after all that it leans on.
    int rank(int thing) const { return rank_[static_cast<std::size_t>(thing)]; }
    int at_rank(int rank) const { return at_rank_[static_cast<std::size_t>(rank)]; }
    std::span<const int> on_thing(int thing) const;  // of a question: one that keeps a fact
    std::span<const int> on_asked() const { return on_asked_; }
    std::span<const int> on_chosen() const { return on_chosen_; }
    std::span<const int> on_place() const { return on_place_; }
    std::span<const int> on_day() const { return on_day_; }

  private:
    using Readers = std::vector<std::vector<int>>;
    void add(const guide::Expression& condition, int thing, Readers& readers);
    void add(const guide::Computed& computed, int thing, Readers& readers);
    void add(const guide::Option& option, int thing, Readers& readers);
    void order(const guide::Guide& guide, const Readers& readers);

    std::vector<int> facts_;  // of each question, the one that keeps its fact
    int first_signal_, first_need_, first_computed_, first_option_;
    std::vector<int> first_;  // of each thing, into readers_
    std::vector<int> readers_;
    std::vector<int> on_asked_, on_chosen_, on_place_, on_day_;
    std::vector<int> rank_, at_rank_;
};

}  // namespace kt::conversation
