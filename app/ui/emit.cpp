// From placed boxes to what is drawn and what is told: the paint list and the nodes, in one walk,
// and the mirror for right-to-left.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "app/ui/code.hpp"
#include "app/ui/layouter.hpp"
#include "app/ui/picture.hpp"

namespace kt::ui {
namespace {

constexpr float caret_mm = 0.7f;

Rect snapped(Rect rect) {
    const float x = std::round(rect.x), y = std::round(rect.y);
    return {x, y, std::round(rect.right()) - x, std::round(rect.bottom()) - y};
}

Rect grown(Rect rect, float by) {
    return {rect.x - by, rect.y - by, rect.w + 2 * by, rect.h + 2 * by};
}

std::string said(const Element& element) {
    if (!element.spoken.empty()) return element.spoken;
    if (element.look == Look::field) return element.hint;
    std::string words = element.text;
    for (const auto& child : element.children) {
        const auto more = said(child);
        if (!words.empty() && !more.empty()) words += ", ";
        words += more;
    }
    return words;
}

class Emitter {
  public:
    Emitter(const Page& page, const Surface& surface, const View& view, text::Measurer& measurer,
            const Colours& colours, const Pictures& pictures)
        : page_(page),
          surface_(surface),
          view_(view),
          measurer_(measurer),
          colours_(colours),
          pictures_(pictures) {
        frame_.screen = page.screen;
        frame_.language = page.language;
        frame_.right_to_left = page.right_to_left;
        frame_.surface = surface;
        paint(
            PaintRect{{0, 0, surface.width_px, surface.height_px}, 0, colours.paper, {}, 0, false});
    }

    Frame take(const Box& root) {
        walk(root, Part::body, false);
        if (ring_.w > 0) paint_ring();
        std::stable_sort(ordered_.begin(), ordered_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [place, node] : ordered_) {
            node.order = static_cast<int>(frame_.nodes.size());
            frame_.nodes.push_back(std::move(node));
        }
        if (page_.right_to_left) mirror();
        return std::move(frame_);
    }

  private:
    float mm(float length) const { return length * surface_.px_per_mm; }
    void paint(Paint made) { frame_.paints.push_back(std::move(made)); }

    void walk(const Box& box, Part part, bool inside_touch) {
        const Element& element = *box.element;
        if (element.look == Look::header) part = Part::header;
        if (element.look == Look::footer) part = Part::footer;
        paint_ground(box);
        paint_content(box);
        if (element.role != Role::none && !(inside_touch && !element.pressable)) {
            tell(box, part);
        }
        for (const auto& child : box.children) {
            walk(child, part, inside_touch || element.pressable);
        }
    }

    float radius(const Box& box) const {
        const float half = std::min(box.rect.w, box.rect.h) / 2;
        if (box.style.radius_mm < 0) return std::min(half, mm(11));
        return std::min(half, mm(box.style.radius_mm));
    }

    void paint_ground(const Box& box) {
        const auto& style = box.style;
        const bool shown = style.fill.a > 0 || (style.stroke.a > 0 && style.stroke_mm > 0);
        if (shown) {
            const float stroke = style.stroke_mm > 0 ? std::max(1.0f, mm(style.stroke_mm)) : 0;
            paint(PaintRect{snapped(box.rect), radius(box), style.fill, style.stroke, stroke,
                            style.dashed});
        }
        const Rect r = snapped(box.rect);
        if (box.element->look == Look::footer) {
            paint(PaintRect{{r.x, r.y, r.w, 2}, 0, colours_.hair, {}, 0, false});
        }
        if (box.element->look == Look::row) {
            paint(PaintRect{{r.x, r.bottom() - 1, r.w, 1}, 0, colours_.hair, {}, 0, false});
            if (box.element->chosen) {
                paint(PaintRect{{r.x, r.y, mm(1.2f), r.h}, 0, colours_.leaf, {}, 0, false});
            }
        }
        if (box.element->look == Look::column) {
            paint(PaintRect{{r.right() - 1, r.y, 1, r.h}, 0, colours_.hair, {}, 0, false});
        }
    }

