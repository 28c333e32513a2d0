// What a reader of a text does not see, and what therefore may not stand in a text that two people
// approve: control characters, and those that turn the direction of writing around, so that the eye
// reads something else than what is there. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kt::base {

struct Utf8 {
    char32_t code = 0;
    std::size_t bytes = 0;  // 0: what stands here is not UTF-8 (RFC 3629)
};
// The character at the front; `text` is not empty.
Utf8 first_of(std::string_view text);

struct HiddenCharacter {
    std::size_t at = 0;            // in bytes
    std::optional<char32_t> code;  // none: it is not UTF-8

    std::string name() const;  // "U+202E", or "not UTF-8"
};

// What is no harm where it stands.
struct Allowed {
    bool file_layout = false;  // tabs and carriage returns, as files have them between texts
    bool direction_marks =
        false;  // U+200E, U+200F, U+061C: needed where people read from the right
};

// The first of: C0 but for a line's end (LF, CR LF), DEL, C1, U+2028, U+2029, and the controls of
// writing direction (U+202A-202E, U+2066-2069 and the marks). Also what is not UTF-8.
std::optional<HiddenCharacter> find_hidden(std::string_view text, Allowed allowed = {});

// For a terminal: what is hidden, or has no width of its own, as "<U+202E>". A line's end stays
// unless `on_one_line`. Always UTF-8.
std::string shown(std::string_view text, bool on_one_line = false);

}  // namespace kt::base
