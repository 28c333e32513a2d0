#include "core/proof/calendar.hpp"

#include <algorithm>
#include <chrono>

namespace kt::proof {
namespace {

using std::chrono::year_month_day;

constexpr std::int64_t days_max = 4'000'000;  // some ten thousand years, what a calendar bears
constexpr std::int64_t years_max = 10'000;
constexpr std::int64_t months_in_year = 12;

year_month_day date_of(std::int64_t days) {
    return std::chrono::sys_days(
        std::chrono::days(static_cast<int>(std::clamp(days, -days_max, days_max))));
}

}  // namespace

std::int64_t period_of(std::int64_t days, guide::Precision precision) {
    if (precision == guide::Precision::day) return days;
    const auto date = date_of(days);
    const std::int64_t year = static_cast<int>(date.year());
    if (precision == guide::Precision::year) return year;
    return year * months_in_year + static_cast<unsigned>(date.month()) - 1;
}

std::int64_t last_birth(std::int64_t years, std::int64_t today_days) {
    const auto today = date_of(today_days);
    const auto back = static_cast<int>(std::clamp<std::int64_t>(years, 0, years_max));
    auto date = (today.year() - std::chrono::years(back)) / today.month() / today.day();
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

std::int64_t year_before(std::int64_t days) {
    return last_birth(1, days);
}

}  // namespace kt::proof
