// What is different between two bundles, in words for whoever must agree with it: file by file,
// what stood there and what will. Nothing is left out and nothing is shown otherwise than it is:
// YAML and CSV line by line in their order, a sheet of ODS row by row, translations text by text
// (msgctxt and msgid) with what their head says; what is hidden stands there by its number. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/publication/bundle.hpp"

namespace kt::cli {

struct FileChange {
    std::string file;
    enum class How { added, removed, changed } how = How::changed;
    struct Line {
        bool now = false;  // will stand there; else stood there
        std::string text;  // fit for a terminal
    };
    // In the order of the file. None of a changed one: it says the same in another form.
    std::vector<Line> lines;
};
std::vector<FileChange> changes(const std::vector<publication::File>& before,
                                const std::vector<publication::File>& after);
std::string in_words(const std::vector<FileChange>& changes);

}  // namespace kt::cli
