#include "core/proof/reach.hpp"

#include <algorithm>
#include <map>

#include "core/guide/evaluate.hpp"
#include "core/proof/words.hpp"

namespace kt::proof {

using guide::Expression;
using guide::Place;
using guide::Remark;
using guide::Spot;

namespace {

std::size_t index_of(int at) {
    return static_cast<std::size_t>(at);
}

std::string in_quotes(const std::string& text) {
    return "'" + text + "'";
}

// A conversation in which only own words were told yet: most conditions are not yes there, and need
// no solver to be shown not always to be.
struct NothingTold {
    const std::vector<guide::Truth>& signals;
    Place here;
    using Index = std::uint32_t;
    using Compare = guide::Compare;
    using Truth = guide::Truth;

    Truth answer_in(Index, std::int64_t) const { return Truth::unknown; }
    Truth compares(Index, Compare, std::int64_t) const { return Truth::unknown; }
    Truth known(Index) const { return Truth::no; }
    Truth person_in(Index, Index) const { return Truth::unknown; }
    Truth computed_compares(Index, Compare, std::int64_t) const { return Truth::unknown; }
    Truth computed_known(Index) const { return Truth::no; }
    Truth compares_figure(Index, Compare, Index) const { return Truth::unknown; }
    Truth computed_compares_figure(Index, Compare, Index) const { return Truth::unknown; }
    Truth signal(Index one) const { return signals[one]; }
    Truth asked(Index) const { return Truth::no; }
    Truth chosen(Index) const { return Truth::unknown; }
    Truth need(Index) const { return Truth::unknown; }
    Place place() const { return here; }
};

}  // namespace

Place place_of_option(const guide::Option& option) {
    return option.sort == guide::Option::Sort::made_to_measure ? std::max(option.place, Place::room)
                                                               : option.place;
}

Reach::Reach(const guide::Guide& guide, const guide::Graph& graph, std::int64_t today_days,
             const Limits& limits, std::vector<Remark>& remarks)
    : guide_(guide),
      graph_(graph),
      today_days_(today_days),
      limits_(limits),
      remarks_(remarks),
      end_(std::chrono::steady_clock::now() + limits.all_proofs),
      never_(index_of(graph.things()), false),
      witness_(guide, graph, today_days, never_) {
    for (std::size_t i = 0; i < guide.questions.size(); ++i)
        if (std::any_of(guide.questions[i].answers.begin(), guide.questions[i].answers.end(),
                        [](const auto& answer) { return answer.nobody_beside; }))
            telling_alone_.push_back(static_cast<int>(i));
}

void Reach::remark(Remark::Level level, const Spot& spot, std::string words) {
    remarks_.push_back({level, spot, std::move(words)});
}

// Who tells whether anyone is beside comes first, with all behind it: others lean on it without
// naming it.
void Reach::things() {
    std::vector<bool> done(index_of(graph_.things()), false);
    auto first = telling_alone_;
    std::vector<bool> early(done.size(), false);
    for (std::size_t i = 0; i < first.size(); ++i) {
        early[index_of(first[i])] = true;
        for (const int to : graph_.leans_on(first[i]))
            if (!early[index_of(to)]) first.push_back(to);
    }
    const auto visit = [&](int thing) {
        if (done[index_of(thing)]) return;
        done[index_of(thing)] = true;
        if (graph_.is_question(thing)) return question(thing);
        if (graph_.is_signal(thing)) return signal(thing - graph_.of_signal(0));
        if (thing < graph_.of_need(0)) return;
        if (thing < graph_.of_option(0)) return need(thing - graph_.of_need(0));
        option(thing - graph_.of_option(0));
    };
    for (const int thing : graph_.order())
        if (early[index_of(thing)]) visit(thing);
    for (const int thing : graph_.order()) visit(thing);
}

Reach::Goal Reach::goal(int thing, const Expression& when) {
    Goal goal;
    goal.leaning.push_back(thing);
    for (auto& part : parts_of(when)) {
        auto words = text_of(guide_, part);
        goal.wishes.push_back({Wish::What::holds, std::move(part), {}, 0, std::move(words)});
    }
    return goal;
}

void Reach::add_place(Goal& goal, Place most_public) {
    if (most_public == Place::hall) return;
    goal.wishes.push_back({Wish::What::place_from,
                           {},
                           most_public,
                           0,
                           most_public == Place::home ? "a conversation at home (its 'place')"
                                                      : "a room or a home (its 'place')"});
}

void Reach::add_alone(Goal& goal) {
    goal.wishes.push_back(
        {Wish::What::nobody_beside, {}, {}, 0, "that nobody is beside (its 'alone_only')"});
    goal.leaning.insert(goal.leaning.end(), telling_alone_.begin(), telling_alone_.end());
}

Verdict Reach::look(const Goal& goal) {
    using std::chrono::milliseconds;
    cone_.reset();
    if (witness_.found(goal.wishes)) return Verdict::possible;
    auto limits = limits_;
    limits.all_proofs = std::chrono::duration_cast<milliseconds>(
        std::max(end_ - std::chrono::steady_clock::now(), decltype(end_)::duration::zero()));
    if (limits.all_proofs == milliseconds(0)) return Verdict::not_within_limits;
    cone_.emplace(guide_, graph_, today_days_, limits, never_, goal.leaning, goal.wishes);
    return cone_->check();
}

// Which parts of the last goal cannot be together, and what stands between them.
std::string Reach::why() {
    const auto why = cone_->why();
    std::vector<std::string> needs, reasons;
    const auto once = [](std::vector<std::string>& list, const std::string& words) {
        if (std::find(list.begin(), list.end(), words) == list.end()) list.push_back(words);
    };
    for (const auto* wish : why.wishes) once(needs, wish->words);
    for (const int thing : why.things) once(reasons, because(thing));
    constexpr std::size_t reasons_max = 4;
    if (reasons.size() > reasons_max) {
        reasons.resize(reasons_max);
        reasons.push_back("and so on");
    }
    std::string words = "it needs " + listed(needs);
    if (needs.size() > 1) words += " at once";
    if (needs.size() == 1 && reasons.empty()) words += ", which is never so";
    for (std::size_t i = 0; i < reasons.size(); ++i)
        words += (i == 0 ? ", but " : "; ") + reasons[i];
    return words + ".";
}

std::string Reach::because(int thing) const {
    const auto name = name_of(guide_, graph_, thing);
    if (never_[index_of(thing)])
        return name + (graph_.is_question(thing) ? " can never be asked"
                       : graph_.is_signal(thing) ? " can never be raised"
                                                 : " can never be offered");
    const auto when = text_of(guide_, when_of(guide_, graph_, thing));
    if (graph_.is_question(thing)) return name + " is asked only if " + when;
    if (graph_.is_signal(thing)) return name + " is raised by " + when;
    return name + " is offered only if " + when;
}

// True if it can never be; told to who wrote it.
bool Reach::told_impossible(const Goal& goal, const Spot& spot, const std::string& what) {
    const auto verdict = look(goal);
    if (verdict == Verdict::not_within_limits && not_proven_++ == 0) {
        first_not_proven_ = spot;
        first_not_proven_name_ = what;
    }
    if (verdict != Verdict::impossible) return false;
    remark(Remark::Level::error, spot, what + ": no answers can lead to it, for " + why());
    return true;
}

void Reach::question(int index) {
    const auto& one = guide_.questions[index_of(index)];
    if (one.when.empty() && !one.alone_only) return;
    if (one.person > 1) {  // the same as of the first person
        const int first = guide_.question_index(name_of(one) + "@1");
        if (first < 0 || !never_[index_of(first)]) return;
    } else {
        auto goal = this->goal(index, one.when);
        add_place(goal, one.place);
        if (one.alone_only) add_alone(goal);
        if (!told_impossible(goal, one.spot,
                             "The question " + in_quotes(name_of(one)) + " can never be asked"))
            return;
    }
    never_[index_of(index)] = true;
}

void Reach::signal(int index) {
    const auto& one = guide_.signals[index_of(index)];
    const int thing = graph_.of_signal(index);
    if (!told_impossible(goal(thing, one.when), one.spot,
                         "The signal " + in_quotes(one.id) + " can never be raised"))
        return;
    never_[index_of(thing)] = true;
}

void Reach::need(int index) {
    const auto& one = guide_.needs[index_of(index)];
    const int thing = graph_.of_need(index);
    auto goal = this->goal(thing, one.when);
    add_place(goal, one.place);
    if (one.alone_only) add_alone(goal);
    if (!told_impossible(goal, one.spot, "The need " + in_quotes(one.id) + " can never be offered"))
        return;
    never_[index_of(thing)] = true;
}

void Reach::add_unless(Goal& goal, const Expression& unless) {
    if (unless.empty()) return;
    goal.wishes.push_back({Wish::What::holds_not,
                           unless,
                           {},
                           0,
                           "that 'unless' is not yes (" + text_of(guide_, unless) + ")"});
}

void Reach::option(int index) {
    const auto& one = guide_.options[index_of(index)];
    if (one.end_days < today_days_) return;  // told with the dates
    const int thing = graph_.of_option(index);
    auto goal = this->goal(thing, one.when);
    std::vector<std::string> names;
    guide::Expression ways;  // any of them, joined two by two: so no long row waits
    const auto add = [&](guide::Instruction::Op op, int of, const std::string& name) {
        ways.program.push_back({op, static_cast<std::uint32_t>(of), 0, 0});
        if (!names.empty()) ways.program.push_back({guide::Instruction::Op::any, 2, 0, 0});
        names.push_back(name);
    };
    for (const int need : one.needs)
        add(guide::Instruction::Op::need, need, "need." + guide_.needs[index_of(need)].id);
    for (const int entry : one.entries)
        add(guide::Instruction::Op::asked, entry, "asked." + guide_.entries[index_of(entry)].id);
    if (names.empty()) add(guide::Instruction::Op::constant, 0, "a need that it helps with");
    goal.wishes.push_back({Wish::What::holds, ways, {}, 0, listed(names, " or ")});
    add_place(goal, place_of_option(one));
    if (one.alone_only) add_alone(goal);
    add_unless(goal, one.unless);
    told_impossible(goal, one.spot, "The option " + in_quotes(one.id) + " can never be suggested");
    if (one.unless.empty()) return;
    const auto kept_away = this->goal(thing, one.unless);
    if (look(kept_away) == Verdict::impossible)
        remark(Remark::Level::warning, one.spot,
               "The 'unless' of the option " + in_quotes(one.id) + " is never yes, for " + why());
}

void Reach::useless() {
    untold_.assign(guide_.signals.size(), guide::Truth::unknown);
    for (const int thing : graph_.order())
        if (graph_.is_signal(thing))
            untold_[index_of(thing - graph_.of_signal(0))] =
                guide::evaluate(when_of(guide_, graph_, thing), NothingTold{untold_, Place::hall});
    for (std::size_t i = 0; i < guide_.questions.size(); ++i)
        if (guide_.questions[i].person <= 1)
            always(static_cast<int>(i), guide_.questions[i].spot,
                   "The condition of the question " + in_quotes(name_of(guide_.questions[i])));
    for (std::size_t i = 0; i < guide_.signals.size(); ++i)
        always(graph_.of_signal(static_cast<int>(i)), guide_.signals[i].spot,
               "The condition of the signal " + in_quotes(guide_.signals[i].id));
    for (std::size_t i = 0; i < guide_.options.size(); ++i)
        always(graph_.of_option(static_cast<int>(i)), guide_.options[i].spot,
               "The condition of the option " + in_quotes(guide_.options[i].id));
}

// Where it could be asked at all, and once the person told what brings them.
void Reach::always(int thing, const Spot& spot, const std::string& what) {
    const auto& when = when_of(guide_, graph_, thing);
    if (when.empty() || never_[index_of(thing)]) return;
    auto most_public = Place::hall;
    if (graph_.is_question(thing)) most_public = guide_.questions[index_of(thing)].place;
    if (guide::evaluate(when, NothingTold{untold_, most_public}) != guide::Truth::yes) return;
    Goal goal;
    goal.leaning.push_back(thing);
    goal.wishes.push_back({Wish::What::holds_not, when});
    goal.wishes.push_back({Wish::What::entry_told});
    add_place(goal, most_public);
    if (look(goal) != Verdict::impossible) return;
    remark(Remark::Level::warning, spot,
           what + " is always yes: " + text_of(guide_, when) +
               ". Leave it out, or say when it must not be.");
}

void Reach::same_needs() {
    std::map<std::vector<int>, std::vector<std::size_t>> leaning_alike;
    for (std::size_t i = 0; i < guide_.needs.size(); ++i) {
        const int thing = graph_.of_need(static_cast<int>(i));
        if (!never_[index_of(thing)]) leaning_alike[graph_.leans_on(thing)].push_back(i);
    }
    const auto only_one = [&](std::size_t one, std::size_t other) {
        Goal goal;
        goal.leaning.push_back(graph_.of_need(static_cast<int>(one)));
        goal.wishes.push_back({Wish::What::holds, guide_.needs[one].when});
        goal.wishes.push_back({Wish::What::holds_not, guide_.needs[other].when});
        return look(goal) != Verdict::impossible;
    };
    for (const auto& [leaning, needs] : leaning_alike)
        for (std::size_t i = 0; i < needs.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (!only_one(needs[i], needs[j]) && !only_one(needs[j], needs[i])) {
                    remark(Remark::Level::warning, guide_.needs[needs[i]].spot,
                           "The need " + in_quotes(guide_.needs[needs[i]].id) +
                               " is offered whenever " + in_quotes(guide_.needs[needs[j]].id) +
                               " is, and only then. Say what tells them apart, or make them one.");
                    break;
                }
}

bool Reach::in_hall(int signal) {
    const int thing = graph_.of_signal(signal);
    Goal goal;
    goal.leaning.push_back(thing);
    goal.wishes.push_back({Wish::What::holds, guide_.signals[index_of(signal)].when});
    std::vector<bool> seen(index_of(graph_.things()), false);
    std::vector<int> open{thing};
    while (!open.empty()) {
        const int here = open.back();
        open.pop_back();
        for (const int to : graph_.leans_on(here)) {
            if (seen[index_of(to)]) continue;
            seen[index_of(to)] = true;
            open.push_back(to);
            if (graph_.is_question(to) && guide_.questions[index_of(to)].place != Place::hall)
                goal.wishes.push_back({Wish::What::not_asked, {}, {}, to});
        }
    }
    return look(goal) != Verdict::impossible;
}

void Reach::tell_limits() {
    if (not_proven_ == 0) return;
    std::string words = first_not_proven_name_ + ": whether that is so";
    if (not_proven_ > 1) words += " (and " + std::to_string(not_proven_ - 1) + " proofs like it)";
    remark(Remark::Level::warning, first_not_proven_,
           words + " could not be proven within " + std::to_string(limits_.one_proof.count()) +
               " ms each, " + std::to_string(limits_.all_proofs.count() / 1'000) +
               " s in all and " + std::to_string(limits_.memory_mb) + " MB.");
}

}  // namespace kt::proof
