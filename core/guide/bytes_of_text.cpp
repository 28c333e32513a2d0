#include "core/guide/bytes_of_text.hpp"

#include <algorithm>

#include "core/base/text_check.hpp"

namespace kt::guide {
namespace {

std::string words_for(const base::HiddenCharacter& hidden) {
    if (!hidden.code) return "This is not UTF-8 text. Save the file as UTF-8.";
    if (*hidden.code < 0x20 || *hidden.code == 0x7F)
        return "A control character stands here; this is not a text file.";
    return "A character that nobody sees stands here (" + hidden.name() +
           "): with it a text can read otherwise than it is. Remove it.";
}

}  // namespace

std::optional<BadByte> find_bad_byte(std::string_view bytes) {
    const auto hidden = base::find_hidden(bytes, {.file_layout = true});
    if (!hidden) return std::nullopt;
    return BadByte{hidden->at, words_for(*hidden)};
}

std::optional<std::string> hidden_in(std::string_view text) {
    const auto hidden = base::find_hidden(text);
    if (!hidden) return std::nullopt;
    return "This text holds a character that nobody sees (" + hidden->name() +
           "): it can read otherwise than it is. Remove it.";
}

Spot spot_at(std::string_view bytes, std::size_t at, const std::string& file) {
    const auto before = bytes.substr(0, at);
    const auto line_start = before.rfind('\n');
    const auto column = line_start == std::string_view::npos ? at : at - line_start - 1;
    return {file, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
            1 + static_cast<int>(column)};
}

}  // namespace kt::guide
