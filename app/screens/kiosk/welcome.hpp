// Welcome: two people at a table, the languages, and the way back in with an opener.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/languages.hpp"

namespace kt::screens::kiosk {

struct WelcomeView {
    FrameView frame;
    std::string scene, title, lead;
    LanguagesPart languages;
    std::string choose, been_here, for_staff;
    std::string broke_off;  // what became of the conversation before this
};

WelcomeView welcome_view(const model::Model& model, const Words& words);
Drawn draw(const WelcomeView& view, const Space& space);

}  // namespace kt::screens::kiosk
