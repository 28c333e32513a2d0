// What a guide's conditions make use of: things that nothing uses, and tests that stay not known
// because what they test may never be asked. Pure; any thread.
#pragma once

#include <vector>

#include "core/guide/graph.hpp"
#include "core/guide/remark.hpp"

namespace kt::proof {

void remark_on_usage(const guide::Guide& guide, const guide::Graph& graph,
                     std::vector<guide::Remark>& remarks);

}  // namespace kt::proof
