// Reads a guide from its folder of YAML files, compiles its conditions and checks what every
// conversation needs (check.hpp); what takes a solver is proven elsewhere (core/proof). Fails with every mistake found, each at file:line:column, in the
// words of someone who wants to help. Bounded: guide_file_bytes_max per file, nesting and alias
// limits; hostile YAML gives an error.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/guide/document.hpp"
#include "core/guide/guide.hpp"
#include "core/guide/remark.hpp"

namespace kt::guide {

struct Loaded {
    Guide guide;                  // usable only if no remark is an error
    std::vector<Remark> remarks;  // in file order
    bool usable() const;
};

// `path`: the folder (or one file). Result fails only if nothing could be read at all.
base::Result<Loaded> load(const std::string& path);

// The same from memory: file names (relative, sorted as GRAMMAR.md says) and their bytes.
struct SourceFile {
    std::string name;
    std::string bytes;
};
Loaded load_files(const std::vector<SourceFile>& files);

// load and check; fails with all errors as one text when the guide may not be used.
base::Result<Guide> load_usable(const std::string& path);

}  // namespace kt::guide
