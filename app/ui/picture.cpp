#include "app/ui/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <optional>
#include <sstream>

namespace kt::ui {
namespace {

constexpr int steps_per_curve = 16;
constexpr float pi = std::numbers::pi_v<float>;

// A path's data, turned into polylines. Relative and absolute M L H V C S Q A Z.
class PathReader {
  public:
    explicit PathReader(std::string_view data) : data_(data) {}

    std::optional<std::vector<std::vector<Point>>> read() {
        while (skip_blank()) {
            const char next = data_[at_];
            if (std::isalpha(static_cast<unsigned char>(next))) {
                command_ = next;
                ++at_;
            } else if (command_ == 0) {
                return std::nullopt;
            }
            if (!step()) return std::nullopt;
        }
        return std::move(lines_);
    }

  private:
    bool skip_blank() {
        while (at_ < data_.size() &&
               (data_[at_] == ',' || std::isspace(static_cast<unsigned char>(data_[at_])))) {
            ++at_;
        }
        return at_ < data_.size();
    }

    bool number(float& out) {
        if (!skip_blank()) return false;
        const std::string rest(data_.substr(at_, 32));
        char* end = nullptr;
        out = std::strtof(rest.c_str(), &end);
        if (end == rest.c_str()) return false;
        at_ += static_cast<std::size_t>(end - rest.c_str());
        return true;
    }

    bool point(Point& out) {
        if (!number(out.x) || !number(out.y)) return false;
        if (std::islower(static_cast<unsigned char>(command_))) {
            out.x += here_.x;
            out.y += here_.y;
        }
        return true;
    }

    void go(Point to) {
        if (lines_.empty()) lines_.push_back({here_});
        lines_.back().push_back(to);
        here_ = to;
    }

    void curve(Point c1, Point c2, Point end) {
        const Point start = here_;
        for (int i = 1; i <= steps_per_curve; ++i) {
            const float t = static_cast<float>(i) / steps_per_curve;
            const float u = 1 - t;
            const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
            go({a * start.x + b * c1.x + c * c2.x + d * end.x,
                a * start.y + b * c1.y + c * c2.y + d * end.y});
        }
        handle_ = c2;
    }

    bool step() {
        switch (std::toupper(static_cast<unsigned char>(command_))) {
            case 'M': return move();
            case 'L': return line();
            case 'H': return along(&Point::x);
            case 'V': return along(&Point::y);
            case 'C': return cubic();
            case 'S': return smooth();
            case 'Q': return quadratic();
            case 'A': return arc();
            case 'Z': return close();
            default: return false;
        }
    }

    bool move() {
        Point to;
        if (!point(to)) return false;
        here_ = first_ = to;
        lines_.push_back({to});
        command_ = command_ == 'm' ? 'l' : 'L';
        return true;
    }

    bool line() {
        Point to;
        if (!point(to)) return false;
        go(to);
        return true;
    }

    bool along(float Point::*axis) {
        float value = 0;
        if (!number(value)) return false;
        Point to = here_;
        to.*axis = std::islower(static_cast<unsigned char>(command_)) ? to.*axis + value : value;
        go(to);
        return true;
    }

    bool cubic() {
        Point c1, c2, end;
        if (!point(c1) || !point(c2) || !point(end)) return false;
        curve(c1, c2, end);
        return true;
    }

    bool smooth() {
        const Point c1{2 * here_.x - handle_.x, 2 * here_.y - handle_.y};
        Point c2, end;
        if (!point(c2) || !point(end)) return false;
        curve(c1, c2, end);
        return true;
    }

    bool quadratic() {
        Point c, end;
        if (!point(c) || !point(end)) return false;
        const Point s = here_;
        curve({s.x + 2 * (c.x - s.x) / 3, s.y + 2 * (c.y - s.y) / 3},
              {end.x + 2 * (c.x - end.x) / 3, end.y + 2 * (c.y - end.y) / 3}, end);
        return true;
    }

