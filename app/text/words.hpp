// Small facts about written language. Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kt::text {

bool right_to_left(std::string_view lang);

// Every byte offset at which a caret may stand: borders of characters as a reader sees them (a
// letter with its accents is one), with 0 and the length. Malformed UTF-8 counts byte by byte.
std::vector<std::size_t> caret_stops(std::string_view text);

std::size_t stop_before(std::string_view text, std::size_t byte);
std::size_t stop_after(std::string_view text, std::size_t byte);

}  // namespace kt::text
