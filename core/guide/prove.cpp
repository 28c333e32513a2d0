#include "core/guide/prove.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace kt::guide {
namespace {

using Op = Instruction::Op;

struct Goal {  // the part of `condition` that ends at `end` must be yes (or no)
    const Expression* condition;
    std::size_t end;
    bool yes;
    bool any_place;  // a question applies wherever its answer was given
};

// What is still possible for one question. Every narrowing keeps the others' possibilities.
struct AnswerSpace {
    bool must_be_unknown = false;
    bool must_be_known = false;
    std::uint32_t forbidden = 0;               // answers that may not stand
    std::vector<std::uint32_t> wanted_one_of;  // of each set, one answer must stand
    std::int64_t least = 0, most = 0;
    std::set<std::int64_t> excluded;
};

class Search {
  public:
    explicit Search(const Guide& guide) : guide_(guide) {}

    Proof run(const Expression& condition, Place most_public, bool alone_only) {
        for (auto place : {Place::hall, Place::room, Place::home})
            if (place >= most_public) start_.places |= place_bit(place);
        add_goal(start_, condition, true, false);
        if (alone_only)
            start_alone();
        else
            open_.push_back(start_);
        for (int steps = 0; !open_.empty(); ++steps) {
            if (steps >= proof_steps_max) return Proof::too_many;
            auto state = std::move(open_.back());
            open_.pop_back();
            if (follow(std::move(state))) return Proof::can_hold;
        }
        return Proof::never_holds;
    }

  private:
    struct State {
        std::vector<Goal> goals;    // have one way
        std::vector<Goal> choices;  // have several
        std::map<std::uint32_t, AnswerSpace> answers;
        std::map<std::uint32_t, bool> signals, topics;
        std::set<std::uint32_t> other_entries;  // what they did not come for
        std::optional<std::uint32_t> entry;
        unsigned places = 0;
        std::vector<std::uint32_t> unraised;  // signals that must be no, way not chosen yet
    };

    static unsigned place_bit(Place place) { return 1u << static_cast<unsigned>(place); }

    static void add_goal(State& state, const Expression& condition, bool yes, bool any_place) {
        if (condition.empty()) return;  // always yes; a "no" of it is never asked for
        state.goals.push_back({&condition, condition.program.size() - 1, yes, any_place});
    }

    // Nobody beside: any of the answers that say so.
    void start_alone() {
        for (std::size_t q = 0; q < guide_.questions.size(); ++q) {
            std::uint32_t set = 0;
            const auto& answers = guide_.questions[q].answers;
            for (std::size_t i = 0; i < answers.size(); ++i)
                if (answers[i].nobody_beside) set |= 1u << i;
            if (set == 0) continue;
            auto state = start_;
            if (want_answer(state, static_cast<std::uint32_t>(q), set, true))
                open_.push_back(std::move(state));
        }
    }

    // Narrows as far as there is one way, then leaves each way of one choice to be followed. True
    // when nothing is left to satisfy.
    bool follow(State state) {
        while (!state.goals.empty()) {
            const auto goal = state.goals.back();
            state.goals.pop_back();
            if (!narrow(state, goal)) return false;
        }
        if (!state.choices.empty()) {
            const auto goal = state.choices.back();
            state.choices.pop_back();
            for (const auto part : parts(*goal.condition, goal.end)) {
                auto way = state;
                way.goals.push_back({goal.condition, part, goal.yes, goal.any_place});
                open_.push_back(std::move(way));
            }
            return false;
        }
        if (!state.unraised.empty()) {
            const auto signal = state.unraised.back();
            state.unraised.pop_back();
            const auto& when = guide_.signals[signal].when;
            for (const bool raised_but_struck : {true, false}) {
                auto way = state;
                if (when.empty() && !raised_but_struck) continue;
                add_goal(way, when, raised_but_struck, false);
                open_.push_back(std::move(way));
            }
            return false;
        }
        return true;
    }

    static std::vector<std::size_t> parts(const Expression& condition, std::size_t end) {
        std::vector<std::size_t> ends;
        auto count = condition.program[end].a;
        for (auto at = end; count > 0; --count) {
            ends.push_back(--at);
            for (std::size_t open = 1; open > 0;) {  // to the first step of this part
                const auto& step = condition.program[at];
                const bool joins = step.op == Op::all || step.op == Op::any || step.op == Op::count;
                open += joins ? step.a : step.op == Op::negate ? 1 : 0;
                if (--open > 0) --at;
            }
        }
        return ends;
    }

