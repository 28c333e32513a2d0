// Coming back: the sixteen letters of an opener.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct ReopeningView {
    FrameView frame;
    std::string title, lead, hint, letters, language;
    bool signs = false;
};

ReopeningView reopening_view(const model::Model& model, const Words& words);
Drawn draw(const ReopeningView& view, const Space& space);

}  // namespace kt::screens::kiosk
