// A rehearsal as a story that can be read aloud: what was asked and why, what was answered, what
// the program noticed and from which answers, what it offered and what could help. Dutch. Pure.
#pragma once

#include <string>

#include "core/conversation/rehearsal.hpp"

namespace kt::guide_map {

std::string explain(const guide::Guide& guide, const conversation::Rehearsal& rehearsal);

}  // namespace kt::guide_map
