// A condition as a policy worker would say it, in Dutch, with the guide's own words quoted. For
// people to read; never parsed. What is unrolled over the people of a group is told once. Pure.
#pragma once

#include <string>

#include "core/guide/guide.hpp"

namespace kt::guide_map {

// "wij merkten 'komt weinig buiten' en iemand komt voor een scootmobiel"; "altijd" if empty.
std::string in_words(const guide::Guide& guide, const guide::Expression& condition);

// What stands in a condition: each once, in order of appearance.
struct LeansOn {
    std::vector<int> questions, signals, entries, needs, computed;
};
LeansOn leans_on(const guide::Expression& condition);

}  // namespace kt::guide_map
