#include "app/screens/kiosk/told.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "app/model/answer_text.hpp"
#include "app/model/people.hpp"
#include "app/text/words.hpp"
#include "core/guide/figures.hpp"

namespace kt::screens {

using model::fill;

namespace {

std::string translated(const Words& words, const std::string& context, const std::string& dutch) {
    return dutch.empty() ? std::string() : words.tr(context, dutch);
}

guide::FigureWords figure_words(const Words& words) {
    guide::FigureWords all;
    all.to = words.tr("kiosk.figure.to", all.to);
    all.euro = words.tr("kiosk.figure.euro", all.euro);
    all.year = words.tr("kiosk.figure.year", all.year);
    all.years = words.tr("kiosk.figure.years", all.years);
    all.week = words.tr("kiosk.figure.week", all.week);
    all.weeks = words.tr("kiosk.figure.weeks", all.weeks);
    all.day = words.tr("kiosk.figure.day", all.day);
    all.days = words.tr("kiosk.figure.days", all.days);
    return all;
}

const conversation::Fact* fact_of(const model::Model& model, const guide::Question& question,
                                  const Words& words) {
    const auto& facts = model.state.facts.by_question;
    const auto found = facts.find(model::fact_of(words.guide, question).id);
    return found == facts.end() ? nullptr : &found->second;
}

std::string with_name(std::string text, const guide::Question& question, const Words& words) {
    if (!words.facts) return text;
    return model::with_name(std::move(text), words.guide, *words.facts, question,
                            words.tr("kiosk.someone", "deze persoon"));
}

std::string named(const guide::Question& question, const std::string& dutch,
                  const std::string& what, const Words& words) {
    return with_name(translated(words, model::text_id(question) + what, dutch), question, words);
}

}  // namespace

std::string quoted(const std::string& said, const Words& words) {
    return model::quoted(text::set_apart(said, words.language), words.tr);
}

std::string ask_of(const guide::Question& question, const Words& words) {
    return named(question, question.ask, "", words);
}
std::string why_of(const guide::Question& question, const Words& words) {
    return named(question, question.why, ".why", words);
}
std::string hint_of(const guide::Question& question, const Words& words) {
    return named(question, question.hint, ".hint", words);
}
std::string answer_of(const guide::Question& question, const guide::Answer& answer,
                      const Words& words) {
    return with_name(model::answer_text(question, answer, words.tr), question, words);
}
std::string low_of(const guide::Question& question, const Words& words) {
    return named(question, question.scale_low, ".low", words);
}
std::string high_of(const guide::Question& question, const Words& words) {
    return named(question, question.scale_high, ".high", words);
}
std::string about_words(const guide::Question& question, const Words& words) {
    if (question.group < 0) return "";
    const auto& group = words.guide.groups[static_cast<std::size_t>(question.group)];
    return with_name(translated(words, "group." + group.id, group.title), question, words);
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
std::string urgent_term_of(const guide::Signal& signal, const Words& words) {
    return translated(words, "signal." + signal.id + ".term", signal.urgent_term);
}
std::string title_of(const guide::Party& party, const Words& words) {
    return translated(words, "party." + party.id, party.title);
}
std::string title_of(const guide::Option& option, const Words& words) {
    return translated(words, "option." + option.id, option.title);
}
// Of an option, with the figures of the day; nothing while one of them is not known.
std::string with_figures(const guide::Option& option, std::string_view part,
                         const std::string& dutch, const Words& words) {
    const std::string text = translated(words, "option." + option.id + std::string(part), dutch);
    const std::int64_t day = words.facts ? words.facts->today_days.value_or(0) : 0;
    return guide::fill_figures(words.guide, text, day, figure_words(words)).value_or("");
}
std::string text_of(const guide::Option& option, const Words& words) {
    return with_figures(option, ".text", option.text, words);
}
std::string cost_of(const guide::Option& option, const Words& words) {
    const auto& cost = option.cost;
    if (!cost.euros) return with_figures(option, ".cost", cost.words, words);
    const std::string unit = translated(words, "option." + option.id + ".cost_unit", cost.unit);
    return guide::write_figure(*cost.euros, "euro", figure_words(words)) +
           (unit.empty() ? "" : " " + unit);
}
std::string waiting_of(const guide::Option& option, const Words& words) {
    return with_figures(option, ".waiting", option.waiting, words);
}
std::string number_of(const guide::Option& option, const Words& words) {
    if (!option.number.empty() || option.party < 0) return option.number;
    return words.guide.parties[static_cast<std::size_t>(option.party)].number;
}
std::string day_in_words(const std::string& date, const Words& words) {
    int year = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(date.c_str(), "%d-%u-%u", &year, &month, &day) != 3) return date;
    const std::chrono::year_month_day at{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
    if (!at.ok()) return date;
    return model::date_text(std::chrono::sys_days(at).time_since_epoch().count(), words.tr);
}
std::string needed(const model::Model& model, const guide::Need& need, const Words& words) {
    const auto settled = model.state.facts.needs.find(need.id);
    const bool own = settled != model.state.facts.needs.end() && !settled->second.words.empty();
    return own ? settled->second.words : wording_of(need, words);
}
std::string offer_of(const guide::Need& need, const Words& words) {
    return translated(words, "need." + need.id, need.offer);
}
std::string wording_of(const guide::Need& need, const Words& words) {
    return translated(words, "need." + need.id + ".wording", need.wording);
}

Noticed noticed(const guide::Signal& signal, const Words& words) {
    return {signal.id, fill(words.tr("kiosk.noticed", "Wij merkten: u {signal}."),
                            {{"signal", title_of(signal, words)}})};
}

std::vector<Noticed> noticed(const conversation::Because& because, const Words& words) {
    std::vector<Noticed> all;
    for (const int signal : because.signals)
        all.push_back(noticed(words.guide.signals[static_cast<std::size_t>(signal)], words));
    return all;
}

std::string said(const guide::Question& question, const conversation::Value& value,
                 const Words& words) {
    std::string sentence;
    for (const std::string& id : value.chosen) {
        const auto answer = std::ranges::find(question.answers, id, &guide::Answer::id);
        if (answer == question.answers.end()) continue;
        model::say_too(sentence, answer->said.empty()
                                     ? answer_of(question, *answer, words)
                                     : named(question, answer->said, "." + id + ".said", words));
    }
    if (value.number) sentence += model::number_text(question, *value.number, words.tr);
    if (question.kind == guide::Kind::people) sentence += model::people_text(value, words.tr);
    if (!value.words.empty())
        sentence += (sentence.empty() ? "" : " ") + quoted(value.words, words);
    return sentence;
}

std::vector<std::string> told(const model::Model& model, int question, const Words& words,
                              const model::Conditions& conditions) {
    const auto& asked = words.guide.questions[static_cast<std::size_t>(question)];
    const auto* fact = fact_of(model, asked, words);
    if (!fact) return {};
    std::vector<std::string> lines;
    for (const auto& answer : model::that_counted(words.guide, conditions, asked, fact->standing))
        lines.push_back(said(asked, answer.value, words));
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
                                       const conversation::Because& because,
                                       const model::Conditions& conditions, const Words& words) {
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
        for (auto& line : told(model, question, words, conditions))
            lines.push_back(std::move(line));
    std::string topics;
    for (const int topic : because.chosen)
        topics += (topics.empty() ? "" : ", ") +
                  title_of(words.guide.topics[static_cast<std::size_t>(topic)], words);
    if (!topics.empty())
        lines.push_back(fill(words.tr("kiosk.because.chosen", "U wilde het hebben over: {topics}."),
                             {{"topics", topics}}));
    return lines;
}

ui::Element kiosk::noticed_line(kiosk::Sheet& sheet, const std::string& where,
                                const Noticed& signal, const std::string& correct,
                                kiosk::Correct how) {
    const std::string id = "noticed." + where + "." + signal.signal;
    auto words = ui::text(id, signal.words);
    words.grow = 1;
    auto button = ui::quiet(id + ".correct", correct);
    button.spoken = correct + ": " + signal.words;
    const model::Message message = how == kiosk::Correct::strike
                                       ? model::Message(model::StrikeSignal{signal.signal})
                                       : model::Message(model::RestoreSignal{signal.signal});
    return ui::row({std::move(words), sheet.press(std::move(button), message)}, 8);
}

}  // namespace kt::screens
