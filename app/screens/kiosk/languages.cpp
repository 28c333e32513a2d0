#include "app/screens/kiosk/languages.hpp"

#include <algorithm>
#include <utility>

namespace kt::screens::kiosk {

LanguagesPart languages_part(const model::Model& model, const Words& words) {
    LanguagesPart part{model.house.languages, model.language, "",
                       model.size >= ui::TextSize::large};
    const bool any = std::any_of(part.all.begin(), part.all.end(),
                                 [](const auto& language) { return !language.trial.empty(); });
    if (any)
        part.on_trial = words.tr("kiosk.language.trial.what",
                                 "Proefvertaling: nog niet nagelezen door iemand met deze "
                                 "moedertaal.");
    return part;
}

namespace {

constexpr std::size_t beside_each_other_most = 3;
constexpr float gap_mm = 6;

ui::Element language_button(const model::Language& language, const std::string& prefix, bool now) {
    const std::string id = prefix + language.code;
    auto button = now ? ui::primary(id, language.name) : ui::outline(id, language.name);
    button.lang = language.code;
    button.grow = 1;
    button.height_min_mm = language.trial.empty() ? 26 : 30;  // Arabic letters reach deep
    button.type = ui::Type::answer;
    button.gap_mm = 1;
    if (language.trial.empty()) return button;
    // Said quietly, in the language itself.
    button.text.clear();
    auto name = ui::text("", language.name, ui::Type::answer, now ? ui::Ink::paper : ui::Ink::leaf);
    name.bold = true;
    auto trial =
        ui::text("", language.trial, ui::Type::small, now ? ui::Ink::paper : ui::Ink::soft);
    for (auto* words : {&name, &trial}) {
        words->lang = language.code;
        words->role = ui::Role::none;
        words->main = words->cross = ui::Align::centre;
    }
    button.children = {std::move(name), std::move(trial)};
    button.main = ui::Align::centre;
    button.cross = ui::Align::centre;
    return button;
}

}  // namespace

ui::Elements language_buttons(Sheet& sheet, const LanguagesPart& part, const std::string& prefix,
                              const std::function<model::Message(const std::string&)>& means) {
    const std::size_t most = part.large ? 2 : beside_each_other_most;
    ui::Elements made, line;
    const auto put = [&] {
        if (line.empty()) return;
        auto whole = ui::row(std::exchange(line, {}), gap_mm);
        whole.cross = ui::Align::stretch;
        made.push_back(std::move(whole));
    };
    for (const auto& language : part.all) {
        line.push_back(sheet.press(language_button(language, prefix, language.code == part.now),
                                   means(language.code)));
        if (line.size() == most) put();
    }
    put();
    if (!part.on_trial.empty())
        made.push_back(
            ui::text("languages.on_trial", part.on_trial, ui::Type::small, ui::Ink::soft));
    return made;
}

LanguagesView languages_view(const model::Model& model, const Words& words) {
    LanguagesView view;
    view.frame = frame_view(model, words, Back::no);
    view.title = words.tr("kiosk.languages.title", "In welke taal wilt u verder?");
    view.close = words.tr("kiosk.languages.close", "Terug naar het gesprek");
    view.part = languages_part(model, words);
    return view;
}

Drawn draw(const LanguagesView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    const auto set = [](const std::string& code) { return model::SetLanguage{code}; };
    auto buttons = language_buttons(sheet, view.part, "language.", set);
    buttons.push_back(
        sheet.press(ui::outline("languages.close", view.close, "back"), model::KeepLanguage{}));
    return sheet.page({ui::heading("title", view.title)}, std::move(buttons));
}

}  // namespace kt::screens::kiosk
