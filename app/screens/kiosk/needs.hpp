// The question behind the question: what was asked stays standing, then at most two offers.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"
#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

struct OfferCard {
    std::string need;  // id
    std::string offer;
    std::vector<std::string> because;  // only while open
    std::vector<Noticed> noticed;      // only while open
    bool open = false;
    bool accepted = false, reworded = false, passed = false;
    std::string words;  // as reworded
};

struct NeedsView {
    FrameView frame;
    std::string stays, title, lead, why, accept, reword, pass, other, tell, own;
    std::string because_title, strike;
    std::vector<OfferCard> offers;
};

NeedsView needs_view(const model::Model& model, const Words& words);
Drawn draw(const NeedsView& view, const Space& space);

}  // namespace kt::screens::kiosk
