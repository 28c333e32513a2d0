// What follows from what an Evaluation has seen: the truth of each condition and the shelves.
#include <algorithm>
#include <functional>

#include "core/conversation/because.hpp"
#include "core/conversation/evaluation.hpp"
#include "core/conversation/ranges.hpp"

namespace kt::conversation {

using guide::Range;
using guide::Truth;

Truth Evaluation::answer_in(std::uint32_t question, std::int64_t set) const {
    const auto& here = fact_slot(static_cast<int>(question));
    if (!counts(here)) return Truth::unknown;
    return (here.answers & static_cast<std::uint32_t>(set)) != 0 ? Truth::yes : Truth::no;
}

std::span<const Range> Evaluation::told_of(int question) const {
    const auto& here = fact_slot(question);
    if (!counts(here)) return {};
    return here.ranges;
}

Truth Evaluation::compares(std::uint32_t question, guide::Compare how, std::int64_t number) const {
    return compare_any(told_of(static_cast<int>(question)), how, {number, number});
}

Truth Evaluation::known(std::uint32_t question) const {
    return counts(fact_slot(static_cast<int>(question))) ? Truth::yes : Truth::no;
}

Truth Evaluation::person_in(std::uint32_t question, std::uint32_t person) const {
    const auto& here = fact_slot(static_cast<int>(question));
    if (!counts(here)) return Truth::unknown;
    return (here.people >> person & 1u) != 0 ? Truth::yes : Truth::no;
}

Truth Evaluation::asked(std::uint32_t entry) const {
    if (!entry_known_) return Truth::unknown;
    return static_cast<int>(entry) == entry_index_ ? Truth::yes : Truth::no;
}

Truth Evaluation::chosen(std::uint32_t topic) const {
    if (!topics_) return Truth::unknown;
    return chosen_[topic] ? Truth::yes : Truth::no;
}

Truth Evaluation::computed_compares(std::uint32_t computed, guide::Compare how,
                                    std::int64_t number) const {
    return compare_any(computed_[computed], how, {number, number});
}

Truth Evaluation::computed_known(std::uint32_t computed) const {
    return computed_[computed].empty() ? Truth::no : Truth::yes;
}

const guide::FigureRow* Evaluation::figure_row(std::uint32_t figure) const {
    return today_ ? guide_.figures[figure].on(*today_) : nullptr;
}

Truth Evaluation::compares_figure(std::uint32_t question, guide::Compare how,
                                  std::uint32_t figure) const {
    const auto* row = figure_row(figure);
    return row ? compare_any(told_of(static_cast<int>(question)), how, row->value) : Truth::unknown;
}

Truth Evaluation::computed_compares_figure(std::uint32_t computed, guide::Compare how,
                                           std::uint32_t figure) const {
    const auto* row = figure_row(figure);
    return row ? compare_any(computed_[computed], how, row->value) : Truth::unknown;
}

int Evaluation::told_as(int question) const {
    const int fact = fact_of(guide_, question);
    const auto found = filled_by_.find(fact);
    if (found == filled_by_.end()) return fact;
    for (const int filler : found->second)
        if (slot(filler).applies) return filler;
    return fact;
}

bool Evaluation::ready(int question) const {
    const int shelf = slot(question).shelf;
    return shelf >= 0 && static_cast<std::size_t>(shelf) < supposed_shelf();
}

bool Evaluation::ready_in_life(int question) const {
    return ready(question) &&
           guide_.questions[static_cast<std::size_t>(question)].stage == guide::Stage::life;
}

int Evaluation::ready_probe_after(int question) const {
    const auto ready_after = [this](int followed) {
        const auto found = probes_after_.find(followed);
        if (found == probes_after_.end()) return -1;
        for (const int probe : found->second)
            if (ready(probe)) return probe;
        return -1;
    };
    // Of several in a row, the next may name the one before or the question all of them follow.
    const int before = guide_.questions[static_cast<std::size_t>(question)].follows;
    for (const int followed : {question, fact_of(guide_, question), before})
        if (const int probe = ready_after(followed); probe >= 0) return probe;
    return -1;
}

void Evaluation::look_again(int thing) {
    if (waits_[static_cast<std::size_t>(thing)]) return;
    waits_[static_cast<std::size_t>(thing)] = true;
    waiting_.push_back(leanings_.rank(thing));
    std::push_heap(waiting_.begin(), waiting_.end(), std::greater<>());
}

void Evaluation::look_again(std::span<const int> things) {
    for (const int thing : things) look_again(thing);
}

// Lowest rank first: by its turn, all that a thing leans on has settled.
void Evaluation::settle() {
    while (!waiting_.empty()) {
        std::pop_heap(waiting_.begin(), waiting_.end(), std::greater<>());
        const int number = leanings_.at_rank(waiting_.back());
        waiting_.pop_back();
        waits_[static_cast<std::size_t>(number)] = false;
        const auto thing = leanings_.thing(number);
        switch (thing.sort) {
            case Leanings::Sort::question: look_at_question(thing.index); break;
            case Leanings::Sort::signal: look_at_signal(thing.index); break;
            case Leanings::Sort::need: look_at_need(thing.index); break;
            case Leanings::Sort::computed: look_at_computed(thing.index); break;
            case Leanings::Sort::option: look_at_option(thing.index); break;
        }
    }
}

void Evaluation::look_at_question(int question) {
    const auto index = static_cast<std::size_t>(question);
    truth_[index] = guide::evaluate(guide_.questions[index].when, *this);
    const bool applies = applies_when_[index].empty()
                             ? truth_[index] == Truth::yes
                             : guide::evaluate(applies_when_[index], *this) == Truth::yes;
    shelve(question);
    if (applies == slots_[index].applies) return;
    slots_[index].applies = applies;
    const int fact = fact_of(guide_, question);
    auto& kept = slots_[static_cast<std::size_t>(fact)];
    const bool counted = counts(kept);
    kept.applying += applies ? 1 : -1;
    if (counts(kept) != counted) look_again(leanings_.on_thing(fact));
}

void Evaluation::look_at_signal(int signal) {
    const auto index = static_cast<std::size_t>(signal);
    const auto thing = static_cast<std::size_t>(leanings_.signal(signal));
    auto now = guide::evaluate(guide_.signals[index].when, *this);
    if (now == Truth::yes && struck_[index]) now = Truth::no;  // the person knows better
    if (now == truth_[thing]) return;
    const bool was = truth_[thing] == Truth::yes;
    truth_[thing] = now;
    look_again(leanings_.on_thing(static_cast<int>(thing)));
    const bool is = now == Truth::yes;
    if (is == was) return;
    if (is) raised_.insert(signal);
    else raised_.erase(signal);
    if (!guide_.signals[index].strength)
        signalled_[static_cast<std::size_t>(guide_.signals[index].topic)] += is ? 1 : -1;
}

void Evaluation::look_at_need(int need) {
    const auto index = static_cast<std::size_t>(need);
    if (guide::evaluate(guide_.needs[index].when, *this) == Truth::yes) needs_.insert(need);
    else needs_.erase(need);
}

void Evaluation::look_at_computed(int computed) {
    const auto index = static_cast<std::size_t>(computed);
    auto now = reckoned(guide_.computed[index]);
    if (now == computed_[index]) return;
    computed_[index] = std::move(now);
    look_again(leanings_.on_thing(leanings_.computed(computed)));
}

std::vector<Range> Evaluation::reckoned(const guide::Computed& computed) const {
    std::vector<Range> found;
    if (computed.parts.empty()) return found;
    switch (computed.how) {
        case guide::Computed::How::age:
            if (today_)
                for (const auto& born : told_of(computed.parts.front()))
                    found.push_back(age_on(*today_, born));
            break;
        case guide::Computed::How::count: {
            const auto& people = fact_slot(computed.parts.front());
            if (!counts(people)) break;
            Range heads{0, 0};
            for (std::size_t person = 1; person <= guide::people_max; ++person) {
                if ((people.people >> person & 1u) == 0) continue;
                const auto holds = person <= computed.wherever.size()
                                       ? guide::evaluate(computed.wherever[person - 1], *this)
                                       : Truth::yes;
                heads.low += holds == Truth::yes;
                heads.high += holds != Truth::no;
            }
            found.push_back(heads);
            break;
        }
        case guide::Computed::How::sum: {
            std::vector<std::span<const Range>> parts;
            for (const int part : computed.parts) parts.push_back(told_of(part));
            found = sums_of(parts);
            break;
        }
    }
    return found;
}

bool Evaluation::lets_through(const guide::Option& option) const {
    const bool wanted = std::any_of(option.needs.begin(), option.needs.end(), [&](int need) {
        return settled_[static_cast<std::size_t>(need)] == Truth::yes;
    });
    const bool asked_for = std::any_of(
        option.entries.begin(), option.entries.end(),
        [&](int entry) { return asked(static_cast<std::uint32_t>(entry)) == Truth::yes; });
    if (!wanted && !asked_for) return false;
    const bool begins = option.begin_days != Range::range_min;
    const bool ends = option.end_days != Range::range_max;
    if ((begins || ends) && (!today_ || *today_ < option.begin_days || *today_ > option.end_days))
        return false;
    if (guide::evaluate(option.when, *this) != Truth::yes) return false;
    return option.unless.empty() || guide::evaluate(option.unless, *this) != Truth::yes;
}

void Evaluation::look_at_option(int option) {
    if (lets_through(guide_.options[static_cast<std::size_t>(option)])) options_.insert(option);
    else options_.erase(option);
}

template <class Do>
void Evaluation::on_shelf(int question, int shelf, const Do& what) {
    if (shelf < 0) return;
    const auto index = static_cast<std::size_t>(shelf);
    what(shelves_[index]);
    const int topic = guide_.questions[static_cast<std::size_t>(question)].topic;
    if (index >= life_shelf && index < topic_shelf)
        what(warm_shelves_[warm_shelf(topic, index - life_shelf)]);
}

void Evaluation::shelve(int question) {
    auto& here = slots_[static_cast<std::size_t>(question)];
    const int shelf = shelf_for(question);
    if (shelf == here.shelf) return;
    const int at = position(question);
    on_shelf(question, here.shelf, [at](Shelf& left) { left.erase(at); });
    on_shelf(question, shelf, [at](Shelf& entered) { entered.insert(at); });
    if (const int topic = topic_opened_by(question, here.shelf); topic >= 0)
        --more_about_[static_cast<std::size_t>(topic)];
    if (const int topic = topic_opened_by(question, shelf); topic >= 0)
        ++more_about_[static_cast<std::size_t>(topic)];
    here.shelf = shelf;
}

int Evaluation::topic_opened_by(int question, int shelf) const {
    const auto& asked = guide_.questions[static_cast<std::size_t>(question)];
    if (shelf < 0 || asked.stage != guide::Stage::life) return -1;
    const auto supposed = static_cast<int>(supposed_shelf());
    return shelf >= supposed ? shelf - supposed : asked.topic;
}

int Evaluation::shelf_for(int question) const {
    const auto index = static_cast<std::size_t>(question);
    const auto& asked = guide_.questions[index];
    if (fact_slot(question).done || !fits(asked.place, asked.alone_only)) return -1;
    if (truth_[index] != Truth::yes) return shelf_supposed(question);
    if (asked.stage != guide::Stage::life) return static_cast<int>(asked.stage);
    if (slots_[index].plain) return static_cast<int>(topic_shelf) + asked.topic;
    return shelf_by_reason(asked);
}

// Before topics were chosen, a question that waits for its topic to be chosen still makes it one to
// choose.
int Evaluation::shelf_supposed(int question) const {
    if (topics_) return -1;
    const auto found = supposed_.find(question);
    if (found == supposed_.end()) return -1;
    for (const auto& supposed : found->second)
        if (guide::evaluate(supposed.when, *this) == Truth::yes)
            return static_cast<int>(supposed_shelf()) + supposed.topic;
    return -1;
}

int Evaluation::shelf_by_reason(const guide::Question& question) const {
    const auto on = [](Reason reason) {
        return static_cast<int>(life_shelf) + static_cast<int>(reason);
    };
    if (question.urgent) return on(Reason::urgent);
    const auto because = because_directly_of(*this, question.when);
    if (!because.questions.empty() || !because.signals.empty()) return on(Reason::told);
    if (because.asked) return on(Reason::asked);
    // Each chosen topic gets its turn, however its questions say that it must be chosen.
    if (!because.chosen.empty() && chosen_[static_cast<std::size_t>(question.topic)])
        return static_cast<int>(topic_shelf) + question.topic;
    return on(Reason::anyone);
}

}  // namespace kt::conversation
