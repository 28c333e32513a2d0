// Our own drawings: icons and scenes from the small SVG files in assets/icons. Only what those
// files use is read (path, circle, rect; one class per shape names its colour), and curves become
// points here, so that painters draw only lines and polygons. Loaded whole at start; then only
// read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/theme.hpp"

namespace kt::ui {

struct Point {
    float x = 0;
    float y = 0;
};

// How a shape is coloured: icons with the tint, scenes by token.
enum class Brush : std::uint8_t { tint, ink, leaf, clay, sun, side, card, sky, skin };

struct Shape {
    std::vector<std::vector<Point>> lines;  // each a polyline; closed if its ends meet
    bool filled = false;
    Brush brush = Brush::tint;
    float width = 2;  // of the stroke, in the drawing's own units
};

struct Picture {
    float width = 24;
    float height = 24;
    std::vector<Shape> shapes;
};

base::Result<Picture> parse_picture(std::string_view svg);

class Pictures {
  public:
    // Every *.svg in the folder, by file name. Fails with not_found or bad_input.
    static base::Result<Pictures> load(const std::string& folder);
    const Picture* find(const std::string& name) const;
    void add(std::string name, Picture picture) { all_[std::move(name)] = std::move(picture); }
    std::size_t size() const { return all_.size(); }

  private:
    std::map<std::string, Picture> all_;
};

Colour of_brush(const Colours& colours, Brush brush, Colour tint);

// Icons that point along the line of reading turn around in right-to-left.
bool turns_around(std::string_view icon);

}  // namespace kt::ui
