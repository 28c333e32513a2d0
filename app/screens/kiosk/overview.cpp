#include "app/screens/kiosk/overview.hpp"

#include <algorithm>
#include <utility>

#include "app/model/answer_text.hpp"
#include "app/model/people.hpp"
#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

namespace {

OverviewTopic& topic_in(OverviewView& view, const guide::Topic& topic, const Words& words) {
    const auto found = std::ranges::find(view.topics, topic.id, &OverviewTopic::id);
    if (found != view.topics.end()) return *found;
    view.topics.push_back({topic.id, title_of(topic, words), topic.icon, {}});
    return view.topics.back();
}

// A sentence of the guide ("U komt moeilijk buiten.") needs no question beside it; "Ja" does.
bool stands_alone(const model::Model& model, const guide::Question& question, const Words& words) {
    const auto& facts = model.state.facts.by_question;
    const auto fact = facts.find(model::fact_of(words.guide, question).id);
    if (fact == facts.end() || fact->second.standing.empty()) return false;
    for (const auto& answer : fact->second.standing) {
        if (answer.value.chosen.empty()) return false;
        for (const std::string& id : answer.value.chosen) {
            const auto found = std::ranges::find(question.answers, id, &guide::Answer::id);
            if (found == question.answers.end() || found->said.empty()) return false;
        }
    }
    return true;
}

void put_noticed(OverviewView& view, const model::Model& model, const Words& words) {
    const auto& struck = model.state.facts.struck_signals;
    if (model.raised.empty() && struck.empty()) return;
    view.noticed_label = words.tr("kiosk.topics.noticed", "Wat wij merkten");
    view.strike = words.tr("kiosk.noticed.strike", "Klopt niet");
    view.restore = words.tr("kiosk.noticed.restore", "Toch wel");
    view.noticed_open = model.why_open;
    if (!view.noticed_open) return;
    for (const auto& raised : model.raised)
        view.noticed.push_back(
            noticed(words.guide.signals[static_cast<std::size_t>(raised.signal)], words));
    for (const auto& signal : words.guide.signals) {
        if (!struck.contains(signal.id)) continue;
        view.struck.push_back({signal.id, model::fill(words.tr("kiosk.noticed.struck",
                                                               "U zei dat dit niet klopt: u "
                                                               "{signal}."),
                                                      {{"signal", title_of(signal, words)}})});
    }
}

}  // namespace

OverviewView overview_view(const model::Model& model, const Words& words) {
    OverviewView view;
    view.frame =
        frame_view(model, words, Back::yes, words.tr("kiosk.overview.go_on", "Dit klopt, verder"));
    view.title = words.tr("kiosk.overview.title", "Dit vertelde u tot nu toe");
    view.lead = words.tr("kiosk.overview.lead", "Klopt er iets niet? Verander het gerust.");
    view.change = words.tr("kiosk.overview.change", "Wijzig");
    view.asked = asked_phrase(model, words);
    if (!model.state.facts.asked_words.empty())
        view.asked += ": " + quoted(model.state.facts.asked_words, words);
    put_noticed(view, model, words);
    for (const int index : model.told) {
        const auto& question = words.guide.questions[static_cast<std::size_t>(index)];
        const auto& topic = words.guide.topics[static_cast<std::size_t>(question.topic)];
        std::string sentence;
        for (const auto& line : told(model, index, words)) model::say_too(sentence, line);
        const bool whole = stands_alone(model, question, words);
        const std::string asked = whole ? "" : ask_of(question, words);
        topic_in(view, topic, words)
            .lines.push_back({question.id, ask_of(question, words), asked, sentence});
    }
    return view;
}

namespace {

ui::Element line_of(const OverviewLine& line, const std::string& change, Sheet& sheet) {
    ui::Elements both;
    if (!line.shown_ask.empty())
        both.push_back(
            ui::text("asked." + line.question, line.shown_ask, ui::Type::body, ui::Ink::soft));
    both.push_back(ui::text("said." + line.question, line.said));
    auto words = ui::column(std::move(both), 1);
    words.grow = 1;
    auto button = ui::link("change." + line.question, change, "pencil");
    button.spoken = change + ": " + line.ask;
    return ui::row(
        {std::move(words), sheet.press(std::move(button), model::ChangeAnswer{line.question})}, 8);
}

}  // namespace

Drawn draw(const OverviewView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead, ui::Type::body, ui::Ink::soft));
    left.push_back(ui::notice("asked", view.asked));
    if (!view.noticed_label.empty()) {
        auto noticed = sheet.press(ui::link("why", view.noticed_label), model::ToggleWhy{});
        noticed.expanded = view.noticed_open;
        left.push_back(std::move(noticed));
    }
    ui::Elements signals;
    for (const auto& signal : view.noticed)
        signals.push_back(noticed_line(sheet, "overview", signal, view.strike, Correct::strike));
    for (const auto& signal : view.struck)
        signals.push_back(noticed_line(sheet, "struck", signal, view.restore, Correct::restore));
    if (!signals.empty()) left.push_back(ui::card(std::move(signals)));
    ui::Elements right;
    for (const OverviewTopic& topic : view.topics) {
        ui::Elements lines;
        lines.push_back(ui::label("topic." + topic.id, topic.title, topic.icon));
        for (const OverviewLine& line : topic.lines)
            lines.push_back(line_of(line, view.change, sheet));
        right.push_back(ui::card(std::move(lines)));
    }
    return sheet.page(std::move(left), std::move(right), 0.34f);
}

}  // namespace kt::screens::kiosk
