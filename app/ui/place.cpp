// Where things go, once it is known how large they want to be.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/ui/layouter.hpp"

namespace kt::ui {
namespace {

constexpr float mark_mm = 8;
constexpr float region_least_mm = 45;  // a region never gets less than a page worth turning

float aligned(Align align, float from, float room, float size) {
    switch (align) {
        case Align::centre: return from + (room - size) / 2;
        case Align::end: return from + room - size;
        default: return from;
    }
}

bool gives_way(const Element& element) {
    if (element.scrolls) return true;
    return std::any_of(element.children.begin(), element.children.end(), gives_way);
}

}  // namespace

Box Layouter::place(const Element& element, Rect rect) {
    const Bar bar(*this, element);
    Box box;
    box.element = &element;
    box.rect = rect;
    box.style = style(element);
    const float px = (rect.w - inner_width(element, box.style, rect.w)) / 2;
    const float py = pad_y(element, box.style);
    Rect inner{rect.x + px, rect.y + py, rect.w - 2 * px, rect.h - 2 * py};
    if (has_own(element)) {
        place_own(box, inner);
        if (!element.children.empty()) {
            const float used = own_height(element, box.style, inner.w) + gap(element);
            inner.y += used;
            inner.h -= used;
        }
    }
    if (element.children.empty()) return box;
    if (element.scrolls) place_region(box, inner);
    else if (element.axis == Axis::down) place_down(box, inner);
    else place_across(box, inner);
    return box;
}

// Icon, words and mark: the icon before the words (after them on a primary button), the mark at the
// end. A box without children centres its own content in its height.
void Layouter::place_own(Box& box, Rect inner) {
    const Element& element = *box.element;
    if (element.look == Look::scene || element.look == Look::code) {
        const float side = std::min(inner.w, inner.h);
        box.icon = element.look == Look::scene
                       ? inner
                       : Rect{inner.x + (inner.w - side) / 2, inner.y, side, side};
        return;
    }
    const auto parts = own(element, box.style, false);
    const float whole = own_height(element, box.style, inner.w);
    const float top = element.children.empty() ? inner.y + (inner.h - whole) / 2 : inner.y;
    box.spec = spec(element, box.style);
    const float room = inner.w - parts.icon - parts.icon_gap - parts.mark;
    const bool one_line = element.look == Look::field && !element.multiline;
    const auto extent = box.spec.text.empty()
                            ? text::Extent{}
                            : measurer_.extent(box.spec, one_line ? 0 : std::max(room, 1.0f));
    const float words = std::min(std::ceil(extent.width_px), one_line ? extent.width_px + 1 : room);
    float x = inner.x;
    const float used = parts.icon + parts.icon_gap + words;
    if (box.style.centred) x = inner.x + std::max(0.0f, (inner.w - used) / 2);
    const bool after = box.style.icon_after;
    // The icon stands beside the first line when the words take more; in a button beside the
    // middle.
    const float line = extent.lines > 0 ? extent.height_px / static_cast<float>(extent.lines) : 0;
    const float beside = box.style.centred || extent.lines <= 1 ? whole : line;
    const float icon_y = top + (beside - parts.icon) / 2;
    if (parts.icon > 0) {
        const float icon_x = after ? x + words + parts.icon_gap : x;
        box.icon = {icon_x, icon_y, parts.icon, parts.icon};
    }
    const float words_x = after ? x : x + parts.icon + parts.icon_gap;
    // A text that stands free keeps the whole room, so that it mirrors to the other side.
    const float words_w = box.style.centred ? words : room;
    box.words = {words_x, top + (whole - std::min(extent.height_px, whole)) / 2,
                 one_line ? room : words_w, extent.height_px};
    if (element.look == Look::field && element.multiline) box.words.y = inner.y;
    if (parts.mark > 0) {
        const float side = words_mm(mark_mm);
        box.mark = {inner.right() - side, inner.y + (inner.h - side) / 2, side, side};
    }
    box.needed_w = extent.lines > 0 && !one_line && element.look != Look::field
                       ? std::min(measurer_.longest_word_px(box.spec), extent.width_px)
                       : 0;
    box.needed_h = element.look == Look::field ? 0 : extent.height_px;
}

std::vector<float> Layouter::down_heights(const Element& element, float width, float room) {
    std::vector<float> heights;
    float grow = 0;
    for (const auto& child : element.children) {
        heights.push_back(height(child, width_in(child, width, element.cross)));
        grow += child.grow;
    }
    const float gaps = gap(element) * static_cast<float>(heights.size() - 1);
    const float extra = room - gaps - std::accumulate(heights.begin(), heights.end(), 0.0f);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const auto& child = element.children[i];
        if (extra > 0 && grow > 0) heights[i] += extra * child.grow / grow;
        if (extra < 0 && gives_way(child)) {
            heights[i] = std::max(std::min(heights[i], mm(region_least_mm)), heights[i] + extra);
        }
    }
    return heights;
}

void Layouter::place_down(Box& box, Rect inner) {
    const Element& element = *box.element;
    const auto heights = down_heights(element, inner.w, inner.h);
    const float total = std::accumulate(heights.begin(), heights.end(), 0.0f) +
                        gap(element) * static_cast<float>(heights.size() - 1);
    float y = total < inner.h ? aligned(element.main, inner.y, inner.h, total) : inner.y;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const auto& child = element.children[i];
        const float width = width_in(child, inner.w, element.cross);
        Align align = element.cross;
        if (align == Align::stretch) {
            const bool at_end = child.cross == Align::end && child.look == Look::quiet;
            align = at_end ? Align::end : child.width_max_mm > 0 ? Align::centre : Align::start;
        }
        const float x = aligned(align, inner.x, inner.w, width);
        box.children.push_back(place(child, {x, y, width, heights[i]}));
        y += heights[i] + gap(element);
    }
}

void Layouter::place_across(Box& box, Rect inner) {
    const Element& element = *box.element;
    const auto all = lines(element, inner.w);
    float y = inner.y;
    bool after_spring = false;  // what a spring pushed to the end stays there on a next line
    for (const auto& line : all) {
        const auto wide = widths(element, line, inner.w);
        const float gaps = gap(element) * static_cast<float>(wide.size() - 1);
        const float used = std::accumulate(wide.begin(), wide.end(), 0.0f) + gaps;
        float tallest = 0;
        for (std::size_t i = line.first; i < line.last; ++i) {
            tallest = std::max(tallest, height(element.children[i], wide[i - line.first]));
        }
        if (all.size() == 1) {
            tallest = gives_way(element) ? inner.h : std::max(tallest, inner.h);
        }
        const Align along = after_spring ? Align::end : element.main;
        float x = aligned(along, inner.x, inner.w, std::min(used, inner.w));
        for (std::size_t i = line.first; i < line.last; ++i) {
            const auto& child = element.children[i];
            const float width = wide[i - line.first];
            after_spring = after_spring || only_spring(child);
            float tall = height(child, width);
            if (element.cross == Align::stretch || gives_way(child)) tall = tallest;
            const float child_y = aligned(element.cross, y, tallest, tall);
            const bool kept = element.never_mirrored && page_.right_to_left;
            const float child_x = kept ? inner.x + inner.right() - x - width : x;
            box.children.push_back(place(child, {child_x, child_y, width, tall}));
            x += width + gap(element);
        }
        y += tallest + gap(element);
    }
}

}  // namespace kt::ui
