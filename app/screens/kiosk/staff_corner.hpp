// For staff: what has not left this machine, and whether there is a line. Nothing of residents.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct StaffCornerView {
    FrameView frame;
    std::string title, line, waiting, stuck, promise, guide, close;
    bool trouble = false;
};

StaffCornerView staff_corner_view(const model::Model& model, const Words& words);
Drawn draw(const StaffCornerView& view, const Space& space);

}  // namespace kt::screens::kiosk
