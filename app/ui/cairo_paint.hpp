// The painter without a window: the same paint list through Cairo into an image. Serves tests, the
// gallery of screens, and the drawings of the window's painter, which keeps them as textures.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/text/typesetter.hpp"
#include "app/ui/layout.hpp"
#include "app/ui/picture.hpp"

namespace kt::ui {

struct Image {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint8_t> rgba;  // not premultiplied, row by row
};

// A drawing fitted in the size, on nothing. Colours by brush; `tint` for icons.
Image draw_picture(const Picture& picture, int width_px, int height_px, const Colours& colours,
                   Colour tint, bool mirrored);

Image paint_with_cairo(const Frame& frame, text::Typesetter& typesetter, const Pictures& pictures,
                       const Colours& colours);

base::Status write_png(const Image& image, const std::string& path);

}  // namespace kt::ui
