#include "app/screens/kiosk/entry.hpp"

#include <algorithm>
#include <utility>

#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

bool is_chosen(const model::Draft& draft, const std::string& id) {
    return std::ranges::find(draft.chosen, id) != draft.chosen.end();
}

EntryView entry_view(const model::Model& model, const Words& words) {
    EntryView view;
    if (!model.draft.words.empty()) view.words = quoted(model.draft.words, words);
    const bool told = !model.draft.chosen.empty() || !view.words.empty();
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.go_on", "Verder"), told);
    view.title = words.tr("kiosk.entry.title", "Waarmee kunnen wij u helpen?");
    view.lead = words.tr("kiosk.entry.lead", "Kies wat het beste past. Het hoeft niet precies.");
    view.other = words.tr("kiosk.entry.other", "Liever in uw eigen woorden");
    view.tell = words.tr("kiosk.tell", "Vertel het");
    for (const auto& entry : words.guide.entries)
        view.options.push_back({entry.id, text_of(entry, words), is_chosen(model.draft, entry.id)});
    return view;
}

ui::Element own_words_card(Sheet& sheet, const std::string& other, const std::string& tell,
                           const std::string& words) {
    auto title = ui::label("other", words.empty() ? other : words, "", ui::Ink::ink);
    title.grow = 1;
    auto button = sheet.press(ui::outline("own_words", tell, "pencil"), model::OwnWords{});
    return ui::card({ui::row({std::move(title), std::move(button)}, 6)}, ui::Look::card_dashed);
}

ui::Element equal_choices(Sheet& sheet, std::vector<Choice> choices, bool below) {
    ui::Elements buttons;
    for (Choice& choice : choices) {
        auto button = ui::outline(choice.id, choice.words);
        button.chosen = choice.chosen;
        button.grow = 1;
        buttons.push_back(sheet.press(std::move(button), std::move(choice.message)));
    }
    auto equal = below ? ui::column(std::move(buttons)) : ui::row(std::move(buttons));
    equal.cross = ui::Align::stretch;
    return equal;
}

Drawn draw(const EntryView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead, ui::Type::body, ui::Ink::soft));
    ui::Elements right;
    for (const Option& option : view.options)
        right.push_back(sheet.press(ui::answer("answer." + option.id, option.text, option.chosen),
                                    model::Choose{option.id}));
    right.push_back(own_words_card(sheet, view.other, view.tell, view.words));
    return sheet.page(std::move(left), std::move(right));
}

}  // namespace kt::screens::kiosk