    bool narrow(State& state, const Goal& goal) {
        const auto& step = goal.condition->program[goal.end];
        switch (step.op) {
            case Op::all:
            case Op::any:
                if ((step.op == Op::all) != goal.yes) {
                    state.choices.push_back(goal);
                    return true;
                }
                for (const auto part : parts(*goal.condition, goal.end))
                    state.goals.push_back({goal.condition, part, goal.yes, goal.any_place});
                return true;
            case Op::negate:
                state.goals.push_back({goal.condition, goal.end - 1, !goal.yes, goal.any_place});
                return true;
            case Op::constant:
                return (static_cast<Truth>(step.a) == Truth::yes) == goal.yes;
            case Op::place_is: {
                if (goal.any_place) return true;
                const auto bit = place_bit(static_cast<Place>(step.a));
                state.places &= goal.yes ? bit : ~bit;
                return state.places != 0;
            }
            case Op::asked:
                return want_entry(state, step.a, goal.yes);
            case Op::chosen: {
                const auto [found, fresh] = state.topics.emplace(step.a, goal.yes);
                return fresh || found->second == goal.yes;
            }
            case Op::signal:
                return want_signal(state, step.a, goal.yes);
            case Op::known:
                return want_known(state, step.a, goal.yes);
            case Op::answer_in:
                return want_answer(state, step.a, static_cast<std::uint32_t>(step.c), goal.yes);
            case Op::number_compare:
                return want_number(state, step.a, static_cast<Compare>(step.b), step.c, goal.yes);
            case Op::person_in:
            case Op::computed_compare:
            case Op::computed_known:
            case Op::figure_compare:
            case Op::computed_figure:
            case Op::need:
            case Op::count:
                return true;  // not looked into: taken to be as they are wanted
        }
        return false;
    }

    static bool want_entry(State& state, std::uint32_t entry, bool yes) {
        if (yes) {
            if (state.entry && *state.entry != entry) return false;
            state.entry = entry;
        } else {
            state.other_entries.insert(entry);
        }
        return !state.entry || !state.other_entries.count(*state.entry);
    }

    bool want_signal(State& state, std::uint32_t signal, bool yes) {
        const auto [found, fresh] = state.signals.emplace(signal, yes);
        if (!fresh) return found->second == yes;
        if (yes)
            add_goal(state, guide_.signals[signal].when, true, false);
        else
            state.unraised.push_back(signal);
        return true;
    }

    AnswerSpace& space(State& state, std::uint32_t question) {
        auto [found, fresh] = state.answers.try_emplace(question);
        if (fresh) {
            const auto& asked = guide_.questions[question];
            constexpr std::int64_t far = std::int64_t{1} << 50;
            found->second.least = asked.kind == Kind::scale ? asked.scale_from : -far;
            found->second.most = asked.kind == Kind::scale ? asked.scale_to : far;
        }
        return found->second;
    }

    // A standing answer counts only where its question applies.
    bool must_apply(State& state, std::uint32_t question) {
        auto& here = space(state, question);
        if (here.must_be_unknown) return false;
        if (here.must_be_known) return true;
        here.must_be_known = true;
        add_goal(state, guide_.questions[question].when, true, true);
        return true;
    }

    bool want_known(State& state, std::uint32_t question, bool yes) {
        if (yes) return must_apply(state, question);
        auto& here = space(state, question);
        here.must_be_unknown = true;
        return !here.must_be_known;
    }

    bool want_answer(State& state, std::uint32_t question, std::uint32_t set, bool yes) {
        if (!must_apply(state, question)) return false;
        auto& here = space(state, question);
        if (yes)
            here.wanted_one_of.push_back(set);
        else
            here.forbidden |= set;
        return some_answer_fits(guide_.questions[question], here);
    }

    static bool some_answer_fits(const Question& question, const AnswerSpace& space) {
        const auto fits = [&](std::uint32_t standing) {
            return (standing & space.forbidden) == 0 &&
                   std::all_of(space.wanted_one_of.begin(), space.wanted_one_of.end(),
                               [&](auto set) { return (set & standing) != 0; });
        };
        std::uint32_t together = 0;
        for (std::size_t i = 0; i < question.answers.size(); ++i) {
            if (fits(1u << i)) return true;
            if (!question.answers[i].alone) together |= 1u << i;
        }
        return question.kind == Kind::many && fits(together & ~space.forbidden);
    }

    bool want_number(State& state, std::uint32_t question, Compare how, std::int64_t number,
                     bool yes) {
        if (!must_apply(state, question)) return false;
        auto& here = space(state, question);
        switch (how) {
            case Compare::equal:
                if (!yes) {
                    here.excluded.insert(number);
                } else {
                    here.least = std::max(here.least, number);
                    here.most = std::min(here.most, number);
                }
                break;
            case Compare::less:
                below(here, yes, number - 1, number);
                break;
            case Compare::less_or_equal:
                below(here, yes, number, number + 1);
                break;
            case Compare::greater:
                below(here, !yes, number, number + 1);
                break;
            case Compare::greater_or_equal:
                below(here, !yes, number - 1, number);
                break;
        }
        if (here.least > here.most) return false;
        const auto excluded = std::distance(here.excluded.lower_bound(here.least),
                                            here.excluded.upper_bound(here.most));
        return here.most - here.least + 1 > excluded;
    }
    static void below(AnswerSpace& space, bool low, std::int64_t most, std::int64_t least) {
        if (low)
            space.most = std::min(space.most, most);
        else
            space.least = std::max(space.least, least);
    }

    const Guide& guide_;
    State start_;
    std::vector<State> open_;
};

}  // namespace

Proof can_be_asked(const Guide& guide, int question) {
    const auto& asked = guide.questions[static_cast<std::size_t>(question)];
    return Search(guide).run(asked.when, asked.place, asked.alone_only);
}

Proof can_be_raised(const Guide& guide, int signal) {
    return Search(guide).run(guide.signals[static_cast<std::size_t>(signal)].when, Place::hall,
                             false);
}

Proof can_be_offered(const Guide& guide, int need) {
    const auto& offered = guide.needs[static_cast<std::size_t>(need)];
    return Search(guide).run(offered.when, offered.place, offered.alone_only);
}

}  // namespace kt::guide
