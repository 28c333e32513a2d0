#include "app/screens/kiosk/overview.hpp"

#include <algorithm>
#include <utility>

#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

namespace {

OverviewTopic& topic_in(OverviewView& view, const guide::Topic& topic, const Words& words) {
    const auto found = std::ranges::find(view.topics, topic.id, &OverviewTopic::id);
    if (found != view.topics.end()) return *found;
    view.topics.push_back({topic.id, title_of(topic, words), topic.icon, {}});
    return view.topics.back();
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
        view.asked += ": “" + model.state.facts.asked_words + "”";
    for (const int index : model.told) {
        const auto& question = words.guide.questions[static_cast<std::size_t>(index)];
        const auto& topic = words.guide.topics[static_cast<std::size_t>(question.topic)];
        std::string sentence;
        for (const auto& line : told(model, index, words))
            sentence += (sentence.empty() ? "" : " ") + line;
        topic_in(view, topic, words)
            .lines.push_back({question.id, ask_of(question, words), sentence});
    }
    return view;
}

namespace {

ui::Element line_of(const OverviewLine& line, const std::string& change, Sheet& sheet) {
    auto words =
        ui::column({ui::text("asked." + line.question, line.ask, ui::Type::small, ui::Ink::soft),
                    ui::text("said." + line.question, line.said)},
                   1);
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
