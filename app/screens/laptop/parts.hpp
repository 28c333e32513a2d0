// What the laptop's screens are built of. Internal to app/screens/laptop. Pure.
#pragma once

#include <string>

#include "app/model/laptop_update.hpp"
#include "app/ui/widgets.hpp"

namespace kt::screens {

// Words of running text, of a label above something, and of what must stand out.
ui::Element words(std::string id, std::string text, ui::Ink ink = ui::Ink::ink);
ui::Element strong(std::string id, std::string text, ui::Ink ink = ui::Ink::ink);
ui::Element chip(std::string id, std::string text, ui::Ink ink);
// What a person said, as they said it; and in which language, where that is not Dutch.
ui::Element said(std::string id, const std::string& text, const std::string& language,
                 const model::Translate& tr, ui::Type type = ui::Type::small);
ui::Element small(ui::Element button);  // a button with the small type
ui::Element growing(ui::Element element, float share = 1);
ui::Element rule();
ui::Element brand();

// The screens, each a root or a part of one.
ui::Element unlock_screen(const model::laptop::Model& model, const model::Translate& tr);
ui::Element today_screen(const model::laptop::Model& model, const model::Translate& tr);
ui::Element case_screen(const model::laptop::Model& model, const model::CaseView& view,
                        const model::Translate& tr);
// Where the conversation is to be held; and that it is being opened.
ui::Element talk_place_screen(const model::laptop::Model& model, const model::Translate& tr);
ui::Element talk_opening_screen(const model::laptop::Model& model, const model::Translate& tr);
std::string talk_trouble(base::Fault fault, const model::Translate& tr);
// Below the card: conflicts, the conversation by topic, signals, needs.
void add_story(ui::Elements& to, const model::CaseView& view, std::int64_t now_ms,
               const model::Translate& tr);

std::string speaker_text(const std::string& said_by, const model::Translate& tr);

}  // namespace kt::screens
