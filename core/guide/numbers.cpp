// Numbers and dates as guides write them.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "core/guide/compile.hpp"

namespace kt::guide {

bool read_number(std::string_view text, std::int64_t& number) {
    constexpr std::int64_t number_max = 1'000'000'000'000;
    const auto end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data(), end, number);
    return code == std::errc() && stopped == end && number <= number_max && number >= -number_max;
}

bool read_date(std::string_view text, std::int64_t& days) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    std::int64_t year = 0, month = 0, day = 0;
    if (!read_number(text.substr(0, 4), year) || !read_number(text.substr(5, 2), month) ||
        !read_number(text.substr(8, 2), day))
        return false;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return false;
    days = std::chrono::sys_days(date).time_since_epoch().count();
    return true;
}

std::string write_date(std::int64_t days) {
    constexpr std::int64_t days_max = 4'000'000;  // some ten thousand years
    const auto bounded = std::clamp(days, -days_max, days_max);
    const std::chrono::year_month_day date{
        std::chrono::sys_days(std::chrono::days(static_cast<int>(bounded)))};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

}  // namespace kt::guide
