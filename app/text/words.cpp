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
