#include "app/screens/kiosk/welcome.hpp"

#include <utility>

namespace kt::screens::kiosk {

WelcomeView welcome_view(const model::Model& model, const Words& words) {
    WelcomeView view;
    view.frame = frame_view(model, words, Back::no);
    view.scene = words.tr("kiosk.welcome.scene", "Twee mensen aan een tafel met koffie");
    view.title = words.tr("kiosk.welcome.title", "Welkom. Ga zitten.");
    view.lead = words.tr("kiosk.welcome.lead",
                         "Vertel wat u bezighoudt. Wij stellen vragen, tot we samen weten waar "
                         "het om gaat.");
    view.choose = words.tr("kiosk.welcome.choose", "Raak uw taal aan om te beginnen");
    view.languages = languages_part(model, words);
    view.been_here = words.tr("kiosk.welcome.been_here", "Ik was hier al eens");
    view.for_staff = words.tr("kiosk.welcome.for_staff", "Voor medewerkers");
    if (model.previous_broke_off)
        view.broke_off = words.tr("kiosk.welcome.broke_off",
                                  "Het vorige gesprek brak af. Wat niet verstuurd was, kan niemand "
                                  "lezen. Heeft u een code? Dan kunt u verder.");
    return view;
}

Drawn draw(const WelcomeView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    constexpr float scene_wide_mm = 130, scene_tall_mm = 170;
    auto scene = ui::scene("scene", "welcome", view.scene,
                           sheet.landscape() ? scene_wide_mm : scene_tall_mm);

    ui::Elements words;
    words.push_back(ui::heading("title", view.title, ui::Type::display));
    words.push_back(ui::text("lead", view.lead));
    if (!view.broke_off.empty()) words.push_back(ui::notice("broke_off", view.broke_off, "info"));

    ui::Elements ways;
    ways.push_back(ui::text("choose", view.choose, ui::Type::body, ui::Ink::soft));
    const auto begin = [](const std::string& code) { return model::Begin{code}; };
    for (auto& element : language_buttons(sheet, view.languages, "begin.", begin))
        ways.push_back(std::move(element));
    ways.push_back(
        sheet.press(ui::outline("been_here", view.been_here, "key"), model::HaveOpener{}));
    ways.push_back(sheet.press(ui::quiet("for_staff", view.for_staff), model::OpenStaffCorner{}));

    ui::Elements left;
    left.push_back(std::move(scene));
    if (sheet.landscape()) {
        words.push_back(ui::gap(4));
        for (auto& way : ways) words.push_back(std::move(way));
        return sheet.page(std::move(left), std::move(words), 0.5f);
    }
    for (auto& word : words) left.push_back(std::move(word));
    return sheet.page(std::move(left), std::move(ways));
}

}  // namespace kt::screens::kiosk
