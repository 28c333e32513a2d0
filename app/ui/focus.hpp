// Who has the focus, and where it goes. Pure functions over a frame: the order is that of the nodes
// (body, the filled button, the rest of the footer, the header), with wrap.
#pragma once

#include <string>

#include "app/ui/layout.hpp"

namespace kt::ui {

// The next (+1) or previous (-1) thing to touch; "" only if there is none on the page.
std::string focus_moved(const Frame& frame, const std::string& from, int by);

// Where the focus stands when a screen appears. A textbox that wants it gets it always; for someone
// who uses keys it is the answer given, or the first that can be.
std::string focus_on_arrival(const Frame& frame, bool uses_keys);

// What stands there, if anything can be pressed. Nothing is drawn over anything, so one at most.
const Node* touched(const Frame& frame, float x_px, float y_px);

}  // namespace kt::ui
