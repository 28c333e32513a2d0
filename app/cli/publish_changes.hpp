// What is different between two bundles, in words for whoever must agree with it: file by file,
// what stood there and what will. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/publication/bundle.hpp"

namespace kt::cli {

inline constexpr std::size_t lines_told_max = 40;  // of one file; then it says how many more

struct FileChange {
    std::string file;
    enum class How { added, removed, changed } how = How::changed;
    std::vector<std::string> was;  // lines that are no longer there
    std::vector<std::string> now;  // lines that were not there
};
std::vector<FileChange> changes(const std::vector<publication::File>& before,
                                const std::vector<publication::File>& after);
std::string in_words(const std::vector<FileChange>& changes);

}  // namespace kt::cli
