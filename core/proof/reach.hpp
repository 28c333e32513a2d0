// What conversations can lead to, thing by thing in the order in which they lean on each other: a
// question that can never be asked, a signal never raised, a need never offered, an option never
// suggested; conditions that are always yes; needs that are the same. With the reason, in words.
//
// Each proof first looks for a conversation (witness.hpp); where none is found the solver decides
// about the part of the guide that the proof leans on (cone.hpp), so a large guide costs what its
// conditions cost and not its size times that. One thread; nothing is thrown.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/guide/remark.hpp"
#include "core/proof/cone.hpp"
#include "core/proof/witness.hpp"

namespace kt::proof {

// The most public place where an option may be shown: made to measure is never for a hall.
guide::Place place_of_option(const guide::Option& option);

class Reach {
  public:
    Reach(const guide::Guide& guide, const guide::Graph& graph, std::int64_t today_days,
          const Limits& limits, std::vector<guide::Remark>& remarks);

    void things();             // first: the others build on it
    void useless();            // conditions that are always yes
    void same_needs();         // two needs whose conditions are yes together
    void ways_on();            // who comes with something, somewhere, can be offered something
    void unserved_needs();     // who makes a need theirs, somewhere, can be shown an option
    bool in_hall(int signal);  // can be raised by what a hall may hear
    void tell_limits();        // last: whatever could not be proven

  private:
    struct Goal {
        std::vector<Wish> wishes;
        std::vector<int> leaning;  // the thing itself, and others that it leans on unsaid
    };

    void question(int index);
    void signal(int index);
    void need(int index);
    void option(int index);
    Goal goal(int thing, const guide::Expression& when);
    void add_place(Goal& goal, guide::Place most_public);
    void add_alone(Goal& goal);
    void add_unless(Goal& goal, const guide::Expression& unless);
    bool served(int need, guide::Place here);
    Verdict look(const Goal& goal);
    bool told_impossible(const Goal& goal, const guide::Spot& spot, const std::string& what);
    std::string why();
    std::string because(int thing) const;
    void always(int thing, const guide::Spot& spot, const std::string& what);
    void remark(guide::Remark::Level level, const guide::Spot& spot, std::string words);

    const guide::Guide& guide_;
    const guide::Graph& graph_;
    std::int64_t today_days_;
    const Limits limits_;
    std::vector<guide::Remark>& remarks_;
    std::chrono::steady_clock::time_point end_;
    std::vector<bool> never_;  // by thing
    Witness witness_;
    std::optional<Cone> cone_;          // of the last goal that went to the solver
    std::vector<int> telling_alone_;    // questions that tell whether anyone is beside
    std::vector<guide::Truth> untold_;  // signals, while nothing was told
    int not_proven_ = 0;
    guide::Spot first_not_proven_;
    std::string first_not_proven_name_;
};

}  // namespace kt::proof
