// The two forms of a sheet as plain cells, before the first row is understood. Used by sheet.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/guide/remark.hpp"

namespace kt::guide {

struct Cell {
    std::string text;
    int line = 0;
    int column = 0;
    bool formula = false;  // the text is what a formula came to when the sheet was saved
};
using Cells = std::vector<std::vector<Cell>>;

// Both stop at the first mistake in the form and remark on it; what was read until then is of no
// use. Rows may differ in length; rows without any text may be missing.
Cells read_csv(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks);
Cells read_ods(std::string_view bytes, const std::string& file, std::vector<Remark>& remarks);

}  // namespace kt::guide
