#include "app/screens/kiosk/closing.hpp"

#include <utility>

namespace kt::screens::kiosk {

ClosingView closing_view(const model::Model& model, const Words& words) {
    ClosingView view;
    const bool erase = is_chosen(model.draft, "erase");
    view.frame = frame_view(model, words, Back::yes,
                            erase ? words.tr("kiosk.closing.erase_now", "Wis alles nu")
                                  : words.tr("kiosk.go_on", "Verder"),
                            !model.draft.chosen.empty());
    view.title = words.tr("kiosk.closing.title", "Hoe gaat het verder?");
    view.lead = words.tr("kiosk.closing.lead", "U kiest. Alles is goed.");
    const auto team = words.tr("kiosk.house.team", model.house.team);
    view.ways.push_back({"sent", words.tr("kiosk.closing.sent", "Versturen"),
                         model::fill(words.tr("kiosk.closing.sent.detail",
                                              "Dan leest {team} het en neemt contact met u op."),
                                     {{"team", team}}),
                         is_chosen(model.draft, "sent")});
    // What was sent earlier is with the municipality; here it cannot be taken back.
    if (model.left_before == model::Ending::sent) return view;
    const bool kept = model.left_before == model::Ending::kept;
    if (!model::attended(model))
        view.ways.push_back(
            {"paper", words.tr("kiosk.closing.paper", "Alleen op papier"),
             kept ? words.tr("kiosk.closing.paper.detail.kept",
                             "U neemt het mee. Gooi uw code weg: dan kan niemand het lezen.")
                  : words.tr("kiosk.closing.paper.detail", "U neemt het mee. Wij bewaren niets."),
             is_chosen(model.draft, "paper")});
    view.ways.push_back(
        {"erase", words.tr("kiosk.closing.erase", "Wissen"),
         kept ? words.tr("kiosk.closing.erase.detail.kept",
                         "Op deze zuil is alles weg. Gooi uw code weg: dan kan "
                         "niemand het lezen.")
              : words.tr("kiosk.closing.erase.detail", "Alles is weg. Niemand leest het."),
         erase});
    return view;
}

Drawn draw(const ClosingView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead, ui::Type::body, ui::Ink::soft));
    ui::Elements right;
    for (const auto& way : view.ways) {
        auto card = sheet.press(ui::answer("answer." + way.id, way.text, way.chosen),
                                model::Choose{way.id});
        right.push_back(ui::column({std::move(card), ui::text("detail." + way.id, way.detail,
                                                              ui::Type::body, ui::Ink::soft)},
                                   2));
    }
    return sheet.page(std::move(left), std::move(right));
}

}  // namespace kt::screens::kiosk
