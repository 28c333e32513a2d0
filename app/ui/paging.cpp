// A region that is too full. First it is pressed together a little: smaller gaps, a smaller
// drawing, no drawing. If that is not enough it turns pages, with a large "Meer" and "Minder" under
// them. Whole things move to a next page; only what is taller than a page is divided, a card
// between its parts and a text between its lines.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/ui/layouter.hpp"
#include "app/ui/widgets.hpp"

namespace kt::ui {
namespace {

constexpr float pager_height_mm = 15;
constexpr float pager_gap_mm = 4;
constexpr float begins_in_rest = 0.3f;  // of a page must be left for a card that is divided

bool transparent(const Element& element) {
    return element.look == Look::plain && !element.pressable && element.text.empty() &&
           element.icon.empty() && !element.children.empty() && element.pad_mm == 0;
}

bool only_room(const Element& element) {
    return element.children.empty() && element.text.empty() && element.icon.empty() &&
           element.role == Role::none;
}

}  // namespace

class Paging {
  public:
    Paging(Layouter& layouter, float width, float page_height)
        : layouter_(layouter), width_(width), page_height_(page_height) {}

    // The elements of a region one after another, with the gap before each, none taller than a
    // page. `used`: how much of the page that is being filled is taken.
    Pieces pieces(const Element& parent, float width, float page_height, float& used) {
        Pieces made;
        for (const auto& child : parent.children) {
            if (only_room(child)) continue;
            const float between = layouter_.gap(parent);
            Pieces parts;
            if (transparent(child) && child.axis == Axis::down) {
                parts = pieces(child, width, page_height, used);
            } else {
                const float left = page_height - used - between;
                const bool whole = height(child, width, parent) <= page_height;
                if (whole) parts = {{&child, 0}};
                else parts = divide(child, width, page_height, left);
                for (const auto& piece : parts) {
                    const float tall = between + height(*piece.first, width, parent);
                    used = used + tall > page_height ? tall : used + tall;
                }
            }
            if (!parts.empty()) parts.front().second = between;
            made.insert(made.end(), parts.begin(), parts.end());
        }
        return made;
    }

    std::vector<Pieces> pages(const Element& region) {
        std::vector<Pieces> made;
        float used = 0, taken = 0;
        for (auto& piece : pieces(region, width_, page_height_, taken)) {
            const float tall = height(*piece.first, width_, region);
            if (made.empty() || used + piece.second + tall > page_height_) {
                made.emplace_back();
                carry_headings(made);
                used = 0;
                for (const auto& carried : made.back()) {
                    used += carried.second + height(*carried.first, width_, region);
                }
                if (made.back().empty()) piece.second = 0;
            }
            used += piece.second + tall;
            made.back().push_back(piece);
        }
        return made;
    }

  private:
    // Headings do not stay behind alone at the foot of a page, not even two under each other.
    void carry_headings(std::vector<Pieces>& made) const {
        if (made.size() < 2) return;
        auto& before = made[made.size() - 2];
        float carried = 0;
        while (before.size() >= 2 && before.back().first->role == Role::heading) {
            carried += before.back().second + layouter_.height(*before.back().first, width_);
            if (carried >= page_height_ / 3) return;
            made.back().insert(made.back().begin(), before.back());
            before.pop_back();
        }
        if (!made.back().empty()) made.back().front().second = 0;
    }

    float height(const Element& element, float width, const Element& parent) const {
        return layouter_.height(element, layouter_.width_in(element, width, parent.cross));
    }

    const Element* keep(Element element) {
        layouter_.made_.push_back(std::move(element));
        return &layouter_.made_.back();
    }

    // `left`: of the page on which it begins.
    Pieces divide(const Element& element, float width, float page_height, float left) {
        if (!element.children.empty() && !element.pressable) {
            return element.axis == Axis::down ? divide_card(element, width, page_height, left)
                                              : divide_row(element, width, page_height, left);
        }
        if (!element.text.empty() && element.look != Look::field) {
            return divide_words(element, width, page_height);
        }
        return {{&element, 0}};
    }

    Pieces divide_row(const Element& element, float width, float page_height, float left) {
        Element stacked = element;
        stacked.axis = Axis::down;
        stacked.cross = Align::stretch;
        for (auto& child : stacked.children) child.grow = 0;
        const auto* kept = keep(std::move(stacked));
        float used = page_height - left;
        if (transparent(*kept)) return pieces(*kept, width, page_height, used);
        return divide_card(*kept, width, page_height, left);
    }

