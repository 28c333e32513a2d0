#include "core/base/text_check.hpp"

#include <cstdio>

namespace kt::base {
namespace {

constexpr char32_t line_feed = 0x0A, carriage_return = 0x0D, tab = 0x09;

bool within(char32_t code, char32_t first, char32_t last) {
    return code >= first && code <= last;
}

bool is_control(char32_t code) {
    return code < 0x20 || within(code, 0x7F, 0x9F) || within(code, 0x2028, 0x2029);
}
bool is_direction_mark(char32_t code) {
    return within(code, 0x200E, 0x200F) || code == 0x061C;
}
bool is_direction_control(char32_t code) {
    return within(code, 0x202A, 0x202E) || within(code, 0x2066, 0x2069);
}
// Innocent in a word, but two texts that differ in them alone look the same.
bool has_no_width(char32_t code) {
    return within(code, 0x200B, 0x200D) || within(code, 0x2060, 0x2065) ||
           within(code, 0x206A, 0x206F) || code == 0xFEFF || code == 0xAD ||
           within(code, 0xE0000, 0xE007F);
}

bool ends_line(std::string_view text, std::size_t at) {
    if (text[at] == '\n') return true;
    return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
}

std::string in_hex(const char* form, unsigned value) {
    char words[16];
    std::snprintf(words, sizeof words, form, value);
    return words;
}

}  // namespace

Utf8 first_of(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
    char32_t code = first & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        code = (code << 6) | (byte(i) & 0x3F);
    }
    // Longer than needed, a half of UTF-16, or beyond Unicode.
    const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (too_long || within(code, 0xD800, 0xDFFF) || code > 0x10FFFF) return {};
    return {code, length};
}

std::string HiddenCharacter::name() const {
    return code ? in_hex("U+%04X", static_cast<unsigned>(*code)) : "not UTF-8";
}

std::optional<HiddenCharacter> find_hidden(std::string_view text, Allowed allowed) {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] >= ' ' && text[at] < 0x7F) {  // most of them
            ++at;
            continue;
        }
        const auto here = first_of(text.substr(at));
        if (here.bytes == 0) return HiddenCharacter{at, std::nullopt};
        const bool layout = (here.code == tab || here.code == carriage_return);
        const bool control = is_control(here.code) && here.code != line_feed &&
                             !(layout && allowed.file_layout) && !ends_line(text, at);
        const bool mark = is_direction_mark(here.code) && !allowed.direction_marks;
        if (control || mark || is_direction_control(here.code))
            return HiddenCharacter{at, here.code};
        at += here.bytes;
    }
    return std::nullopt;
}

std::string shown(std::string_view text, bool on_one_line) {
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const auto here = first_of(text.substr(at));
        if (here.bytes == 0) {
            words += in_hex("<0x%02X>", static_cast<unsigned char>(text[at]));
            ++at;
            continue;
        }
        const bool hidden = is_control(here.code) || is_direction_mark(here.code) ||
                            is_direction_control(here.code) || has_no_width(here.code);
        if (hidden && (on_one_line || here.code != line_feed))
            words += "<" + HiddenCharacter{at, here.code}.name() + ">";
        else words += text.substr(at, here.bytes);
        at += here.bytes;
    }
    return words;
}

}  // namespace kt::base
