// The truth of every condition of a guide, kept up to date with the facts it was shown last.
//
// update() compares new facts with the old and looks again only at what leans on the difference, in
// an order in which nothing is looked at twice. What holds afterwards depends on the facts alone.
// It also keeps the shelves from which the engine takes the next question, so that no step walks
// the guide. Several questions may fill one fact: what stands is kept with the question that gives
// the fact its name, and counts while any of them applies. Keeps a reference to the guide. One
// thread.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/conversation/facts.hpp"
#include "core/conversation/leanings.hpp"
#include "core/guide/evaluate.hpp"

namespace kt::conversation {

// Shelves of questions that may be asked now; each in order: urgent first, then as in the guide.
using Shelf = std::set<int>;  // of positions, see Evaluation::at_position

class Evaluation {
  public:
    explicit Evaluation(const guide::Guide& guide);
    void update(const Facts& facts);

    // What conditions ask (guide/evaluate.hpp).
    guide::Truth answer_in(std::uint32_t question, std::int64_t set) const;
    guide::Truth compares(std::uint32_t question, guide::Compare how, std::int64_t number) const;
    guide::Truth known(std::uint32_t question) const;
    guide::Truth signal(std::uint32_t signal) const { return truth_[questions() + signal]; }
    guide::Truth asked(std::uint32_t entry) const;
    guide::Truth chosen(std::uint32_t topic) const;
    guide::Truth person_in(std::uint32_t question, std::uint32_t person) const;
    guide::Truth computed_compares(std::uint32_t computed, guide::Compare how,
                                   std::int64_t number) const;
    guide::Truth computed_known(std::uint32_t computed) const;
    guide::Truth compares_figure(std::uint32_t question, guide::Compare how,
                                 std::uint32_t figure) const;
    guide::Truth computed_compares_figure(std::uint32_t computed, guide::Compare how,
                                          std::uint32_t figure) const;
    guide::Truth need(std::uint32_t need) const { return settled_[need]; }
    guide::Place place() const { return place_; }

    // What the engine asks.
    const guide::Guide& guide() const { return guide_; }
    bool applies(int question) const { return fact_slot(question).applying > 0; }
    bool tells(int question) const { return counts(fact_slot(question)); }
    int told_as(int question) const;  // see Engine::told_as
    // A question that is ready to be asked right after this one; -1 if there is none.
    int ready_probe_after(int question) const;
    bool topic_signalled(int topic) const {
        return signalled_[static_cast<std::size_t>(topic)] > 0;
    }
    const std::vector<int>& chosen_topics() const { return chosen_order_; }
    const std::set<int>& raised_signals() const { return raised_; }
    const std::set<int>& needs_that_hold() const { return needs_; }
    // Options for a need that the person made theirs, whose own conditions let them through; place
    // and company are left to fits().
    const std::set<int>& options_that_hold() const { return options_; }
    bool need_holds(int need) const { return needs_.count(need) > 0; }
    bool fits(guide::Place most_public, bool alone_only) const {
        return place_ >= most_public && (!alone_only || alone_);
    }
    int asked_in_budget() const { return asked_in_budget_; }
    int life_asked_in(int topic) const { return life_asked_[static_cast<std::size_t>(topic)]; }
    // Whether something of life can be asked about this topic, or could if it were chosen.
    bool has_more_about(int topic) const {
        return more_about_[static_cast<std::size_t>(topic)] > 0;
    }

    // Ready questions of a stage other than life.
    const Shelf& of_stage(guide::Stage stage) const {
        return shelves_[static_cast<std::size_t>(stage)];
    }
    // Ready questions of life with a condition, by why they are asked: because of answers and
    // signals, else because of what the person came for, else of anyone the condition fits.
    enum class Reason : std::uint8_t { urgent, told, asked, anyone };
    static constexpr std::array reasons{Reason::urgent, Reason::told, Reason::asked,
                                        Reason::anyone};
    const Shelf& of_life(Reason reason) const {
        return shelves_[life_shelf + static_cast<std::size_t>(reason)];
    }
    // The same of one topic.
    const Shelf& of_life(int topic, Reason reason) const {
        return warm_shelves_[warm_shelf(topic, static_cast<std::size_t>(reason))];
    }
    // Questions of life without condition, or ready only because the topic was chosen: as soon as
    // their topic is talked about.
    const Shelf& of_topic(int topic) const {
        return shelves_[topic_shelf + static_cast<std::size_t>(topic)];
    }
    bool ready_in_life(int question) const;
    int at_position(int position) const { return at_position_[static_cast<std::size_t>(position)]; }
    int position(int question) const { return position_[static_cast<std::size_t>(question)]; }

