#include "app/text/words.hpp"

#include <pango/pango.h>

#include <algorithm>
#include <array>

namespace kt::text {

bool right_to_left(std::string_view lang) {
    static constexpr std::array<std::string_view, 6> languages{"ar", "fa", "ur", "he", "ps", "ckb"};
    const auto primary = lang.substr(0, lang.find('-'));
    return std::find(languages.begin(), languages.end(), primary) != languages.end();
}

namespace {

bool letter_from_right(gunichar letter) {
    switch (g_unichar_get_script(letter)) {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA: return true;
        default: return false;
    }
}

}  // namespace

bool reads_from_right(std::string_view text, std::string_view lang) {
    const bool from_right = right_to_left(lang);
    const char* at = text.data();
    const char* end = at + text.size();
    if (!g_utf8_validate(at, static_cast<gssize>(text.size()), nullptr)) return from_right;
    bool others = false;
    for (; at < end; at = g_utf8_next_char(at)) {
        const auto letter = g_utf8_get_char(at);
        if (!g_unichar_isalpha(letter)) continue;
        // In a language that reads from the right one letter of its own decides; elsewhere the
        // first letter does.
        if (letter_from_right(letter)) return true;
        if (!from_right) return false;
        others = true;
    }
    return from_right && !others;
}

namespace {

constexpr std::string_view isolate = "\u2066";  // from here left-to-right, by itself,
constexpr std::string_view isolate_from_right = "\u2067";
constexpr std::string_view end_isolate = "\u2069";  // to here

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_part(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Where the number (or code, or address) that begins at `from` ends.
std::size_t number_end(std::string_view text, std::size_t from) {
    std::size_t at = from + (text[from] == '+' ? 1 : 0);
    while (at < text.size()) {
        const bool more = at + 1 < text.size() && is_part(text[at + 1]);
        const bool joins = std::string_view("-./:").find(text[at]) != std::string_view::npos;
        const bool between = text[at] == ' ' && more && at > from && is_digit(text[at - 1]) &&
                             is_digit(text[at + 1]);
        if (!is_part(text[at]) && !(joins && more) && !between) break;
        ++at;
    }
    return at;
}

}  // namespace

std::string with_whole_numbers(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const bool plus = text[at] == '+' && at + 1 < text.size() && is_digit(text[at + 1]);
        if (!is_part(text[at]) && !plus) {
            made += text[at++];
            continue;
        }
        const auto end = number_end(text, at);
        const auto found = text.substr(at, end - at);
        const bool digits = std::any_of(found.begin(), found.end(), is_digit);
        const bool parts = !std::all_of(found.begin(), found.end(), is_digit);
        const bool whole = made.ends_with(isolate);
        if (digits && parts && !whole) {
            made.append(isolate).append(found).append(end_isolate);
        } else {
            made += found;
        }
        at = end;
    }
    return made;
}

bool only_numbers(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_digit) &&
           text.find_first_not_of("0123456789 +-./()") == std::string_view::npos;
}

std::string set_apart(std::string_view words, std::string_view lang) {
    if (reads_from_right(words, lang) == right_to_left(lang)) return std::string(words);
    std::string made(right_to_left(lang) ? isolate : isolate_from_right);
    return made.append(words).append(end_isolate);
}

std::vector<std::size_t> caret_stops(std::string_view text) {
    std::vector<std::size_t> stops;
    if (!g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr)) {
        for (std::size_t byte = 0; byte <= text.size(); ++byte) stops.push_back(byte);
        return stops;
    }
    const auto count = g_utf8_strlen(text.data(), static_cast<gssize>(text.size())) + 1;
    std::vector<PangoLogAttr> attributes(static_cast<std::size_t>(count));
    pango_get_log_attrs(text.data(), static_cast<int>(text.size()), 0, pango_language_get_default(),
                        attributes.data(), static_cast<int>(count));
    const char* at = text.data();
    for (const auto& attribute : attributes) {
        const auto byte = static_cast<std::size_t>(at - text.data());
        if (attribute.is_cursor_position || byte == 0 || byte == text.size()) stops.push_back(byte);
        if (byte < text.size()) at = g_utf8_next_char(at);
    }
    return stops;
}

std::size_t stop_before(std::string_view text, std::size_t byte) {
    std::size_t before = 0;
    for (const auto stop : caret_stops(text)) {
        if (stop < byte) before = stop;
    }
    return before;
}

std::size_t stop_after(std::string_view text, std::size_t byte) {
    for (const auto stop : caret_stops(text)) {
        if (stop > byte) return stop;
    }
    return text.size();
}

}  // namespace kt::text
