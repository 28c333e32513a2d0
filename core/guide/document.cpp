#include "core/guide/document.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/guide/bytes_of_text.hpp"

namespace kt::guide {
namespace {

constexpr int brackets_open_max = 256;

struct Refused {  // ends the parse from inside a handler
    YAML::Mark mark;
    std::string words;
};

// Builds the tree from events, so that no bound is passed before it is noticed.
class TreeBuilder final : public YAML::EventHandler {
  public:
    void OnDocumentStart(const YAML::Mark& mark) override {
        if (documents_++ > 0) throw Refused{mark, "Only one document a file: remove the '---'."};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(begin(Node::Kind::nothing, mark, "", anchor), mark);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        throw Refused{mark, "References with '*' are not used in these files: write it out."};
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        auto node = begin(Node::Kind::text, mark, tag, anchor);
        node.quoted = tag == "!";
        node.text = value;
        add(std::move(node), mark);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(begin(Node::Kind::list, mark, tag, anchor), mark);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(begin(Node::Kind::map, mark, tag, anchor), mark);
    }
    void OnMapEnd() override { close(); }

    Node take() { return std::move(root_); }

  private:
    Node begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag,
               YAML::anchor_t anchor) {
        if (anchor != 0)
            throw Refused{mark, "Anchors with '&' are not used in these files: write it out."};
        if (tag.size() > 1) throw Refused{mark, "Tags like '!!str' are not used in these files."};
        if (++nodes_ > document_nodes_max)
            throw Refused{mark, "This file holds more than " + std::to_string(document_nodes_max) +
                                    " values."};
        Node node;
        node.kind = kind;
        node.line = mark.line + 1;
        node.column = mark.column + 1;
        return node;
    }
    void open(Node node, const YAML::Mark& mark) {
        if (open_.size() >= document_depth_max)
            throw Refused{
                mark, "Nested more than " + std::to_string(document_depth_max) + " levels deep."};
        open_.push_back(std::move(node));
    }
    void close() {
        auto node = std::move(open_.back());
        open_.pop_back();
        YAML::Mark mark;
        mark.line = node.line - 1;
        mark.column = node.column - 1;
        add(std::move(node), mark);
    }
    void add(Node node, const YAML::Mark& mark) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        auto& parent = open_.back();
        const bool is_key =
            parent.kind == Node::Kind::map && parent.keys.size() == parent.items.size();
        if (!is_key) {
            parent.items.push_back(std::move(node));
            return;
        }
        if (!node.is_text()) throw Refused{mark, "A name before ':' must be a plain text."};
        parent.keys.push_back(std::move(node));
    }

    std::vector<Node> open_;
    Node root_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
};

// Sorting finds what is written twice without a table of its own; the second in the file is named.
void remark_doubles(Node& node, const std::string& file, std::vector<Remark>& remarks) {
    if (node.kind == Node::Kind::map) {
        std::vector<std::size_t> order(node.keys.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return node.keys[a].text < node.keys[b].text;
        });
        for (std::size_t i = 1; i < order.size(); ++i) {
            const auto& earlier = node.keys[order[i - 1]];
            const auto& later = node.keys[order[i]];
            if (earlier.text != later.text) continue;
            remarks.push_back({Remark::Level::error,
                               {file, later.line, later.column},
                               "'" + later.text + "' stands here twice; the first is on line " +
                                   std::to_string(earlier.line) + "."});
        }
    }
    for (auto& item : node.items) remark_doubles(item, file, remarks);
}

// A scanner that looks ahead for keys keeps every bracket it passes.
std::optional<std::size_t> find_bracket_too_many(std::string_view bytes) {
    int open = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes[at] == '[' || bytes[at] == '{') ++open;
        if (bytes[at] == ']' || bytes[at] == '}') open = std::max(0, open - 1);
        if (open > brackets_open_max) return at;
    }
    return std::nullopt;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size() && i < items.size(); ++i)
        if (keys[i].text == key) return &items[i];
    return nullptr;
}

Node read_document(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks) {
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
    if (auto at = find_bracket_too_many(bytes)) {
        error(spot_at(bytes, *at, file), "Too many brackets are left open.");
        return {};
    }
    TreeBuilder builder;
    try {
        std::istringstream in{std::string(bytes)};
        YAML::Parser parser(in);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Refused& refused) {
        error({file, refused.mark.line + 1, refused.mark.column + 1}, refused.words);
        return {};
    } catch (const YAML::Exception& wrong) {
        error({file, wrong.mark.line + 1, wrong.mark.column + 1},
              "This is not valid YAML: " + wrong.msg + ".");
        return {};
    } catch (const std::exception&) {
        error({file, 1, 1}, "This is not valid YAML.");
        return {};
    }
    auto root = builder.take();
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
