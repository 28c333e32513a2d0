// What layout gives the painters: a flat list of things to draw, in pixels, in order. A painter
// adds nothing of its own; the window's painter and the Cairo painter draw the same list. Pure
// values.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/text/measure.hpp"

namespace kt::ui {

struct Rect {
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    bool operator==(const Rect&) const = default;
};

struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    bool operator==(const Colour&) const = default;
};

struct PaintRect {
    Rect rect;
    float radius_px = 0;
    Colour fill{0, 0, 0, 0};
    Colour stroke{0, 0, 0, 0};
    float stroke_px = 0;  // drawn inside the edge
    bool dashed = false;
};

struct PaintLine {
    float x1 = 0;
    float y1 = 0;
    float x2 = 0;
    float y2 = 0;
    float width_px = 1;
    Colour colour;
};

struct PaintText {
    text::Spec spec;
    float width_px = 0;  // as it was measured; 0 is unbroken
    float x = 0;
    float y = 0;
    Rect box;  // the room it takes, for mirroring
    Colour colour;
};

// A drawing by name, fitted in the rect. Icons take the tint; scenes have their own colours.
struct PaintPicture {
    std::string name;
    Rect rect;
    Colour tint;
    bool mirrored = false;
};

// Squares of a code, row by row, dark where true.
struct PaintModules {
    Rect rect;
    int side = 0;
    std::vector<bool> dark;
    Colour ink;
};

struct PaintClip {
    Rect rect;
};
struct PaintUnclip {};

using Paint = std::variant<PaintRect, PaintLine, PaintText, PaintPicture, PaintModules, PaintClip,
                           PaintUnclip>;
using Paints = std::vector<Paint>;

}  // namespace kt::ui
