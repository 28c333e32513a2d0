// What moved between two versions of a list, told in one sentence. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kt::guide_map {

// Something that stood in the list before and does so now.
struct Standing {
    std::size_t was_at = 0;
    std::string name;
};

inline constexpr std::size_t moved_told_max = 8;  // by name; more are counted

// `now`: in the order of now. Names the fewest whose moving explains the new order; empty if all
// stand as they stood.
std::string order_words(const std::vector<Standing>& now);

}  // namespace kt::guide_map
