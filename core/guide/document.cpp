#include "core/guide/document.hpp"

#include <yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "core/guide/bytes_of_text.hpp"
#include "core/guide/keep_pairs.hpp"

namespace kt::guide {
namespace {

struct CloseParser {
    yaml_parser_t* parser;
    ~CloseParser() { yaml_parser_delete(parser); }
};
struct CloseEvent {
    yaml_event_t* event;
    ~CloseEvent() { yaml_event_delete(event); }
};

std::string_view text_of(const yaml_char_t* bytes, std::size_t length) {
    return {reinterpret_cast<const char*>(bytes), length};
}

bool says_nothing(std::string_view plain) {
    return plain.empty() || plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

// Builds the tree from events, so that no bound is passed before it is noticed. What is in a list
// or map that is still open waits on one stack, and is moved into it in one go when it closes.
class TreeBuilder {
  public:
    // False when the parse must end here: `refused` says why, `mark` where.
    bool take(const yaml_event_t& event) {
        mark = event.start_mark;
        switch (event.type) {
            case YAML_DOCUMENT_START_EVENT:
                return ++documents_ <= 1 || refuse("Only one document a file: remove the '---'.");
            case YAML_ALIAS_EVENT:
                return refuse("References with '*' are not used in these files: write it out.");
            case YAML_SCALAR_EVENT: return scalar(event.data.scalar);
            case YAML_SEQUENCE_START_EVENT:
                return open(Node::Kind::list, event.data.sequence_start.anchor,
                            event.data.sequence_start.tag);
            case YAML_MAPPING_START_EVENT:
                return open(Node::Kind::map, event.data.mapping_start.anchor,
                            event.data.mapping_start.tag);
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT: return close();
            default: return true;
        }
    }
    std::size_t nodes() const { return nodes_; }
    Node root() { return waiting_.empty() ? Node() : std::move(waiting_.front()); }

    yaml_mark_t mark{};
    std::string refused;

  private:
    bool refuse(std::string words) {
        refused = std::move(words);
        return false;
    }
    bool begin(Node::Kind kind, const yaml_char_t* anchor, const yaml_char_t* tag) {
        if (anchor) return refuse("Anchors with '&' are not used in these files: write it out.");
        if (tag) return refuse("Tags like '!!str' are not used in these files.");
        if (++nodes_ > document_nodes_max)
            return refuse("This file holds more than " + std::to_string(document_nodes_max) +
                          " values.");
        const bool key = at_key();
        if (key && kind != Node::Kind::text)
            return refuse("A name before ':' must be a plain text.");
        auto& node = waiting_.emplace_back();
        node.kind = kind;
        node.line = static_cast<int>(mark.line) + 1;
        node.column = static_cast<int>(mark.column) + 1;
        return true;
    }
    bool scalar(const decltype(yaml_event_t::data.scalar)& told) {
        const auto text = text_of(told.value, told.length);
        if (auto hidden = hidden_in(text)) return refuse(std::move(*hidden));
        const bool plain = told.style == YAML_PLAIN_SCALAR_STYLE;
        const auto kind = plain && says_nothing(text) ? Node::Kind::nothing : Node::Kind::text;
        if (!begin(kind, told.anchor, told.tag)) return false;
        waiting_.back().quoted = !plain;
        if (kind == Node::Kind::text) waiting_.back().text = text;
        return true;
    }
    bool open(Node::Kind kind, const yaml_char_t* anchor, const yaml_char_t* tag) {
        if (open_.size() >= document_depth_max)
            return refuse("Nested more than " + std::to_string(document_depth_max) +
                          " levels deep.");
        if (!begin(kind, anchor, tag)) return false;
        open_.push_back(waiting_.size() - 1);
        return true;
    }
    bool close() {
        const auto here = open_.back();
        open_.pop_back();
        auto& node = waiting_[here];
        const auto first = waiting_.begin() + static_cast<std::ptrdiff_t>(here) + 1;
        const auto count = static_cast<std::size_t>(waiting_.end() - first);
        if (node.kind == Node::Kind::list) {
            node.items.assign(std::make_move_iterator(first),
                              std::make_move_iterator(waiting_.end()));
        } else {
            node.keys.reserve(count / 2);
            node.items.reserve(count / 2);
            for (auto it = first; it != waiting_.end(); ++it)
                (node.keys.size() == node.items.size() ? node.keys : node.items)
                    .push_back(std::move(*it));
        }
        waiting_.erase(first, waiting_.end());
        return true;
    }
    bool at_key() const {
        if (open_.empty() || waiting_[open_.back()].kind != Node::Kind::map) return false;
        return (waiting_.size() - open_.back()) % 2 == 1;
    }

    std::vector<Node> waiting_;
    std::vector<std::size_t> open_;  // where in waiting_ the lists and maps stand that are open
    std::size_t nodes_ = 0;
    int documents_ = 0;
};

constexpr std::size_t small_map_max = 32;  // up to here all pairs are looked at sooner than a table

// The later of two of the same name is told and taken out, so that all behind finds each name once.
void remark_doubles(Node& node, const std::string& file, std::vector<Remark>& remarks) {
    std::unordered_map<std::string_view, const Node*> met;
    const bool small = node.keys.size() <= small_map_max;
    std::vector<bool> doubled;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const auto& later = node.keys[i];
        const Node* earlier = nullptr;
        for (std::size_t j = 0; small && j < i; ++j)
            if (node.keys[j].text == later.text) earlier = &node.keys[j];
        if (!small) {
            auto& last = met[later.text];
            earlier = std::exchange(last, &later);
        }
        if (!earlier) continue;
        remarks.push_back({Remark::Level::error,
                           {file, later.line, later.column},
                           "'" + later.text + "' stands here twice; the first is on line " +
                               std::to_string(earlier->line) + "."});
        doubled.resize(node.keys.size());
        doubled[i] = true;
    }
    if (!doubled.empty()) keep_pairs(node, [&](std::size_t i) { return !doubled[i]; });
    for (auto& item : node.items)
        if (item.kind == Node::Kind::map || item.kind == Node::Kind::list)
            remark_doubles(item, file, remarks);
}

// In the parser's own words, with where what it was reading began.
std::string words_of(const yaml_parser_t& parser) {
    std::string words = "This is not valid YAML: ";
    words += parser.problem ? parser.problem : "it cannot be read";
    if (parser.context)
        words += ", " + std::string(parser.context) + " that begins on line " +
                 std::to_string(parser.context_mark.line + 1);
    return words + ".";
}

}  // namespace

const Node* Node::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size() && i < items.size(); ++i)
        if (keys[i].text == key) return &items[i];
    return nullptr;
}

