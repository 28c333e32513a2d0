// The whole conversation, below the card: what stands twice, the answers by topic in the resident's
// own words, what the answers point at and why, and what was offered.
#include <utility>

#include "app/model/answer_text.hpp"
#include "app/screens/laptop/parts.hpp"

namespace kt::screens {
namespace {

using namespace ui;
using model::AnswerView;
using model::CaseView;
using model::ConflictView;
using model::EvidenceView;
using model::fill;
using model::NeedView;
using model::QuestionView;
using model::SignalView;
using model::Translate;

constexpr float ask_share = 1;
constexpr float answer_share = 1.15f;

Element part_heading(std::string id, std::string text) {
    Element made = heading(std::move(id), std::move(text), Type::body);
    made.ink = Ink::leaf;
    return made;
}

std::string listed(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
    return all;
}

std::string reasons(const std::vector<EvidenceView>& evidence) {
    std::string all;
    for (const EvidenceView& one : evidence) all += (all.empty() ? "" : " ") + one.text;
    return all;
}

// Two columns that stand under each other all the way down: what was asked, what was answered.
Element beside_each_other(Element left, Element right) {
    Element made =
        row({growing(std::move(left), ask_share), growing(std::move(right), answer_share)}, 8);
    made.cross = Align::start;
    return made;
}

Element answer_column(const QuestionView& question, const Translate& tr) {
    const std::string id = "answer." + question.id;
    Elements parts;
    if (question.skipped) {
        parts.push_back(words(id, tr("laptop.skipped", "overgeslagen"), Ink::soft));
    }
    int number = 0;
    for (const AnswerView& answer : question.standing) {
        const std::string one = number == 0 ? id : id + "." + std::to_string(number);
        ++number;
        if (!answer.texts.empty()) parts.push_back(strong(one, listed(answer.texts)));
        if (!answer.words.empty()) {
            parts.push_back(said(one + ".words", answer.words, answer.language, tr));
        }
        if (question.in_conflict() || answer.said_by != "resident") {
            parts.push_back(words(one + ".by", speaker_text(answer.said_by, tr), Ink::soft));
        }
    }
    for (Element& element : parts) element.secret = true;
    return column(std::move(parts), 1);
}

// A heading and what comes first under it are one thing, so that no page ends with a heading.
void add_topics(Elements& to, const CaseView& view, const Translate& tr) {
    Elements heads;
    if (!view.topics.empty()) {
        to.push_back(rule());
        heads.push_back(heading("story", tr("laptop.story", "Het hele gesprek"), Type::body));
    }
    for (const auto& topic : view.topics) {
        const std::string title =
            topic.title.empty() ? tr("laptop.topic.other", "Andere vragen") : topic.title;
        heads.push_back(part_heading("topic." + topic.id, title));
        for (const QuestionView& question : topic.questions) {
            heads.push_back(beside_each_other(words("ask." + question.id, question.ask, Ink::soft),
                                              answer_column(question, tr)));
            to.push_back(column(std::exchange(heads, {})));
        }
    }
}

Element side(const ConflictView& conflict, std::size_t number, const CaseView& view,
             std::int64_t now_ms, const Translate& tr) {
    const auto& one = conflict.sides[number];
    const std::string id = "conflict." + conflict.id + "." + std::to_string(number);
    const std::string who = fill(tr("laptop.conflict.who", "{who} · {when}"),
                                 {{"who", speaker_text(one.said_by, tr)},
                                  {"when", model::moment_text(one.at_ms, now_ms, tr)}});
    Element text = strong(id, one.text);
    text.lang = view.language_of(conflict.id);
    text.secret = true;
    Element made = card({text, words(id + ".who", who, Ink::soft)});
    made.gap_mm = 1.5f;
    made.pad_mm = 4;
    made.pad_across_mm = 5;
    return growing(made);
}

void add_conflicts(Elements& to, const CaseView& view, std::int64_t now_ms, const Translate& tr) {
    for (const ConflictView& conflict : view.conflicts) {
        Elements sides;
        for (std::size_t at = 0; at < conflict.sides.size(); ++at) {
            sides.push_back(side(conflict, at, view, now_ms, tr));
        }
        Element both = row(std::move(sides), 4);
        both.cross = Align::stretch;
        Element made = card({strong("conflict." + conflict.id + ".note",
                                    tr("laptop.conflict",
                                       "Dit staat er twee keer, en niet hetzelfde. "
                                       "Vraag wat klopt.")),
                             words("conflict." + conflict.id + ".title", conflict.title), both},
                            Look::alarm);
        made.gap_mm = 3;
        to.push_back(made);
    }
}

void add_signals(Elements& to, const CaseView& view, bool strengths, std::string head,
                 std::string title, const Translate& tr) {
    Elements parts{heading(std::move(head), std::move(title), Type::body)};
    for (const SignalView& signal : view.signals) {
        if (signal.strength != strengths) continue;
        if (!parts.empty()) to.push_back(rule());
        const std::string id = "signal." + signal.id;
        Element evidence = words(id + ".evidence", reasons(signal.evidence));
        evidence.secret = true;
        Elements left{strong(id, signal.title, signal.struck ? Ink::soft : Ink::ink)};
        if (signal.struck) {
            left.push_back(words(id + ".struck",
                                 tr("laptop.signal.struck", "weersproken door de bewoner"),
                                 Ink::clay));
        }
        parts.push_back(beside_each_other(column(std::move(left), 1), evidence));
        to.push_back(column(std::exchange(parts, {})));
    }
}

std::string outcome_text(const NeedView& need, const Translate& tr) {
    switch (need.outcome) {
        case conversation::NeedOutcome::accepted:
            return tr("laptop.outcome.accepted", "Ja, daar gaat het ook om.");
        case conversation::NeedOutcome::reworded:
            return fill(tr("laptop.outcome.reworded", "Anders gezegd: {words}"),
                        {{"words", model::quoted(need.words, tr)}});
        case conversation::NeedOutcome::passed: return tr("laptop.outcome.passed", "Nee.");
    }
    return {};
}

void add_needs(Elements& to, const CaseView& view, const Translate& tr) {
    if (view.needs.empty()) return;
    to.push_back(rule());
    const std::string title = tr("laptop.needs", "Wat is aangeboden, als vraag");
    Elements parts{heading("needs", title, Type::body)};
    for (const NeedView& need : view.needs) {
        const std::string id = "offer." + need.id;
        Elements right{strong(id + ".outcome", outcome_text(need, tr))};
        const std::string because = reasons(need.because);
        if (!because.empty()) right.push_back(words(id + ".because", because, Ink::soft));
        for (Element& element : right) element.secret = true;
        parts.push_back(
            beside_each_other(words(id, need.offer, Ink::soft), column(std::move(right), 1)));
        to.push_back(column(std::exchange(parts, {})));
    }
}

std::string outcome_text(conversation::OptionOutcome outcome, const Translate& tr) {
    switch (outcome) {
        case conversation::OptionOutcome::interested:
            return tr("laptop.option.interested", "Wil er meer over weten.");
        case conversation::OptionOutcome::has_already:
            return tr("laptop.option.has_already", "Heeft dit al.");
        case conversation::OptionOutcome::passed: return tr("laptop.option.passed", "Liever niet.");
    }
    return {};
}

void add_options(Elements& to, const CaseView& view, const Translate& tr) {
    if (view.options.empty()) return;
    to.push_back(rule());
    Elements parts{heading("options", tr("laptop.options", "Wat zou kunnen helpen"), Type::body)};
    for (const model::OptionView& option : view.options) {
        const std::string id = "option." + option.id;
        Elements right{strong(id + ".outcome", outcome_text(option.outcome, tr))};
        if (!option.words.empty()) {
            right.push_back(said(id + ".words", option.words, view.language_of(id), tr));
        }
        if (!option.needs.empty())
            right.push_back(words(id + ".needs", listed(option.needs), Ink::soft));
        for (Element& element : right) element.secret = true;
        parts.push_back(
            beside_each_other(words(id, option.title, Ink::soft), column(std::move(right), 1)));
        to.push_back(column(std::exchange(parts, {})));
    }
}

void add_notes(Elements& to, const CaseView& view, const Translate& tr) {
    if (view.unknown_events > 0) {
        to.push_back(words("note.unknown", fill(tr("laptop.note.unknown",
                                                   "Niet te tonen: {n}. Bewaard blijft het wel. "
                                                   "Het heeft een nieuwer programma nodig."),
                                                {{"n", std::to_string(view.unknown_events)}})));
    }
    if (view.quarantined_events > 0) {
        to.push_back(
            words("note.quarantined", fill(tr("laptop.note.quarantined",
                                              "Apart gezet, omdat de volgorde niet klopt: {n}. "
                                              "Vraag uw beheerder."),
                                           {{"n", std::to_string(view.quarantined_events)}})));
    }
    if (view.problems > 0) {
        to.push_back(
            alarm("note.problems", tr("laptop.note.problems",
                                      "Een deel van dit dossier klopt niet met zijn handtekening. "
                                      "Vertrouw er niet op zonder navraag.")));
    }
    if (!view.guide_fits) {
        to.push_back(words("note.guide",
                           fill(tr("laptop.note.guide",
                                   "Dit gesprek is gevoerd met gids {guide} {version}, die niet op "
                                   "deze laptop staat. Wat hier onbekend is, staat er als code."),
                                {{"guide", view.guide_id}, {"version", view.guide_version}}),
                           Ink::soft));
    }
}

}  // namespace

void add_story(Elements& to, const CaseView& view, std::int64_t now_ms, const Translate& tr) {
    add_conflicts(to, view, now_ms, tr);
    add_notes(to, view, tr);
    add_topics(to, view, tr);
    add_signals(to, view, false, "signals", tr("laptop.signals", "Waar de antwoorden op wijzen"),
                tr);
    add_signals(to, view, true, "strengths", tr("laptop.strengths", "Wat goed gaat"), tr);
    add_needs(to, view, tr);
    add_options(to, view, tr);
}

}  // namespace kt::screens
