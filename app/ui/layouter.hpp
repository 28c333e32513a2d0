// The insides of lay_out, in three steps: how large things want to be (sizes.cpp), where they go
// (place.cpp, paging.cpp), and what is drawn and told of them (emit.cpp). Private to app/ui.
// Everything here is in pixels unless a name says mm, and always left-to-right: the mirror comes
// last.
#pragma once

#include <deque>

#include "app/ui/layout.hpp"
#include "app/ui/style.hpp"

namespace kt::ui {

enum class Part : std::uint8_t { body, footer, header };

struct Box {
    const Element* element = nullptr;
    Rect rect;
    Style style;
    text::Spec spec;
    Rect words;  // where the text stands; its width is the width it was measured at
    Rect icon;
    Rect mark;
    float needed_w = 0;
    float needed_h = 0;
    std::vector<Box> children;
};

// How hard a region that is too full has been pressed together already.
struct Squeeze {
    float gaps = 1;
    float type = 1;  // large type gives way, as on a smaller screen
    float scenes = 1;
};

// Takes room and shows nothing.
bool only_spring(const Element& element);

class Layouter {
  public:
    Layouter(const Page& page, const Surface& surface, const View& view, text::Measurer& measurer,
             const Colours& colours);

    // Header and footer leave the body at least half of the screen: with large letters on a small
    // screen their own letters give way, down to the usual size.
    void fit_bars(const Element& root);
    Box place(const Element& element, Rect rect);
    const std::vector<Region>& regions() const { return regions_; }

    float mm(float length_mm) const { return length_mm * surface_.px_per_mm; }
    float space(float length_mm) const { return mm(length_mm) * space_; }
    float words_mm(float length_mm) const { return mm(length_mm) * text_; }

  private:
    friend class Paging;

    struct Own {  // an element's own icon, words and mark, without its children
        float icon = 0;
        float icon_gap = 0;
        float mark = 0;
        float words = 0;  // natural width, or least width, as asked
        float total() const { return icon + icon_gap + words + mark; }
    };
    // While it lives, sizes are those of a header or footer, if the element is one.
    class Bar {
      public:
        Bar(Layouter& layouter, const Element& element);
        ~Bar();
        Bar(const Bar&) = delete;
        Bar& operator=(const Bar&) = delete;

      private:
        Layouter& layouter_;
        float text_;
        float space_;
    };
    struct Line {
        std::size_t first = 0;
        std::size_t last = 0;  // one past
    };

    Style style(const Element& element) const;
    text::Spec spec(const Element& element, const Style& style) const;
    float pad_x(const Element& element, const Style& style) const;
    float inner_width(const Element& element, const Style& style, float width);
    float pad_y(const Element& element, const Style& style) const;
    float gap(const Element& element) const;
    float height_min(const Element& element, const Style& style) const;
    Own own(const Element& element, const Style& style, bool least);
    bool has_own(const Element& element) const;

    float natural_width(const Element& element);
    float least_width(const Element& element);
    float width_in(const Element& child, float room, Align cross);
    float own_height(const Element& element, const Style& style, float width);
    float height(const Element& element, float width);
    float down_height(const Element& element, float width);
    std::vector<Line> lines(const Element& element, float width);
    std::vector<float> widths(const Element& element, Line line, float width);
    float across_height(const Element& element, float width);

    void place_own(Box& box, Rect inner);
    void place_down(Box& box, Rect inner);
    void place_across(Box& box, Rect inner);
    void place_region(Box& box, Rect inner);
    std::vector<float> down_heights(const Element& element, float width, float room);

    const Page& page_;
    const Surface& surface_;
    const View& view_;
    text::Measurer& measurer_;
    const Colours& colours_;
    float text_ = 1;      // the person's text size
    float room_ = 1;      // 1 on a screen of the usual size, less on a small one
    float space_ = 1;     // of gaps and pads
    float bar_text_ = 1;  // of header and footer, as a share of the rest
    float bar_space_ = 1;
    Squeeze squeeze_;
    std::vector<Region> regions_;
    std::deque<Element> made_;  // elements made by paging; boxes point at them
};

// Puts a too full region on pages: returns the elements of each page. See paging.cpp.
using Pieces = std::vector<std::pair<const Element*, float>>;  // and the gap before it

Frame emit(const Box& root, const Page& page, const Surface& surface, const View& view,
           text::Measurer& measurer, const Colours& colours, const Pictures& pictures);

}  // namespace kt::ui
