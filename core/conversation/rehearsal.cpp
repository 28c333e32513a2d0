#include "core/conversation/rehearsal.hpp"

#include <algorithm>

#include "core/guide/compile.hpp"

namespace kt::conversation {
namespace {

template <class Thing>
const Thing& at(const std::vector<Thing>& things, int index) {
    return things[static_cast<std::size_t>(index)];
}

class Run {
  public:
    Run(const guide::Guide& guide, const Persona& persona)
        : guide_(guide), persona_(persona), engine_(guide) {
        result_.persona = persona.name;
        result_.asked = persona.asked;
        result_.facts.place = persona.place;
    }

    Rehearsal run() {
        for (int steps = 0; !closed_; ++steps) {
            if (steps == rehearsal_steps_max) {
                result_.failures.push_back("the conversation does not end");
                break;
            }
            std::visit([this](const auto& step) { take(step); }, engine_.next(result_.facts));
        }
        result_.signals = engine_.signals(result_.facts);
        judge();
        return std::move(result_);
    }

  private:
    void say(std::string line) { result_.transcript.push_back(std::move(line)); }

    void take(const AskEntry&) {
        result_.facts.entry = persona_.asked;
        const int entry = guide_.entry_index(persona_.asked);
        say("Comes for: " + (entry < 0 ? persona_.asked : at(guide_.entries, entry).text));
    }

    void take(const AskQuestion& step) {
        const auto& question = at(guide_.questions, step.question);
        result_.questions.push_back(step);
        const auto value = answer_to(question);
        if (value)
            set_answer(result_.facts, question.id, *value);
        else
            set_skipped(result_.facts, question.id);
        say(question.ask + "  -  " + (value ? said_again(question, *value) : "(skipped)"));
    }

    void take(const ChooseTopics& step) {
        auto chosen = persona_.topics.value_or(std::vector<std::string>());
        if (!persona_.topics)
            for (const int topic : step.topics) {
                const bool suggested = std::find(step.suggested.begin(), step.suggested.end(),
                                                 topic) != step.suggested.end();
                if (suggested || speaks_of(topic)) chosen.push_back(at(guide_.topics, topic).id);
            }
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
            result_.needs.push_back(offer.need);
            result_.facts.needs[need.id].outcome = NeedOutcome::accepted;
            say("Offered: " + need.offer);
        }
        if (step.offers.empty()) say("Offered: nothing; asked for their own words.");
        result_.facts.needs_seen = true;
    }

    void take(const ShowOptions&) { result_.facts.options_seen = true; }

    void take(const Close&) { closed_ = true; }

    std::optional<Value> answer_to(const guide::Question& question) const {
        if (persona_.skips.count(question.id)) return std::nullopt;
        const auto given = persona_.answers.find(question.id);
        if (given != persona_.answers.end()) return given->second;
        const auto& answers = question.answers;
        const bool beside = std::any_of(answers.begin(), answers.end(),
                                        [](const auto& answer) { return answer.nobody_beside; });
        const auto& ordinary = beside && !persona_.with.empty() ? persona_.with : question.ordinary;
        if (ordinary.empty()) return std::nullopt;
        Value value;
        std::int64_t number = 0;
        if (question.has_answers())
            value.chosen.push_back(ordinary);
        else if (question.kind == guide::Kind::date ? guide::read_date(ordinary, number)
                                                    : guide::read_number(ordinary, number))
            value.number = number;
        return value;
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

    void judge() {
        std::vector<std::string> offered;
        for (const int need : result_.needs) offered.push_back(at(guide_.needs, need).id);
        const auto was_offered = [&](const std::string& need) {
            return std::find(offered.begin(), offered.end(), need) != offered.end();
        };
        for (const auto& need : persona_.expects_needs)
            if (!was_offered(need))
                result_.failures.push_back("the need '" + need + "' was expected and not offered");
        // No guide offers options or names parties yet: who expects one is told so.
        for (const auto& option : persona_.expects_options)
            result_.failures.push_back("the option '" + option + "' was expected and not offered");
        for (const auto& party : persona_.expects_parties)
            result_.failures.push_back("the party '" + party + "' was expected and not named");
        for (const auto& need : persona_.never_needs)
            if (was_offered(need))
                result_.failures.push_back("the need '" + need + "' may never be offered and was");
    }

    const guide::Guide& guide_;
    const Persona& persona_;
    Engine engine_;
    Rehearsal result_;
    bool closed_ = false;
};

}  // namespace

Rehearsal rehearse(const guide::Guide& guide, const Persona& persona) {
    return Run(guide, persona).run();
}

std::vector<std::string> because_ids(const guide::Guide& guide, const Because& because,
                                     const std::string& asked, int topic) {
    std::vector<std::string> ids;
    for (const int question : because.questions) ids.push_back(at(guide.questions, question).id);
    for (const int signal : because.signals)
        ids.push_back("signal." + at(guide.signals, signal).id);
    if (because.asked) ids.push_back("asked." + asked);
    if (because.chosen) ids.push_back("chosen." + at(guide.topics, topic).id);
    return ids;
}

std::string said_again(const guide::Question& question, const Value& value) {
    std::string said;
    const auto add = [&](const std::string& part) { said += (said.empty() ? "" : " ") + part; };
    for (const auto& id : value.chosen) {
        const int index = question.answer_index(id);
        if (index < 0) continue;
        const auto& answer = at(question.answers, index);
        add(answer.said.empty() ? answer.text : answer.said);
    }
    if (value.number && question.kind == guide::Kind::date)
        add(guide::write_date(*value.number));
    else if (value.number)
        add(std::to_string(*value.number));
    if (!value.words.empty()) add("\"" + value.words + "\"");
    return said;
}

}  // namespace kt::conversation
