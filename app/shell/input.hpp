// Raw SDL events as ui::Event. Pure but for the window's size, which a finger's place is a share
// of.
#pragma once

#include <cstdint>
#include <optional>

#include "app/ui/event.hpp"
#include "app/ui/layout.hpp"

union SDL_Event;

namespace kt::shell {

// Nothing for events that are no input: mouse events that SDL made from a finger among them.
std::optional<ui::Event> translated(const SDL_Event& event, const ui::Surface& surface,
                                    std::int64_t now_ms);

}  // namespace kt::shell
