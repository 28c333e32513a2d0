// How each look is drawn: sizes in millimetres and colours by token. The one place where the hand
// of the program is set. Pure.
#pragma once

#include "app/ui/element.hpp"
#include "app/ui/theme.hpp"

namespace kt::ui {

inline constexpr float touch_min_mm = 12.7f;  // VVSG 2.0 7.2-I
inline constexpr float touch_gap_min_mm = 2.54f;
inline constexpr float answer_height_min_mm = 24;
inline constexpr float line_mm = 0.5f;
inline constexpr float strong_line_mm = 0.9f;
inline constexpr float corner_mm = 5;

enum class Mark : std::uint8_t { none, radio, check };

struct Style {
    float cap_mm = 4.8f;
    float pad_x_mm = 0;
    float pad_y_mm = 0;
    float height_min_mm = 0;
    float radius_mm = 0;  // negative: half the height
    float stroke_mm = 0;
    float icon_mm = 7;
    float icon_gap_mm = 3;
    bool dashed = false;
    bool underline = false;
    bool centred = false;
    bool icon_after = false;
    bool shrinks = false;   // a button: its words may stand on two lines where room is short
    bool one_line = false;  // a pill: rather a next line of pills than words on two lines
    Mark mark = Mark::none;
    Colour fill{0, 0, 0, 0};
    Colour stroke{0, 0, 0, 0};
    Colour text;
    Colour icon;
};

// `room` is 1 on a screen of the usual size and less on small ones: large type gives way first.
float cap_mm(Type type, float room);
float text_scale(TextSize size);
Style style_of(const Element& element, const Colours& colours, float room, bool pressed);

}  // namespace kt::ui
