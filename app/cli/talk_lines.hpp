// The lines of a conversation in a terminal: numbers that are typed, and how to answer. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::cli {

// "1 3" -> {0, 2}; empty when anything is no number from 1 to `count`.
std::vector<std::size_t> picks(const std::string& words, std::size_t count);

// A line under a question that cannot be answered with one number from its list; may be empty.
std::string how_to_answer(const guide::Question& question);

}  // namespace kt::cli
