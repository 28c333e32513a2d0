// The opener: offered as an equal choice, then shown large to write down or photograph.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct OpenerOfferView {
    FrameView frame;
    std::string title, lead, detail, yes, no;
};

OpenerOfferView opener_offer_view(const model::Model& model, const Words& words);
Drawn draw(const OpenerOfferView& view, const Space& space);

struct OpenerView {
    FrameView frame;
    std::string title, lead, warning, letters, qr_text, qr_spoken;
};

OpenerView opener_view(const model::Model& model, const Words& words);
Drawn draw(const OpenerView& view, const Space& space);

// The code and the letters as they stand on this screen, the receipt and the farewell.
ui::Element opener_letters(const std::string& letters);

}  // namespace kt::screens::kiosk
