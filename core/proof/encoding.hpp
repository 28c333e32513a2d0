// A guide as the solver sees it: one conversation, with everything that may or may not stand in it.
//
// How. A condition is three-valued, so it becomes two truths: that it is yes, and that it is no;
// neither is "not known". They follow GRAMMAR.md ("Conditions") test by test:
// - A fact (a question, with those that ask the same in other words) is told or not. Told, it has
//   one answer (kind many: some, `alone` excluding the others), a number within its scale, euros
//   from 0, a day, month or year, or any of its people. Two answers that contradict each other may
//   stand at once in a case; no proof counts on that.
// - A fact can be told only if one of its questions can be asked: its `when` is yes at a place that
//   the question allows, which need not be the place of the moment, as a conversation may go on
//   elsewhere. Likewise company comes and goes: what is `alone_only` was told while nobody was
//   beside. That a question can be asked at all is proven before anything that leans on it.
// - Answers are given once: a fact that counts is one that can be told beside all the others.
// - A signal is yes if its condition is and it was not struck out, no if its condition is or it was
//   struck out. A topic can be chosen if it has questions of life. A need is the person's, or
//   passed by, only if it can be offered.
// - Numbers are known as ranges: a comparison is yes if all of the range fits, no if none does.
//   Everything they compare with is a number of the guide or of `today`.
//
// Every requirement that comes from a fact or a signal has a guard, a truth that a check assumes:
// so the solver can say which of them led to "never". Belongs to one Solver; one thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "core/guide/graph.hpp"
#include "core/proof/solver.hpp"

namespace kt::proof {

struct Pair {  // a condition: neither is "not known"
    Term yes = Solver::no;
    Term no = Solver::no;
};

// A number that is known as a range: whether all of it lies below, or from there upwards.
struct Number {
    std::function<Term(std::int64_t)> high_below, low_from;
};

class Encoding {
  public:
    Encoding(const guide::Guide& guide, const guide::Graph& graph, std::int64_t today_days,
             Solver& solver);

    // Things are added in the order of the graph, each once.
    void add(int thing);
    // From here on nothing can lean on its being asked, offered or raised.
    void never(int thing);

    // Without a place: of the moment.
    Pair condition(const guide::Expression& condition, std::optional<guide::Place> place = {});
    Term place_from(guide::Place most_public);
    Term alone();  // nobody is beside, by what was told
    Term made(int need) const { return needs_[index(need)].yes; }
    Pair signal(int one) const { return signals_[index(one)]; }
    Term told(int question) const;
    Term entry(int one) const { return entries_[index(one)]; }
    Term entry_told() const { return entry_told_; }

    // The guards of all that these things lean on, themselves left out.
    std::vector<Term> guards_behind(const std::vector<int>& things) const;
    std::vector<int> behind_alone() const;            // the things that tell who is beside
    std::optional<int> guarded_by(Term guard) const;  // the thing of a guard
    std::optional<Term> guard_of(int thing) const;
    // That the fact of this question was told by its being asked.
    Term way(int question) const { return ways_[index(question)]; }

  private:
    struct Fact {
        Term told = Solver::no;
        std::vector<Term> answers, people;
        Number number;
        Term low = Solver::no, high = Solver::no;  // of an amount
    };
    struct Sum {
        Term known = Solver::no;
        Number number;
    };

    static std::size_t index(int at) { return static_cast<std::size_t>(at); }
    void add_question(int question);
    void add_fact(int of);
    void add_answers(const guide::Question& question, Fact& fact);
    void add_number(const guide::Question& question, Fact& fact);
    void add_signal(int one);
    void add_computed(int one);
    void add_age(const guide::Computed& computed, Sum& sum);
    void add_count(const guide::Computed& computed, Sum& sum);
    void add_sum(const guide::Computed& computed, Sum& sum);
    void add_need(int one);
    Term can_ask(const guide::Question& question);
    Term can_hold(const guide::Expression& when, guide::Place most_public);
    Term guard(int thing);
    Pair test(const guide::Instruction& step, std::optional<guide::Place> place);
    Pair joined(const guide::Instruction& step, const std::vector<Pair>& parts);
    Pair compared(const Number& number, guide::Compare how, guide::Range with, Term known);
    Pair against_figure(const Number& number, const guide::Instruction& step, Term known);
    Number between(Term low, Term high);
    const Fact& fact(std::uint32_t question) const;

    const guide::Guide& guide_;
    const guide::Graph& graph_;
    std::int64_t today_days_;
    Solver& solver_;
    std::vector<Fact> facts_;
    std::vector<Term> ways_;  // by question: the fact was told by its being asked
    std::vector<Pair> signals_, needs_;
    std::vector<Sum> computed_;
    std::vector<Term> entries_, topics_, places_;
    std::vector<Term> guards_;  // by thing; Solver::yes: none
    std::map<Term, int> guarded_;
    std::vector<std::vector<int>> filled_by_;
    Term entry_told_ = Solver::no, topics_told_ = Solver::no;
    std::optional<Term> alone_;
};

}  // namespace kt::proof
