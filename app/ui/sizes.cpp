// How large things want to be.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/text/words.hpp"
#include "app/ui/layouter.hpp"

namespace kt::ui {
namespace {

constexpr float usual_short_side_mm = 290;
constexpr float mark_mm = 8;
constexpr float mark_gap_mm = 5;
constexpr float bars_share_most = 0.4f;
constexpr float tight_pad = 0.5f;
constexpr float button_words_least = 0.5f;  // of the width on one line: two lines, not more

bool spread(const Element& element) {
    return element.axis != Axis::down;
}

std::string dots(const std::string& hidden) {
    std::string shown;
    for (std::size_t i = 1; i < text::caret_stops(hidden).size(); ++i) shown += "•";
    return shown;
}

// Ethiopic letters fill their line; the others leave room between large lines.
bool leaves_room(std::string_view lang) {
    return !lang.starts_with("ti") && !lang.starts_with("am");
}

}  // namespace

Layouter::Layouter(const Page& page, const Surface& surface, const View& view,
                   text::Measurer& measurer, const Colours& colours)
    : page_(page), surface_(surface), view_(view), measurer_(measurer), colours_(colours) {
    text_ = text_scale(page.size);
    const float short_side_mm = std::min(surface.width_mm(), surface.height_mm());
    room_ = std::clamp(short_side_mm / usual_short_side_mm / std::max(1.0f, text_), 0.45f, 1.0f);
    space_ =
        std::clamp(short_side_mm / usual_short_side_mm, 0.5f, 1.0f) * (text_ < 1 ? text_ : 1.0f);
}

Layouter::Bar::Bar(Layouter& layouter, const Element& element)
    : layouter_(layouter), text_(layouter.text_), space_(layouter.space_) {
    if (element.look != Look::header && element.look != Look::footer) return;
    layouter.text_ *= layouter.bar_text_;
    layouter.space_ *= layouter.bar_space_;
}

Layouter::Bar::~Bar() {
    layouter_.text_ = text_;
    layouter_.space_ = space_;
}

void Layouter::fit_bars(const Element& root) {
    const float least = std::min(1.0f, 1 / text_);
    for (const float share : {1.0f, 0.88f, 0.77f, 0.66f, 0.57f}) {
        bar_text_ = std::max(share, least);
        bar_space_ = share;
        float bars = 0;
        for (const auto& child : root.children) {
            const bool bar = child.look == Look::header || child.look == Look::footer;
            if (bar) bars += height(child, surface_.width_px);
        }
        if (bars <= surface_.height_px * bars_share_most) return;
    }
}

bool only_spring(const Element& element) {
    return element.grow > 0 && element.children.empty() && element.text.empty() &&
           element.icon.empty() && element.look == Look::plain;
}

Style Layouter::style(const Element& element) const {
    return style_of(element, colours_, room_ * squeeze_.type,
                    !element.id.empty() && element.id == view_.pressed);
}

text::Spec Layouter::spec(const Element& element, const Style& style) const {
    text::Spec made;
    const bool field = element.look == Look::field;
    made.text = field && element.text.empty() ? element.hint
                : field && element.secret     ? dots(element.text)
                                              : element.text;
    if (element.look == Look::code) made.text.clear();
    made.lang = element.lang.empty() ? page_.language : element.lang;
    // A number that is typed stands as it is typed, also where words read from the right.
    if (field && text::only_numbers(made.text)) made.lang = "und";
    if (!field && text::right_to_left(made.lang)) made.text = text::with_whole_numbers(made.text);
    made.cap_px = words_mm(style.cap_mm);
    made.bold = element.bold;
    made.underline = style.underline;
    made.tight = style.cap_mm > cap_mm(Type::answer, 1) && leaves_room(made.lang);
    made.align = style.centred ? text::Align::centre : text::Align::left;
    // What someone said in Arabic begins at the right of its room on a Dutch page too.
    const bool from_right = !field && !page_.right_to_left && text::right_to_left(made.lang) &&
                            text::reads_from_right(made.text, made.lang);
    if (from_right && !style.centred) made.align = text::Align::right;
    return made;
}

float Layouter::pad_x(const Element& element, const Style& style) const {
    const float own = element.pad_across_mm >= 0 ? element.pad_across_mm : element.pad_mm;
    return space(std::max(own, style.pad_x_mm));
}

// What is left within the pads. A button gives up part of its pads before its words break.
float Layouter::inner_width(const Element& element, const Style& style, float width) {
    const float pad = pad_x(element, style);
    const float inner = width - 2 * pad;
    if (!style.shrinks || !has_own(element)) return inner;
    const float wanted = own(element, style, false).total();
    return std::clamp(wanted, inner, std::max(inner, width - 2 * pad * tight_pad));
}

float Layouter::pad_y(const Element& element, const Style& style) const {
    return space(std::max(element.pad_mm, style.pad_y_mm)) *
           (style.shrinks || element.look == Look::header || element.look == Look::footer
                ? 1
                : std::max(0.6f, squeeze_.gaps));
}

float Layouter::gap(const Element& element) const {
    const float wanted = space(element.gap_mm) * squeeze_.gaps;
    return element.gap_mm < touch_gap_min_mm ? wanted : std::max(wanted, mm(touch_gap_min_mm) + 2);
}

// Touch areas keep their size in millimetres however small the screen or the text.
float Layouter::height_min(const Element& element, const Style& style) const {
    if (element.look == Look::scene) return space(element.height_min_mm) * squeeze_.scenes;
    if (element.look == Look::code) return mm(element.height_min_mm);
    float least = space(std::max(element.height_min_mm, style.height_min_mm));
    if (element.pressable) least = std::max(least, mm(touch_min_mm));
    if (element.look == Look::answer) least = std::max(least, mm(answer_height_min_mm));
    if (element.id.empty() && !element.pressable && element.role == Role::none) {
        least *= squeeze_.gaps;  // a gap
    }
    return std::ceil(least);
}

bool Layouter::has_own(const Element& element) const {
    return !element.text.empty() || !element.icon.empty() || element.look == Look::field ||
           element.look == Look::code;
}

Layouter::Own Layouter::own(const Element& element, const Style& style, bool least) {
    Own made;
    if (element.look == Look::scene || element.look == Look::code) return made;
    const auto words = spec(element, style);
    const bool shows_icon = !element.icon.empty() || (style.shrinks && element.chosen);
    if (shows_icon) made.icon = words_mm(style.icon_mm);
    if (shows_icon && !words.text.empty()) made.icon_gap = words_mm(style.icon_gap_mm);
    if (style.mark != Mark::none) made.mark = words_mm(mark_mm) + space(mark_gap_mm);
    if (words.text.empty()) return made;
    const float whole = measurer_.extent(words, 0).width_px;
    made.words = whole;
    if (least) {
        made.words = measurer_.longest_word_px(words);
        if (style.shrinks) {
            made.words = std::max(made.words, whole * button_words_least);
            while (made.words < whole && measurer_.extent(words, made.words).lines > 2) {
                made.words = std::min(whole, made.words * 1.06f);
            }
        }
        if (style.one_line) made.words = whole;
    }
    return made;
}

float Layouter::natural_width(const Element& element) {
    const Bar bar(*this, element);
    if (element.width_mm > 0) return mm(element.width_mm);
    const auto looks = style(element);
    float inner = has_own(element) ? own(element, looks, false).total() : 0;
    const float between = gap(element);
    float sum = element.children.empty() ? 0 : -between;
    for (const auto& child : element.children) {
        const float width = natural_width(child);
        sum += width + between;
        inner = std::max(inner, spread(element) ? sum : width);
    }
    if (element.look == Look::field) inner = std::max(inner, mm(60));
    float whole = inner + 2 * pad_x(element, looks);
    if (element.pressable) whole = std::max(whole, mm(touch_min_mm));
    return std::ceil(element.width_max_mm > 0 ? std::min(whole, mm(element.width_max_mm)) : whole);
}

float Layouter::least_width(const Element& element) {
    const Bar bar(*this, element);
    if (element.width_mm > 0) return mm(element.width_mm);
    const auto looks = style(element);
    float inner = has_own(element) ? own(element, looks, true).total() : 0;
    for (const auto& child : element.children) inner = std::max(inner, least_width(child));
    if (element.look == Look::field) inner = std::max(inner, mm(40));
    float whole = inner + 2 * pad_x(element, looks) * (looks.shrinks ? tight_pad : 1);
    if (element.pressable) whole = std::max(whole, mm(touch_min_mm));
    return std::min(std::ceil(whole), natural_width(element));
}

float Layouter::width_in(const Element& child, float room, Align cross) {
    float width = room;
    const bool own_width = child.width_mm > 0 || child.look == Look::quiet ||
                           child.look == Look::link || child.look == Look::chip;
    if (cross != Align::stretch || own_width) width = std::min(natural_width(child), room);
    if (child.grow > 0 && child.scrolls) width = room;
    if (child.width_max_mm > 0) width = std::min(width, mm(child.width_max_mm));
    return width;
}

float Layouter::own_height(const Element& element, const Style& style, float width) {
    if (element.look == Look::code) return 0;
    const auto parts = own(element, style, false);
    float words_height = 0;
    const auto words = spec(element, style);
    if (!words.text.empty() || element.look == Look::field) {
        const float room = width - parts.icon - parts.icon_gap - parts.mark;
        auto measured = words;
        if (measured.text.empty()) measured.text = "x";
        const bool one_line = element.look == Look::field && !element.multiline;
        words_height = measurer_.extent(measured, one_line ? 0 : std::max(room, 1.0f)).height_px;
        if (element.look == Look::field) words_height = std::min(words_height, mm(70));
    }
    return std::max({words_height, parts.icon, parts.mark > 0 ? words_mm(mark_mm) : 0});
}

float Layouter::height(const Element& element, float width) {
    const Bar bar(*this, element);
    const auto looks = style(element);
    const float inner_width = this->inner_width(element, looks, width);
    float inner = 0;
    if (has_own(element)) inner = own_height(element, looks, inner_width);
    if (!element.children.empty()) {
        if (inner > 0) inner += gap(element);
        inner += spread(element) ? across_height(element, inner_width)
                                 : down_height(element, inner_width);
    }
    return std::max(std::ceil(inner + 2 * pad_y(element, looks)), height_min(element, looks));
}

float Layouter::down_height(const Element& element, float width) {
    float sum = 0;
    for (std::size_t i = 0; i < element.children.size(); ++i) {
        const auto& child = element.children[i];
        sum += height(child, width_in(child, width, element.cross)) + (i > 0 ? gap(element) : 0);
    }
    return sum;
}

// The children of a row fall into lines: one if they can be made to fit, else as many as it takes.
std::vector<Layouter::Line> Layouter::lines(const Element& element, float width) {
    const auto& children = element.children;
    const float between = gap(element);
    if (element.axis == Axis::across) {
        float least = -between;
        for (const auto& child : children) {
            // A spring takes no room of its own.
            least += (only_spring(child) ? 0 : least_width(child)) + between;
        }
        if (least <= width + 1 || children.size() == 1) return {{0, children.size()}};
    }
    std::vector<Line> made;
    float used = 0;
    for (std::size_t i = 0; i < children.size(); ++i) {
        const bool grows = children[i].grow > 0;
        const float own_width = grows ? least_width(children[i]) : natural_width(children[i]);
        if (made.empty() || used + between + own_width > width + 1) {
            // A spring goes along with what it pushes to the end.
            const bool spring = !made.empty() && made.back().last - made.back().first > 1 &&
                                only_spring(children[i - 1]);
            if (spring) --made.back().last;
            made.push_back({spring ? i - 1 : i, i});
            used = own_width + (spring ? between : 0);
        } else {
            used += between + own_width;
        }
        made.back().last = i + 1;
    }
    return made;
}

std::vector<float> Layouter::widths(const Element& element, Line line, float width) {
    const auto count = line.last - line.first;
    std::vector<float> made(count), least(count);
    float room = width - gap(element) * static_cast<float>(count - 1);
    float grow = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& child = element.children[line.first + i];
        least[i] = std::min(least_width(child), width);
        if (only_spring(child)) least[i] = 0;
        made[i] = child.grow > 0 ? least[i] : std::min(natural_width(child), width);
        grow += child.grow;
    }
    float over = std::accumulate(made.begin(), made.end(), 0.0f) - room;
    // Too wide: the widest give way first, each down to where its words would break badly.
    for (int round = 0; round < 200 && over > 0.5f; ++round) {
        std::size_t widest = count;
        for (std::size_t i = 0; i < count; ++i) {
            const bool can = made[i] > least[i] + 0.5f;
            if (can && (widest == count || made[i] > made[widest])) widest = i;
        }
        if (widest == count) break;
        const float step = std::min({over, made[widest] - least[widest], width * 0.02f + 1});
        made[widest] -= step;
        over -= step;
    }
    // Room left: those that grow share all that is not taken by the others, but none under its
    // least.
    if (grow > 0 && over < 0) {
        std::vector<bool> fixed(count, false);
        for (std::size_t round = 0; round < count; ++round) {
            float share_room = room;
            float share_grow = 0;
            for (std::size_t i = 0; i < count; ++i) {
                const float part = element.children[line.first + i].grow;
                if (part > 0 && !fixed[i]) share_grow += part;
                else share_room -= made[i];
            }
            bool again = false;
            for (std::size_t i = 0; i < count && share_grow > 0; ++i) {
                const auto& child = element.children[line.first + i];
                if (child.grow <= 0 || fixed[i]) continue;
                float wanted = share_room * child.grow / share_grow;
                const float most = child.width_max_mm > 0 ? mm(child.width_max_mm) : wanted;
                if (wanted < least[i] || wanted > most) {
                    made[i] = std::max(least[i], std::min(wanted, most));
                    fixed[i] = again = true;
                    break;
                }
                made[i] = wanted;
            }
            if (!again) break;
        }
    }
    return made;
}

float Layouter::across_height(const Element& element, float width) {
    float sum = 0;
    for (const auto& line : lines(element, width)) {
        const auto wide = widths(element, line, width);
        float tallest = 0;
        for (std::size_t i = line.first; i < line.last; ++i) {
            tallest = std::max(tallest, height(element.children[i], wide[i - line.first]));
        }
        sum += tallest + (line.first > 0 ? gap(element) : 0);
    }
    return sum;
}

}  // namespace kt::ui
