// What the machine reports, before it is known what the person meant: touches and keys as plain
// values. Made by the shell from the window's own events, and by tests by hand.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace kt::ui {

inline constexpr std::int64_t mouse_pointer = -1;

struct PointerEvent {
    enum class Kind : std::uint8_t { down, move, up, cancelled } kind = Kind::down;
    std::int64_t pointer = mouse_pointer;  // which finger
    float x_px = 0;
    float y_px = 0;
    std::int64_t at_ms = 0;
};

enum class Key : std::uint8_t {
    other,
    tab,
    enter,
    space,
    escape,
    up,
    down,
    left,
    right,
    home,
    end,
    page_up,
    page_down,
    backspace,
    del,
};

struct KeyEvent {
    Key key = Key::other;
    bool shift = false;
    bool word = false;  // control: by whole words
    bool repeated = false;
    std::int64_t at_ms = 0;
    char letter = 0;  // with control: a shortcut of a worker's screen
};

struct TextEvent {
    std::string text;
};

struct WheelEvent {
    float x_px = 0;
    float y_px = 0;
    int steps = 0;  // above 0: back up
};

using Event = std::variant<PointerEvent, KeyEvent, TextEvent, WheelEvent>;

}  // namespace kt::ui
