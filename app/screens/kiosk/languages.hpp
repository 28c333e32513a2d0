// The languages a conversation can be held in, each in its own script, large enough to touch: on
// the welcome screen, and on a screen of their own for whoever wants another one on the way. No
// flags: a language is not a country.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct LanguagesPart {
    std::vector<model::Language> all;
    std::string now;       // the language of the screen
    std::string on_trial;  // what that means; empty: none of them is
    bool large = false;
};

LanguagesPart languages_part(const model::Model& model, const Words& words);

// A button for each, "begin.uk" with `prefix` "begin.", and under them what "on trial" means.
ui::Elements language_buttons(Sheet& sheet, const LanguagesPart& part, const std::string& prefix,
                              const std::function<model::Message(const std::string&)>& means);

struct LanguagesView {
    FrameView frame;
    std::string title, close;
    LanguagesPart part;
};

LanguagesView languages_view(const model::Model& model, const Words& words);
Drawn draw(const LanguagesView& view, const Space& space);

}  // namespace kt::screens::kiosk
