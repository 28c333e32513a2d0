// Reads a guide from its folder of YAML files and compiles its conditions.
// Fails with every mistake found, each at file:line:column, in the words of someone who wants to help.
// Bounded: guide_file_bytes_max per file, nesting and alias limits; hostile YAML gives an error.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/guide/guide.hpp"

namespace kt::guide {

inline constexpr std::size_t guide_file_bytes_max = 4 * 1024 * 1024;

struct Remark {
    enum class Level { error, warning } level = Level::error;
    Spot spot;
    std::string words;  // "There is no question 'housing.stair'. Did you mean 'housing.stairs'?"
};

struct Loaded {
    Guide guide;                  // usable only if no remark is an error
    std::vector<Remark> remarks;  // in file order
    bool usable() const;
};

// `path`: the folder (or one file). Result fails only if nothing could be read at all.
base::Result<Loaded> load(const std::string& path);

// load and check; fails with all errors as one text when the guide may not be used.
base::Result<Guide> load_usable(const std::string& path);

std::string to_line(const Remark& remark);  // "gids.yaml:12:5: error: …"

}  // namespace kt::guide
