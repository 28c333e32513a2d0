// What an answer says in numbers, as a range: a typed amount is one point, "50 to 150 euros" all
// between them, a year all of its days. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/conversation/facts.hpp"

namespace kt::conversation {

// Unset when the answer tells no number.
std::optional<guide::Range> range_of(const guide::Question& question, const Value& value);

// All days of the month or year in which this day lies; of precision day: itself.
guide::Range days_of(std::int64_t day, guide::Precision precision);

// Whole years on `today` of someone who was born on one of these days; a day to come is 0 years.
guide::Range age_on(std::int64_t today_days, guide::Range born_days);

// If several answers stand, a test is yes if any of them supports it; without one it is not known.
guide::Truth compare_any(std::span<const guide::Range> standing, guide::Compare how,
                         guide::Range with);

// The sums that standing answers allow: the most and the least that can be told from them, one row
// of ranges for each part. A part of which nothing is told counts from nothing upwards; empty when
// nothing at all is told.
std::vector<guide::Range> sums_of(std::span<const std::span<const guide::Range>> parts);

}  // namespace kt::conversation
