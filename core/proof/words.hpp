// Conditions and things of a guide in the words of who wrote them: as they stand in the files, the
// people of a group told once. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/guide/graph.hpp"

namespace kt::proof {

// The condition again; shortened when it is long.
std::string text_of(const guide::Guide& guide, const guide::Expression& condition);

// What must all be yes for the whole to be: at least one.
std::vector<guide::Expression> parts_of(const guide::Expression& condition);

// "family.child_age" for each of its people.
std::string name_of(const guide::Question& question);
std::string name_of(const guide::Computed& computed);
// "housing.outdoors", "signal.lonely", "need.meet_people", "option.bus".
std::string name_of(const guide::Guide& guide, const guide::Graph& graph, int thing);

const guide::Expression& when_of(const guide::Guide& guide, const guide::Graph& graph, int thing);

// "a, b and c"
std::string listed(const std::vector<std::string>& words, const std::string& last = " and ");

std::string when_told(std::int64_t days);  // 2026-11-22

}  // namespace kt::proof
