// The fonts of this process and no others: Noto Sans with its Arabic and Ethiopic sisters. Found in
// the given folder first (a package may bring them), else where Debian's fonts-noto-core puts them.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace kt::text {

// Paths of the font files, regular and bold. Fails with not_found if Noto Sans itself is missing;
// a missing sister only means its script is not drawn, which the checker of screens reports.
base::Result<std::vector<std::string>> font_files(const std::string& folder);

// Instead of taking a Pango font map and its fontconfig configuration apart: Pango 1.50 can loop
// for ever doing that, when fonts in its caches remove themselves from tables that are being
// emptied. A process makes few of them and ends, so they stay until then, where a leak checker
// finds them.
void keep_until_the_end(void* font_map, void* configuration);

}  // namespace kt::text