    // Circular arcs only: our drawings have no others. rx turn large sweep end.
    bool arc() {
        float r = 0, ry = 0, turn = 0, large = 0, sweep = 0;
        Point end;
        if (!number(r) || !number(ry) || !number(turn) || !number(large) || !number(sweep) ||
            !point(end)) {
            return false;
        }
        const float dx = end.x - here_.x, dy = end.y - here_.y;
        const float chord = std::hypot(dx, dy);
        if (chord == 0) return true;
        r = std::max(r, chord / 2);
        const float rise = std::sqrt(std::max(0.0f, r * r - chord * chord / 4));
        const float side = (large != 0) == (sweep != 0) ? 1.0f : -1.0f;
        const Point centre{(here_.x + end.x) / 2 + side * rise * dy / chord,
                           (here_.y + end.y) / 2 - side * rise * dx / chord};
        const float from = std::atan2(here_.y - centre.y, here_.x - centre.x);
        float span = std::atan2(end.y - centre.y, end.x - centre.x) - from;
        if (sweep != 0 && span < 0) span += 2 * pi;
        if (sweep == 0 && span > 0) span -= 2 * pi;
        for (int i = 1; i < 2 * steps_per_curve; ++i) {
            const float angle = from + span * static_cast<float>(i) / (2 * steps_per_curve);
            go({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
        }
        go(end);
        return true;
    }

    bool close() {
        go(first_);
        command_ = 0;
        return true;
    }

    std::string_view data_;
    std::size_t at_ = 0;
    char command_ = 0;
    Point here_, first_, handle_;
    std::vector<std::vector<Point>> lines_;
};

std::string attribute(std::string_view tag, std::string_view name) {
    const std::string opening = " " + std::string(name) + "=\"";
    const auto begin = tag.find(opening);
    if (begin == std::string_view::npos) return {};
    const auto value = tag.substr(begin + opening.size());
    return std::string(value.substr(0, value.find('"')));
}

float length(std::string_view tag, std::string_view name, float otherwise = 0) {
    const auto value = attribute(tag, name);
    return value.empty() ? otherwise : std::strtof(value.c_str(), nullptr);
}

std::vector<Point> circle(std::string_view tag) {
    const float cx = length(tag, "cx"), cy = length(tag, "cy"), r = length(tag, "r");
    std::vector<Point> points;
    for (int i = 0; i <= 48; ++i) {
        const float angle = 2 * pi * static_cast<float>(i) / 48;
        points.push_back({cx + r * std::cos(angle), cy + r * std::sin(angle)});
    }
    return points;
}

std::optional<std::vector<std::vector<Point>>> rect(std::string_view tag) {
    const float x = length(tag, "x"), y = length(tag, "y");
    const float w = length(tag, "width"), h = length(tag, "height"), r = length(tag, "rx");
    std::ostringstream path;
    const auto corner = [&](float dx, float dy) {
        if (r > 0) path << " a" << r << ' ' << r << " 0 0 1 " << dx * r << ' ' << dy * r;
    };
    path << 'M' << x + r << ' ' << y << " h" << w - 2 * r;
    corner(1, 1);
    path << " v" << h - 2 * r;
    corner(-1, 1);
    path << " h" << 2 * r - w;
    corner(-1, -1);
    path << " v" << 2 * r - h;
    corner(1, -1);
    path << " z";
    return PathReader(path.str()).read();
}

std::optional<Brush> brush_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Brush>, 9> names{{
        {"", Brush::tint},
        {"ink", Brush::ink},
        {"leaf", Brush::leaf},
        {"clay", Brush::clay},
        {"sun", Brush::sun},
        {"side", Brush::side},
        {"card", Brush::card},
        {"sky", Brush::sky},
        {"skin", Brush::skin},
    }};
    for (const auto& [known, brush] : names) {
        if (known == name) return brush;
    }
    return std::nullopt;
}

bool add_shape(Picture& picture, std::string_view tag, float stroke) {
    Shape shape;
    std::optional<std::vector<std::vector<Point>>> lines;
    if (tag.starts_with("path ")) lines = PathReader(attribute(tag, "d")).read();
    if (tag.starts_with("circle ")) lines = {{circle(tag)}};
    if (tag.starts_with("rect ")) lines = rect(tag);
    const auto brush = brush_named(attribute(tag, "class"));
    if (!lines || !brush) return false;
    shape.lines = std::move(*lines);
    shape.brush = *brush;
    const auto fill = attribute(tag, "fill");
    shape.filled = !fill.empty() && fill != "none";
    shape.width = length(tag, "stroke-width", stroke);
    picture.shapes.push_back(std::move(shape));
    return true;
}

}  // namespace

base::Result<Picture> parse_picture(std::string_view svg) {
    Picture made;
    float stroke = 2;
    for (auto open = svg.find('<'); open != std::string_view::npos; open = svg.find('<', open)) {
        const auto end = svg.find('>', open);
        if (end == std::string_view::npos) {
            return base::failed(base::Fault::bad_input, "a tag that does not close");
        }
        const auto tag = svg.substr(open + 1, end - open - 1);
        open = end;
        if (tag.starts_with("svg")) {
            std::istringstream box(attribute(tag, "viewBox"));
            float x = 0, y = 0;
            if (!(box >> x >> y >> made.width >> made.height)) {
                return base::failed(base::Fault::bad_input, "an SVG without viewBox");
            }
            stroke = length(tag, "stroke-width", 2);
        } else if (tag.front() != '/' && tag.front() != '!' && tag.front() != '?') {
            if (!add_shape(made, tag, stroke)) {
                return base::failed(base::Fault::bad_input, "unknown: " + std::string(tag));
            }
        }
    }
    if (made.shapes.empty()) return base::failed(base::Fault::bad_input, "an SVG without shapes");
    return made;
}

base::Result<Pictures> Pictures::load(const std::string& folder) {
    Pictures made;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (entry.path().extension() != ".svg") continue;
        std::ifstream in(entry.path());
        std::stringstream content;
        content << in.rdbuf();
        auto picture = parse_picture(content.str());
        if (!picture) return base::failed(entry.path().filename().string(), picture.error());
        made.add(entry.path().stem().string(), std::move(*picture));
    }
    if (failed || made.size() == 0) {
        return base::failed(base::Fault::not_found, "there are no drawings in the icons folder");
    }
    return made;
}

const Picture* Pictures::find(const std::string& name) const {
    const auto found = all_.find(name);
    return found == all_.end() ? nullptr : &found->second;
}

Colour of_brush(const Colours& colours, Brush brush, Colour tint) {
    switch (brush) {
        case Brush::tint: return tint;
        case Brush::ink: return colours.ink;
        case Brush::leaf: return colours.leaf;
        case Brush::clay: return colours.clay;
        case Brush::sun: return colours.sun;
        case Brush::side: return colours.side;
        case Brush::card: return colours.card;
        case Brush::sky: return colours.sky;
        case Brush::skin: return colours.paper;
    }
    return tint;
}

bool turns_around(std::string_view icon) {
    static constexpr std::array<std::string_view, 6> turning{"back",    "forward", "walk",
                                                             "scooter", "talk",    "quote"};
    return std::find(turning.begin(), turning.end(), icon) != turning.end();
}

}  // namespace kt::ui
