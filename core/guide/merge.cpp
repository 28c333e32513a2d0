#include "core/guide/merge.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/guide/conditions.hpp"
#include "core/guide/fields.hpp"
#include "core/guide/keep_pairs.hpp"
#include "core/guide/nearest.hpp"

namespace kt::guide {
namespace {

void remark(std::vector<Remark>& remarks, Spot spot, std::string words) {
    remarks.push_back({Remark::Level::error, std::move(spot), std::move(words)});
}

void erase(Node& map, std::string_view key) {
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
        if (map.keys[i].text != key) continue;
        map.keys.erase(map.keys.begin() + static_cast<std::ptrdiff_t>(i));
        map.items.erase(map.items.begin() + static_cast<std::ptrdiff_t>(i));
        return;
    }
}

void moved_from(Node& node, const std::string* file) {
    if (!node.file) node.file = file;
    for (auto& key : node.keys) moved_from(key, file);
    for (auto& item : node.items) moved_from(item, file);
}

// Marks one name of a map as gone; sweep takes it out with all others at once.
void forget(Node& key) {
    key.kind = Node::Kind::nothing;
}
void sweep(Node& map) {
    if (map.kind != Node::Kind::map) return;
    keep_pairs(map, [&](std::size_t i) { return map.keys[i].kind != Node::Kind::nothing; });
}

// Puts what `from` has in the place of what `into` has under the same name. A name without a value
// takes that one out.
void change(Node& into, Node& from, const std::string* file) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < into.keys.size(); ++i) places.emplace(into.keys[i].text, i);
    for (std::size_t i = 0; i < from.keys.size(); ++i) {
        moved_from(from.keys[i], file);
        moved_from(from.items[i], file);
        const auto found = places.find(from.keys[i].text);
        if (found == places.end()) {
            into.keys.push_back(std::move(from.keys[i]));
            into.items.push_back(std::move(from.items[i]));
        } else {
            into.keys[found->second] = std::move(from.keys[i]);
            into.items[found->second] = std::move(from.items[i]);
        }
    }
    for (std::size_t i = 0; i < into.keys.size(); ++i)
        if (into.items[i].kind == Node::Kind::nothing) forget(into.keys[i]);
    sweep(into);
}

// Takes the flag out of the map: yes, no, or nothing if it is left out or neither.
std::optional<bool> take_flag(Node& map, std::string_view key, const std::string& file,
                              std::vector<Remark>& remarks) {
    const auto* node = map.find(key);
    if (!node) return std::nullopt;
    std::optional<bool> flag;
    if (node->is_text() && (node->text == "yes" || node->text == "true")) flag = true;
    if (node->is_text() && (node->text == "no" || node->text == "false")) flag = false;
    if (!flag) remark(remarks, spot_of(*node, file), "'" + std::string(key) + "' is yes or no.");
    erase(map, key);
    return flag;
}

class Merger {
  public:
    explicit Merger(std::vector<Remark>& remarks) : remarks_(remarks) {}

    void add(Source source) {
        index_things();
        for (auto& tree : source.trees) add_tree(tree);
        for (auto& tree : merged_.trees)
            for (auto& section : tree.root.items) sweep(section);
        for (auto& sheet : source.sheets) add_sheet(sheet);
        for (auto& tree : source.trees) merged_.trees.push_back(std::move(tree));
        for (auto& sheet : source.sheets) merged_.sheets.push_back(std::move(sheet));
    }
    Source take() { return std::move(merged_); }

  private:
    struct Place {
        const Tree* tree;
        Node* section;
        std::size_t at;
    };

    void index_things() {
        things_.clear();
        for (auto& tree : merged_.trees)
            for (std::size_t s = 0; s < tree.root.keys.size(); ++s) {
                auto& section = tree.root.items[s];
                if (section.kind != Node::Kind::map) continue;
                auto& names = things_[tree.root.keys[s].text];
                for (std::size_t i = 0; i < section.keys.size(); ++i)
                    names.emplace(section.keys[i].text, Place{&tree, &section, i});
            }
    }

    void add_tree(Tree& tree) {
        for (std::size_t s = 0; s < tree.root.keys.size(); ++s) {
            auto& section = tree.root.items[s];
            if (section.kind != Node::Kind::map) continue;
            for (std::size_t i = 0; i < section.keys.size(); ++i)
                if (!stays(tree, tree.root.keys[s].text, section.keys[i], section.items[i]))
                    forget(section.keys[i]);
            sweep(section);
        }
    }

