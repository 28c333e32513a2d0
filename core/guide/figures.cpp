#include "core/guide/figures.hpp"

namespace kt::guide {
namespace {

constexpr std::string_view figure_prefix = "figure.";

// 1234567 as "1.234.567".
std::string with_points(std::int64_t number) {
    auto digits = std::to_string(number < 0 ? -number : number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ".");
    return (number < 0 ? "-" : "") + digits;
}

}  // namespace

std::string write_figure(const Range& value, std::string_view unit, const FigureWords& words) {
    auto text = with_points(value.low);
    if (value.high != value.low) text += " " + words.to + " " + with_points(value.high);
    const bool one = value.high == 1;
    if (unit == "euro") return text + " " + words.euro;
    if (unit == "years") return text + " " + (one ? words.year : words.years);
    if (unit == "weeks") return text + " " + (one ? words.week : words.weeks);
    if (unit == "days") return text + " " + (one ? words.day : words.days);
    return text;
}

std::vector<Placeholder> placeholders_in(std::string_view text) {
    std::vector<Placeholder> found;
    for (auto at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const auto end = text.find('}', at);
        if (end == std::string_view::npos) break;
        found.push_back({at, text.substr(at + 1, end - at - 1)});
    }
    return found;
}

std::optional<std::string> fill_figures(const Guide& guide, std::string_view text, std::int64_t day,
                                        const FigureWords& words) {
    std::string filled;
    std::size_t done = 0;
    for (const auto& place : placeholders_in(text)) {
        if (!place.name.starts_with(figure_prefix)) continue;
        const int index = guide.figure_index(place.name.substr(figure_prefix.size()));
        const auto* row =
            index < 0 ? nullptr : guide.figures[static_cast<std::size_t>(index)].on(day);
        if (!row) return std::nullopt;
        filled += text.substr(done, place.at - done);
        filled +=
            write_figure(row->value, guide.figures[static_cast<std::size_t>(index)].unit, words);
        done = place.at + place.name.size() + 2;
    }
    return filled += text.substr(done);
}

}  // namespace kt::guide
