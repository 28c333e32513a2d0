// The kiosk as a person meets it: the model's screen, drawn. Everything else in this folder is one
// screen each. Pure; main thread.
#pragma once

#include "app/model/model.hpp"
#include "app/screens/kiosk/drawn.hpp"

namespace kt::screens::kiosk {

Drawn draw(const model::Model& model, const Words& words, const Space& space);

// The page for the shell: the drawn root with the screen's name, language, theme and size.
ui::Page page_of(const model::Model& model, Drawn drawn);

std::string_view screen_name(model::Screen screen);  // "kiosk.question"

}  // namespace kt::screens::kiosk
