// From a page to a frame: where everything stands, what is drawn, and the semantic tree of it.
// Header and footer are measured first and the body gets the rest; what does not fit is turned as
// pages with "Meer" and "Minder", never clipped and never under the footer. Right-to-left is the
// same layout seen in a mirror. One thread; no disk, no window: words are measured through a port.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/text/measure.hpp"
#include "app/ui/element.hpp"
#include "app/ui/paint.hpp"
#include "app/ui/theme.hpp"

namespace kt::ui {

struct Surface {
    float width_px = 1920;
    float height_px = 1080;
    float px_per_mm = 3.62f;
    float width_mm() const { return width_px / px_per_mm; }
    float height_mm() const { return height_px / px_per_mm; }
};

// How the person stands before the page just now; kept by the session, not by the program.
struct View {
    std::string focused;
    bool show_focus = false;             // the ring: once keys are used
    std::string pressed;                 // held down now
    std::size_t caret = 0;               // byte, in the focused textbox
    std::map<std::string, int> page_of;  // by region
};

// One thing that can be seen, heard, focused or touched. Rectangles in pixels.
struct Node {
    std::string id;
    Role role = Role::none;
    std::string name;   // what is said
    std::string value;  // of a textbox; empty when private
    std::string lang;
    Rect rect;
    int order = 0;  // of reading and focus
    bool chosen = false;
    bool disabled = false;
    bool expanded = false;
    bool focused = false;
    bool secret = false;
    bool multiline = false;
    bool wants_focus = false;
    bool pressable = false;
    int unknown_glyphs = 0;
    float needed_w_px = 0;  // what its words need; more than the rect means clipped
    float needed_h_px = 0;
    std::string typed;  // of a key: what it writes
};

// A part of the page that turns its own pages.
struct Region {
    std::string id;
    Rect rect;
    int page = 0;
    int pages = 1;
};

// A textbox as it stands, for carets and for touching between two letters.
struct FieldBox {
    std::string id;
    Rect rect;
    float text_x = 0;
    float text_y = 0;
    float wrap_px = 0;
    text::Spec spec;
    bool secret = false;
};

struct Frame {
    std::string screen;
    std::string language;
    bool right_to_left = false;
    Surface surface;
    std::vector<Node> nodes;  // in order
    std::vector<Region> regions;
    std::vector<FieldBox> fields;
    std::vector<std::string> missing_pictures;
    Paints paints;

    const Node* find(const std::string& id) const;
};

class Pictures;

Frame lay_out(const Page& page, const Surface& surface, const View& view, text::Measurer& measurer,
              const Themes& themes, const Pictures& pictures);

}  // namespace kt::ui
