// Guards parsers from what they were not made for: other encodings and binary. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/guide/guide.hpp"

namespace kt::guide {

struct BadByte {
    std::size_t at;
    std::string words;
};

// The first byte that does not belong in UTF-8 text (RFC 3629) without control characters.
std::optional<BadByte> find_bad_byte(std::string_view bytes);

// Line and column, from 1, of the byte at `at`.
Spot spot_at(std::string_view bytes, std::size_t at, const std::string& file);

}  // namespace kt::guide
