// Stopped with an opener: the code to come back with. And wiped: nothing is left.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct KeptView {
    FrameView frame;
    std::string title, lead, letters, qr_text, qr_spoken, countdown, more;
};

KeptView kept_view(const model::Model& model, const Words& words);
Drawn draw(const KeptView& view, const Space& space);

struct WipedView {
    FrameView frame;
    std::string title, lead, help;
};

WipedView wiped_view(const model::Model& model, const Words& words);
Drawn draw(const WipedView& view, const Space& space);

}  // namespace kt::screens::kiosk
