// Three ways to end, as equal choices.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/entry.hpp"
#include "app/screens/kiosk/frame.hpp"

namespace kt::screens::kiosk {

struct ClosingView {
    FrameView frame;
    std::string title, lead;
    struct Way {
        std::string id, text, detail;
        bool chosen = false;
    };
    std::vector<Way> ways;
};

ClosingView closing_view(const model::Model& model, const Words& words);
Drawn draw(const ClosingView& view, const Space& space);

}  // namespace kt::screens::kiosk
