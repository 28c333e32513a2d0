// Writing in a textbox: text and caret in, text and caret out. By whole characters as a reader sees
// them, so that an accent never stays behind. Pure.
#pragma once

#include <string>

#include "app/ui/event.hpp"

namespace kt::ui {

inline constexpr std::size_t field_bytes_max = 16 * 1024;

struct Written {
    std::string text;
    std::size_t caret = 0;  // byte
    bool operator==(const Written&) const = default;
};

// Line ends become spaces in a box of one line; other control characters are dropped. What would
// make the text longer than field_bytes_max is not taken.
Written insert(const Written& before, const std::string& typed, bool multiline);

// Backspace, delete, left, right, home, end. With `word`, by words. Mirrored: left is onward.
Written apply(const Written& before, const KeyEvent& key, bool right_to_left);

}  // namespace kt::ui
