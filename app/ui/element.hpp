// A screen as plain data: a tree of elements, made by screens, measured and placed by layout, and
// then both painted and dumped. The same nodes feed touch, keyboard, switches, speech and tests.
//
// A screen says what a thing is (role), how it should feel (look) and what it says; it never says
// pixels. Lengths are millimetres at the person's text size (large text scales them all).
// Ids are unique on a screen and stable between frames ("answer.yes"): focus, tests and presses go
// by id. Pure values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kt::ui {

enum class Role : std::uint8_t {
    none,  // layout only: not in the tree that is spoken
    group,
    heading,
    text,
    button,
    radio,
    checkbox,
    textbox,
    link,
    image,
    alert,
    status,
    list,
    key,
};

enum class Look : std::uint8_t {
    plain,  // no ground, no border
    header,
    footer,       // the bars of a page
    card,         // white, line border, corners of 5 mm
    card_dashed,  // "something else"
    answer,       // whole card to touch, mark of choice at the end
    quote,        // sun-soft ground, the person's own words
    notice,       // leaf border on leaf-soft: what stays standing
    alarm,        // clay border on clay-soft: what must not be missed
    primary,      // the one filled button
    outline,      // leaf border
    danger,       // clay border: stop
    pill,         // small rounded control in the header
    pill_filled,
    quiet,   // underlined words: skip
    link,    // sky, underlined, with an icon
    field,   // where one writes
    key,     // of the keyboard on screen
    chip,    // small coloured label
    rule,    // a thin line
    scene,   // the drawn picture `icon` ("welcome")
    code,    // a QR: `text` is encoded
    column,  // a laptop's side column, on a slightly darker ground
    row,     // one of a list, pressable: thin line under; chosen: leaf-soft, bar at start
};

// Cap heights at the default size: small 3.6, body 4.8, answer 5.4, title 6.6, question 9, display
// 12 mm, times the person's text size; the larger ones give way on a small screen (style.cpp). At
// most three sizes on a screen.
enum class Type : std::uint8_t { small, body, answer, title, question, display };

enum class Ink : std::uint8_t { ink, soft, leaf, clay, sky, paper };

enum class Axis : std::uint8_t { down, across, wrap };  // wrap: across, then a next line
enum class Align : std::uint8_t { start, centre, end, stretch };

struct Element {
    std::string id;
    Role role = Role::none;
    Look look = Look::plain;
    std::string text;     // shown; wraps at the width it gets
    std::string spoken;   // what is said instead of text, where they differ
    std::string lang;     // BCP 47; empty: the page's
    std::string icon;     // a name in assets/icons, before the text
    float icon_caps = 0;  // its height in cap heights of the text; 0: as is usual
    std::string hint;     // in a field while it is empty
    Type type = Type::body;
    Ink ink = Ink::ink;
    bool bold = false;
    bool underline = false;

    bool chosen = false;
    bool disabled = false;
    bool expanded = false;
    bool secret = false;  // private: never spoken aloud without choice; passphrases show dots
    bool multiline = false;
    bool wants_focus = false;  // takes the focus when the screen appears
    bool pressable = false;    // can be touched and focused; set by the makers in widgets.hpp

    Axis axis = Axis::down;
    Align main = Align::start;  // of children along the axis
    Align cross = Align::stretch;
    float gap_mm = 4;
    float pad_mm = 0;
    float pad_across_mm = -1;  // left and right, if different from pad_mm
    float width_mm = 0;        // 0: by content
    float width_max_mm = 0;    // 0: none
    float height_min_mm = 0;
    float grow = 0;        // share of the room left along the parent's axis
    bool scrolls = false;  // vertically, with "Meer" where it overflows

    bool never_mirrored = false;  // of children across: keys stand where they do on any keyboard

    std::vector<Element> children;
};

// Everything a frame needs to know beside the tree.
enum class Theme : std::uint8_t { paper, black_on_white, white_on_black, low_glare };
enum class TextSize : std::uint8_t { small, medium, large, extra_large };  // 0.8, 1, 1.35, 1.75

struct Page {
    Element root;
    std::string screen;  // "kiosk.question": for the dump and tests
    std::string language = "nl";
    bool right_to_left = false;
    Theme theme = Theme::paper;
    TextSize size = TextSize::medium;
    // Under a part of the page that does not fit, in the page's language.
    std::string more = "Meer";
    std::string less = "Minder";
};

// What a person did. Ids are those of the page's elements.
struct Input {
    enum class Kind : std::uint8_t {
        pressed,    // touched and released inside, or Enter/Space with focus
        edited,     // `text` is the whole new text of textbox `id`
        submitted,  // Enter in a textbox of one line
        previous,   // the key for the screen before (left arrow; mirrored in right-to-left)
        next,       // the key for the screen after
        shortcut,   // Ctrl with a letter, where a worker's screen uses it: `text` is the letter
        activity,   // anything at all: a touch, a key; resets the idle clock
    } kind = Kind::activity;
    std::string id;
    std::string text;
};

}  // namespace kt::ui
