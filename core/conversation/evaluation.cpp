#include "core/conversation/evaluation.hpp"

#include <algorithm>
#include <numeric>

#include "core/conversation/ranges.hpp"

namespace kt::conversation {

using guide::Truth;
using Op = guide::Instruction::Op;

namespace {

bool same_values(const std::vector<Value>& values, const std::vector<StandingAnswer>& standing) {
    return std::equal(values.begin(), values.end(), standing.begin(), standing.end(),
                      [](const Value& value, const auto& answer) { return value == answer.value; });
}

template <class Test>
bool any_step(const guide::Expression& condition, const Test& test) {
    return std::any_of(condition.program.begin(), condition.program.end(), test);
}

guide::Expression as_if_chosen(guide::Expression condition, int topic) {
    for (auto& step : condition.program) {
        if (step.op != Op::chosen) continue;
        const bool this_one = static_cast<int>(step.a) == topic;
        step = {Op::constant, static_cast<std::uint32_t>(this_one ? Truth::yes : Truth::no), 0, 0};
    }
    return condition;
}

}  // namespace

Evaluation::Evaluation(const guide::Guide& guide)
    : guide_(guide),
      leanings_(guide),
      applies_when_(guide.questions.size()),
      slots_(guide.questions.size()),
      truth_(static_cast<std::size_t>(leanings_.things()), Truth::unknown),
      shelves_(supposed_shelf() + guide.topics.size()),
      warm_shelves_(guide.topics.size() * reasons.size()),
      position_(guide.questions.size()),
      at_position_(guide.questions.size()),
      signalled_(guide.topics.size(), 0),
      life_asked_(guide.topics.size(), 0),
      more_about_(guide.topics.size(), 0),
      computed_(guide.computed.size()),
      waits_(static_cast<std::size_t>(leanings_.things()), false),
      chosen_(guide.topics.size(), false),
      settled_(guide.needs.size(), Truth::unknown),
      struck_(guide.signals.size(), false) {
    std::iota(at_position_.begin(), at_position_.end(), 0);
    std::stable_partition(at_position_.begin(), at_position_.end(), [&](int question) {
        return guide_.questions[static_cast<std::size_t>(question)].urgent;
    });
    for (std::size_t i = 0; i < at_position_.size(); ++i)
        position_[static_cast<std::size_t>(at_position_[i])] = static_cast<int>(i);
    for (int i = 0; i < static_cast<int>(guide_.questions.size()); ++i) learn(i);
    for (int thing = 0; thing < leanings_.things(); ++thing) look_again(thing);
    settle();
}

// What of one question never changes.
void Evaluation::learn(int index) {
    const auto at = static_cast<std::size_t>(index);
    const auto& question = guide_.questions[at];
    slots_[at].plain = question.when.empty();
    if (any_step(question.when, [](const auto& step) { return step.op == Op::place_is; }))
        applies_when_[at] = guide::without_place(question.when);
    if (question.place != guide::Place::hall || question.alone_only) restricted_.push_back(index);
    if (std::any_of(question.answers.begin(), question.answers.end(),
                    [](const auto& answer) { return answer.nobody_beside; }))
        tells_beside_.push_back(index);
    if (const int fact = fact_of(guide_, index); fact != index) {
        auto& fillers = filled_by_[fact];
        if (fillers.empty()) fillers.push_back(fact);
        fillers.push_back(index);
        std::sort(fillers.begin(), fillers.end());
    }
    if (question.follows >= 0) probes_after_[question.follows].push_back(index);
    if (question.stage != guide::Stage::life) return;
    for (const auto& step : question.when.program) {
        if (step.op != Op::chosen) continue;
        const auto topic = static_cast<int>(step.a);
        supposed_[index].push_back({topic, as_if_chosen(question.when, topic)});
    }
}

template <class Do>
void Evaluation::each_filling(int fact, const Do& what) {
    const auto found = filled_by_.find(fact);
    if (found == filled_by_.end()) return what(fact);
    for (const int question : found->second) what(question);
}

void Evaluation::update(const Facts& facts) {
    see_place(facts);
    see_day(facts);
    see_entry(facts);
    see_topics(facts);
    see_struck(facts);
    see_needs(facts);
    see_answers(facts);
    settle();
    see_alone();
}

void Evaluation::see_entry(const Facts& facts) {
    const bool known = !facts.entry.empty() || !facts.asked_words.empty();
    if (known == entry_known_ && facts.entry == entry_) return;
    entry_known_ = known;
    entry_ = facts.entry;
    entry_index_ = guide_.entry_index(entry_);
    look_again(leanings_.on_asked());
}

void Evaluation::see_topics(const Facts& facts) {
    if (facts.topics == topics_) return;
    topics_ = facts.topics;
    chosen_order_.clear();
    chosen_.assign(chosen_.size(), false);
    if (topics_)
        for (const auto& id : *topics_) {
            const int topic = guide_.topic_index(id);
            if (topic < 0 || chosen_[static_cast<std::size_t>(topic)]) continue;
            chosen_[static_cast<std::size_t>(topic)] = true;
            chosen_order_.push_back(topic);
        }
    look_again(leanings_.on_chosen());
}

void Evaluation::see_place(const Facts& facts) {
    if (facts.place == place_) return;
    place_ = facts.place;
    look_again(leanings_.on_place());
    for (const int question : restricted_) shelve(question);
}

void Evaluation::see_day(const Facts& facts) {
    if (facts.today_days == today_) return;
    today_ = facts.today_days;
    look_again(leanings_.on_day());
}

void Evaluation::see_struck(const Facts& facts) {
    if (facts.struck_signals == struck_ids_) return;
    const auto turn = [&](const auto& these, const auto& those, bool now) {
        for (const auto& id : these) {
            const int signal = those.count(id) > 0 ? -1 : guide_.signal_index(id);
            if (signal < 0) continue;
            struck_[static_cast<std::size_t>(signal)] = now;
            look_again(leanings_.signal(signal));
        }
    };
    turn(struck_ids_, facts.struck_signals, false);
    turn(facts.struck_signals, struck_ids_, true);
    struck_ids_ = facts.struck_signals;
}

void Evaluation::see_needs(const Facts& facts) {
    if (facts.needs == needs_seen_) return;
    const auto settle_as = [&](const std::string& id, Truth now) {
        const int need = guide_.need_index(id);
        if (need < 0 || settled_[static_cast<std::size_t>(need)] == now) return;
        settled_[static_cast<std::size_t>(need)] = now;
        look_again(leanings_.on_thing(leanings_.need(need)));
    };
    for (const auto& [id, settled] : needs_seen_)
        if (facts.needs.count(id) == 0) settle_as(id, Truth::unknown);
    for (const auto& [id, settled] : facts.needs)
        settle_as(id, settled.outcome == NeedOutcome::passed ? Truth::no : Truth::yes);
    needs_seen_ = facts.needs;
}

// Both are in the order of the names, so one walk finds what came, went and changed.
void Evaluation::see_answers(const Facts& facts) {
    std::size_t at = 0;
    const auto forget = [&] {
        const int fact = seen_[at].fact;
        seen_.erase(seen_.begin() + static_cast<std::ptrdiff_t>(at));
        answer_changed(fact);
    };
    for (const auto& [id, fact] : facts.by_question) {
        while (at < seen_.size() && seen_[at].id < id) forget();
        if (at == seen_.size() || seen_[at].id != id) {
            SeenFact fresh;
            fresh.id = id;
            const int question = guide_.question_index(id);
            fresh.fact = question < 0 ? -1 : fact_of(guide_, question);
            seen_.insert(seen_.begin() + static_cast<std::ptrdiff_t>(at), std::move(fresh));
            see_fact(seen_[at], fact);
        } else if (seen_[at].skipped != fact.skipped ||
                   !same_values(seen_[at].values, fact.standing)) {
            see_fact(seen_[at], fact);
        }
        ++at;
    }
    while (seen_.size() > at) forget();
}

void Evaluation::see_fact(SeenFact& seen, const Fact& fact) {
    seen.skipped = fact.skipped;
    seen.values.clear();
    for (const auto& answer : fact.standing) seen.values.push_back(answer.value);
    answer_changed(seen.fact);
}

void Evaluation::answer_changed(int fact) {
    if (fact < 0) return;  // of another version of the guide: kept, but it tells nothing here
    auto& here = slots_[static_cast<std::size_t>(fact)];
    const auto& asked = guide_.questions[static_cast<std::size_t>(fact)];
    here.answers = here.people = 0;
    here.standing = false;
    here.ranges.clear();
    bool done = false;
    for (const auto& seen : seen_) {
        if (seen.fact != fact) continue;
        for (const auto& value : seen.values) add_standing(fact, value);
        done |= seen.skipped || !seen.values.empty();
    }
    if (done != here.done) {
        const int change = done ? 1 : -1;
        asked_in_budget_ += change;  // of every stage: whoever answers counts them all
        if (asked.stage == guide::Stage::life)
            life_asked_[static_cast<std::size_t>(asked.topic)] += change;
        here.done = done;
    }
    each_filling(fact, [this](int question) { shelve(question); });
    if (here.applying > 0) look_again(leanings_.on_thing(fact));
}

void Evaluation::add_standing(int fact, const Value& value) {
    auto& here = slots_[static_cast<std::size_t>(fact)];
    const auto& asked = guide_.questions[static_cast<std::size_t>(fact)];
    for (const auto& id : value.chosen) {
        const int answer = asked.answer_index(id);
        if (answer >= 0) here.answers |= 1u << answer;
    }
    for (const auto& person : value.people)
        if (person.slot >= 1 && person.slot <= guide::people_max) here.people |= 1u << person.slot;
    const auto range = range_of(asked, value);
    if (range) here.ranges.push_back(*range);
    // A choice of something this guide does not know is no answer to it.
    here.standing |= !asked.has_answers() || asked.kind == guide::Kind::many || here.answers != 0 ||
                     range.has_value();
}

// Someone is beside unless every standing answer says otherwise: the cautious reading of a
// conflict.
void Evaluation::see_alone() {
    bool alone = false;
    for (const int question : tells_beside_) {
        const auto& here = fact_slot(question);
        if (!counts(here)) continue;
        const auto& answers = guide_.questions[static_cast<std::size_t>(question)].answers;
        bool nobody = here.answers != 0;
        for (std::size_t i = 0; i < answers.size(); ++i)
            if ((here.answers >> i & 1u) != 0) nobody &= answers[i].nobody_beside;
        alone = nobody;
        if (!nobody) break;
    }
    if (alone == alone_) return;
    alone_ = alone;
    for (const int question : restricted_) shelve(question);
}

}  // namespace kt::conversation
