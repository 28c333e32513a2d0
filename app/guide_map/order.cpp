#include "app/guide_map/order.hpp"

#include <algorithm>

namespace kt::guide_map {
namespace {

// Those that did not move: of the longest run that still stands in its old order, each is true.
std::vector<bool> stayed(const std::vector<Standing>& now) {
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> ends;  // of the best run of each length, as an index into now
    std::vector<std::size_t> before(now.size(), none);
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto place = std::lower_bound(
            ends.begin(), ends.end(), now[i].was_at,
            [&](std::size_t end, std::size_t was_at) { return now[end].was_at < was_at; });
        if (place != ends.begin()) before[i] = *std::prev(place);
        if (place == ends.end()) ends.push_back(i);
        else *place = i;
    }
    std::vector<bool> kept(now.size(), false);
    for (auto i = ends.empty() ? none : ends.back(); i != none; i = before[i]) kept[i] = true;
    return kept;
}

}  // namespace

std::string order_words(const std::vector<Standing>& now) {
    const auto kept = stayed(now);
    std::string words;
    std::size_t moved = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (kept[i] || ++moved > moved_told_max) continue;
        words += (words.empty() ? "" : "; ") + now[i].name +
                 (i == 0 ? " staat nu vooraan" : " staat nu na " + now[i - 1].name);
    }
    if (moved > moved_told_max)
        words += "; en nog " + std::to_string(moved - moved_told_max) + " andere";
    return words.empty() ? words : words + ".";
}

}  // namespace kt::guide_map
