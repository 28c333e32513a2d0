// Own words: on what brings someone, on an offer said differently, on something else.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct OwnWordsView {
    FrameView frame;
    std::string title, lead, quote, words, hint, language;
    bool shifted = false, signs = false;
};

OwnWordsView own_words_view(const model::Model& model, const Words& words);
Drawn draw(const OwnWordsView& view, const Space& space);

}  // namespace kt::screens::kiosk
