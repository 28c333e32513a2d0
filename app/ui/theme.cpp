#include "app/ui/theme.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <utility>

namespace kt::ui {
namespace {

constexpr std::array<std::pair<const char*, Colour Colours::*>, 16> tokens{{
    {"paper", &Colours::paper},
    {"card", &Colours::card},
    {"side", &Colours::side},
    {"ink", &Colours::ink},
    {"soft", &Colours::soft},
    {"leaf", &Colours::leaf},
    {"on-leaf", &Colours::on_leaf},
    {"leaf-soft", &Colours::leaf_soft},
    {"clay", &Colours::clay},
    {"clay-soft", &Colours::clay_soft},
    {"sky", &Colours::sky},
    {"sky-soft", &Colours::sky_soft},
    {"sun", &Colours::sun},
    {"sun-soft", &Colours::sun_soft},
    {"line", &Colours::line},
    {"hair", &Colours::hair},
}};

std::optional<Colour> from_hex(const std::string& hex) {
    if (hex.size() != 7 || hex[0] != '#') return std::nullopt;
    if (hex.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos) {
        return std::nullopt;
    }
    const auto part = [&hex](std::size_t at) {
        return static_cast<std::uint8_t>(std::stoul(hex.substr(at, 2), nullptr, 16));
    };
    return Colour{part(1), part(3), part(5), 255};
}

double linear(std::uint8_t channel) {
    const double share = channel / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

}  // namespace

base::Result<Colours> parse_theme(const std::string& json) {
    const auto root = nlohmann::json::parse(json, nullptr, false);
    if (root.is_discarded()) return base::failed(base::Fault::bad_input, "not JSON");
    Colours made;
    for (const auto& [name, member] : tokens) {
        const auto value =
            nlohmann::json::json_pointer(std::string("/keukentafel/color/") + name + "/value");
        std::optional<Colour> colour;
        if (root.contains(value) && root.at(value).is_string()) {
            colour = from_hex(root.at(value).get<std::string>());
        }
        if (!colour) {
            return base::failed(base::Fault::bad_input,
                                std::string("keukentafel.color.") + name + " must be like #1A2024");
        }
        made.*member = *colour;
    }
    return made;
}

base::Result<Themes> load_themes(const std::string& folder) {
    static constexpr std::array names{"paper", "black_on_white", "white_on_black", "low_glare"};
    Themes made;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string file = std::string(names[i]) + ".json";
        std::ifstream in(folder + "/" + file);
        if (!in) return base::failed(base::Fault::not_found, "the theme " + file + " is missing");
        std::stringstream content;
        content << in.rdbuf();
        auto colours = parse_theme(content.str());
        if (!colours) return base::failed(file, colours.error());
        made.of[i] = *colours;
    }
    return made;
}

double contrast(Colour a, Colour b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Colour of_ink(const Colours& colours, Ink ink) {
    switch (ink) {
        case Ink::ink: return colours.ink;
        case Ink::soft: return colours.soft;
        case Ink::leaf: return colours.leaf;
        case Ink::clay: return colours.clay;
        case Ink::sky: return colours.sky;
        case Ink::paper: return colours.paper;
    }
    return colours.ink;
}

}  // namespace kt::ui
