#include "app/screens/kiosk/own_words.hpp"

#include <utility>

#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

OwnWordsView own_words_view(const model::Model& model, const Words& words) {
    OwnWordsView view;
    view.words = model.draft.words;
    view.frame =
        frame_view(model, words, Back::yes, words.tr("kiosk.go_on", "Verder"), !view.words.empty());
    view.hint = words.tr("kiosk.words.hint", "Uw eigen woorden");
    view.language = model.language;
    view.shifted = model.draft.shifted;
    view.signs = model.draft.signs;
    if (!model.rewording) {
        view.title = words.tr("kiosk.own.entry", "Vertel wat u bezighoudt");
        view.lead = words.tr("kiosk.own.entry.lead",
                             "In uw eigen woorden. Kort is goed. Fouten geven niet.");
        return view;
    }
    view.lead = words.tr("kiosk.own.need.lead", "Wij schrijven het op zoals u het zegt.");
    if (model.rewording->empty()) {
        view.title = words.tr("kiosk.own.need", "Waar gaat het u om?");
        return view;
    }
    view.title = words.tr("kiosk.own.reword", "Hoe zegt u het zelf?");
    const int need = words.guide.need_index(*model.rewording);
    if (need >= 0)
        view.quote = wording_of(words.guide.needs[static_cast<std::size_t>(need)], words);
    return view;
}

Drawn draw(const OwnWordsView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead, ui::Type::body, ui::Ink::soft));
    if (!view.quote.empty()) left.push_back(ui::quote("quote", view.quote));
    auto field = ui::field("words", view.words, view.hint, true);
    field.wants_focus = true;
    field.spoken = view.title;
    left.push_back(std::move(field));
    return sheet.page(std::move(left),
                      {ui::keyboard(view.shifted, view.signs, view.language, view.frame.keys)},
                      0.44f);
}

}  // namespace kt::screens::kiosk
