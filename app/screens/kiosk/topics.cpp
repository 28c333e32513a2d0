#include "app/screens/kiosk/topics.hpp"

#include <set>
#include <utility>

#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

namespace {

// The topics the engine offers; when gone back to, those that have something to talk about.
std::vector<int> topics_of(const model::Model& model, const guide::Guide& guide) {
    if (const auto* step = std::get_if<conversation::ChooseTopics>(&model.step))
        return step->topics;
    std::set<int> topics;
    for (const auto& question : guide.questions)
        if (question.stage == guide::Stage::life) topics.insert(question.topic);
    return {topics.begin(), topics.end()};
}

// What points at the topics that the engine suggests.
void put_suggested(TopicsView& view, const model::Model& model, const Words& words) {
    const auto* step = std::get_if<conversation::ChooseTopics>(&model.step);
    if (!step) return;
    const std::set<int> suggested(step->suggested.begin(), step->suggested.end());
    std::vector<Noticed> all;
    for (const auto& raised : model.raised) {
        const auto& signal = words.guide.signals[static_cast<std::size_t>(raised.signal)];
        if (!signal.strength && suggested.contains(signal.topic))
            all.push_back(noticed(signal, words));
    }
    if (all.empty()) return;
    view.suggest_label = words.tr("kiosk.topics.noticed", "Wat wij merkten");
    view.strike = words.tr("kiosk.noticed.strike", "Klopt niet");
    view.suggest_open = model.why_open;
    if (view.suggest_open) view.noticed = std::move(all);
}

}  // namespace

TopicsView topics_view(const model::Model& model, const Words& words) {
    TopicsView view;
    const bool some = !model.draft.chosen.empty();
    view.frame = frame_view(model, words, Back::yes,
                            some ? words.tr("kiosk.go_on", "Verder")
                                 : words.tr("kiosk.topics.none", "Nergens anders over"));
    view.title = words.tr("kiosk.topics.title", "Waar wilt u het ook over hebben?");
    view.lead = words.tr("kiosk.topics.lead", "U mag meer dan één ding kiezen. Niets mag ook.");
    view.detail = words.tr("kiosk.topics.detail",
                           "Dingen hangen vaak samen. Wij vragen niet verder dan u wilt.");
    put_suggested(view, model, words);
    for (const int index : topics_of(model, words.guide)) {
        const auto& topic = words.guide.topics[static_cast<std::size_t>(index)];
        view.options.push_back(
            {topic.id, title_of(topic, words), topic.icon, is_chosen(model.draft, topic.id)});
    }
    return view;
}

Drawn draw(const TopicsView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead));
    left.push_back(ui::text("detail", view.detail, ui::Type::body, ui::Ink::soft));
    if (!view.suggest_label.empty()) {
        auto noticed = sheet.press(ui::link("why", view.suggest_label), model::ToggleWhy{});
        noticed.expanded = view.suggest_open;
        left.push_back(std::move(noticed));
    }
    ui::Elements lines;
    for (const auto& signal : view.noticed)
        lines.push_back(noticed_line(sheet, "topics", signal, view.strike, Correct::strike));
    if (!lines.empty()) left.push_back(ui::card(std::move(lines)));
    ui::Elements right;
    for (const TopicOption& option : view.options) {
        auto card = ui::tick("topic." + option.id, option.text, option.chosen);
        card.icon = option.icon;
        right.push_back(sheet.press(std::move(card), model::Choose{option.id}));
    }
    return sheet.page(std::move(left), std::move(right));
}

}  // namespace kt::screens::kiosk
