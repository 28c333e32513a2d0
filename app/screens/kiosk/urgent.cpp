#include "app/screens/kiosk/urgent.hpp"

#include <utility>

#include "app/screens/kiosk/beside.hpp"
#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

UrgentView urgent_view(const model::Model& model, const Words& words) {
    UrgentView view;
    view.frame = frame_view(model, words, Back::no,
                            words.tr("kiosk.urgent.go_on", "Verder met het gesprek"));
    // Here calling someone is the first thing to do, and stands on the screen itself.
    view.frame.staff.clear();
    view.frame.go_on_ready = true;
    view.title = words.tr("kiosk.urgent.title", "Dit kan niet wachten");
    const auto& signal = words.guide.signals[static_cast<std::size_t>(model.urgent.value_or(0))];
    view.words = urgent_words_of(signal, words);
    view.term = urgent_term_of(signal, words);
    if (signal.urgent_party >= 0) {
        const auto& party = words.guide.parties[static_cast<std::size_t>(signal.urgent_party)];
        view.party.push_back(model::fill(words.tr("kiosk.urgent.party", "Wie dit oppakt: {party}"),
                                         {{"party", title_of(party, words)}}));
        for (const auto* line : {&party.number, &party.address})
            if (!line->empty()) view.party.push_back(*line);
    }
    const std::string counter = words.tr("kiosk.house.counter", model.house.counter);
    view.who = model.line_up
                   ? model::fill(words.tr("kiosk.urgent.who",
                                          "Een medewerker van {counter} helpt u vandaag nog. "
                                          "Roep hem of haar met de knop hieronder."),
                                 {{"counter", counter}})
                   : model::fill(words.tr("kiosk.urgent.who.offline",
                                          "Er is nu geen verbinding. Ga nu naar {counter}: daar "
                                          "helpt een medewerker u vandaag nog."),
                                 {{"counter", counter}});
    view.call = words.tr("kiosk.urgent.call", "Roep nu een medewerker");
    view.danger = words.tr("kiosk.danger", "Gevaar? Bel 112. Denkt u aan zelfdoding? Bel 113.");
    if (model::attended(model)) beside(view, words);
    return view;
}

Drawn draw(const UrgentView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::alarm("urgent", view.words));
    if (!view.term.empty()) left.push_back(ui::label("term", view.term, "calendar", ui::Ink::ink));
    if (!view.party.empty()) {
        ui::Elements lines;
        int n = 0;
        for (const auto& line : view.party) {
            auto text = ui::text("party." + std::to_string(n), line);
            text.icon = n == 0 ? "person" : "";
            text.bold = n++ > 0;
            lines.push_back(std::move(text));
        }
        left.push_back(ui::column(std::move(lines), 1));
    }
    left.push_back(ui::text("who", view.who));
    auto call = ui::primary("urgent.call", view.call, "bell");
    call.height_min_mm = 26;
    left.push_back(ui::text("danger", view.danger, ui::Type::body, ui::Ink::soft));
    if (view.call.empty()) return sheet.few(std::move(left), {});
    return sheet.few(std::move(left),
                     {sheet.press(std::move(call), model::CallForStaff{model::Call::urgent})});
}

}  // namespace kt::screens::kiosk
