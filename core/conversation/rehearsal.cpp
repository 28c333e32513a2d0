#include "core/conversation/rehearsal.hpp"

#include <algorithm>

#include "core/conversation/answer_text.hpp"
#include "core/conversation/goals.hpp"
#include "core/conversation/people.hpp"

namespace kt::conversation {
namespace {

template <class Thing>
const Thing& at(const std::vector<Thing>& things, int index) {
    return things[static_cast<std::size_t>(index)];
}

template <class Thing>
bool has(const std::vector<Thing>& things, const Thing& thing) {
    return std::find(things.begin(), things.end(), thing) != things.end();
}

class Run {
  public:
    Run(const guide::Guide& guide, const Persona& persona, std::int64_t today_days)
        : guide_(guide), persona_(persona), engine_(guide) {
        result_.persona = persona.name;
        result_.asked = persona.asked;
        result_.facts.place = persona.place;
        result_.facts.today_days = persona.today_days.value_or(today_days);
        result_.facts.struck_signals = persona.struck;
    }

    Rehearsal run() {
        hold();
        result_.asked_at_first = result_.questions.size();
        if (persona_.continues && result_.failures.empty()) {
            say("(goes on: " + std::string(place_name(*persona_.continues)) + ")");
            go_on_at(result_.facts, *persona_.continues, result_.facts.today_days);
            hold();
        }
        result_.signals = engine_.signals(result_.facts);
        name_parties();
        remark_on_what_was_never_asked();
        for (auto& missed : goals_missed(guide_, persona_, result_))
            result_.failures.push_back(std::move(missed));
        return std::move(result_);
    }

  private:
    void hold() {
        closed_ = false;
        for (int steps = 0; !closed_; ++steps) {
            if (steps == rehearsal_steps_max) {
                result_.failures.push_back("the conversation does not end");
                return;
            }
            std::visit([this](const auto& step) { take(step); }, engine_.next(result_.facts));
        }
    }

    void say(std::string line) { result_.transcript.push_back(std::move(line)); }

    void take(const AskEntry&) {
        const int entry = guide_.entry_index(persona_.asked);
        (entry < 0 ? result_.facts.asked_words : result_.facts.entry) = persona_.asked;
        say("Comes for: " + (entry < 0 ? persona_.asked : at(guide_.entries, entry).text));
    }

    void take(const AskQuestion& step) {
        const auto& question = at(guide_.questions, step.question);
        result_.questions.push_back(step);
        const auto& kept_as = fact_id(guide_, question);
        const auto asked = with_name(question.ask, guide_, result_.facts, question);
        const auto value = answer_to(question);
        if (value) set_answer(result_.facts, kept_as, *value);
        else set_skipped(result_.facts, kept_as);
        const auto said = value ? said_again(question, *value) : "(skipped)";
        say(asked + "  -  " + with_name(said, guide_, result_.facts, question));
    }

    void take(const ChooseTopics& step) {
        auto chosen = persona_.topics.value_or(std::vector<std::string>());
        if (!persona_.topics)
            for (const int topic : step.topics)
                if (has(step.suggested, topic) || speaks_of(topic))
                    chosen.push_back(at(guide_.topics, topic).id);
        std::string line = "Wants to talk about:";
        for (const auto& id : chosen)
            if (const int topic = guide_.topic_index(id); topic >= 0)
                line += " " + at(guide_.topics, topic).title + ".";
        say(chosen.empty() ? line + " nothing else." : line);
        result_.facts.topics = std::move(chosen);
    }

    void take(const ShowOverview&) {
        confirm_overview(result_.facts);
        say("(overview)");
    }

    void take(const OfferNeeds& step) {
        for (const auto& offer : step.offers) {
            const auto& need = at(guide_.needs, offer.need);
            const bool theirs = !persona_.expects_needs || has(*persona_.expects_needs, need.id);
            result_.needs.push_back(offer.need);
            result_.facts.needs[need.id].outcome =
                theirs ? NeedOutcome::accepted : NeedOutcome::passed;
            say("Offered: " + need.offer + (theirs ? "" : "  -  (no)"));
        }
        if (step.offers.empty()) say("Offered: nothing; asked for their own words.");
        result_.facts.needs_seen = true;
    }

    void take(const ShowOptions& step) {
        for (const auto& suggested : step.options) {
            const auto& option = at(guide_.options, suggested.option);
            if (!has(result_.options, suggested.option))
                result_.options.push_back(suggested.option);
            say("Could help: " + option.title + "  (" + std::string(sort_name(option.sort)) + ")");
        }
        result_.facts.options_seen = true;
    }

    void take(const Close&) { closed_ = true; }

    std::optional<Value> answer_to(const guide::Question& question) const {
        const auto& kept_as = fact_id(guide_, question);
        if (persona_.skips.count(question.id) > 0 || persona_.skips.count(kept_as) > 0)
            return std::nullopt;
        const auto given = persona_.answers.find(kept_as);
        if (given != persona_.answers.end()) return given->second;
        const auto& answers = question.answers;
        const bool beside = std::any_of(answers.begin(), answers.end(),
                                        [](const auto& answer) { return answer.nobody_beside; });
        return value_of(question,
                        beside && !persona_.with.empty() ? persona_.with : question.ordinary);
    }

    // Whoever has something to tell about a topic chooses it.
    bool speaks_of(int topic) const {
        return std::any_of(
            persona_.answers.begin(), persona_.answers.end(), [&](const auto& given) {
                const int index = guide_.question_index(given.first);
                if (index < 0) return false;
                const auto& question = at(guide_.questions, index);
                return question.topic == topic && question.stage == guide::Stage::life;
            });
    }

    // Who acts on what is urgent, then who can help.
    void name_parties() {
        const auto name = [this](int party) {
            if (party >= 0 && !has(result_.parties, party)) result_.parties.push_back(party);
        };
        for (const auto& raised : result_.signals)
            name(at(guide_.signals, raised.signal).urgent_party);
        for (const int option : result_.options) name(at(guide_.options, option).party);
    }

    // Personas must not rot: an answer that nothing asks for tells of another guide.
    void remark_on_what_was_never_asked() {
        for (const auto& [id, spot] : persona_.told_at)
            if (result_.facts.by_question.count(id) == 0)
                result_.remarks.push_back({guide::Remark::Level::warning, spot,
                                           "The conversation never asked '" + id + "'."});
    }

    const guide::Guide& guide_;
    const Persona& persona_;
    Engine engine_;
    Rehearsal result_;
    bool closed_ = false;
};

}  // namespace

Rehearsal rehearse(const guide::Guide& guide, const Persona& persona, std::int64_t today_days) {
    return Run(guide, persona, today_days).run();
}

std::vector<std::string> because_ids(const guide::Guide& guide, const Because& because,
                                     const std::string& asked) {
    std::vector<std::string> ids;
    for (const int question : because.questions) ids.push_back(at(guide.questions, question).id);
    for (const int signal : because.signals)
        ids.push_back("signal." + at(guide.signals, signal).id);
    if (because.asked) ids.push_back("asked." + asked);
    for (const int topic : because.chosen) ids.push_back("chosen." + at(guide.topics, topic).id);
    return ids;
}

}  // namespace kt::conversation
