// One YAML file as a bounded tree of texts, lists and maps, each knowing its line and column.
//
// Made for files that strangers may have written: no aliases, anchors, tags or merge keys, one
// document, UTF-8 only, and every bound below. Whatever the bytes are, the outcome is a tree or
// remarks. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/guide/remark.hpp"

namespace kt::guide {

inline constexpr std::size_t guide_file_bytes_max = 4 * 1024 * 1024;
inline constexpr std::size_t document_depth_max = 16;
inline constexpr std::size_t document_nodes_max = 400'000;

struct Node {
    enum class Kind : std::uint8_t { nothing, text, list, map } kind = Kind::nothing;
    bool quoted = false;
    int line = 0;  // from 1
    int column = 0;
    const std::string* file = nullptr;  // where it was moved from, by merge.hpp; else its tree's
    std::string text;
    std::vector<Node> keys;   // of a map, beside items; always texts, never twice the same
    std::vector<Node> items;  // of a list or map

    const Node* find(std::string_view key) const;  // nullptr when a map has no such key
    Node* find(std::string_view key);
    bool is_text() const { return kind == Kind::text; }
};

// Where a node stands; `file` is that of the tree it is in.
inline Spot spot_of(const Node& node, const std::string& file) {
    return {node.file ? *node.file : file, node.line, node.column};
}

// Adds what is wrong to `remarks`; the tree may be used as far as it goes only if none is an error.
// `values`, if given, grows by how many it holds.
Node read_document(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks,
                   std::size_t* values = nullptr);

// Fails with too_large, not_found or bad_input; never reads more than guide_file_bytes_max.
base::Result<std::string> read_file_bytes(const std::string& path);

}  // namespace kt::guide
