// Reads a guide from its folder of YAML files and sheets, with the guides it imports, compiles its
// conditions and checks what every conversation needs (check.hpp); what takes a solver is proven
// elsewhere (core/proof). Fails with every mistake found, each at file:line:column, in the words of
// someone who wants to help. Bounded: guide_file_bytes_max per file, the limits below, nesting and
// alias limits; hostile YAML and sheets give an error.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/guide/document.hpp"
#include "core/guide/guide.hpp"
#include "core/guide/remark.hpp"

namespace kt::guide {

inline constexpr std::size_t guide_files_max = 256;  // with those of imported guides
inline constexpr std::size_t guide_bytes_max = 16 * 1024 * 1024;
// Names, texts, lists, maps and cells: bounds what its 16 MiB can become in memory.
inline constexpr std::size_t guide_values_max = 1'000'000;

struct Loaded {
    Guide guide;                  // usable only if no remark is an error
    std::vector<Remark> remarks;  // in file order
    bool usable() const;
};

// `path`: the folder (or one file). Result fails only if nothing could be read at all.
base::Result<Loaded> load(const std::string& path);

// The same from memory. The guide's own files have plain names ("guide.yaml", "options.csv"), those
// of a guide that it imports stand under its folder's name ("gesprek/guide.yaml"), however deep the
// imports are. Their order does not matter.
struct SourceFile {
    std::string name;
    std::string bytes;
};
Loaded load_files(const std::vector<SourceFile>& files);

// All files of the guide at `path` and of what it imports, named and sorted as above: what a
// publication carries and signs. Imported guides are the folders beside `path`; one that is missing
// is left out here and an error in load_files.
base::Result<std::vector<SourceFile>> files_for(const std::string& path);

// A warning for each file in the folder at `path`, and in those of the guides that these files are
// of, that looks like a part of a guide and is not read for its ending: options.xlsx, options.CSV.
std::vector<Remark> unread_files(const std::string& path, const std::vector<SourceFile>& read);

// load and check; fails with all errors as one text when the guide may not be used.
base::Result<Guide> load_usable(const std::string& path);

}  // namespace kt::guide
