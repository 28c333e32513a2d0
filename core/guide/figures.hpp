// Amounts and limits of law and prices in the texts of options: "{figure.rent_limit}" becomes the
// amount of the day of the conversation, as people write it. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::guide {

// The words around an amount; another language gives its own.
struct FigureWords {
    std::string to = "tot";
    std::string euro = "euro";
    std::string year = "jaar", years = "jaar";
    std::string week = "week", weeks = "weken";
    std::string day = "dag", days = "dagen";
};

// "1.234 euro", "50 tot 150 euro", "18 jaar".
std::string write_figure(const Range& value, std::string_view unit, const FigureWords& words = {});

// The text with its figures of that day (days since 1970-01-01). Nothing when one of them is not
// known for that day: then the text is not shown at all, for a text with a hole or an amount of
// last year misleads. The option itself stays: its title, party and number still help.
std::optional<std::string> fill_figures(const Guide& guide, std::string_view text, std::int64_t day,
                                        const FigureWords& words = {});

// What stands between { } in a text, with where it begins; for the checks when a guide is loaded.
struct Placeholder {
    std::size_t at = 0;
    std::string_view name;  // "figure.rent_limit"
};
std::vector<Placeholder> placeholders_in(std::string_view text);

}  // namespace kt::guide
