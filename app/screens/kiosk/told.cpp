#include "app/screens/kiosk/told.hpp"

#include <algorithm>

#include "app/model/answer_text.hpp"
#include "app/model/people.hpp"

namespace kt::screens {

using model::fill;

namespace {

std::string translated(const Words& words, const std::string& context, const std::string& dutch) {
    return dutch.empty() ? std::string() : words.tr(context, dutch);
}

std::string quoted(const std::string& words) {
    return "“" + words + "”";
}

const conversation::Fact* fact_of(const model::Model& model, const guide::Question& question) {
    const auto& facts = model.state.facts.by_question;
    const auto found = facts.find(question.id);
    return found == facts.end() ? nullptr : &found->second;
}

}  // namespace

std::string ask_of(const guide::Question& question, const Words& words) {
    return translated(words, model::text_id(question), question.ask);
}
std::string why_of(const guide::Question& question, const Words& words) {
    return translated(words, model::text_id(question) + ".why", question.why);
}
std::string hint_of(const guide::Question& question, const Words& words) {
    return translated(words, model::text_id(question) + ".hint", question.hint);
}
std::string answer_of(const guide::Question& question, const guide::Answer& answer,
                      const Words& words) {
    return model::answer_text(question, answer, words.tr);
}
std::string title_of(const guide::Topic& topic, const Words& words) {
    return translated(words, "topic." + topic.id, topic.title);
}
std::string reason_of(const guide::Topic& topic, const Words& words) {
    return translated(words, "topic." + topic.id + ".reason", topic.reason);
}
std::string text_of(const guide::Entry& entry, const Words& words) {
    return translated(words, "entry." + entry.id, entry.text);
}
std::string asked_of(const guide::Entry& entry, const Words& words) {
    return translated(words, "entry." + entry.id + ".asked", entry.asked);
}
std::string title_of(const guide::Signal& signal, const Words& words) {
    return translated(words, "signal." + signal.id, signal.title);
}
std::string urgent_words_of(const guide::Signal& signal, const Words& words) {
    return translated(words, "signal." + signal.id + ".urgent", signal.urgent_words);
}
std::string offer_of(const guide::Need& need, const Words& words) {
    return translated(words, "need." + need.id, need.offer);
}
std::string wording_of(const guide::Need& need, const Words& words) {
    return translated(words, "need." + need.id + ".wording", need.wording);
}

std::string said(const guide::Question& question, const conversation::Value& value,
                 const Words& words) {
    std::string sentence;
    for (const std::string& id : value.chosen) {
        const auto answer = std::ranges::find(question.answers, id, &guide::Answer::id);
        if (answer == question.answers.end()) continue;
        if (!sentence.empty()) sentence += " · ";
        sentence +=
            answer->said.empty()
                ? answer_of(question, *answer, words)
                : translated(words, model::text_id(question) + "." + id + ".said", answer->said);
    }
    if (value.number) sentence += std::to_string(*value.number);
    if (!value.words.empty()) sentence += (sentence.empty() ? "" : " ") + quoted(value.words);
    return sentence;
}

std::vector<std::string> told(const model::Model& model, int question, const Words& words) {
    const auto& asked = words.guide.questions[static_cast<std::size_t>(question)];
    const auto* fact = fact_of(model, asked);
    if (!fact) return {};
    std::vector<std::string> lines;
    for (const auto& answer : fact->standing) lines.push_back(said(asked, answer.value, words));
    if (lines.empty() && fact->skipped)
        lines.push_back(words.tr("kiosk.overview.skipped", "U sloeg deze vraag over."));
    return lines;
}

std::string asked_phrase(const model::Model& model, const Words& words) {
    const auto& facts = model.state.facts;
    const int entry = words.guide.entry_index(facts.entry);
    if (entry >= 0) {
        return fill(
            words.tr("kiosk.asked.entry", "Uw vraag om {asked}"),
            {{"asked", asked_of(words.guide.entries[static_cast<std::size_t>(entry)], words)}});
    }
    return words.tr("kiosk.asked.words", "Uw eigen vraag");
}

std::vector<std::string> because_lines(const model::Model& model,
                                       const conversation::Because& because, const Words& words) {
    std::vector<std::string> lines;
    if (because.asked) {
        const int entry = words.guide.entry_index(model.state.facts.entry);
        if (entry >= 0)
            lines.push_back(
                fill(words.tr("kiosk.because.asked", "U vroeg om {asked}."),
                     {{"asked",
                       asked_of(words.guide.entries[static_cast<std::size_t>(entry)], words)}}));
    }
    for (const int question : because.questions)
        for (auto& line : told(model, question, words)) lines.push_back(std::move(line));
    if (because.chosen)
        lines.push_back(words.tr("kiosk.because.chosen", "U wilde het hierover hebben."));
    return lines;
}

}  // namespace kt::screens
