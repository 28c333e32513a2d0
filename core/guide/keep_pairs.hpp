// What stays of a map of a guide's file. Pure; any thread.
#pragma once

#include <cstddef>
#include <utility>

#include "core/guide/document.hpp"

namespace kt::guide {

// The pairs for which `stays(index)` holds, in their order. It is asked once for each pair, before
// anything behind it moves.
template <class Stays>
void keep_pairs(Node& map, const Stays& stays) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
        if (!stays(i)) continue;
        if (kept != i) {
            map.keys[kept] = std::move(map.keys[i]);
            map.items[kept] = std::move(map.items[i]);
        }
        ++kept;
    }
    map.keys.resize(kept);
    map.items.resize(kept);
}

}  // namespace kt::guide
