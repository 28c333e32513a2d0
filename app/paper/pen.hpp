// Pango and Cairo for paper: lays out a paragraph, draws it, measures it. Lengths are points (1/72
// inch) from the top left of an A4 page. Fonts are the program's own and no others.
// One thread. Internal to app/paper: no other folder includes this.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"

typedef struct _FcConfig FcConfig;

namespace kt::paper {

struct Colour {
    double red, green, blue;
};
constexpr Colour colour(unsigned rgb) {
    return {((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0};
}
inline constexpr Colour ink = colour(0x1A2024);
inline constexpr Colour soft_ink = colour(0x353E43);
inline constexpr Colour leaf = colour(0x083F33);
inline constexpr Colour leaf_soft = colour(0xE3EFE9);
inline constexpr Colour clay = colour(0x6A2710);
inline constexpr Colour sun = colour(0xF5B83D);
inline constexpr Colour sun_soft = colour(0xFDF1D6);
inline constexpr Colour line_grey = colour(0x6F7572);

struct Paragraph {
    std::string text;
    double size_pt = 14;
    bool bold = false;
    Colour colour = ink;
    std::string language;
};

inline constexpr double page_width_pt = 595.28;
inline constexpr double page_height_pt = 841.89;

class Pen {
  public:
    static base::Result<std::unique_ptr<Pen>> open(const std::string& font_folder);
    ~Pen();

    double height(const Paragraph& paragraph, double width_pt) const;
    // Returns the height used. Draws nothing on a pen that only counts pages.
    double draw(const Paragraph& paragraph, double x, double y, double width_pt);
    void box(double x, double y, double width, double height, double radius, Colour fill);
    void line(double x1, double y1, double x2, double y2, double width, Colour colour);
    void circle(double x, double y, double radius, double width, Colour colour);
    void qr(const std::string& content, double x, double y, double side);

    // From here on everything stands on the other side: a paper that reads from the right.
    void mirror() { mirrored_ = true; }
    void begin_document(std::int64_t made_at_ms, const std::string& title);
    void next_page();
    base::Result<base::Bytes> finish();

  private:
    Pen() = default;
    double placed(double x, double width) const {
        return mirrored_ ? page_width_pt - x - width : x;
    }
    PangoLayout* layout(const Paragraph& paragraph, double width_pt) const;

    FcConfig* fonts_ = nullptr;
    PangoFontMap* map_ = nullptr;
    PangoContext* context_ = nullptr;
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cairo_ = nullptr;
    base::Bytes bytes_;
    bool mirrored_ = false;
};

}  // namespace kt::paper
