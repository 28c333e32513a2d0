// Days, months and years counted in one row each, so that dates of any precision are whole numbers.
// Pure.
#pragma once

#include <cstdint>

#include "core/guide/guide.hpp"

namespace kt::proof {

// The number of the day, month or year in which this day falls; rises with the days.
std::int64_t period_of(std::int64_t days, guide::Precision precision);

// The last day on which someone of at least so many years can have been born.
std::int64_t last_birth(std::int64_t years, std::int64_t today_days);

// The same day a year earlier; of 29 February, the 28th.
std::int64_t year_before(std::int64_t days);

}  // namespace kt::proof