    // Whether it is a thing of its own; if not, it did its work on one that stands already.
    bool stays(const Tree& tree, const std::string& section, const Node& key, Node& thing) {
        auto& names = things_[section];
        const auto found = names.find(key.text);
        const bool there = found != names.end();
        if (thing.kind != Node::Kind::map) return true;
        const auto changes = take_flag(thing, "change", *tree.file, remarks_);
        const auto removes = take_flag(thing, "remove", *tree.file, remarks_);
        if (!changes.value_or(false) && !removes.value_or(false)) {
            if (!there) return true;
            const auto& earlier = found->second.section->keys[found->second.at];
            remark(remarks_, spot_of(key, *tree.file),
                   "'" + key.text + "' is there already, in " +
                       spot_of(earlier, *found->second.tree->file).file +
                       ". To change it, write 'change: yes' here.");
            return false;
        }
        if (!there) {
            remark(remarks_, spot_of(key, *tree.file),
                   "There is no '" + key.text + "' to " + (changes ? "change" : "remove") +
                       " in what is imported." + suggestion(key.text, section));
            return false;
        }
        const auto place = found->second;
        if (removes.value_or(false)) {
            forget(place.section->keys[place.at]);
            names.erase(found);
        } else {
            change(place.section->items[place.at], thing, tree.file);
        }
        return false;
    }

    // In the order of the files, so that the words are the same whatever the hashes. Only the first
    // mistakes get one.
    std::string suggestion(std::string_view wrong, std::string_view section) const {
        if (remarks_.size() >= mistakes_told_max) return {};
        std::vector<std::string_view> names;
        for (const auto& tree : merged_.trees)
            if (const auto* node = tree.root.find(section))
                for (const auto& key : node->keys) names.push_back(key.text);
        return did_you_mean(wrong, names);
    }

    static std::string cell(const Node& row, std::string_view column) {
        const auto* node = row.find(column);
        return node ? node->text : std::string();
    }
    // Rows of a figure are told apart by when they begin; all others by their name alone.
    static std::string name_of(const Node& row, Sheet::What what, bool whole_figure = false) {
        auto name = cell(row, "id");
        if (what == Sheet::What::figures && !whole_figure && !name.empty())
            name += " " + cell(row, "begin");
        return name;
    }

    void add_sheet(SheetOf& of) {
        auto& rows = of.sheet.rows;
        const auto what = of.sheet.what;
        std::unordered_map<std::string, std::vector<Node*>> earlier, earlier_whole;
        for (auto& sheet : merged_.sheets) {
            if (sheet.sheet.what != what) continue;
            for (auto& row : sheet.sheet.rows) {
                earlier[name_of(row, what)].push_back(&row);
                earlier_whole[name_of(row, what, true)].push_back(&row);
            }
        }
        if (earlier.empty()) return;
        // Copied: a row that is changed moves its cells.
        std::vector<std::string> earlier_names;
        for (const auto& sheet : merged_.sheets)
            for (const auto& row : sheet.sheet.rows)
                if (const auto* id = row.find("id"); sheet.sheet.what == what && id)
                    earlier_names.emplace_back(id->text);
        const std::vector<std::string_view> earlier_ids(earlier_names.begin(), earlier_names.end());
        std::set<std::string> done;
        for (auto& row : rows) {
            const auto name = name_of(row, what);
            if (name.empty()) continue;
            const auto remove = cell(row, "remove");
            const bool whole = (remove == "yes" || remove == "true") && cell(row, "begin").empty();
            auto& names = whole ? earlier_whole : earlier;
            const auto found = names.find(whole ? name_of(row, what, true) : name);
            if (found == names.end()) {
                if (is_misspelt(row, what, earlier_ids, *of.file)) row.kind = Node::Kind::nothing;
                continue;
            }
            if (!done.insert(name).second) {
                remark(remarks_, spot_of(row, *of.file),
                       "'" + cell(row, "id") + "' stands in this sheet twice.");
            } else if (take_flag(row, "remove", *of.file, remarks_).value_or(false)) {
                for (auto* gone : found->second) gone->kind = Node::Kind::nothing;
            } else {
                change(*found->second.front(), row, of.file);
            }
            row.kind = Node::Kind::nothing;
        }
        drop_emptied(rows);
        for (auto& sheet : merged_.sheets) drop_emptied(sheet.sheet.rows);
    }
    // A row without a title changes one that is imported; if no such row is there but one with
    // nearly its name, that is all there is to say of it.
    bool is_misspelt(const Node& row, Sheet::What what, const std::vector<std::string_view>& ids,
                     const std::string& file) {
        const auto id = cell(row, "id");
        if (!cell(row, "title").empty() || std::find(ids.begin(), ids.end(), id) != ids.end())
            return false;
        if (remarks_.size() >= mistakes_told_max) return false;
        const auto meant = did_you_mean(id, ids);
        if (meant.empty()) return false;
        constexpr std::string_view kinds[] = {"option", "party", "figure"};
        const auto* at = row.find("id");
        remark(remarks_, spot_of(at ? *at : row, file),
               "There is no " + std::string(kinds[static_cast<std::size_t>(what)]) + " '" + id +
                   "' in what is imported." + meant);
        return true;
    }
    static void drop_emptied(std::vector<Node>& rows) {
        std::erase_if(rows, [](const Node& row) { return row.kind == Node::Kind::nothing; });
    }

