// What must not wait: who acts, and what to do now.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct UrgentView {
    FrameView frame;
    std::string title, words, term, who, call, danger;
    std::vector<std::string> party;  // who acts: name, number, address; may be empty
};

UrgentView urgent_view(const model::Model& model, const Words& words);
Drawn draw(const UrgentView& view, const Space& space);

}  // namespace kt::screens::kiosk
