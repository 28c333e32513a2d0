// Turns the text of a condition into a flat program; the grammar stands in GRAMMAR.md. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::guide {

inline constexpr std::size_t condition_characters_max = 2'000;
inline constexpr std::size_t condition_depth_max = 32;

struct Mistake {
    std::size_t at = 0;  // byte in the text, from 0
    std::string words;
};

struct Compiled {
    Expression expression;
    std::vector<Mistake> mistakes;  // the expression may be used only if there are none
};

// `names` needs its topics, entries, questions with answers, and signals; their conditions may
// wait.
Compiled compile(std::string_view text, const Guide& names);

// Days since 1970-01-01 of "2020-02-29"; false if it is no date.
bool read_date(std::string_view text, std::int64_t& days);
std::string write_date(std::int64_t days);
bool read_number(std::string_view text, std::int64_t& number);

}  // namespace kt::guide
