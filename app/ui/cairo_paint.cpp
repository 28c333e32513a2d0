#include "app/ui/cairo_paint.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace kt::ui {
namespace {

struct Free {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, Free>;
using CairoPtr = std::unique_ptr<cairo_t, Free>;

void use(cairo_t* to, Colour c) {
    cairo_set_source_rgba(to, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

void rounded(cairo_t* to, Rect r, double radius) {
    const double pi = std::numbers::pi;
    const double corner = std::min({radius, r.w / 2.0, r.h / 2.0});
    cairo_new_path(to);
    cairo_arc(to, r.right() - corner, r.y + corner, corner, -pi / 2, 0);
    cairo_arc(to, r.right() - corner, r.bottom() - corner, corner, 0, pi / 2);
    cairo_arc(to, r.x + corner, r.bottom() - corner, corner, pi / 2, pi);
    cairo_arc(to, r.x + corner, r.y + corner, corner, pi, 3 * pi / 2);
    cairo_close_path(to);
}

void draw_shapes(cairo_t* to, const Picture& picture, Rect rect, const Colours& colours,
                 Colour tint, bool mirrored) {
    const double scale = std::min(rect.w / picture.width, rect.h / picture.height);
    cairo_save(to);
    cairo_translate(to, rect.x + (rect.w - picture.width * scale) / 2,
                    rect.y + (rect.h - picture.height * scale) / 2);
    cairo_scale(to, scale, scale);
    if (mirrored) {
        cairo_translate(to, picture.width, 0);
        cairo_scale(to, -1, 1);
    }
    cairo_set_line_cap(to, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(to, CAIRO_LINE_JOIN_ROUND);
    for (const auto& shape : picture.shapes) {
        cairo_new_path(to);
        for (const auto& line : shape.lines) {
            cairo_new_sub_path(to);
            for (const auto& point : line) cairo_line_to(to, point.x, point.y);
        }
        use(to, of_brush(colours, shape.brush, tint));
        cairo_set_line_width(to, shape.width);
        if (shape.filled) cairo_fill(to);
        else cairo_stroke(to);
    }
    cairo_restore(to);
}

Image taken_from(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    Image made;
    made.width_px = cairo_image_surface_get_width(surface);
    made.height_px = cairo_image_surface_get_height(surface);
    const auto* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    made.rgba.reserve(static_cast<std::size_t>(made.width_px) * made.height_px * 4);
    for (int y = 0; data && y < made.height_px; ++y) {
        for (int x = 0; x < made.width_px; ++x) {
            const auto* bgra = data + y * stride + x * 4;
            const unsigned alpha = bgra[3];
            const auto whole = [alpha](unsigned part) {
                return static_cast<std::uint8_t>(alpha == 0 ? 0
                                                            : std::min(255u, part * 255 / alpha));
            };
            made.rgba.push_back(whole(bgra[2]));
            made.rgba.push_back(whole(bgra[1]));
            made.rgba.push_back(whole(bgra[0]));
            made.rgba.push_back(static_cast<std::uint8_t>(alpha));
        }
    }
    return made;
}

class Painter {
  public:
    Painter(cairo_t* to, text::Typesetter& typesetter, const Pictures& pictures,
            const Colours& colours)
        : to_(to), typesetter_(typesetter), pictures_(pictures), colours_(colours) {}

    void operator()(const PaintRect& thing) const {
        if (thing.fill.a > 0) {
            rounded(to_, thing.rect, thing.radius_px);
            use(to_, thing.fill);
            cairo_fill(to_);
        }
        if (thing.stroke.a == 0 || thing.stroke_px <= 0) return;
        const float half = thing.stroke_px / 2;
        rounded(to_,
                {thing.rect.x + half, thing.rect.y + half, thing.rect.w - thing.stroke_px,
                 thing.rect.h - thing.stroke_px},
                thing.radius_px - half);
        use(to_, thing.stroke);
        cairo_set_line_width(to_, thing.stroke_px);
        const double dashes[] = {thing.stroke_px * 4.0, thing.stroke_px * 3.0};
        cairo_set_dash(to_, dashes, thing.dashed ? 2 : 0, 0);
        cairo_stroke(to_);
        cairo_set_dash(to_, dashes, 0, 0);
    }
    void operator()(const PaintLine& thing) const {
        use(to_, thing.colour);
        cairo_set_line_width(to_, thing.width_px);
        cairo_set_line_cap(to_, CAIRO_LINE_CAP_ROUND);
        cairo_move_to(to_, thing.x1, thing.y1);
        cairo_line_to(to_, thing.x2, thing.y2);
        cairo_stroke(to_);
    }
    void operator()(const PaintText& thing) const {
        auto bitmap = typesetter_.render(thing.spec, thing.width_px);
        const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_A8, bitmap.width_px);
        std::vector<std::uint8_t> rows(static_cast<std::size_t>(stride) * bitmap.height_px);
        for (int y = 0; y < bitmap.height_px; ++y) {
            std::copy_n(bitmap.coverage.begin() + y * bitmap.width_px, bitmap.width_px,
                        rows.begin() + y * stride);
        }
        const SurfacePtr mask(cairo_image_surface_create_for_data(
            rows.data(), CAIRO_FORMAT_A8, bitmap.width_px, bitmap.height_px, stride));
        use(to_, thing.colour);
        cairo_mask_surface(to_, mask.get(), thing.x + bitmap.left_px, thing.y + bitmap.top_px);
    }
    void operator()(const PaintPicture& thing) const {
        const auto* picture = pictures_.find(thing.name);
        if (picture) draw_shapes(to_, *picture, thing.rect, colours_, thing.tint, thing.mirrored);
    }
    void operator()(const PaintModules& thing) const {
        const double size = thing.rect.w / thing.side;
        use(to_, thing.ink);
        for (int i = 0; i < thing.side * thing.side; ++i) {
            if (!thing.dark[static_cast<std::size_t>(i)]) continue;
            const double x = std::floor(thing.rect.x + (i % thing.side) * size);
            const double y = std::floor(thing.rect.y + (i / thing.side) * size);
            cairo_rectangle(to_, x, y, std::ceil(size), std::ceil(size));
        }
        cairo_fill(to_);
    }
    void operator()(const PaintClip& thing) const {
        cairo_save(to_);
        cairo_rectangle(to_, thing.rect.x, thing.rect.y, thing.rect.w, thing.rect.h);
        cairo_clip(to_);
    }
    void operator()(const PaintUnclip&) const { cairo_restore(to_); }

  private:
    cairo_t* to_;
    text::Typesetter& typesetter_;
    const Pictures& pictures_;
    const Colours& colours_;
};

}  // namespace

Image draw_picture(const Picture& picture, int width_px, int height_px, const Colours& colours,
                   Colour tint, bool mirrored) {
    const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width_px, height_px));
    const CairoPtr cairo(cairo_create(surface.get()));
    const Rect whole{0, 0, static_cast<float>(width_px), static_cast<float>(height_px)};
    draw_shapes(cairo.get(), picture, whole, colours, tint, mirrored);
    return taken_from(surface.get());
}

Image paint_with_cairo(const Frame& frame, text::Typesetter& typesetter, const Pictures& pictures,
                       const Colours& colours) {
    const SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
                                                        static_cast<int>(frame.surface.width_px),
                                                        static_cast<int>(frame.surface.height_px)));
    const CairoPtr cairo(cairo_create(surface.get()));
    const Painter painter(cairo.get(), typesetter, pictures, colours);
    for (const auto& thing : frame.paints) std::visit(painter, thing);
    return taken_from(surface.get());
}

base::Status write_png(const Image& image, const std::string& path) {
    const SurfacePtr surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width_px, image.height_px));
    auto* data = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; data && y < image.height_px; ++y) {
        for (int x = 0; x < image.width_px; ++x) {
            const auto* from =
                image.rgba.data() + (static_cast<std::size_t>(y) * image.width_px + x) * 4;
            auto* to = data + y * stride + x * 4;
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
            to[3] = 255;
        }
    }
    cairo_surface_mark_dirty(surface.get());
    if (cairo_surface_write_to_png(surface.get(), path.c_str()) != CAIRO_STATUS_SUCCESS) {
        return base::failed(base::Fault::disk_failed, "the picture could not be written");
    }
    return {};
}

}  // namespace kt::ui
