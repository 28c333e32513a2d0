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
    ui::Elements right;
    for (const TopicOption& option : view.options) {
        auto card = ui::tick("topic." + option.id, option.text, option.chosen);
        card.icon = option.icon;
        right.push_back(sheet.press(std::move(card), model::Choose{option.id}));
    }
    return sheet.page(std::move(left), std::move(right));
}

}  // namespace kt::screens::kiosk
