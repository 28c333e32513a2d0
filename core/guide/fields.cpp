#include "core/guide/fields.hpp"

#include <algorithm>

#include "core/guide/compile.hpp"
#include "core/guide/nearest.hpp"

namespace kt::guide {
namespace {

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](unsigned char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

Fields::Fields(const Node& map, std::string what, const std::string& file,
               std::vector<Remark>& remarks)
    : map_(map), what_(std::move(what)), file_(file), remarks_(remarks) {
    constexpr std::size_t keys_of_a_question = 26;
    known_.reserve(keys_of_a_question);
    if (map_.kind != Node::Kind::map) error(map_, "The " + what_ + " needs names and values here.");
}

const Node* Fields::take(std::string_view key) {
    known_.push_back(key);
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
    // Never fewer bytes than characters: most texts need not be counted.
    if (text.size() > text_characters_max && characters_in(text) > text_characters_max)
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

bool Fields::number_between(std::string_view key, std::int64_t least, std::int64_t most,
                            std::int64_t& into) {
    if (!number(key, into)) return false;
    if (into >= least && into <= most) return true;
    error(*map_.find(key), "'" + std::string(key) + "' of the " + what_ + " lies between " +
                               std::to_string(least) + " and " + std::to_string(most) + ".");
    into = std::clamp(into, least, most);
    return false;
}

Named Fields::name(std::string_view key, bool needed) {
    auto name = text(key, needed);
    if (name.empty()) return {};
    return {std::move(name), spot(*map_.find(key))};
}

Written Fields::condition(std::string_view key, bool needed) {
    const auto* node = take(key);
    if (node && node->is_text() && !node->text.empty()) {
        auto from = spot(*node);
        from.column += node->quoted ? 1 : 0;
        return {node->text, std::move(from)};
    }
    if (node && node->kind == Node::Kind::list)
        error(*node, "'" + std::string(key) +
                         "' is one condition. Between { } put it between double quotes.");
    else if (node || needed)
        error(node ? *node : map_,
              "The " + what_ + " needs a condition in '" + std::string(key) + "'.");
    return {};
}

std::vector<const Node*> Fields::texts(std::string_view key) {
    const auto* node = take(key);
    if (!node) return {};
    if (node->is_text() && !node->text.empty()) return {node};
    std::vector<const Node*> found;
    if (node->kind == Node::Kind::list)
        for (const auto& item : node->items)
            if (item.is_text() && !item.text.empty()) found.push_back(&item);
    if (node->kind != Node::Kind::list || found.size() < node->items.size())
        error(*node, "'" + std::string(key) + "' of the " + what_ +
                         " is a list of names, like [one, another].");
    return found;
}

std::vector<int> Fields::words_of(std::string_view key,
                                  const std::vector<std::string_view>& words) {
    std::vector<int> indexes;
    for (const auto* node : texts(key)) {
        const auto found = std::find(words.begin(), words.end(), node->text);
        const auto index = static_cast<int>(found - words.begin());
        if (found == words.end())
            error(*node, "'" + std::string(key) + "' of the " + what_ + " knows no '" + node->text +
                             "'." + did_you_mean(node->text, words));
        else if (std::find(indexes.begin(), indexes.end(), index) == indexes.end())
            indexes.push_back(index);
    }
    return indexes;
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
    for (const auto& key : map_.keys)
        if (std::find(known_.begin(), known_.end(), key.text) == known_.end())
            error(key, "The " + what_ + " knows no '" + key.text + "'." +
                           did_you_mean(key.text, known_));
}

void Fields::error(const Node& at, std::string words) {
    remarks_.push_back({Remark::Level::error, spot(at), std::move(words)});
}

std::string quoted(std::string_view what, std::string_view name) {
    return std::string(what) + " '" + std::string(name) + "'";
}

void hold_to_length(Fields& fields, std::string_view key, const std::string& text) {
    const auto words = count_words(text);
    if (words <= question_words_max) return;
    const auto* node = fields.take(key);
    fields.error(node ? *node : fields.here(), "'" + std::string(key) + "' of the " +
                                                   fields.what() + " has " + std::to_string(words) +
                                                   " words; " + std::to_string(question_words_max) +
                                                   " is the most.");
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
