// A conversation led by chance: every answer that a person could give, in the order the engine
// asks.
#pragma once

#include <gtest/gtest.h>

#include <functional>

#include "core/conversation/engine.hpp"
#include "core/conversation/facts.hpp"

namespace kt::conversation {

class Chance {  // the numbers of a property test, again and again
  public:
    explicit Chance(std::vector<std::uint32_t> numbers) : numbers_(std::move(numbers)) {}
    std::size_t below(std::size_t bound) {
        if (numbers_.empty()) return 0;
        ++at_;
        return (numbers_[at_ % numbers_.size()] + at_ / 7) % bound;
    }

  private:
    std::vector<std::uint32_t> numbers_;
    std::size_t at_ = 0;
};

inline constexpr std::int64_t some_day = 20'779;  // 2026-11-22

inline Value any_answer(const guide::Question& question, Chance& chance) {
    Value value;
    if (question.kind == guide::Kind::many) {
        for (const auto& answer : question.answers)
            if (!answer.alone && chance.below(2) == 1) value.chosen.push_back(answer.id);
    } else if (question.has_answers()) {
        value.chosen = {question.answers[chance.below(question.answers.size())].id};
    } else if (question.kind == guide::Kind::date) {
        value.number = static_cast<std::int64_t>(365 * chance.below(57));
    } else if (question.has_number()) {
        value.number = static_cast<std::int64_t>(chance.below(11));
    } else if (question.kind == guide::Kind::people) {
        for (int slot = 1; slot <= question.people_at_most; ++slot)
            if (chance.below(2) == 1)
                value.people.push_back({static_cast<std::uint32_t>(slot), "Sam"});
    } else {
        value.words = "iets";
    }
    return value;
}

// One step of a person who answers, skips or settles as chance has it. False at the end.
inline bool take_step(const guide::Guide& guide, const Step& step, Facts& facts, Chance& chance) {
    if (std::holds_alternative<AskEntry>(step)) {
        const auto pick = chance.below(guide.entries.size() + 1);
        if (pick == guide.entries.size()) facts.asked_words = "iets anders";
        else facts.entry = guide.entries[pick].id;
    } else if (const auto* ask = std::get_if<AskQuestion>(&step)) {
        const auto& question = guide.questions[static_cast<std::size_t>(ask->question)];
        if (chance.below(5) == 0) set_skipped(facts, fact_id(guide, question));
        else set_answer(facts, fact_id(guide, question), any_answer(question, chance));
    } else if (const auto* choose = std::get_if<ChooseTopics>(&step)) {
        facts.topics.emplace();
        for (const int topic : choose->topics)
            if (chance.below(2) == 1)
                facts.topics->push_back(guide.topics[static_cast<std::size_t>(topic)].id);
    } else if (std::holds_alternative<ShowOverview>(step)) {
        confirm_overview(facts);
    } else if (const auto* offer = std::get_if<OfferNeeds>(&step)) {
        for (const auto& one : offer->offers)
            facts.needs[guide.needs[static_cast<std::size_t>(one.need)].id].outcome =
                static_cast<NeedOutcome>(1 + chance.below(3));
        facts.needs_seen = true;
    } else if (std::holds_alternative<ShowOptions>(step)) {
        facts.options_seen = true;
    } else {
        return false;
    }
    return true;
}

// From the first step to the last; `look` sees each step before it is taken.
inline Facts walk(const guide::Guide& guide, guide::Place place, Chance chance,
                  const std::function<void(const Step&, const Facts&)>& look) {
    Engine engine(guide);
    Facts facts;
    facts.place = place;
    facts.today_days = some_day;
    for (int steps = 0; steps < 300; ++steps) {
        const auto step = engine.next(facts);
        look(step, facts);
        if (!take_step(guide, step, facts, chance)) return facts;
    }
    ADD_FAILURE() << "the conversation does not end";
    return facts;
}

}  // namespace kt::conversation