    void paint_content(const Box& box) {
        const Element& element = *box.element;
        if (element.look == Look::code) return paint_code(box);
        if (element.look == Look::field) return paint_field(box);
        std::string icon = element.icon;
        if (icon.empty() && box.icon.w > 0) icon = "check";
        if (!icon.empty() && box.icon.w > 0 && box.icon.h > 0) {
            paint_picture(icon, box.icon, box.style.icon);
        }
        if (!box.spec.text.empty()) {
            paint(PaintText{box.spec, box.words.w, std::round(box.words.x), std::round(box.words.y),
                            box.words, box.style.text});
        }
        if (box.mark.w > 0) paint_mark(box);
    }

    void paint_picture(const std::string& name, Rect rect, Colour tint) {
        if (!pictures_.find(name)) frame_.missing_pictures.push_back(name);
        paint(PaintPicture{name, snapped(rect), tint, page_.right_to_left && turns_around(name)});
    }

    void paint_mark(const Box& box) {
        const Element& element = *box.element;
        const Rect r = snapped(box.mark);
        const bool round = box.style.mark == Mark::radio;
        const float radius = round ? r.w / 2 : mm(1.6f);
        if (element.chosen) {
            paint(PaintRect{r, radius, colours_.leaf, {}, 0, false});
            paint_picture("check", grown(r, -r.w * 0.13f), colours_.on_leaf);
        } else {
            paint(PaintRect{r, radius, colours_.card, colours_.ink, mm(0.55f), false});
        }
    }

    void paint_code(const Box& box) {
        const auto modules = encode_qr(box.element->text);
        if (!modules) return;
        const Rect r = snapped(box.icon);
        // Always dark on white, whatever the theme: readers expect it.
        paint(PaintRect{r, mm(2), {255, 255, 255, 255}, {}, 0, false});
        paint(PaintModules{r, modules->side, modules->dark, {0, 0, 0, 255}});
    }

    void paint_field(const Box& box) {
        const Element& element = *box.element;
        const bool focused = element.id == view_.focused;
        if (focused) {
            paint(PaintRect{
                snapped(box.rect), radius(box), {0, 0, 0, 0}, colours_.leaf, mm(1), false});
        }
        Rect words = box.words;
        words.y = std::max(words.y, box.rect.y);
        FieldBox field{element.id, box.rect,      words.x, words.y, element.multiline ? words.w : 0,
                       box.spec,   element.secret};
        if (element.text.empty()) field.spec.text.clear();
        const float inset = mm(1.2f);
        const Rect clip{words.x - inset, box.rect.y + inset, words.w + 2 * inset,
                        box.rect.h - 2 * inset};
        text::Caret caret;
        if (focused) caret = follow_caret(field, clip);
        paint(PaintClip{clip});
        if (!box.spec.text.empty()) {
            const Colour colour = element.text.empty() ? colours_.soft : box.style.text;
            paint(PaintText{box.spec,
                            field.wrap_px,
                            std::round(field.text_x),
                            std::round(field.text_y),
                            {field.text_x, field.text_y, words.w, words.h},
                            colour});
        }
        if (focused) {
            const float x = field.text_x + caret.x_px;
            const float y = field.text_y + caret.y_px;
            paint(PaintRect{{std::round(x), y, std::max(2.0f, mm(caret_mm)), caret.height_px},
                            0,
                            colours_.ink,
                            {},
                            0,
                            false});
        }
        paint(PaintUnclip{});
        frame_.fields.push_back(std::move(field));
    }

    // Where the caret stands; what is written moves under the edge so that the caret stays in
    // sight.
    text::Caret follow_caret(FieldBox& field, Rect clip) {
        auto byte = std::min(view_.caret, field.spec.text.size());
        if (field.secret) byte = field.spec.text.size();
        auto spec = field.spec;
        if (spec.text.empty()) spec.text = " ";
        auto caret = measurer_.caret(spec, field.wrap_px, byte);
        if (page_.right_to_left) {
            spec.align = field.spec.align = text::Align::right;
            const float width = field_width(field);
            caret.x_px = width - measurer_.caret(spec, field.wrap_px, byte).x_px;
        }
        const float room = clip.w - mm(4);
        if (field.wrap_px == 0 && caret.x_px > room) field.text_x -= caret.x_px - room;
        const float bottom = field.text_y + caret.y_px + caret.height_px;
        if (bottom > clip.bottom()) field.text_y -= bottom - clip.bottom();
        return caret;
    }

