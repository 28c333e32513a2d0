// The semantic tree as JSON, for tests, drivers and later for screen readers; and the checker that
// holds every screen to the numbers of design/interface.md. Pure.
#pragma once

#include <string>
#include <vector>

#include "app/ui/layout.hpp"

namespace kt::ui {

// {"screen", "language", "frame", "px_per_mm", "width_px", "height_px", "right_to_left",
//  "nodes": [{"id", "role", "name", "lang", "rect": [x, y, w, h], "order", "action", …states}],
//  "regions": [{"id", "page", "pages"}]}. States that are false and values that are empty are left
//  out.
std::string tree_json(const Frame& frame, std::int64_t frame_number);

std::string_view role_name(Role role);

// What is wrong with a frame, in words; empty if nothing.
std::vector<std::string> check(const Frame& frame);

}  // namespace kt::ui
