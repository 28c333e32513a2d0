#include "tests/tidy/tree.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

namespace kt::tidy {

namespace fs = std::filesystem;

namespace {

std::string read_text(const fs::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// "kt_folder(core/x SOURCES a.cpp LINKS core/y core/z EXTERNAL …)" -> {core/x: {core/y, core/z}}
void read_links(const std::string& text, Tree& tree) {
    static const std::regex call(R"(kt_folder\(([^)]*)\))");
    static const std::set<std::string> keywords{"SOURCES", "LINKS", "EXTERNAL", "PRIVATE_EXTERNAL"};
    for (std::sregex_iterator it(text.begin(), text.end(), call), end; it != end; ++it) {
        std::istringstream words((*it)[1].str());
        std::string folder, keyword;
        words >> folder;
        auto& links = tree.links[folder];
        for (std::string word; words >> word;) {
            if (keywords.count(word)) keyword = word;
            else if (keyword == "LINKS") links.insert(word);
        }
    }
}

}  // namespace

std::set<std::string> Tree::reach(const std::string& folder) const {
    std::set<std::string> reached{folder};
    std::vector<std::string> open{folder};
    while (!open.empty()) {
        const auto here = open.back();
        open.pop_back();
        auto found = links.find(here);
        if (found == links.end()) continue;
        for (const auto& link : found->second)
            if (reached.insert(link).second) open.push_back(link);
    }
    return reached;
}

Tree read_tree() {
    Tree tree;
    static const std::regex level(R"(add_subdirectory\(([a-z_/]+)[ )])");
    const auto top = read_text("CMakeLists.txt");
    for (std::sregex_iterator it(top.begin(), top.end(), level), end; it != end; ++it)
        tree.levels.push_back((*it)[1]);
    for (const char* root : {"core", "sync", "app", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            const auto path = entry.path().generic_string();
            if (entry.path().filename() == "CMakeLists.txt") read_links(read_text(path), tree);
            const auto extension = entry.path().extension();
            if (extension != ".hpp" && extension != ".cpp") continue;
            tree.files.push_back({path, "", split_lines(read_text(path))});
        }
    }
    for (auto& file : tree.files) {
        for (auto dir = fs::path(file.path).parent_path(); !dir.empty(); dir = dir.parent_path())
            if (tree.links.count(dir.generic_string())) {
                file.folder = dir.generic_string();
                break;
            }
    }
    std::sort(tree.files.begin(), tree.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return tree;
}

std::string included_path(const std::string& line) {
    static const std::regex include(R"(^\s*#include "([^"]+)\")");
    std::smatch match;
    return std::regex_search(line, match, include) ? match[1].str() : std::string();
}

}  // namespace kt::tidy
