// A date told in parts, as a person remembers it: first the decade, then the year, the month and
// the day, as far as the question asks. Nothing that can be chosen is no date. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::model {

inline constexpr int years_back = 105;  // as far as anyone remembers
inline constexpr int years_ahead = 5;
inline constexpr int years_recent = 3;
inline constexpr int years_in_decade = 10;
inline constexpr int months_in_year = 12;

struct DateParts {  // 0: not chosen
    int decade = 0, year = 0, month = 0, day = 0;
    bool operator==(const DateParts&) const = default;
};

enum class DatePart : std::uint8_t { decade, year, month, day };

// What is to be chosen now; none: the date is whole.
std::optional<DatePart> open_part(const DateParts& parts, guide::Precision precision);

// Days since 1970-01-01, the first of the month or year where no more is asked; none: not whole.
std::optional<std::int64_t> day_number(const DateParts& parts, guide::Precision precision);
DateParts parts_of(std::int64_t day_number, guide::Precision precision);

// "decade:1940", "year:1943", "month:3", "day:12" choose; "change:year" (month, day) asks it again.
void choose_part(DateParts& parts, const std::string& id, guide::Precision precision);

// First years of the decades that can be chosen on this day; the clock of a kiosk may be wrong.
std::vector<int> decades(std::int64_t wall_ms);
std::vector<int> recent_years(std::int64_t wall_ms);  // this one first: most of what is asked
// Of a decade those that anyone can mean: none that is too far ahead.
std::vector<int> years_of(int decade, std::int64_t wall_ms);
int days_in(int year, int month);

}  // namespace kt::model
