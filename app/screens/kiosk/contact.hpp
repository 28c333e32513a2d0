// How may we reach you: one question a screen.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct ContactView {
    FrameView frame;
    std::string title, lead;
    bool words_wanted = false;
    std::string words, hint, language;
    bool shifted = false, signs = false;
    std::vector<Option> options;
    std::string skip;
};

ContactView contact_view(const model::Model& model, const Words& words);
Drawn draw(const ContactView& view, const Space& space);

// The hours of a day one may call, by the name under which they are stored.
std::string when_words(const std::string& when, const Words& words);

}  // namespace kt::screens::kiosk
