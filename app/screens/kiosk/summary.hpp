// The last look before sending: how to reach someone, each line changeable, and who gets it.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct SummaryLine {
    model::ContactStep step = model::ContactStep::name;
    std::string id, label, value;
};

struct SummaryView {
    FrameView frame;
    std::string title, lead, change;
    std::vector<SummaryLine> lines;
};

SummaryView summary_view(const model::Model& model, const Words& words);
Drawn draw(const SummaryView& view, const Space& space);

}  // namespace kt::screens::kiosk
