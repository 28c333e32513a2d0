#include "app/cli/case_json.hpp"

#include <ctime>
#include <nlohmann/json.hpp>

#include "app/model/promises.hpp"

namespace kt::cli {
namespace {

using Json = nlohmann::ordered_json;
using model::CaseView;
using model::EvidenceView;

std::string in_dutch(std::string_view, std::string_view dutch) {
    return std::string(dutch);
}

std::string outcome_name(conversation::NeedOutcome outcome) {
    switch (outcome) {
        case conversation::NeedOutcome::accepted: return "accepted";
        case conversation::NeedOutcome::reworded: return "reworded";
        case conversation::NeedOutcome::passed: return "passed";
    }
    return "unknown";
}

Json ids_of(const std::vector<EvidenceView>& evidence) {
    Json ids = Json::array();
    for (const EvidenceView& one : evidence) ids.push_back(one.question);
    return ids;
}

Json needs_of(const CaseView& view, bool only_confirmed) {
    Json needs = Json::array();
    for (const model::NeedView& need : view.needs) {
        if (only_confirmed && !need.confirmed()) continue;
        needs.push_back({{"need", need.id},
                         {"words", need.words},
                         {"own_words", need.own_words},
                         {"outcome", outcome_name(need.outcome)},
                         {"because", ids_of(need.because)}});
    }
    return needs;
}

Json answers_of(const CaseView& view) {
    Json answers = Json::array();
    for (const model::TopicView& topic : view.topics) {
        for (const model::QuestionView& question : topic.questions) {
            const Json head{{"question", question.id},
                            {"topic", topic.id},
                            {"ask", question.ask},
                            {"about", question.about}};
            if (question.skipped) {
                Json one = head;
                one.update({{"values", Json::array()}, {"words", ""}, {"skipped", true}});
                answers.push_back(one);
            }
            for (const model::AnswerView& answer : question.standing) {
                Json one = head;
                one.update({{"values", answer.values},
                            {"texts", answer.texts},
                            {"words", answer.words},
                            {"language", answer.language},
                            {"skipped", false},
                            {"at", iso_time(answer.at_ms)},
                            {"said_by", answer.said_by}});
                answers.push_back(one);
            }
        }
    }
    return answers;
}

Json signals_of(const CaseView& view) {
    Json signals = Json::array();
    for (const model::SignalView& signal : view.signals) {
        signals.push_back({{"id", signal.id},
                           {"title", signal.title},
                           {"urgent", signal.urgent},
                           {"strength", signal.strength},
                           {"struck", signal.struck},
                           {"evidence", ids_of(signal.evidence)}});
    }
    return signals;
}

std::string outcome_name(conversation::OptionOutcome outcome) {
    switch (outcome) {
        case conversation::OptionOutcome::interested: return "interested";
        case conversation::OptionOutcome::has_already: return "has_already";
        case conversation::OptionOutcome::passed: return "passed";
    }
    return "unknown";
}

Json options_of(const CaseView& view) {
    Json options = Json::array();
    for (const model::OptionView& option : view.options) {
        options.push_back({{"option", option.id},
                           {"title", option.title},
                           {"outcome", outcome_name(option.outcome)},
                           {"words", option.words},
                           {"needs", option.needs}});
    }
    return options;
}

Json continued_of(const CaseView& view) {
    Json all = Json::array();
    for (const model::ContinuedView& one : view.continued) {
        all.push_back({{"place", one.place}, {"device", one.device}, {"at", iso_time(one.at_ms)}});
    }
    return all;
}

Json conflicts_of(const CaseView& view) {
    Json conflicts = Json::array();
    for (const model::ConflictView& conflict : view.conflicts) {
        Json sides = Json::array();
        for (const model::ConflictSide& side : conflict.sides) {
            sides.push_back(
                {{"text", side.text}, {"said_by", side.said_by}, {"at", iso_time(side.at_ms)}});
        }
        conflicts.push_back({{"id", conflict.id}, {"title", conflict.title}, {"sides", sides}});
    }
    return conflicts;
}

Json promised_of(const CaseView& view) {
    Json promised = Json::array();
    for (const casefile::Promised& promise : view.promised) {
        promised.push_back({{"by_whom", promise.by_whom},
                            {"what", model::promise_kind(promise)},
                            {"text", model::promise_text(promise, in_dutch)},
                            {"by", promise.by_ms > 0 ? iso_time(promise.by_ms) : ""}});
    }
    return promised;
}

Json contact_of(const CaseView& view) {
    if (!view.contact) return Json::object();
    const casefile::ContactGiven& contact = *view.contact;
    return {{"name", contact.name},           {"phone", contact.phone},
            {"when", contact.when},           {"may_call", contact.may_call},
            {"voicemail", contact.voicemail}, {"post", contact.post},
            {"safely", contact.safely}};
}

}  // namespace

std::string iso_time(std::int64_t wall_ms) {
    const std::time_t seconds = wall_ms / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::string case_json(const CaseView& view) {
    const Json json{
        {"case", view.id.hex()},
        {"number", view.number},
        {"received", iso_time(view.received_ms)},
        {"sent", view.sent},
        {"language", view.language},
        {"languages", view.languages},
        {"place", view.place},
        {"device", view.device},
        {"continued", continued_of(view)},
        {"unfinished", view.unfinished},
        {"asked", {{"entry", view.entry}, {"text", view.entry_text}, {"words", view.asked_words}}},
        {"urgent", view.urgent},
        {"confirmed", needs_of(view, true)},
        {"own_need", view.own_need ? Json(*view.own_need) : Json(nullptr)},
        {"needs", needs_of(view, false)},
        {"promised", promised_of(view)},
        {"contact", contact_of(view)},
        {"wants_apart", view.wants_apart},
        {"answers", answers_of(view)},
        {"signals", signals_of(view)},
        {"options", options_of(view)},
        {"conflicts", conflicts_of(view)},
        {"guide",
         {{"id", view.guide_id}, {"version", view.guide_version}, {"fits", view.guide_fits}}},
        {"unknown_events", view.unknown_events},
        {"quarantined_events", view.quarantined_events},
        {"problems", view.problems}};
    return json.dump(2);
}

std::string line_json(const CaseView& view, const model::CaseLine& line) {
    const Json json{{"case", view.id.hex()},
                    {"number", view.number},
                    {"received", iso_time(view.received_ms)},
                    {"asked", line.asked},
                    {"quote", line.quote},
                    {"name", line.name},
                    {"urgent", line.urgent},
                    {"call_by", line.call_by_ms ? iso_time(*line.call_by_ms) : ""},
                    {"plan_until", line.plan_until_ms ? iso_time(*line.plan_until_ms) : ""},
                    {"read", line.read}};
    return json.dump();
}

}  // namespace kt::cli
