// Looks for one conversation in which all that is wished for holds. A conversation that was found
// is the whole proof that something can be, so most of a guide never meets the solver.
//
// How: backwards from what is wished to what must be told for it, and from there to what lets that
// be asked, the cheapest way first, with a bounded number of steps. What comes out is not trusted:
// every condition is then evaluated in it, by the rules of encoding.hpp. So "found" is certain, and
// "not found" says nothing. Keeps a reference to the guide, and to `never` (by thing), which may
// grow between searches. One thread; throws nothing.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/guide/graph.hpp"
#include "core/proof/wish.hpp"

namespace kt::proof {

class Witness {
  public:
    Witness(const guide::Guide& guide, const guide::Graph& graph, std::int64_t today_days,
            const std::vector<bool>& never);

    bool found(const std::vector<Wish>& wishes);

  private:
    friend struct Told;  // the conversation as a source of guide::evaluate

    // A condition as a tree; the trees of all conditions stand in one row.
    struct Node {
        guide::Instruction step;
        std::vector<int> parts;
    };
    // One thing to bring about. Index and value are what it needs of them.
    struct Want {
        enum class What : std::uint8_t {
            // of a node, at the place `at` (-1: of the moment); the last two leave "not known" free
            yes,
            no,
            not_yes,
            not_no,
            // of a fact: told or not; its answers are out of these, or this one is with them (of
            // many); its number is below or from a value; a slot has a person or not
            tell,
            untell,
            among,
            with,
            below,
            from,
            person,
            no_person,
            // of what they came with, of topics, needs, signals, and of the place, as bits
            entry,
            no_entry,
            some_entry,
            no_entry_told,
            topic,
            no_topic,
            no_topics_told,
            made,
            passed,
            unsettled,
            raised,
            struck,
            not_raised,
            never_raised,  // or not known
            place,
            // that it can be had: of a fact, a need, or one of all (see Wish)
            could_ask,
            could_offer,
            one_offered,
            nobody_beside,
        } what = What::yes;
        int index = 0;
        int at = -1;
        std::int64_t value = 0;
    };
    using Way = std::vector<Want>;
    struct Fact {
        std::int8_t told = 0;  // 1: told, -1: not to be told, 0: either
        std::uint32_t among = 0, with = 0, people = 0, no_people = 0;
        std::int64_t low = 0, high = 0;  // of a number, or the period of a date
    };

    static std::size_t index(int at) { return static_cast<std::size_t>(at); }
    const guide::Question& asked(int question) const { return guide_.questions[index(question)]; }
    int fact_of(int question) const;
    Fact untold(int question) const;
    int tree(const guide::Expression& condition);
    void reckon_costs();
    std::int64_t cost(const Want& want) const;
    std::int64_t cost(const Way& way) const;

    void begin();
    Way wants_of(const Wish& wish);
    bool solve(Way now, Way later);
    bool unfold(Way& now, Way& later);
    bool is_plain(const Want& want) const {
        return want.what >= Want::What::tell && want.what <= Want::What::place;
    }
    bool apply(const Want& want, Way& now);
    bool apply_to_fact(const Want& want, Way& now);
    bool set(int variable, int value);
    bool choose(int variable, int value, const Want& leads_to, Way& now);
    enum class Fit { not_at_all, maybe, already };
    Fit fit(const Way& way);
    void undo(std::size_t facts, std::size_t variables);

    std::vector<Way> ways(const Want& want) const;
    std::vector<Way> ways_of_node(const Want& want) const;
    std::vector<Way> ways_of_test(const guide::Instruction& step, Want::What what, int at) const;
    std::vector<Way> ways_of_answer(const guide::Instruction& step, bool yes) const;
    std::vector<Way> ways_of_count(const Node& node, bool yes, int at) const;
    std::vector<Way> ways_to_compare(const guide::Instruction& step, bool yes) const;
    struct Subject {
        int index = 0;
        bool computed = false;
    };
    std::vector<Way> ways_below(Subject subject, std::int64_t than) const;
    std::vector<Way> ways_from(Subject subject, std::int64_t from) const;
    std::vector<Way> ways_of_people(const guide::Computed& computed, std::int64_t least,
                                    std::int64_t most) const;
    std::vector<Way> ways_to_hold(int thing, guide::Place most_public) const;
    Way untold_ways(const guide::Instruction& step) const;

    bool holds(const std::vector<Wish>& wishes);
    bool holds(const Wish& wish);
    void settle(int fact);
    bool could_be_told(int fact);
    bool could_hold(const guide::Expression& when, guide::Place most_public);
    bool alone() const;
    guide::Truth truth_of_signal(int one);

    // Variables beside the facts, each 0 until it is chosen.
    int entry_told() const { return 0; }
    int entry_is() const { return 1; }
    int places() const { return 2; }  // bits; all, until it is chosen
    int topics_told() const { return 3; }
    int no_entry(int one) const { return 4 + one; }
    int topic(int one) const { return no_entry(0) + static_cast<int>(guide_.entries.size()) + one; }
    int need(int one) const { return topic(0) + static_cast<int>(guide_.topics.size()) + one; }
    int strike(int one) const { return need(0) + static_cast<int>(guide_.needs.size()) + one; }

    const guide::Guide& guide_;
    const guide::Graph& graph_;
    const std::int64_t today_days_;
    const std::vector<bool>& never_;
    std::vector<Node> nodes_;
    std::vector<int> when_;                 // by thing: the tree of its condition; -1: always
    std::vector<std::int64_t> costs_;       // by thing
    std::vector<std::vector<int>> askers_;  // by fact
    std::vector<bool> topic_offered_, forbidden_;
    std::vector<Fact> facts_;
    std::vector<int> variables_;
    std::vector<std::pair<int, Fact>> facts_before_;
    std::vector<std::pair<int, int>> variables_before_;
    std::vector<int> signal_known_;  // by signal, while it is tested: truth, -1: not yet
    const std::vector<Wish>* wishes_ = nullptr;
    std::vector<std::vector<int>> wherever_;  // by computed: the trees of its conditions
    int steps_left_ = 0;
};

}  // namespace kt::proof
