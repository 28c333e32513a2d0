// The source tree as the tidy tests read it: files as text, folders with the links they declare.
// Everything is read once, from the folder the test runs in (the top of the checkout).
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kt::tidy {

struct SourceFile {
    std::string path;    // from the top: "core/base/log.cpp"
    std::string folder;  // the kt_folder it belongs to: "core/base"
    std::vector<std::string> lines;
};

struct Tree {
    std::vector<std::string> levels;                     // folders, low to high
    std::map<std::string, std::set<std::string>> links;  // declared by kt_folder(... LINKS ...)
    std::vector<SourceFile> files;                       // .hpp and .cpp of core, sync, app, tests

    // What a folder may include from: itself, its links, and theirs.
    std::set<std::string> reach(const std::string& folder) const;
};

Tree read_tree();

// The path of an #include "…" line, or empty.
std::string included_path(const std::string& line);

}  // namespace kt::tidy