  private:
    struct Slot {                   // of one question; the upper part only of one that keeps a fact
        std::uint32_t answers = 0;  // chosen by any standing answer
        std::uint32_t people = 0;   // slots named by any standing answer
        std::vector<guide::Range> ranges;
        bool standing = false;  // something stands that a condition can lean on
        bool done = false;      // answered or skipped
        int applying = 0;       // how many of the questions that fill it apply

        bool applies = false;
        bool plain = false;  // has no condition
        int shelf = -1;
    };
    struct SeenFact {  // what was shown last, in the facts' own order
        std::string id;
        int fact = -1;
        bool skipped = false;
        std::vector<Value> values;
    };
    struct Supposed {  // the condition as if this topic, and no other, were chosen
        int topic;
        guide::Expression when;
    };
    static constexpr std::size_t life_shelf = 6;    // after one for each stage
    static constexpr std::size_t topic_shelf = 10;  // after one for each Reason

    static std::size_t warm_shelf(int topic, std::size_t reason) {
        return static_cast<std::size_t>(topic) * reasons.size() + reason;
    }
    std::size_t questions() const { return guide_.questions.size(); }
    std::size_t supposed_shelf() const { return topic_shelf + guide_.topics.size(); }
    const Slot& slot(int question) const { return slots_[static_cast<std::size_t>(question)]; }
    const Slot& fact_slot(int question) const { return slot(fact_of(guide_, question)); }
    static bool counts(const Slot& fact) { return fact.standing && fact.applying > 0; }
    std::span<const guide::Range> told_of(int question) const;
    const guide::FigureRow* figure_row(std::uint32_t figure) const;
    std::vector<guide::Range> reckoned(const guide::Computed& computed) const;
    void learn(int question);
    template <class Do>
    void each_filling(int fact, const Do& what);
    void see_entry(const Facts& facts);
    void see_topics(const Facts& facts);
    void see_place(const Facts& facts);
    void see_day(const Facts& facts);
    void see_struck(const Facts& facts);
    void see_needs(const Facts& facts);
    void see_answers(const Facts& facts);
    void see_fact(SeenFact& seen, const Fact& fact);
    void answer_changed(int fact);
    void add_standing(int fact, const Value& value);
    void see_alone();
    void look_again(int thing);
    void look_again(std::span<const int> things);
    void settle();
    void look_at_question(int question);
    void look_at_signal(int signal);
    void look_at_need(int need);
    void look_at_computed(int computed);
    void look_at_option(int option);
    bool lets_through(const guide::Option& option) const;
    void shelve(int question);
    template <class Do>
    void on_shelf(int question, int shelf, const Do& what);
    bool ready(int question) const;
    int topic_opened_by(int question, int shelf) const;
    int shelf_for(int question) const;
    int shelf_supposed(int question) const;
    int shelf_by_reason(const guide::Question& question) const;

    const guide::Guide& guide_;
    Leanings leanings_;
    std::vector<guide::Expression> applies_when_;  // empty program: the same as `when`
    std::map<int, std::vector<int>> filled_by_;    // facts that several questions may fill
    std::map<int, std::vector<int>> probes_after_;
    std::map<int, std::vector<Supposed>> supposed_;
    std::vector<Slot> slots_;
    std::vector<guide::Truth> truth_;  // by thing
    std::vector<Shelf> shelves_;
    std::vector<Shelf> warm_shelves_;  // of life by reason, for each topic
    std::vector<int> position_, at_position_;
    std::vector<int> restricted_;    // questions that not every place or company allows
    std::vector<int> tells_beside_;  // questions with an answer nobody_beside
    std::vector<int> signalled_, life_asked_, more_about_;  // by topic
    std::vector<std::vector<guide::Range>> computed_;       // what stands; empty: not known
    std::vector<int> waiting_;                              // ranks to look at again, a heap
    std::vector<bool> waits_;                               // by thing

    std::vector<SeenFact> seen_;
    std::string entry_;
    int entry_index_ = -1;
    bool entry_known_ = false;
    std::optional<std::vector<std::string>> topics_;
    std::vector<int> chosen_order_;
    std::vector<bool> chosen_;
    guide::Place place_ = guide::Place::hall;
    std::optional<std::int64_t> today_;
    std::map<std::string, NeedSettled, std::less<>> needs_seen_;
    std::vector<guide::Truth> settled_;  // by need: whether the person made it theirs
    std::set<std::string, std::less<>> struck_ids_;
    std::vector<bool> struck_;
    bool alone_ = false;
    int asked_in_budget_ = 0;
    std::set<int> raised_, needs_, options_;
};

}  // namespace kt::conversation
