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
    view.dutch = "Nederlands";
    if (model.house.offers_english) view.english = "English";
    view.been_here = words.tr("kiosk.welcome.been_here", "Ik was hier al eens");
    view.for_staff = words.tr("kiosk.welcome.for_staff", "Voor medewerkers");
    view.in_dutch = model.language == "nl";
    return view;
}

namespace {

ui::Element language(Sheet& sheet, const std::string& code, const std::string& name, bool filled) {
    auto button = filled ? ui::primary("begin." + code, name) : ui::outline("begin." + code, name);
    button.lang = code;
    button.grow = 1;
    button.height_min_mm = 26;
    button.type = ui::Type::answer;
    return sheet.press(std::move(button), model::Begin{code});
}

}  // namespace

Drawn draw(const WelcomeView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    const float scene_mm = sheet.landscape() ? 120 : 130;
    auto scene = ui::scene("scene", "welcome", view.scene, scene_mm);

    ui::Elements languages;
    languages.push_back(language(sheet, "nl", view.dutch, view.in_dutch));
    if (!view.english.empty())
        languages.push_back(language(sheet, "en", view.english, !view.in_dutch));

    ui::Elements words;
    words.push_back(ui::heading("title", view.title, ui::Type::display));
    words.push_back(ui::text("lead", view.lead));
    words.push_back(ui::gap(4));
    words.push_back(ui::text("choose", view.choose, ui::Type::body, ui::Ink::soft));
    words.push_back(ui::row(std::move(languages), 6));
    auto back_in =
        sheet.press(ui::outline("been_here", view.been_here, "key"), model::HaveOpener{});
    words.push_back(std::move(back_in));
    words.push_back(ui::gap(2));
    words.push_back(sheet.press(ui::quiet("for_staff", view.for_staff), model::OpenStaffCorner{}));

    ui::Elements pictures;
    pictures.push_back(std::move(scene));
    if (sheet.landscape()) return sheet.page(std::move(pictures), std::move(words), 0.48f);
    return sheet.page(std::move(pictures), std::move(words));
}

}  // namespace kt::screens::kiosk
