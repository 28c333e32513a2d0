// The window's painter: a paint list as Dear ImGui draw commands. Main thread.
#pragma once

#include "app/shell/textures.hpp"
#include "app/ui/layout.hpp"

namespace kt::shell {

// Draws the frame into the current OpenGL context; does not present it.
void draw_frame(const ui::Frame& frame, const ui::Colours& colours, Textures& textures);

}  // namespace kt::shell
