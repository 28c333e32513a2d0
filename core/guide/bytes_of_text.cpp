#include "core/guide/bytes_of_text.hpp"

#include <algorithm>

namespace kt::guide {
namespace {

// The length of a well-formed UTF-8 sequence at the front, 0 if it is none (RFC 3629).
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    const unsigned char second = byte(1);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return 0;
    if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return 0;
    return length;
}

}  // namespace

std::optional<BadByte> find_bad_byte(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto length = sequence_length(bytes.substr(at));
        if (length == 0) return BadByte{at, "This is not UTF-8 text. Save the file as UTF-8."};
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F)
            return BadByte{at, "A control character stands here; this is not a text file."};
        at += length;
    }
    return std::nullopt;
}

Spot spot_at(std::string_view bytes, std::size_t at, const std::string& file) {
    const auto before = bytes.substr(0, at);
    const auto line_start = before.rfind('\n');
    const auto column = line_start == std::string_view::npos ? at : at - line_start - 1;
    return {file, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
            1 + static_cast<int>(column)};
}

}  // namespace kt::guide
