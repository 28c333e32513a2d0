// Small facts about written language. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kt::text {

bool right_to_left(std::string_view lang);

// The direction of a text that stands where `lang` is read: a text that is not translated yet, or
// that someone said in another language, still reads from its own side.
bool reads_from_right(std::string_view text, std::string_view lang);

// For text that reads from the right: numbers of several parts (a telephone number, a date, a case
// number) are kept together, or their parts would stand in reverse. Twice does no more than once.
std::string with_whole_numbers(std::string_view text);

// "06 12345678": digits, and what stands between them.
bool only_numbers(std::string_view text);

// Words that someone said, for a sentence in `lang` around them: where they read from the other
// side they are kept apart from it, so that what stands before and after them stays in its place.
std::string set_apart(std::string_view words, std::string_view lang);

// Every byte offset at which a caret may stand: borders of characters as a reader sees them (a
// letter with its accents is one), with 0 and the length. Malformed UTF-8 counts byte by byte.
std::vector<std::size_t> caret_stops(std::string_view text);

std::size_t stop_before(std::string_view text, std::size_t byte);
std::size_t stop_after(std::string_view text, std::size_t byte);

}  // namespace kt::text
