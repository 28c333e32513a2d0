// Turns the text of a condition into a flat program; the grammar stands in GRAMMAR.md. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/guide/guide.hpp"
#include "core/guide/meant.hpp"

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

// From where a condition looks at the guide.
struct Scope {
    About about;         // inside a group: names of its questions mean this person's own
    bool needs = false;  // `need.x` may be asked: of options, which come after the needs
    bool place = true;   // `place` may be asked
};

// `names` needs its topics, entries, needs, signals, figures, groups, unrolled questions with
// answers and computed facts; their conditions may wait.
Compiled compile(std::string_view text, const Guide& names, const Scope& scope = {});

// Days since 1970-01-01 of "2020-02-29"; false if it is no date.
bool read_date(std::string_view text, std::int64_t& days);
std::string write_date(std::int64_t days);
bool read_number(std::string_view text, std::int64_t& number);

}  // namespace kt::guide
