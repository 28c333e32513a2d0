#include "app/ui/style.hpp"

#include <algorithm>

namespace kt::ui {
namespace {

void button(Style& style, Colour fill, Colour stroke, Colour words) {
    style.pad_x_mm = 7;
    style.pad_y_mm = 3;
    style.height_min_mm = 19;
    style.radius_mm = corner_mm;
    style.stroke_mm = line_mm;
    style.centred = true;
    style.shrinks = true;
    style.fill = fill;
    style.stroke = stroke;
    style.text = style.icon = words;
}

void pill(Style& style, Colour fill, Colour stroke, Colour words) {
    button(style, fill, stroke, words);
    style.pad_x_mm = 5.5f;
    style.pad_y_mm = 2;
    style.height_min_mm = 15.5f;
    style.radius_mm = -1;
    style.one_line = true;
}

void words_to_touch(Style& style, Colour words) {
    style.height_min_mm = touch_min_mm;
    style.underline = true;
    style.text = style.icon = words;
}

void panel(Style& style, Colour fill, Colour stroke, float stroke_mm) {
    style.fill = fill;
    style.stroke = stroke;
    style.stroke_mm = stroke_mm;
    style.radius_mm = corner_mm;
}

void words_panel(Style& style, Colour fill, Colour stroke, float stroke_mm) {
    panel(style, fill, stroke, stroke_mm);
    style.pad_x_mm = 8;
    style.pad_y_mm = 6;
    style.icon_gap_mm = 4;
}

void answer(Style& style, const Element& element, const Colours& colours) {
    words_panel(style, element.chosen ? colours.leaf_soft : colours.card,
                element.chosen ? colours.leaf : colours.line,
                element.chosen ? strong_line_mm : line_mm);
    style.pad_x_mm = 9;
    style.pad_y_mm = 5;
    style.height_min_mm = answer_height_min_mm;
    style.mark = element.role == Role::checkbox ? Mark::check : Mark::radio;
}

void key(Style& style, const Element& element, const Colours& colours) {
    panel(style, element.chosen ? colours.leaf : colours.card, colours.line, line_mm);
    style.radius_mm = 2.5f;
    style.pad_x_mm = 1;
    style.pad_y_mm = 1;
    style.height_min_mm = touch_min_mm;
    style.centred = true;
    style.text = style.icon = element.chosen ? colours.on_leaf : colours.ink;
}

void field(Style& style, const Element& element, const Colours& colours) {
    panel(style, colours.card, colours.line, line_mm * 1.4f);
    style.radius_mm = 3.5f;
    style.pad_x_mm = 6;
    style.pad_y_mm = 4;
    style.height_min_mm = element.multiline ? 42.0f : 18.0f;
}

void chip(Style& style, const Element& element, const Colours& colours) {
    style.pad_x_mm = 2.6f;
    style.pad_y_mm = 0.9f;
    style.radius_mm = 1.8f;
    switch (element.ink) {
        case Ink::clay: style.fill = colours.clay_soft; break;
        case Ink::sky: style.fill = colours.sky_soft; break;
        case Ink::leaf: style.fill = colours.leaf_soft; break;
        default: style.fill = colours.sun_soft; break;
    }
    // On soft grounds of its own hue small type would fall under 10:1; ink never does.
    style.text = style.icon = colours.ink;
    style.stroke = of_ink(colours, element.ink == Ink::soft ? Ink::ink : element.ink);
    style.stroke_mm = 0.3f;
}

void list_row(Style& style, const Element& element, const Colours& colours) {
    style.pad_x_mm = 6;
    style.pad_y_mm = 4;
    style.height_min_mm = touch_min_mm;
    if (element.chosen) style.fill = colours.leaf_soft;
}

// Grounds on which words or other things stand.
void apply_ground(Style& style, const Element& element, const Colours& c) {
    switch (element.look) {
        case Look::footer: style.fill = c.card; break;
        case Look::column: style.fill = c.side; break;
        case Look::card: panel(style, c.card, element.pressable ? c.line : c.hair, line_mm); break;
        case Look::card_dashed:
            panel(style, c.card, c.line, line_mm);
            style.dashed = true;
            break;
        case Look::quote:  // a line around it where a theme has no ground of its own for it
            words_panel(style, c.sun_soft, c.line, c.sun_soft == c.card ? line_mm : 0);
            style.icon = c.clay;
            break;
        case Look::notice:
            words_panel(style, c.leaf_soft, c.leaf, strong_line_mm);
            style.icon = c.leaf;
            break;
        case Look::alarm:
            words_panel(style, c.clay_soft, c.clay, strong_line_mm);
            style.icon = c.clay;
            break;
        case Look::chip: chip(style, element, c); break;
        case Look::rule:
            style.height_min_mm = 0.4f;
            style.fill = c.hair;
            break;
        default: break;
    }
}

// What is touched or written in.
void apply_control(Style& style, const Element& element, const Colours& c) {
    switch (element.look) {
        case Look::answer: answer(style, element, c); break;
        case Look::primary:
            button(style, c.leaf, c.leaf, c.on_leaf);
            style.pad_x_mm = 11;
            break;
        case Look::outline: button(style, c.card, c.leaf, c.leaf); break;
        case Look::danger: button(style, c.card, c.clay, c.clay); break;
        case Look::pill: pill(style, c.card, c.line, c.ink); break;
        case Look::pill_filled: pill(style, c.leaf, c.leaf, c.on_leaf); break;
        case Look::quiet: words_to_touch(style, c.soft); break;
        case Look::link: words_to_touch(style, c.sky); break;
        case Look::field: field(style, element, c); break;
        case Look::key: key(style, element, c); break;
        case Look::row: list_row(style, element, c); break;
        default: break;
    }
}

// Chosen, disabled and held down, each told by more than colour where it matters: a chosen button
// also carries a check mark (emit.cpp), a disabled one loses its border.
void apply_state(Style& style, const Element& element, const Colours& c, bool pressed) {
    const bool light = element.look == Look::outline || element.look == Look::danger ||
                       element.look == Look::pill || element.look == Look::card ||
                       element.look == Look::card_dashed || element.look == Look::answer ||
                       element.look == Look::key || element.look == Look::row;
    if (element.chosen && (element.look == Look::outline || element.look == Look::pill)) {
        style.fill = style.stroke = c.leaf;
        style.text = style.icon = c.on_leaf;
    }
    if (element.chosen && element.look == Look::card) {
        style.fill = c.leaf_soft;
        style.stroke = c.leaf;
        style.stroke_mm = strong_line_mm;
    }
    if (pressed && light) {
        style.fill = c.leaf_soft;
        style.stroke_mm = strong_line_mm;
        style.text = style.icon = c.ink;
    }
    if (pressed && (element.look == Look::primary || element.look == Look::pill_filled)) {
        style.fill = c.ink;
        style.text = style.icon = c.paper;
    }
    if (element.disabled) {
        style.fill = element.look == Look::plain ? style.fill : c.side;
        style.stroke = c.hair;
        style.text = style.icon = c.soft;
    }
}

}  // namespace

float cap_mm(Type type, float room) {
    const auto give_way = [room](float full, float least) {
        return least + (full - least) * std::clamp((room - 0.5f) * 2, 0.0f, 1.0f);
    };
    switch (type) {
        case Type::small: return 3.6f;
        case Type::body: return 4.8f;
        case Type::answer: return give_way(5.4f, 4.8f);
        case Type::title: return give_way(6.6f, 5.6f);
        case Type::question: return give_way(9.0f, 6.5f);
        case Type::display: return give_way(12.0f, 8.0f);
    }
    return 4.8f;
}

float text_scale(TextSize size) {
    switch (size) {
        case TextSize::small: return 0.8f;
        case TextSize::medium: return 1;
        case TextSize::large: return 1.35f;
        case TextSize::extra_large: return 1.75f;
    }
    return 1;
}

Style style_of(const Element& element, const Colours& colours, float room, bool pressed) {
    Style style;
    style.cap_mm = cap_mm(element.type, room);
    style.text = of_ink(colours, element.ink);
    style.icon = style.text;
    style.icon_mm = style.cap_mm * 1.75f;
    if (element.icon == "table") style.icon_mm = style.cap_mm * 2.6f;  // our own mark
    if (element.icon_caps > 0) style.icon_mm = style.cap_mm * element.icon_caps;
    style.icon_gap_mm = style.cap_mm * 0.6f;
    apply_ground(style, element, colours);
    apply_control(style, element, colours);
    apply_state(style, element, colours, pressed);
    style.underline = style.underline || element.underline;
    style.icon_after = element.look == Look::primary;
    return style;
}

}  // namespace kt::ui
