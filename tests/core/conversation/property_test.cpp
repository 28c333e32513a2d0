// What holds in every conversation, whoever comes and whatever they say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "core/guide/load.hpp"
#include "tests/core/conversation/walk.hpp"
#include "tests/core/guide/sample.hpp"

namespace kt::conversation {
namespace {

const guide::Guide& first_guide() {
    static const guide::Guide guide = [] {
        auto loaded = guide::load_usable("assets/guides/gesprek");
        if (!loaded) ADD_FAILURE() << loaded.error().words;
        return std::move(*loaded);
    }();
    return guide;
}

using Numbers = std::vector<std::uint32_t>;
constexpr guide::Place places[] = {guide::Place::hall, guide::Place::room, guide::Place::home};

void ignore(const Step&, const Facts&) {}

struct Found {
    std::vector<RaisedSignal> signals;
    std::vector<Offer> offers;
    Step next;
    bool operator==(const Found&) const = default;
};

Found found_by(Engine& engine, const Facts& facts) {
    auto next = engine.next(facts);
    return {engine.signals(facts), engine.offers(facts), std::move(next)};
}

Found from_scratch(const Facts& facts) {
    Engine engine(first_guide());
    return found_by(engine, facts);
}

std::vector<std::string> answered(const Facts& facts) {
    std::vector<std::string> ids;
    for (const auto& [id, fact] : facts.by_question)
        if (!fact.standing.empty()) ids.push_back(id);
    return ids;
}

RC_GTEST_PROP(EveryConversation, is_evaluated_step_by_step_as_from_scratch,
              (const Numbers& numbers, std::uint8_t where)) {
    const auto& guide = first_guide();
    Chance chance(numbers), aside(numbers);
    Engine engine(guide);
    Facts facts;
    facts.place = places[where % 3];
    for (int steps = 0; steps < 60; ++steps) {
        const auto found = found_by(engine, facts);
        RC_ASSERT(found == from_scratch(facts));
        // Now and then someone goes back, strikes a signal out, or moves to a room.
        const auto ids = answered(facts);
        if (!ids.empty() && aside.below(4) == 0) withdraw(facts, ids[aside.below(ids.size())]);
        if (!found.signals.empty() && aside.below(6) == 0)
            facts.struck_signals.insert(
                guide.signals[static_cast<std::size_t>(found.signals[0].signal)].id);
        if (aside.below(15) == 0) facts.place = places[aside.below(3)];
        if (!take_step(guide, engine.next(facts), facts, chance)) break;
    }
}

RC_GTEST_PROP(EveryConversation, finds_the_same_in_whatever_order_it_was_told,
              (const Numbers& numbers, std::uint8_t where)) {
    const auto told = walk(first_guide(), places[where % 3], Chance(numbers), ignore);
    auto ids = answered(told);
    std::sort(ids.begin(), ids.end());
    Chance chance(numbers);
    for (std::size_t i = ids.size(); i > 1; --i) std::swap(ids[i - 1], ids[chance.below(i)]);
    Engine engine(first_guide());
    Facts facts = told;
    facts.by_question.clear();
    for (const auto& id : ids) {
        facts.by_question[id] = told.by_question.at(id);
        engine.next(facts);
    }
    const auto there = found_by(engine, facts), here = from_scratch(told);
    RC_ASSERT(there.signals == here.signals);
    RC_ASSERT(there.offers == here.offers);
}

RC_GTEST_PROP(EveryConversation, gives_back_exactly_what_a_withdrawn_answer_led_to,
              (const Numbers& numbers, std::uint8_t where)) {
    const auto told = walk(first_guide(), places[where % 3], Chance(numbers), ignore);
    const auto ids = answered(told);
    RC_PRE(!ids.empty());
    Chance chance(numbers);
    const auto& id = ids[chance.below(ids.size())];
    Engine engine(first_guide());
    const auto before = found_by(engine, told);
    auto without = told;
    without.by_question.erase(id);
    const auto between = found_by(engine, without);
    RC_ASSERT(between == from_scratch(without));
    const int index = first_guide().question_index(id);
    for (const auto& signal : between.signals)
        RC_ASSERT(std::count(signal.evidence.begin(), signal.evidence.end(), index) == 0);
    for (const auto& offer : between.offers)
        RC_ASSERT(
            std::count(offer.because.questions.begin(), offer.because.questions.end(), index) == 0);
    RC_ASSERT(found_by(engine, told) == before);
}

RC_GTEST_PROP(EveryConversation, keeps_to_its_place_its_budget_and_its_rhythm,
              (const Numbers& numbers, std::uint8_t where)) {
    const auto& guide = first_guide();
    const auto place = places[where % 3];
    int since_overview = 0, in_budget = 0;
    bool ended = false;
    walk(guide, place, Chance(numbers), [&](const Step& step, const Facts& facts) {
        if (std::holds_alternative<ShowOverview>(step)) since_overview = 0;
        if (std::holds_alternative<OfferNeeds>(step)) {
            RC_ASSERT(since_overview == 0);
            RC_ASSERT(std::get<OfferNeeds>(step).offers.size() <=
                      static_cast<std::size_t>(place == guide::Place::hall ? offers_in_hall_max
                                                                           : offers_at_table_max));
        }
        if (const auto* ask = std::get_if<AskQuestion>(&step)) {
            const auto& question = guide.questions[static_cast<std::size_t>(ask->question)];
            RC_ASSERT(question.place <= place);
            RC_ASSERT(facts.by_question.count(question.id) == 0);
            RC_ASSERT(++since_overview <= questions_between_overviews);
            in_budget += question.stage >= guide::Stage::today;
            RC_ASSERT(in_budget <= (place == guide::Place::hall ? questions_in_hall_max
                                                                : questions_at_table_max));
        }
        ended |= std::holds_alternative<Close>(step);
    });
    RC_ASSERT(ended);
}

// Whoever is beside, nothing that is for the person alone.
RC_GTEST_PROP(EveryConversation, says_nothing_about_who_stands_beside, (const Numbers& numbers)) {
    const auto& guide = first_guide();
    walk(guide, guide::Place::home, Chance(numbers), [&](const Step& step, const Facts& facts) {
        bool alone = false;
        for (const auto& question : guide.questions)
            for (const auto& answer : question.answers) {
                const auto fact = facts.by_question.find(question.id);
                if (!answer.nobody_beside || fact == facts.by_question.end()) continue;
                for (const auto& standing : fact->second.standing)
                    alone |= standing.value.chosen == std::vector{answer.id};
            }
        if (alone) return;
        if (const auto* ask = std::get_if<AskQuestion>(&step))
            RC_ASSERT(!guide.questions[static_cast<std::size_t>(ask->question)].alone_only);
        if (const auto* offers = std::get_if<OfferNeeds>(&step))
            for (const auto& offer : offers->offers)
                RC_ASSERT(!guide.needs[static_cast<std::size_t>(offer.need)].alone_only);
    });
}

}  // namespace
}  // namespace kt::conversation
