// What holds in every guide, whatever a policy worker writes: guides made by chance, walked through
// by chance.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "tests/core/conversation/random_guide.hpp"

namespace kt::conversation {
namespace {

using Numbers = std::vector<std::uint32_t>;
constexpr guide::Place places[] = {guide::Place::hall, guide::Place::room, guide::Place::home};

struct Found {
    std::vector<RaisedSignal> signals;
    std::vector<Offer> offers;
    std::vector<SuggestedOption> options;
    std::vector<bool> applies;
    Step next;
    bool operator==(const Found&) const = default;
};

Found found_by(const guide::Guide& guide, Engine& engine, const Facts& facts) {
    Found found{engine.signals(facts), engine.offers(facts), engine.options(facts), {}, {}};
    for (int i = 0; i < static_cast<int>(guide.questions.size()); ++i)
        found.applies.push_back(engine.applies(facts, i));
    found.next = engine.next(facts);
    return found;
}

Found from_scratch(const guide::Guide& guide, const Facts& facts) {
    Engine engine(guide);
    return found_by(guide, engine, facts);
}

// Numbers that are never few: a guide of one number would be the same all over.
Chance chance_of(const Numbers& numbers, std::uint32_t salt) {
    Numbers more{salt};
    std::uint32_t state = salt * 2654435761u + 1;
    for (const auto number : numbers) state = (state ^ number) * 16777619u;
    for (int i = 0; i < 400; ++i) {
        state = state * 1664525u + 1013904223u;
        more.push_back(state >> 12);
    }
    return Chance(more);
}

const std::string& id_of(const guide::Guide& guide, int question) {
    return guide.questions[static_cast<std::size_t>(question)].id;
}

std::vector<std::string> answered(const Facts& facts) {
    std::vector<std::string> ids;
    for (const auto& [id, fact] : facts.by_question)
        if (!fact.standing.empty()) ids.push_back(id);
    return ids;
}

// Someone goes back, contradicts themselves, strikes a signal out, changes their mind, moves.
void turn_aside(const guide::Guide& guide, const Found& found, Facts& facts, Chance& aside) {
    const auto ids = answered(facts);
    if (!ids.empty() && aside.below(4) == 0) withdraw(facts, ids[aside.below(ids.size())]);
    if (!ids.empty() && aside.below(5) == 0) {
        const auto& id = ids[aside.below(ids.size())];
        const auto index = static_cast<std::size_t>(guide.question_index(id));
        StandingAnswer other;
        other.value = any_answer(guide.questions[index], aside);
        if (facts.by_question.count(id) > 0) facts.by_question[id].standing.push_back(other);
    }
    if (!found.signals.empty() && aside.below(6) == 0) {
        const auto signal = static_cast<std::size_t>(found.signals[0].signal);
        facts.struck_signals.insert(guide.signals[signal].id);
    }
    if (aside.below(10) == 0) facts.struck_signals.clear();
    if (aside.below(10) == 0) facts.topics.reset();
    if (aside.below(12) == 0) facts.place = places[aside.below(3)];
    if (aside.below(8) == 0)
        facts.today_days = some_day + 20 * (static_cast<int>(aside.below(5)) - 1);
    if (aside.below(20) == 0) facts.today_days.reset();
    if (aside.below(6) == 0)
        facts.needs[guide.needs[aside.below(guide.needs.size())].id].outcome =
            static_cast<NeedOutcome>(1 + aside.below(3));
    if (aside.below(15) == 0) go_on_at(facts, places[aside.below(3)], some_day);
}

RC_GTEST_PROP(EveryGuide, is_evaluated_step_by_step_as_from_scratch, (const Numbers& numbers)) {
    const auto guide = RandomGuide(chance_of(numbers, 1)).load();
    auto chance = chance_of(numbers, 2), aside = chance_of(numbers, 3);
    Engine engine(guide);
    Facts facts;
    for (int steps = 0; steps < 60; ++steps) {
        const auto found = found_by(guide, engine, facts);
        RC_ASSERT(found == from_scratch(guide, facts));
        if (!take_step(guide, found.next, facts, chance))
            go_on_at(facts, places[steps % 3], some_day);
        turn_aside(guide, found, facts, aside);
    }
}

// In each order in which the engine could ask: whatever applies may be told next.
RC_GTEST_PROP(EveryGuide, finds_the_same_in_whatever_order_it_was_told, (const Numbers& numbers)) {
    const auto guide = RandomGuide(chance_of(numbers, 1)).load();
    const auto told = walk(guide, places[numbers.size() % 3], chance_of(numbers, 2),
                           [](const Step&, const Facts&) {});
    Engine engine(guide);
    auto chance = chance_of(numbers, 4);
    Facts facts = told;
    facts.by_question.clear();
    auto waiting = answered(told);
    while (!waiting.empty()) {
        std::vector<std::string> askable;
        for (const auto& id : waiting)
            if (engine.applies(facts, guide.question_index(id))) askable.push_back(id);
        // What was asked before another answer took its ground away applies no more, and is told
        // all the same.
        const auto id = askable.empty() ? waiting.front() : askable[chance.below(askable.size())];
        facts.by_question[id] = told.by_question.at(id);
        std::erase(waiting, id);
    }
    const auto here = from_scratch(guide, facts);
    RC_ASSERT(engine.signals(facts) == here.signals);
    RC_ASSERT(engine.offers(facts) == here.offers);
    Facts without_skips = told;
    std::erase_if(without_skips.by_question, [](const auto& one) { return one.second.skipped; });
    RC_ASSERT(from_scratch(guide, without_skips).signals == here.signals);
    RC_ASSERT(from_scratch(guide, told).signals == here.signals);
}

RC_GTEST_PROP(EveryGuide, gives_back_exactly_what_a_withdrawn_answer_led_to,
              (const Numbers& numbers)) {
    const auto guide = RandomGuide(chance_of(numbers, 1)).load();
    const auto told = walk(guide, places[numbers.size() % 3], chance_of(numbers, 2),
                           [](const Step&, const Facts&) {});
    Engine engine(guide);
    const auto before = found_by(guide, engine, told);
    for (const auto& id : answered(told)) {
        auto without = told;
        without.by_question.erase(id);
        const auto between = found_by(guide, engine, without);
        RC_ASSERT(between == from_scratch(guide, without));
        const int fact = guide.question_index(id);
        for (const auto& signal : between.signals)
            for (const int evidence : signal.evidence)
                RC_ASSERT(guide.questions[static_cast<std::size_t>(evidence)].fact != fact);
        // Each signal that went away had it in its evidence, or leaned on it being told.
        RC_ASSERT(found_by(guide, engine, told) == before);
    }
}

// Someone who answers by the name of the question, so in any order the same.
class Character {
  public:
    explicit Character(std::uint32_t seed) : seed_(seed) {}
    void take(const guide::Guide& guide, const Step& step, Facts& facts) const {
        if (std::holds_alternative<AskEntry>(step)) {
            facts.entry = seed_ % 2 == 0 ? "e0" : "e1";
        } else if (const auto* choose = std::get_if<ChooseTopics>(&step)) {
            facts.topics.emplace();
            for (const int topic : choose->topics) {
                const auto& id = guide.topics[static_cast<std::size_t>(topic)].id;
                if (id != "extra" && hash(id) % 2 == 0) facts.topics->push_back(id);
            }
        } else if (const auto* ask = std::get_if<AskQuestion>(&step)) {
            const auto& question = guide.questions[static_cast<std::size_t>(ask->question)];
            Numbers numbers;
            for (std::uint32_t i = 0; i < 16; ++i) numbers.push_back(hash(question.id) >> i);
            Chance chance(numbers);
            if (hash(question.id) % 7 == 0) set_skipped(facts, fact_id(guide, question));
            else set_answer(facts, fact_id(guide, question), any_answer(question, chance));
        } else {
            Chance chance({seed_});
            take_step(guide, step, facts, chance);
        }
    }

