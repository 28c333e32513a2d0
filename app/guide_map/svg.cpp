#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/guide_map/map.hpp"

namespace kt::guide_map {
namespace {

constexpr float font_per_cap = 1.0f / 0.714f;  // of Noto Sans: height of a capital to its size

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out;
}

std::string number(float value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", static_cast<double>(value));
    return text;
}

std::string hex_of(float hue, float saturation, float lightness) {
    const float chroma = (1 - std::fabs(2 * lightness - 1)) * saturation;
    const auto channel = [&](float shift) {
        const float k = std::fmod(shift + hue / 30, 12.0f);
        const float value =
            lightness - chroma / 2 * std::max(-1.0f, std::min({k - 3, 9 - k, 1.0f}));
        return static_cast<int>(std::lround(value * 255));
    };
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", static_cast<unsigned>(channel(0)),
                  static_cast<unsigned>(channel(8)), static_cast<unsigned>(channel(4)));
    return text;
}

constexpr const char* ink = "#1d2a33";
constexpr const char* soft_ink = "#52626d";
constexpr const char* paper = "#fbfaf7";
constexpr const char* urgent_red = "#b3261e";

// Topics go round the colour wheel in large steps, so that neighbours differ.
class Colours {
  public:
    explicit Colours(int topics) : topics_(std::max(topics, 1)) {}
    std::string area(int topic) const { return tone(topic, 0.42f, 0.945f); }
    std::string chip(int topic) const { return tone(topic, 0.45f, 0.87f); }
    std::string line(int topic) const { return tone(topic, 0.42f, 0.48f); }
    std::string deep(int topic) const { return tone(topic, 0.45f, 0.28f); }

  private:
    std::string tone(int topic, float saturation, float lightness) const {
        if (topic < 0) return hex_of(40, 0.1f, lightness);
        const int step = topics_ % 3 == 0 ? topics_ / 3 + 1 : (topics_ + 2) / 3;
        const float turn = static_cast<float>(topic * step % topics_ + 1);
        return hex_of(360.0f * turn / static_cast<float>(topics_), saturation, lightness);
    }
    int topics_;
};

class Writer {
  public:
    Writer(const Map& map, const guide::Guide& guide)
        : map_(map), guide_(guide), colours_(map.topic_count) {}

    std::string run() {
        const auto w = number(map_.width), h = number(map_.height);
        put("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + " " + h +
            "\" width=\"" + w + "\" height=\"" + h + "\" font-family=\"Noto Sans, sans-serif\">");
        put("<title>" + escaped("Het gesprek " + guide_.id + " " + guide_.version) + "</title>");
        put(rect({0, 0, map_.width, map_.height}, 0, paper, ""));
        for (const auto& words : map_.head) write(words, ink);
        for (const auto& arc : map_.arcs) write(arc);
        for (const auto& chip : map_.topics) write(chip, colours_.deep(chip.topic), 6);
        for (const auto& area : map_.areas) write(area);
        put("</svg>");
        return std::move(out_);
    }

  private:
    void put(const std::string& line) { out_ += line + "\n"; }

    static std::string rect(const Box& box, float radius, const std::string& fill,
                            const std::string& stroke, const std::string& more = "") {
        return "<rect x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" +
               number(box.width) + "\" height=\"" + number(box.height) + "\" rx=\"" +
               number(radius) + "\" fill=\"" + fill + "\"" +
               (stroke.empty() ? "" : " stroke=\"" + stroke + "\"") + more + "/>";
    }

    void write(const Words& words, const std::string& colour) {
        put("<text x=\"" + number(words.x) + "\" y=\"" + number(words.y) + "\" font-size=\"" +
            number(words.cap_px * font_per_cap) + "\" fill=\"" + (words.soft ? soft_ink : colour) +
            "\"" + (words.bold ? " font-weight=\"bold\"" : "") + ">" + escaped(words.text) +
            "</text>");
    }

    void write(const Chip& chip, const std::string& colour, float radius) {
        put(rect(chip.box, radius, colours_.chip(chip.topic), ""));
        write(chip.words, colour);
        for (const auto& words : chip.below) write(words, colour);
    }

    void write(const Arc& arc) {
        const float reach = std::fabs(arc.to.x - arc.from.x);
        const float rise = std::min(150.0f, 18 + reach * 0.16f);
        put("<path d=\"M" + number(arc.from.x) + " " + number(arc.from.y) + " C" +
            number(arc.from.x) + " " + number(arc.from.y - rise) + " " + number(arc.to.x) + " " +
            number(arc.to.y - rise) + " " + number(arc.to.x) + " " + number(arc.to.y) +
            "\" fill=\"none\" stroke=\"" + colours_.line(arc.topic) + "\" stroke-opacity=\"0.55\"" +
            " stroke-width=\"" + number(arc.thickness) + "\"/>");
    }

    void write(const Link& link, const std::string& colour) {
        const bool ahead = link.to.x > link.from.x;
        const float bend = ahead ? std::max(14.0f, (link.to.x - link.from.x) / 2) : 24.0f;
        put("<path d=\"M" + number(link.from.x) + " " + number(link.from.y) + " C" +
            number(link.from.x + bend) + " " + number(link.from.y) + " " +
            number(link.to.x - bend) + " " + number(link.to.y) + " " + number(link.to.x) + " " +
            number(link.to.y) + "\" fill=\"none\" stroke=\"" + colour +
            "\" stroke-width=\"1.6\" stroke-opacity=\"0.75\"/>");
        put("<circle cx=\"" + number(link.to.x) + "\" cy=\"" + number(link.to.y) +
            "\" r=\"2.8\" fill=\"" + colour + "\"/>");
    }

    void write(const Area& area) {
        put("<g>");
        put(rect(area.box, 14, colours_.area(area.topic), ""));
        for (const auto& words : area.title) write(words, colours_.deep(area.topic));
        for (const auto& link : area.links) write(link, colours_.line(area.topic));
        for (const auto& card : area.cards) write(card, area.topic);
        put("</g>");
    }

    void write(const Card& card, int topic) {
        put("<g><title>" + escaped(card.tip) + "</title>");
        const std::string edge = card.urgent ? urgent_red : colours_.line(topic);
        if (card.sort == Sort::question)
            put(rect(card.box, 7, "#ffffff", edge,
                     " stroke-width=\"" + std::string(card.urgent ? "2.2" : "1") + "\""));
        else if (card.sort == Sort::signal)
            put(rect(card.box, card.box.height / 2 < 18 ? card.box.height / 2 : 18,
                     card.strength ? "#ffffff" : colours_.chip(topic), edge,
                     std::string(" stroke-width=\"") + (card.urgent ? "2.2" : "1") + "\"" +
                         (card.strength ? " stroke-dasharray=\"4 3\"" : "")));
        else put(rect(card.box, 7, colours_.deep(topic), ""));
        for (const auto& words : card.lines) {
            auto shown = words;
            const bool light = card.sort == Sort::need;
            if (light) shown.soft = false;
            if (!words.text.empty()) write(shown, light ? "#ffffff" : ink);
        }
        for (const auto& chip : card.chips) write(chip, colours_.deep(chip.topic), 7);
        put("</g>");
    }

    const Map& map_;
    const guide::Guide& guide_;
    Colours colours_;
    std::string out_;
};

}  // namespace

std::string to_svg(const Map& map, const guide::Guide& guide) {
    return Writer(map, guide).run();
}

}  // namespace kt::guide_map