    void tell(const Box& box, Part part) {
        const Element& element = *box.element;
        Node node;
        node.id = element.id;
        node.role = element.role;
        node.name = said(element);
        if (element.role == Role::textbox && !element.secret) node.value = element.text;
        if (element.role == Role::key) node.typed = element.text;
        node.lang = element.lang.empty() ? page_.language : element.lang;
        node.rect = snapped(box.rect);
        node.chosen = element.chosen;
        node.disabled = element.disabled;
        node.expanded = element.expanded;
        node.secret = element.secret;
        node.multiline = element.multiline;
        node.wants_focus = element.wants_focus;
        node.pressable = element.pressable && !element.disabled;
        node.focused = node.pressable && element.id == view_.focused;
        collect_needs(box, node);
        if (node.focused && view_.show_focus) {
            const bool words = element.look == Look::link || element.look == Look::quiet;
            ring_ = words ? grown(node.rect, mm(0.6f)) : node.rect;
            ring_radius_ = words ? mm(2.5f) : radius(box);
        }
        const int first = part == Part::footer && element.look == Look::primary ? 0 : 1;
        ordered_.push_back({{static_cast<int>(part), first}, std::move(node)});
    }

    // A button is as whole as the words within it.
    void collect_needs(const Box& box, Node& node) {
        if (!box.spec.text.empty() && box.element->look != Look::field) {
            node.unknown_glyphs += measurer_.extent(box.spec, box.words.w).unknown_glyphs;
            node.needed_w_px = std::max(node.needed_w_px, box.words.x - box.rect.x + box.needed_w);
            node.needed_h_px = std::max(node.needed_h_px, box.needed_h);
        }
        if (!box.element->pressable) return;
        for (const auto& child : box.children) {
            if (!child.spec.text.empty()) {
                node.unknown_glyphs += measurer_.extent(child.spec, child.words.w).unknown_glyphs;
            }
        }
    }

    // Two ink lines with sun between: seen on any ground.
    void paint_ring() {
        const float ink = mm(0.55f), sun = mm(0.85f);
        const float all = 2 * ink + sun;
        const auto stroke = [&](float out, float width, Colour colour) {
            paint(PaintRect{
                grown(ring_, out), ring_radius_ + out, {0, 0, 0, 0}, colour, width, false});
        };
        stroke(ink, ink, colours_.ink);
        stroke(ink + sun, sun, colours_.sun);
        stroke(all, ink, colours_.ink);
    }

    float field_width(const FieldBox& field) const {
        return field.wrap_px > 0 ? field.wrap_px : measurer_.extent(field.spec, 0).width_px;
    }

    void flip(Rect& rect) const { rect.x = surface_.width_px - rect.right(); }

    void mirror() {
        for (auto& node : frame_.nodes) flip(node.rect);
        for (auto& field : frame_.fields) {
            field.text_x = surface_.width_px - field.text_x - field_width(field);
            field.spec.align = text::Align::right;
            flip(field.rect);
        }
        for (auto& made : frame_.paints) {
            std::visit([this](auto& thing) { mirror_one(thing); }, made);
        }
    }

    void mirror_one(PaintRect& thing) const { flip(thing.rect); }
    void mirror_one(PaintPicture& thing) const { flip(thing.rect); }
    void mirror_one(PaintModules& thing) const { flip(thing.rect); }
    void mirror_one(PaintClip& thing) const { flip(thing.rect); }
    void mirror_one(PaintUnclip&) const {}
    void mirror_one(PaintLine& thing) const {
        thing.x1 = surface_.width_px - thing.x1;
        thing.x2 = surface_.width_px - thing.x2;
    }
    void mirror_one(PaintText& thing) const {
        flip(thing.box);
        if (thing.spec.align == text::Align::left) thing.spec.align = text::Align::right;
        float width = thing.width_px;
        if (width <= 0) width = measurer_.extent(thing.spec, 0).width_px;
        thing.x = std::round(surface_.width_px - thing.x - width);
    }

    const Page& page_;
    const Surface& surface_;
    const View& view_;
    text::Measurer& measurer_;
    const Colours& colours_;
    const Pictures& pictures_;
    Frame frame_;
    std::vector<std::pair<std::tuple<int, int>, Node>> ordered_;
    Rect ring_;
    float ring_radius_ = 0;
};

}  // namespace

Frame emit(const Box& root, const Page& page, const Surface& surface, const View& view,
           text::Measurer& measurer, const Colours& colours, const Pictures& pictures) {
    return Emitter(page, surface, view, measurer, colours, pictures).take(root);
}

}  // namespace kt::ui
