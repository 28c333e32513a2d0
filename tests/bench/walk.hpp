// A conversation at a table, held again and again: entry, topics, 25 questions, overviews, offers.
#pragma once

#include <chrono>
#include <vector>

#include "core/conversation/engine.hpp"

namespace kt::bench {

// Answers "b", the one with consequences. False at the end of the conversation.
inline bool answer(const guide::Guide& guide, const conversation::Step& step,
                   conversation::Facts& facts) {
    using namespace conversation;
    if (const auto* ask = std::get_if<AskQuestion>(&step)) {
        set_answer(facts, guide.questions[static_cast<std::size_t>(ask->question)].id,
                   {{"b"}, {}, ""});
    } else if (const auto* choose = std::get_if<ChooseTopics>(&step)) {
        facts.topics.emplace();
        for (std::size_t i = 0; i < 5 && i < choose->topics.size(); ++i)
            facts.topics->push_back(guide.topics[static_cast<std::size_t>(choose->topics[i])].id);
    } else if (std::holds_alternative<AskEntry>(step)) {
        facts.entry = "help";
    } else if (std::holds_alternative<ShowOverview>(step)) {
        confirm_overview(facts);
    } else if (std::holds_alternative<OfferNeeds>(step)) {
        facts.needs_seen = true;
    } else if (std::holds_alternative<ShowOptions>(step)) {
        facts.options_seen = true;
    } else {
        return false;
    }
    return true;
}

// From each answer to a question being told to the next step being known, in microseconds.
inline std::vector<double> answers_us(const guide::Guide& guide, std::size_t answers) {
    using Clock = std::chrono::steady_clock;
    conversation::Engine engine(guide);
    conversation::Facts facts;
    facts.place = guide::Place::room;
    auto step = engine.next(facts);
    std::vector<double> waited_us;
    while (waited_us.size() < answers) {
        const bool asked = std::holds_alternative<conversation::AskQuestion>(step);
        if (!answer(guide, step, facts)) {
            facts = {};
            facts.place = guide::Place::room;
        }
        const auto start = Clock::now();
        step = engine.next(facts);
        const std::chrono::duration<double, std::micro> waited = Clock::now() - start;
        if (asked) waited_us.push_back(waited.count());
    }
    return waited_us;
}

}  // namespace kt::bench
