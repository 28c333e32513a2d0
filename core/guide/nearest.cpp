#include "core/guide/nearest.hpp"

#include <algorithm>

namespace kt::guide {
namespace {

constexpr std::size_t names_looked_at_max = 2'000;
constexpr std::size_t name_length_max = 160;

// Letters to add, remove or change, and neighbours to swap, to make one of the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last.swap(last);
        last.swap(row);
    }
    return last[b.size()];
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
        const auto here = distance(wrong, names[i]);
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
