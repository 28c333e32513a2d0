#include "core/guide/fields.hpp"

#include <algorithm>

#include "core/guide/compile.hpp"
#include "core/guide/nearest.hpp"

namespace kt::guide {

Fields::Fields(const Node& map, std::string what, const std::string& file,
               std::vector<Remark>& remarks)
    : map_(map), what_(std::move(what)), file_(file), remarks_(remarks) {
    if (map_.kind != Node::Kind::map) error(map_, "The " + what_ + " needs names and values here.");
}

const Node* Fields::take(std::string_view key) {
    known_.emplace_back(key);
    return map_.find(key);
}

std::string Fields::text(std::string_view key, bool needed) {
    const auto* node = take(key);
    const bool empty =
        !node || node->kind == Node::Kind::nothing || (node->is_text() && node->text.empty());
    if (empty) {
        if (needed)
            error(node ? *node : map_, "The " + what_ + " needs '" + std::string(key) + "'.");
        return {};
    }
    if (!node->is_text()) {
        error(*node, "'" + std::string(key) + "' of the " + what_ + " must be a text.");
        return {};
    }
    const auto& text = node->text;
    const auto characters = std::count_if(text.begin(), text.end(),
                                          [](unsigned char byte) { return (byte & 0xC0) != 0x80; });
    if (static_cast<std::size_t>(characters) > text_characters_max)
        error(*node, "'" + std::string(key) + "' of the " + what_ + " is longer than " +
                         std::to_string(text_characters_max) + " characters.");
    return text;
}

bool Fields::flag(std::string_view key) {
    const auto* node = take(key);
    if (!node) return false;
    if (node->is_text() && (node->text == "yes" || node->text == "true")) return true;
    if (!node->is_text() || (node->text != "no" && node->text != "false"))
        error(*node, "'" + std::string(key) + "' of the " + what_ + " is yes or no.");
    return false;
}

bool Fields::number(std::string_view key, std::int64_t& into) {
    const auto* node = take(key);
    if (!node) return false;
    if (node->is_text() && read_number(node->text, into)) return true;
    error(*node, "'" + std::string(key) + "' of the " + what_ + " is a whole number.");
    return false;
}

int Fields::word_index(std::string_view key, const std::vector<std::string_view>& words,
                       int otherwise, bool needed) {
    const auto* node = take(key);
    if (!node) {
        if (needed) error(map_, "The " + what_ + " needs '" + std::string(key) + "'.");
        return otherwise;
    }
    const auto found = std::find(words.begin(), words.end(), node->text);
    if (node->is_text() && found != words.end() && !found->empty())
        return static_cast<int>(found - words.begin());
    std::string all;
    for (const auto word : words)
        if (!word.empty()) all += (all.empty() ? "" : ", ") + std::string(word);
    error(*node, "'" + std::string(key) + "' of the " + what_ + " is one of: " + all + "." +
                     did_you_mean(node->text, words));
    return otherwise;
}

void Fields::refuse_the_rest() {
    const std::vector<std::string_view> known(known_.begin(), known_.end());
    for (const auto& key : map_.keys)
        if (std::find(known.begin(), known.end(), key.text) == known.end())
            error(key,
                  "The " + what_ + " knows no '" + key.text + "'." + did_you_mean(key.text, known));
}

void Fields::error(const Node& at, std::string words) {
    remarks_.push_back({Remark::Level::error, spot(at), std::move(words)});
}

bool is_identifier(std::string_view text) {
    if (text.empty() || text.size() > identifier_characters_max) return false;
    if (text[0] < 'a' || text[0] > 'z') return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

}  // namespace kt::guide
