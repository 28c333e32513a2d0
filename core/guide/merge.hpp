// One guide on top of another (GRAMMAR.md): trees and sheets of the imported guides and of those
// that import them become one list, in which everything stands once, before a Reader sees them.
//
// Works on trees, so that it knows nothing of questions or needs: whatever has a name can be
// changed. What is moved into another file's tree keeps the spot where it was written (Node::file);
// the file names pointed at must outlive the trees. One thread.
#pragma once

#include <string>
#include <vector>

#include "core/guide/document.hpp"
#include "core/guide/sheet.hpp"

namespace kt::guide {

inline constexpr std::size_t imports_max = 8;  // with those of imported guides

struct Tree {
    const std::string* file = nullptr;
    Node root;
};
struct SheetOf {
    const std::string* file = nullptr;
    Sheet sheet;
};

struct Source {          // one guide's own files
    std::string folder;  // empty: the guide that is loaded
    std::vector<Tree> trees;
    std::vector<SheetOf> sheets;
};

struct Import {
    std::string name;
    Spot spot;
};

// What stands under `import` in a guide.yaml, and nothing if it is not in its form, with remarks.
std::vector<Import> imports_of(const Node& root, const std::string& file,
                               std::vector<Remark>& remarks);

// The sources in the order in which they are laid on each other: imported ones before those that
// import them, the one without a folder last. Remarks on circles, on what is missing or too much.
std::vector<Source> in_order(std::vector<Source> sources, std::vector<Remark>& remarks);

// All as one. `import`, and what names an imported guide, are taken out.
Source merge(std::vector<Source> ordered, std::vector<Remark>& remarks);

}  // namespace kt::guide
