#include "app/screens/kiosk/reopening.hpp"

#include <utility>

namespace kt::screens::kiosk {

namespace {

// A code is of Latin letters, whatever language the screen is in.
constexpr const char* letters_of_codes = "nl";

}  // namespace

ReopeningView reopening_view(const model::Model& model, const Words& words) {
    ReopeningView view;
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.go_on", "Verder"),
                            !model.draft.words.empty());
    view.title = words.tr("kiosk.reopening.title", "Welkom terug");
    view.lead = words.tr("kiosk.reopening.lead",
                         "Typ de 16 letters en cijfers van uw papier. Streepjes hoeven niet.");
    view.hint = words.tr("kiosk.reopening.hint", "Bijvoorbeeld K7MP-…");
    view.letters = model.draft.words;
    view.signs = model.draft.signs;
    return view;
}

Drawn draw(const ReopeningView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    auto field = ui::field("opener", view.letters, view.hint);
    field.lang = letters_of_codes;
    field.wants_focus = true;
    field.spoken = view.title;
    field.type = ui::Type::title;
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead));
    left.push_back(std::move(field));
    return sheet.page(std::move(left),
                      {ui::keyboard(true, view.signs, letters_of_codes, view.frame.keys)}, 0.44f);
}

}  // namespace kt::screens::kiosk
