// Who must be looked at again when something changes: the guide's conditions turned round.
//
// Things are numbered in one row: questions, then signals, then needs. Made once for a guide;
// belongs to an Evaluation. Needs a guide without circles, as the checker lets through.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::conversation {

class Leanings {
  public:
    explicit Leanings(const guide::Guide& guide);

    int things() const { return static_cast<int>(rank_.size()); }
    // Every thing comes after all that it leans on.
    int rank(int thing) const { return rank_[static_cast<std::size_t>(thing)]; }
    int at_rank(int rank) const { return at_rank_[static_cast<std::size_t>(rank)]; }
    std::span<const int> on_thing(int thing) const;  // of a question or signal
    std::span<const int> on_asked() const { return on_asked_; }
    std::span<const int> on_chosen() const { return on_chosen_; }
    std::span<const int> on_place() const { return on_place_; }

  private:
    void add(const guide::Expression& condition, int thing, int questions,
             std::vector<std::vector<int>>& readers);
    void order(const std::vector<std::vector<int>>& readers);

    std::vector<int> first_;  // of each question and signal, into readers_
    std::vector<int> readers_;
    std::vector<int> on_asked_, on_chosen_, on_place_;
    std::vector<int> rank_, at_rank_;
};

}  // namespace kt::conversation
