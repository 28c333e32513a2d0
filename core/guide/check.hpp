// What must be known of a guide before anyone may hold a conversation with it: a beginning, an end,
// signals that hold in every place, and no circles. Linear in the guide, for it runs at each load;
// what takes a solver is proven where guides are written (core/proof). Pure; any thread.
#pragma once

#include <vector>

#include "core/guide/guide.hpp"
#include "core/guide/remark.hpp"

namespace kt::guide {

void check(const Guide& guide, std::vector<Remark>& remarks);

}  // namespace kt::guide