  private:
    std::uint32_t hash(const std::string& id) const {
        std::uint32_t state = seed_;
        for (const char c : id) state = (state ^ static_cast<unsigned char>(c)) * 16777619u;
        return state >> 3;
    }
    std::uint32_t seed_;
};

// What someone meets, by name; topics that are only offered are no meeting.
std::vector<std::string> met(const guide::Guide& guide, guide::Place place, Character character) {
    Engine engine(guide);
    Facts facts;
    facts.place = place;
    facts.today_days = some_day;
    std::vector<std::string> met;
    for (int steps = 0; steps < 300; ++steps) {
        const auto step = engine.next(facts);
        if (const auto* ask = std::get_if<AskQuestion>(&step))
            met.push_back(id_of(guide, ask->question));
        if (const auto* offers = std::get_if<OfferNeeds>(&step))
            for (const auto& offer : offers->offers)
                met.push_back(guide.needs[static_cast<std::size_t>(offer.need)].id);
        if (const auto* options = std::get_if<ShowOptions>(&step))
            for (const auto& option : options->options)
                met.push_back(guide.options[static_cast<std::size_t>(option.option)].id);
        if (std::holds_alternative<Close>(step)) break;
        character.take(guide, step, facts);
    }
    for (const auto& signal : engine.signals(facts))
        met.push_back(guide.signals[static_cast<std::size_t>(signal.signal)].id);
    return met;
}

RC_GTEST_PROP(EveryGuide, leaves_the_unrelated_as_they_were_when_something_is_added,
              (const Numbers& numbers, bool in_front)) {
    const RandomGuide before(chance_of(numbers, 1));
    auto after = before;
    after.add_something_unrelated(in_front);
    const auto guide = before.load(), more = after.load();
    for (std::uint32_t someone = 0; someone < 6; ++someone) {
        const Character character(static_cast<std::uint32_t>(numbers.size()) * 31 + someone);
        const auto place = places[someone % 3];
        RC_ASSERT(met(guide, place, character) == met(more, place, character));
    }
}

bool alone(const Facts& facts) {
    const auto told = facts.by_question.find("t0.beside");
    return told != facts.by_question.end() && !told->second.standing.empty() &&
           told->second.standing[0].value.chosen == std::vector<std::string>{"alone"};
}

RC_GTEST_PROP(EveryGuide, keeps_to_its_place_and_company, (const Numbers& numbers)) {
    const auto guide = RandomGuide(chance_of(numbers, 1)).load();
    const auto place = places[numbers.size() % 3];
    const bool hall = place == guide::Place::hall;
    int in_budget = 0;
    std::set<std::string> asked;
    walk(guide, place, chance_of(numbers, 2), [&](const Step& step, const Facts& facts) {
        const auto fits = [&](guide::Place most_public, bool alone_only) {
            return most_public <= place && (!alone_only || alone(facts));
        };
        if (const auto* ask = std::get_if<AskQuestion>(&step)) {
            const auto& question = guide.questions[static_cast<std::size_t>(ask->question)];
            RC_ASSERT(fits(question.place, question.alone_only));
            RC_ASSERT(asked.insert(fact_id(guide, question)).second);
            in_budget += question.stage >= guide::Stage::today;
            RC_ASSERT(in_budget <= (hall ? questions_in_hall_max : questions_at_table_max));
        }
        if (const auto* offers = std::get_if<OfferNeeds>(&step))
            for (const auto& offer : offers->offers) {
                const auto& need = guide.needs[static_cast<std::size_t>(offer.need)];
                RC_ASSERT(fits(need.place, need.alone_only));
            }
        if (const auto* options = std::get_if<ShowOptions>(&step)) {
            RC_ASSERT(options->options.size() <=
                      static_cast<std::size_t>(hall ? options_in_hall_max : options_at_table_max));
            for (const auto& one : options->options) {
                const auto& option = guide.options[static_cast<std::size_t>(one.option)];
                RC_ASSERT(fits(option.place, option.alone_only));
                RC_ASSERT(!one.needs.empty());
            }
        }
    });
}

// Nothing else is asked while there is more about the person who is spoken of, but what is urgent.
RC_GTEST_PROP(EveryGuide, speaks_of_one_person_at_a_time, (const Numbers& numbers)) {
    const auto guide = RandomGuide(chance_of(numbers, 1)).load();
    Engine engine(guide);
    const guide::Question* before = nullptr;
    walk(guide, guide::Place::room, chance_of(numbers, 2),
         [&](const Step& step, const Facts& facts) {
             const auto* ask = std::get_if<AskQuestion>(&step);
             if (!ask) return;
             const auto& now = guide.questions[static_cast<std::size_t>(ask->question)];
             const auto same = [](const guide::Question& a, const guide::Question& b) {
                 return a.group == b.group && a.person == b.person;
             };
             const bool left = before && before->group >= 0 && !same(*before, now);
             if (left && !now.urgent && now.stage == guide::Stage::life)
                 for (int i = 0; i < static_cast<int>(guide.questions.size()); ++i) {
                     const auto& other = guide.questions[static_cast<std::size_t>(i)];
                     if (same(other, *before) && facts.by_question.count(other.id) == 0)
                         RC_ASSERT(!engine.applies(facts, i));
                 }
             before = &now;
         });
}

}  // namespace
}  // namespace kt::conversation
