// Includes point down: a folder uses itself and what it declares, and declares only lower folders.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/tidy/tree.hpp"

namespace kt::tidy {
namespace {

int level_of(const Tree& tree, const std::string& folder) {
    // A folder inside a listed one (sync/hub/store) stands at the level of its parent.
    std::string at = folder;
    for (;;) {
        auto found = std::find(tree.levels.begin(), tree.levels.end(), at);
        if (found != tree.levels.end()) return static_cast<int>(found - tree.levels.begin());
        const auto slash = at.rfind('/');
        if (slash == std::string::npos) return -1;
        at.resize(slash);
    }
}

TEST(Levels, every_folder_declares_only_lower_folders) {
    const auto tree = read_tree();
    ASSERT_GT(tree.levels.size(), 5u);
    for (const auto& [folder, links] : tree.links)
        for (const auto& link : links) {
            EXPECT_GE(level_of(tree, link), 0) << folder << " links " << link << ": no such folder";
            const bool inside = folder.starts_with(link + "/") || link.starts_with(folder + "/");
            if (inside) EXPECT_FALSE(tree.reach(link).count(folder)) << folder << " and " << link;
            else
                EXPECT_LT(level_of(tree, link), level_of(tree, folder))
                    << folder << " links upward to " << link;
        }
}

TEST(Levels, every_include_is_declared) {
    const auto tree = read_tree();
    int seen = 0;
    for (const auto& file : tree.files) {
        if (file.path.starts_with("tests/") || file.folder.empty()) continue;
        const auto reach = tree.reach(file.folder);
        for (const auto& line : file.lines) {
            const auto path = included_path(line);
            if (path.empty()) continue;
            ++seen;
            const auto owner = std::find_if(reach.begin(), reach.end(), [&](const auto& folder) {
                return path.starts_with(folder + "/");
            });
            EXPECT_NE(owner, reach.end()) << file.path << " includes " << path << ", which "
                                          << file.folder << " does not declare";
        }
    }
    EXPECT_GT(seen, 10);
}

TEST(Levels, tests_are_never_included_by_the_program) {
    for (const auto& file : read_tree().files) {
        if (file.path.starts_with("tests/")) continue;
        for (const auto& line : file.lines)
            EXPECT_FALSE(included_path(line).starts_with("tests/")) << file.path;
    }
}

}  // namespace
}  // namespace kt::tidy
