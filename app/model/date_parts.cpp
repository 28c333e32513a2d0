#include "app/model/date_parts.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>

#include "app/model/calendar.hpp"

namespace kt::model {

namespace {

using guide::Precision;

// No conversation was held before this program was made: a clock that says so is wrong.
constexpr int first_year_of_program = 2026;

int number_of(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void ask_again(DateParts& parts, std::string_view part) {
    if (part == "year") parts.decade = parts.year = 0;
    if (part == "month") parts.month = 0;
    if (part == "day") parts.day = 0;
}

int year_now(std::int64_t wall_ms) {
    return std::max(dutch_time(wall_ms).year, first_year_of_program);
}

}  // namespace

std::optional<DatePart> open_part(const DateParts& parts, Precision precision) {
    if (parts.year == 0) return parts.decade == 0 ? DatePart::decade : DatePart::year;
    if (precision != Precision::year && parts.month == 0) return DatePart::month;
    if (precision == Precision::day && parts.day == 0) return DatePart::day;
    return std::nullopt;
}

std::optional<std::int64_t> day_number(const DateParts& parts, Precision precision) {
    using namespace std::chrono;
    if (open_part(parts, precision)) return std::nullopt;
    const auto part = [](int chosen, bool asked) {
        return static_cast<unsigned>(asked ? chosen : 1);
    };
    const year_month_day date{year(parts.year),
                              month(part(parts.month, precision != Precision::year)),
                              day(part(parts.day, precision == Precision::day))};
    if (!date.ok()) return std::nullopt;
    return sys_days(date).time_since_epoch().count();
}

DateParts parts_of(std::int64_t number, Precision precision) {
    const LocalTime at = day_of(number);
    DateParts parts;
    parts.year = at.year;
    parts.decade = at.year - at.year % years_in_decade;
    if (precision != Precision::year) parts.month = at.month;
    if (precision == Precision::day) parts.day = at.day;
    return parts;
}

void choose_part(DateParts& parts, const std::string& id, Precision precision) {
    const auto colon = id.find(':');
    if (colon == std::string::npos) return;
    const std::string_view part = std::string_view(id).substr(0, colon);
    const std::string_view value = std::string_view(id).substr(colon + 1);
    if (part == "change") return ask_again(parts, value);
    const int number = number_of(value);
    if (part == "decade") parts.decade = number;
    if (part == "year") {
        parts.year = number;
        parts.decade = number - number % years_in_decade;
    }
    if (part == "month") parts.month = std::clamp(number, 1, months_in_year);
    if (part == "day") parts.day = number;
    // The 30th of February, after the month was changed.
    const bool whole = parts.year != 0 && parts.month != 0 && precision == Precision::day;
    if (whole && parts.day > days_in(parts.year, parts.month)) parts.day = 0;
}

std::vector<int> decades(std::int64_t wall_ms) {
    const int now = year_now(wall_ms);
    std::vector<int> all;
    const int first = (now - years_back) / years_in_decade * years_in_decade;
    for (int decade = first; decade <= now + years_ahead; decade += years_in_decade)
        all.push_back(decade);
    return all;
}

std::vector<int> years_of(int decade, std::int64_t wall_ms) {
    const int now = year_now(wall_ms);
    std::vector<int> years;
    for (int year = decade; year < decade + years_in_decade; ++year)
        if (year <= now + years_ahead) years.push_back(year);
    return years;
}

std::vector<int> recent_years(std::int64_t wall_ms) {
    std::vector<int> years;
    for (int back = 0; back < years_recent; ++back) years.push_back(year_now(wall_ms) - back);
    return years;
}

int days_in(int year, int month) {
    using namespace std::chrono;
    const auto of = std::chrono::month(static_cast<unsigned>(month));
    const year_month_day_last last{std::chrono::year(year), month_day_last(of)};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace kt::model