    // Begins where there is room for a good part of it, so that a heading is not left with nothing
    // under it.
    Pieces divide_card(const Element& card, float width, float page_height, float left) {
        const auto looks = layouter_.style(card);
        const float inner_width = width - 2 * layouter_.pad_x(card, looks);
        const float inner_height = page_height - 2 * layouter_.pad_y(card, looks);
        float room = left < page_height * begins_in_rest
                         ? inner_height
                         : std::min(inner_height, left - 2 * layouter_.pad_y(card, looks));
        Pieces made;
        float used = 0;
        Element part = card;
        part.children.clear();
        const auto flush = [&] {
            if (part.children.empty()) return;
            if (!made.empty()) part.id += "." + std::to_string(made.size() + 1);
            made.push_back({keep(part), layouter_.gap(card)});
            part.children.clear();
            part.id = card.id;
            part.text.clear();
            used = 0;
            room = inner_height;
        };
        float taken = inner_height - room;
        for (const auto& [piece, between] : pieces(card, inner_width, inner_height, taken)) {
            const float tall = height(*piece, inner_width, card);
            if (used > 0 && used + between + tall > room) flush();
            used += (used > 0 ? layouter_.gap(card) : 0) + tall;
            part.children.push_back(*piece);
        }
        flush();
        return made;
    }

    Pieces divide_words(const Element& element, float width, float page_height) {
        const auto looks = layouter_.style(element);
        const auto spec = layouter_.spec(element, looks);
        const auto parts = layouter_.own(element, looks, false);
        const float room =
            width - 2 * layouter_.pad_x(element, looks) - parts.icon - parts.icon_gap - parts.mark;
        const auto extent = layouter_.measurer_.extent(spec, room);
        const float line = extent.height_px / static_cast<float>(std::max(1, extent.lines));
        const float room_high = page_height - 2 * layouter_.pad_y(element, looks);
        const auto per_page = static_cast<std::size_t>(std::max(1.0f, room_high / line - 0.2f));
        const auto starts = layouter_.measurer_.line_starts(spec, room);
        Pieces made;
        for (std::size_t first = 0; first < starts.size(); first += per_page) {
            Element part = element;
            const auto end =
                first + per_page < starts.size() ? starts[first + per_page] : spec.text.size();
            part.text = spec.text.substr(starts[first], end - starts[first]);
            if (first > 0) part.id += "." + std::to_string(made.size() + 1);
            if (!part.spoken.empty() && first > 0) part.spoken = part.text;
            made.push_back({keep(std::move(part)), 0});
        }
        return made;
    }

    Layouter& layouter_;
    float width_;
    float page_height_;
};

namespace {

Element pager_button(const std::string& id, const std::string& words, const char* icon_name) {
    Element made = outline(id, words, icon_name);
    made.height_min_mm = pager_height_mm;
    return made;
}

Element pager(const std::string& region, const Page& page, int at, int pages) {
    Element made = row({}, 4);
    if (at > 0) made.children.push_back(pager_button(region + ".less", page.less, "less"));
    made.children.push_back(spring());
    Element count = text(region + ".count", std::to_string(at + 1) + " / " + std::to_string(pages),
                         Type::body, Ink::soft);
    count.role = Role::status;
    made.children.push_back(std::move(count));
    made.children.push_back(spring());
    if (at + 1 < pages) made.children.push_back(pager_button(region + ".more", page.more, "more"));
    return made;
}

}  // namespace

void Layouter::place_region(Box& box, Rect inner) {
    const Element& element = *box.element;
    static constexpr std::array<Squeeze, 6> steps{{{1, 1, 1},
                                                   {0.8f, 0.95f, 0.9f},
                                                   {0.7f, 0.85f, 0.7f},
                                                   {0.6f, 0.75f, 0.55f},
                                                   {0.5f, 0.65f, 0.35f},
                                                   {0.45f, 0.6f, 0}}};
    const Squeeze before = squeeze_;
    for (const auto& step : steps) {
        squeeze_ = step;
        if (down_height(element, inner.w) > inner.h + 0.5f) continue;
        place_down(box, inner);
        regions_.push_back({element.id, inner, 0, 1});
        squeeze_ = before;
        return;
    }
    squeeze_ = {0.8f, 0.8f, 0};
    // Measured with the widest the bar can be: both buttons and the count between them.
    const auto* bar = &made_.emplace_back(pager(element.id, page_, 1, 9));
    const float bar_height = height(*bar, inner.w);
    const float page_height = inner.h - bar_height - space(pager_gap_mm);
    const auto pages = Paging(*this, inner.w, page_height).pages(element);
    const auto found = view_.page_of.find(element.id);
    const int last = std::max(0, static_cast<int>(pages.size()) - 1);
    const int at = std::clamp(found == view_.page_of.end() ? 0 : found->second, 0, last);
    float y = inner.y;
    for (const auto& [piece, between] : pages.empty() ? Pieces{} : pages[std::size_t(at)]) {
        y += y > inner.y ? between : 0;
        const float width = width_in(*piece, inner.w, element.cross);
        const float tall = height(*piece, width);
        box.children.push_back(place(*piece, {inner.x, y, width, tall}));
        y += tall;
    }
    if (last > 0) {
        const auto* shown = &made_.emplace_back(pager(element.id, page_, at, last + 1));
        box.children.push_back(
            place(*shown, {inner.x, inner.bottom() - bar_height, inner.w, bar_height}));
    }
    regions_.push_back({element.id, inner, at, last + 1});
    squeeze_ = before;
}

}  // namespace kt::ui