Node* Node::find(std::string_view key) {
    for (std::size_t i = 0; i < keys.size() && i < items.size(); ++i)
        if (keys[i].text == key) return &items[i];
    return nullptr;
}

Node read_document(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks,
                   std::size_t* values) {
    const auto error = [&](Spot spot, std::string words) {
        remarks.push_back({Remark::Level::error, std::move(spot), std::move(words)});
    };
    if (bytes.size() > guide_file_bytes_max) {
        error({file, 1, 1}, "This file is larger than 4 MiB.");
        return {};
    }
    if (auto bad = find_bad_byte(bytes)) {
        error(spot_at(bytes, bad->at, file), bad->words);
        return {};
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) {
        error({file, 1, 1}, "There was no memory to read this.");
        return {};
    }
    const CloseParser close_parser{&parser};
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(bytes.data()),
                                 bytes.size());
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    TreeBuilder builder;
    const auto spot = [&](const yaml_mark_t& mark) {
        return Spot{file, static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
    };
    for (bool more = true; more;) {
        yaml_event_t event;
        if (yaml_parser_parse(&parser, &event) == 0) {
            const bool at_byte = parser.error == YAML_READER_ERROR;
            error(at_byte ? spot_at(bytes, std::min(parser.problem_offset, bytes.size()), file)
                          : spot(parser.problem_mark),
                  words_of(parser));
            return {};
        }
        const CloseEvent close_event{&event};
        if (!builder.take(event)) {
            error(spot(builder.mark), builder.refused);
            return {};
        }
        more = event.type != YAML_STREAM_END_EVENT;
    }
    if (values) *values += builder.nodes();
    auto root = builder.root();
    remark_doubles(root, file, remarks);
    return root;
}

base::Result<std::string> read_file_bytes(const std::string& path) {
    std::error_code code;
    const auto size = std::filesystem::file_size(path, code);
    if (code) return base::failed(base::Fault::not_found, path + " cannot be read.");
    if (size > guide_file_bytes_max)
        return base::failed(base::Fault::too_large, path + " is larger than 4 MiB.");
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in.gcount() != static_cast<std::streamsize>(bytes.size()))
        return base::failed(base::Fault::not_found, path + " cannot be read to its end.");
    return bytes;
}

}  // namespace kt::guide
