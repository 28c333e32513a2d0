#include "core/guide/nearest.hpp"

#include <algorithm>
#include <array>

namespace kt::guide {
namespace {

constexpr std::size_t names_looked_at_max = 2'000;
constexpr std::size_t name_length_max = 160;

using Row = std::array<std::size_t, name_length_max + 1>;

// Letters to add, remove or change, and neighbours to swap, to make one of the other; `enough` as
// soon as it is no less. Neither name is longer than name_length_max.
std::size_t distance(std::string_view a, std::string_view b, std::size_t enough) {
    Row rows[3];
    auto *before_last = &rows[0], *last = &rows[1], *row = &rows[2];
    for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
    std::size_t least_before = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        (*row)[0] = i;
        auto least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto& here = (*row)[j];
            here = std::min(
                {(*last)[j] + 1, (*row)[j - 1] + 1, (*last)[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                here = std::min(here, (*before_last)[j - 2] + 1);
            least = std::min(least, here);
        }
        // A swap looks two rows back, so two must be too far.
        if (least >= enough && least_before >= enough) return enough;
        least_before = least;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return (*last)[b.size()];
}

}  // namespace

std::string nearest(std::string_view wrong, const std::vector<std::string_view>& names) {
    if (wrong.size() > name_length_max) return {};
    std::size_t best = std::max<std::size_t>(1, wrong.size() / 3) + 1;
    std::string_view found;
    const auto count = std::min(names.size(), names_looked_at_max);
    for (std::size_t i = 0; i < count; ++i) {
        if (names[i].size() > name_length_max) continue;
        // So many letters are to be added or removed at least.
        const auto shorter = std::min(names[i].size(), wrong.size());
        if (std::max(names[i].size(), wrong.size()) - shorter >= best) continue;
        const auto here = distance(wrong, names[i], best);
        if (here >= best) continue;
        best = here;
        found = names[i];
    }
    return std::string(found);
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string_view>& names) {
    const auto name = nearest(wrong, names);
    return name.empty() ? std::string() : " Did you mean '" + name + "'?";
}

}  // namespace kt::guide
