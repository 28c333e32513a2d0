// Days and hours as people here say them. Dutch civil time by the European rule (summer time from
// the last Sunday of March to the last Sunday of October, 01:00 UTC), so that a screen, a paper and
// a test say the same whatever the machine's time zone is set to. Pure; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace kt::model {

// (context, Dutch text) -> the text in the language that is shown.
using Translate = std::function<std::string(std::string_view, std::string_view)>;

inline constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

// Law, counted from the day of the report: Wmo 2015 article 2.3.2, first and fifth paragraph.
inline constexpr int personal_plan_days = 7;
inline constexpr int research_days = 42;

struct LocalTime {
    int year = 1970, month = 1, day = 1;
    int weekday = 0;  // 0 is Monday
    int hour = 0, minute = 0;
    std::int64_t day_number = 0;  // since 1970-01-01
};

LocalTime dutch_time(std::int64_t wall_ms);
LocalTime day_of(std::int64_t day_number);

std::string clock_text(std::int64_t wall_ms);                              // "9:40"
std::string day_text(std::int64_t wall_ms, const Translate& tr);           // "dinsdag 24 november"
std::string day_and_year_text(std::int64_t wall_ms, const Translate& tr);  // "24 november 2026"
std::string date_text(std::int64_t day_number, const Translate& tr);       // "24 november 2026"
std::string month_text(int month, const Translate& tr);                    // 3: "maart"
std::string month_and_year_text(std::int64_t day_number, const Translate& tr);  // "maart 1943"
std::string short_day_text(std::int64_t wall_ms, const Translate& tr);          // "24 nov"
// Short, seen from now: "9:40" today, "gisteren", a weekday within the week, else "24 nov".
std::string moment_text(std::int64_t wall_ms, std::int64_t now_ms, const Translate& tr);

// "{day}" in a text replaced by its value. Every value is put in once, never looked at again.
std::string fill(std::string_view text,
                 std::initializer_list<std::pair<std::string_view, std::string>> values);

}  // namespace kt::model
