// What stands twice in a case, put side by side with who said it and when. A helper of
// make_case_view, which has already read the answers. Pure; any thread.
#pragma once

#include <vector>

#include "app/model/laptop_case_view.hpp"

namespace kt::model {

std::vector<ConflictView> conflicts_of(const CaseView& view, const casefile::CaseState& state,
                                       const guide::Guide& guide, const Translate& tr);

}  // namespace kt::model
