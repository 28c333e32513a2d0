#include "core/conversation/facts.hpp"

#include <algorithm>

namespace kt::conversation {
namespace {

void remember_order(Facts& facts, const std::string& question) {
    if (std::find(facts.order.begin(), facts.order.end(), question) == facts.order.end())
        facts.order.push_back(question);
}

}  // namespace

void set_answer(Facts& facts, const std::string& question, Value value) {
    auto& fact = facts.by_question[question];
    fact.skipped = false;
    fact.standing.assign(1, {});
    fact.standing[0].value = std::move(value);
    remember_order(facts, question);
}

void set_skipped(Facts& facts, const std::string& question) {
    auto& fact = facts.by_question[question];
    fact.skipped = true;
    fact.standing.clear();
    remember_order(facts, question);
}

void withdraw(Facts& facts, const std::string& question) {
    facts.by_question.erase(question);
    const auto found = std::find(facts.order.begin(), facts.order.end(), question);
    if (found == facts.order.end()) return;
    // An overview that showed it has seen one question less now, and so has an earlier sitting.
    const auto at = found - facts.order.begin();
    if (at < facts.overview_seen_at) --facts.overview_seen_at;
    if (at < facts.sitting_began_at) --facts.sitting_began_at;
    facts.order.erase(found);
}

void confirm_overview(Facts& facts) {
    facts.overview_seen_at = static_cast<int>(facts.order.size());
}

void go_on_at(Facts& facts, guide::Place place, std::optional<std::int64_t> today_days) {
    facts.place = place;
    facts.today_days = today_days;
    facts.needs_seen = false;
    facts.options_seen = false;
    facts.sitting_began_at = static_cast<int>(facts.order.size());
    for (const auto& [need, settled] : facts.needs) facts.needs_before.insert(need);
}

const std::string& fact_id(const guide::Guide& guide, const guide::Question& question) {
    const int fact = question.fact;
    return fact < 0 ? question.id : guide.questions[static_cast<std::size_t>(fact)].id;
}

const std::string& fact_id(const guide::Guide& guide, int question) {
    return fact_id(guide, guide.questions[static_cast<std::size_t>(question)]);
}

const Fact* fact_told(const Facts& facts, const guide::Guide& guide, int question) {
    const auto found = facts.by_question.find(fact_id(guide, question));
    return found == facts.by_question.end() ? nullptr : &found->second;
}

}  // namespace kt::conversation
