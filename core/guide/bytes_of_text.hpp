// Guards parsers from what they were not made for: other encodings, binary, and characters that
// nobody sees. Pure; any thread.
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

// The first byte that does not belong in a file of UTF-8 text: a hidden character
// (core/base/text_check.hpp), tabs and carriage returns allowed.
std::optional<BadByte> find_bad_byte(std::string_view bytes);

// What to say of a text that holds a hidden character, also one written as an escape; else nothing.
std::optional<std::string> hidden_in(std::string_view text);

// Line and column, from 1, of the byte at `at`.
Spot spot_at(std::string_view bytes, std::size_t at, const std::string& file);

}  // namespace kt::guide
