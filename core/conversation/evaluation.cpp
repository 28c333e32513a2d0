#include "core/conversation/evaluation.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "core/conversation/because.hpp"

namespace kt::conversation {

using guide::Truth;

namespace {

bool counts_in_budget(guide::Stage stage) {
    return stage >= guide::Stage::today;
}

bool same_values(const std::vector<Value>& values, const std::vector<StandingAnswer>& standing) {
    return std::equal(values.begin(), values.end(), standing.begin(), standing.end(),
                      [](const Value& value, const auto& answer) { return value == answer.value; });
}

}  // namespace

Evaluation::Evaluation(const guide::Guide& guide)
    : guide_(guide),
      leanings_(guide),
      applies_when_(guide.questions.size()),
      slots_(guide.questions.size()),
      truth_(static_cast<std::size_t>(leanings_.things()), Truth::unknown),
      shelves_(topic_shelf + guide.topics.size()),
      position_(guide.questions.size()),
      at_position_(guide.questions.size()),
      signalled_(guide.topics.size(), 0),
      life_asked_(guide.topics.size(), 0),
      waits_(static_cast<std::size_t>(leanings_.things()), false),
      chosen_(guide.topics.size(), false),
      struck_(guide.signals.size(), false) {
    std::iota(at_position_.begin(), at_position_.end(), 0);
    std::stable_partition(at_position_.begin(), at_position_.end(), [&](int question) {
        return guide_.questions[static_cast<std::size_t>(question)].urgent;
    });
    for (std::size_t i = 0; i < at_position_.size(); ++i)
        position_[static_cast<std::size_t>(at_position_[i])] = static_cast<int>(i);
    for (std::size_t i = 0; i < guide_.questions.size(); ++i) {
        const auto& question = guide_.questions[i];
        slots_[i].plain = question.when.empty();
        const auto& program = question.when.program;
        if (std::any_of(program.begin(), program.end(), [](const auto& step) {
                return step.op == guide::Instruction::Op::place_is;
            }))
            applies_when_[i] = guide::without_place(question.when);
        if (question.place != guide::Place::hall || question.alone_only)
            restricted_.push_back(static_cast<int>(i));
        if (std::any_of(question.answers.begin(), question.answers.end(),
                        [](const auto& answer) { return answer.nobody_beside; }))
            tells_beside_.push_back(static_cast<int>(i));
    }
    for (int thing = 0; thing < leanings_.things(); ++thing) look_again(thing);
    settle();
}

Truth Evaluation::answer_in(std::uint32_t question, std::int64_t set) const {
    const auto& here = slots_[question];
    if (!here.standing || !here.applies) return Truth::unknown;
    return (here.answers & static_cast<std::uint32_t>(set)) != 0 ? Truth::yes : Truth::no;
}

Truth Evaluation::compares(std::uint32_t question, guide::Compare how, std::int64_t number) const {
    const auto& here = slots_[question];
    if (here.numbers.empty() || !here.applies) return Truth::unknown;
    for (const auto standing : here.numbers)
        if (guide::compare(standing, how, number)) return Truth::yes;
    return Truth::no;
}

Truth Evaluation::known(std::uint32_t question) const {
    const auto& here = slots_[question];
    return here.standing && here.applies ? Truth::yes : Truth::no;
}

Truth Evaluation::asked(std::uint32_t entry) const {
    if (!entry_known_) return Truth::unknown;
    return static_cast<int>(entry) == entry_index_ ? Truth::yes : Truth::no;
}

Truth Evaluation::chosen(std::uint32_t topic) const {
    if (!topics_) return Truth::unknown;
    return chosen_[topic] ? Truth::yes : Truth::no;
}

void Evaluation::update(const Facts& facts) {
    see_place(facts);
    see_entry(facts);
    see_topics(facts);
    see_struck(facts);
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

void Evaluation::see_struck(const Facts& facts) {
    if (facts.struck_signals == struck_ids_) return;
    struck_ids_ = facts.struck_signals;
    for (std::size_t i = 0; i < struck_.size(); ++i) {
        const bool now = struck_ids_.count(guide_.signals[i].id) > 0;
        if (now == struck_[i]) continue;
        struck_[i] = now;
        look_again(static_cast<int>(questions() + i));
    }
}

// Both are in the order of the names, so one walk finds what came, went and changed.
void Evaluation::see_answers(const Facts& facts) {
    std::size_t at = 0;
    for (const auto& [id, fact] : facts.by_question) {
        while (at < seen_.size() && seen_[at].id < id) {
            answer_changed(seen_[at].question, nullptr);
            seen_.erase(seen_.begin() + static_cast<std::ptrdiff_t>(at));
        }
        if (at == seen_.size() || seen_[at].id != id) {
            SeenFact fresh;
            fresh.id = id;
            fresh.question = guide_.question_index(id);
            see_fact(fresh, fact);
            seen_.insert(seen_.begin() + static_cast<std::ptrdiff_t>(at), std::move(fresh));
        } else if (seen_[at].skipped != fact.skipped ||
                   !same_values(seen_[at].values, fact.standing)) {
            see_fact(seen_[at], fact);
        }
        ++at;
    }
    while (seen_.size() > at) {
        answer_changed(seen_.back().question, nullptr);
        seen_.pop_back();
    }
}

void Evaluation::see_fact(SeenFact& seen, const Fact& fact) {
    seen.skipped = fact.skipped;
    seen.values.clear();
    for (const auto& answer : fact.standing) seen.values.push_back(answer.value);
    answer_changed(seen.question, &seen);
}

void Evaluation::answer_changed(int question, const SeenFact* seen) {
    if (question < 0) return;  // of another version of the guide: kept, but it tells nothing here
    auto& here = slots_[static_cast<std::size_t>(question)];
    const auto& asked = guide_.questions[static_cast<std::size_t>(question)];
    here.answers = 0;
    here.standing = false;
    here.numbers.clear();
    for (const auto& value : seen ? seen->values : std::vector<Value>{}) {
        for (const auto& id : value.chosen) {
            const int answer = asked.answer_index(id);
            if (answer >= 0) here.answers |= 1u << answer;
        }
        if (value.number && asked.has_number()) here.numbers.push_back(*value.number);
        // A choice of something this guide does not know is no answer to it.
        here.standing |= asked.kind != guide::Kind::choice || here.answers != 0;
    }
    const bool done = seen && (seen->skipped || !seen->values.empty());
    if (done != here.done) {
        const int change = done ? 1 : -1;
        if (counts_in_budget(asked.stage)) asked_in_budget_ += change;
        if (asked.stage == guide::Stage::life)
            life_asked_[static_cast<std::size_t>(asked.topic)] += change;
        here.done = done;
    }
    shelve(question);
    if (here.applies) look_again(leanings_.on_thing(question));
}

// Someone is beside unless every standing answer says otherwise: the cautious reading of a
// conflict.
void Evaluation::see_alone() {
    bool alone = false;
    for (const int question : tells_beside_) {
        const auto& here = slot(question);
        if (!here.standing || !here.applies) continue;
        const auto& answers = guide_.questions[static_cast<std::size_t>(question)].answers;
        bool nobody = true;
        for (std::size_t i = 0; i < answers.size(); ++i)
            if ((here.answers >> i & 1u) != 0) nobody &= answers[i].nobody_beside;
        alone = nobody;
        if (!nobody) break;
    }
    if (alone == alone_) return;
    alone_ = alone;
    for (const int question : restricted_) shelve(question);
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
        const int thing = leanings_.at_rank(waiting_.back());
        waiting_.pop_back();
        waits_[static_cast<std::size_t>(thing)] = false;
        const auto first_signal = static_cast<int>(questions());
        const auto first_need = first_signal + static_cast<int>(guide_.signals.size());
        if (thing < first_signal)
            look_at_question(thing);
        else if (thing < first_need)
            look_at_signal(thing - first_signal);
        else
            look_at_need(thing - first_need);
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
    if (slots_[index].standing) look_again(leanings_.on_thing(question));
}

void Evaluation::look_at_signal(int signal) {
    const auto index = static_cast<std::size_t>(signal);
    const auto thing = questions() + index;
    auto now = guide::evaluate(guide_.signals[index].when, *this);
    if (now == Truth::yes && struck_[index]) now = Truth::no;  // the person knows better
    if (now == truth_[thing]) return;
    const bool was = truth_[thing] == Truth::yes;
    truth_[thing] = now;
    look_again(leanings_.on_thing(static_cast<int>(thing)));
    const bool is = now == Truth::yes;
    if (is == was) return;
    if (is)
        raised_.insert(signal);
    else
        raised_.erase(signal);
    if (!guide_.signals[index].strength)
        signalled_[static_cast<std::size_t>(guide_.signals[index].topic)] += is ? 1 : -1;
}

void Evaluation::look_at_need(int need) {
    const auto index = static_cast<std::size_t>(need);
    const auto now = guide::evaluate(guide_.needs[index].when, *this);
    truth_[questions() + guide_.signals.size() + index] = now;
    if (now == Truth::yes)
        needs_.insert(need);
    else
        needs_.erase(need);
}

void Evaluation::shelve(int question) {
    auto& here = slots_[static_cast<std::size_t>(question)];
    const int shelf = shelf_for(question);
    if (shelf == here.shelf) return;
    const int at = position(question);
    if (here.shelf >= 0) shelves_[static_cast<std::size_t>(here.shelf)].erase(at);
    if (shelf >= 0) shelves_[static_cast<std::size_t>(shelf)].insert(at);
    here.shelf = shelf;
}

int Evaluation::shelf_for(int question) const {
    const auto index = static_cast<std::size_t>(question);
    const auto& asked = guide_.questions[index];
    const auto& here = slots_[index];
    if (here.done || truth_[index] != Truth::yes || !fits(asked.place, asked.alone_only)) return -1;
    if (asked.stage != guide::Stage::life) return static_cast<int>(asked.stage);
    if (here.plain) return static_cast<int>(topic_shelf) + asked.topic;
    return static_cast<int>(life_shelf) + static_cast<int>(reason_of(asked));
}

Evaluation::Reason Evaluation::reason_of(const guide::Question& question) const {
    if (question.urgent) return Reason::urgent;
    const auto because = because_directly_of(*this, question.when);
    if (!because.questions.empty() || !because.signals.empty()) return Reason::told;
    return because.asked ? Reason::asked : Reason::anyone;
}

}  // namespace kt::conversation