    std::vector<Remark>& remarks_;
    Source merged_;
    std::unordered_map<std::string, std::unordered_map<std::string, Place>> things_;
};

// The guide.yaml among its trees, or nullptr.
const Tree* first_of(const Source& source) {
    const auto name = source.folder.empty() ? "guide.yaml" : source.folder + "/guide.yaml";
    for (const auto& tree : source.trees)
        if (*tree.file == name) return &tree;
    return nullptr;
}

class Orderer {
  public:
    Orderer(std::vector<Source> sources, std::vector<Remark>& remarks)
        : sources_(std::move(sources)), remarks_(remarks), state_(sources_.size()) {}

    std::vector<Source> run() {
        const auto own = find("");
        if (own < sources_.size()) visit(own);
        // What could not be read imports nothing.
        const bool whole = !any_error(remarks_);
        for (std::size_t i = 0; whole && i < sources_.size(); ++i)
            if (state_[i] == State::not_yet)
                remark(remarks_, {sources_[i].folder + "/guide.yaml", 1, 1},
                       "Nothing imports the guide '" + sources_[i].folder + "'.");
        std::vector<Source> ordered;
        for (const auto index : order_) ordered.push_back(std::move(sources_[index]));
        return ordered;
    }

  private:
    enum class State : std::uint8_t { not_yet, on_the_way, done };

    std::size_t find(std::string_view folder) const {
        std::size_t i = 0;
        while (i < sources_.size() && sources_[i].folder != folder) ++i;
        return i;
    }

    // At most imports_max deep, for each level is another guide.
    void visit(std::size_t index) {
        state_[index] = State::on_the_way;
        const auto* first = first_of(sources_[index]);
        const auto imports =
            first ? imports_of(first->root, *first->file, remarks_) : std::vector<Import>{};
        for (const auto& import : imports) {
            const auto to = find(import.name);
            if (to == sources_.size()) {
                remark(remarks_, import.spot,
                       "There is no guide '" + import.name + "' in a folder beside this one.");
            } else if (state_[to] == State::on_the_way) {
                remark(remarks_, import.spot,
                       "A circle: the guide '" + import.name + "' imports itself by this.");
            } else if (state_[to] == State::not_yet && ++imported_ > imports_max) {
                remark(remarks_, import.spot,
                       "More than " + std::to_string(imports_max) + " guides are imported.");
                return;
            } else if (state_[to] == State::not_yet) {
                visit(to);
            }
        }
        state_[index] = State::done;
        order_.push_back(index);
    }

    std::vector<Source> sources_;
    std::vector<Remark>& remarks_;
    std::vector<State> state_;
    std::vector<std::size_t> order_;
    std::size_t imported_ = 0;
};

}  // namespace

std::vector<Import> imports_of(const Node& root, const std::string& file,
                               std::vector<Remark>& remarks) {
    std::vector<Import> imports;
    const auto* node = root.find("import");
    if (!node || node->kind == Node::Kind::nothing) return imports;
    std::vector<const Node*> names;
    if (node->is_text()) names.push_back(node);
    if (node->kind == Node::Kind::list)
        for (const auto& item : node->items) names.push_back(&item);
    if (node->kind == Node::Kind::map)
        remark(remarks, spot_of(*node, file), "'import' is a list of guides: [gesprek].");
    for (const auto* name : names) {
        const bool twice = std::any_of(imports.begin(), imports.end(), [&](const Import& import) {
            return import.name == name->text;
        });
        if (imports.size() == imports_max) {
            remark(remarks, spot_of(*name, file),
                   "More than " + std::to_string(imports_max) + " guides are imported.");
            break;
        }
        if (!name->is_text() || !is_identifier(name->text))
            remark(remarks, spot_of(*name, file),
                   "'import' names the folders of guides beside this one, of a-z, 0-9 and _.");
        else if (twice)
            remark(remarks, spot_of(*name, file), "'" + name->text + "' is imported twice.");
        else imports.push_back({name->text, spot_of(*name, file)});
    }
    return imports;
}

std::vector<Source> in_order(std::vector<Source> sources, std::vector<Remark>& remarks) {
    return Orderer(std::move(sources), remarks).run();
}

Source merge(std::vector<Source> ordered, std::vector<Remark>& remarks) {
    Merger merger(remarks);
    for (auto& source : ordered) {
        for (auto& tree : source.trees) {
            if (first_of(source) == &tree) erase(tree.root, "import");
            if (source.folder.empty()) continue;
            erase(tree.root, "guide");
            erase(tree.root, "version");
        }
        merger.add(std::move(source));
    }
    return merger.take();
}

}  // namespace kt::guide
