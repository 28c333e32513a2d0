// Fills a guide from its sheets, in the form GRAMMAR.md tells, and remarks on what is not in that
// form. Parties and figures come before the YAML, for its conditions and signals name them; options
// after it, for they name needs and questions. Used by load only. One thread.
#pragma once

#include <vector>

#include "core/guide/guide.hpp"
#include "core/guide/remark.hpp"
#include "core/guide/sheet.hpp"

namespace kt::guide {

void read_parties_and_figures(Guide& guide, const std::vector<Sheet>& sheets,
                              std::vector<Remark>& remarks);

// Options end in the order of their Sort, and within one in that of the sheets.
void read_options(Guide& guide, const std::vector<Sheet>& sheets, std::vector<Remark>& remarks);

}  // namespace kt::guide
