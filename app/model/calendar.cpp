#include "app/model/calendar.hpp"

#include <array>
#include <chrono>

namespace kt::model {
namespace {

using namespace std::chrono;

constexpr std::array months{"januari", "februari", "maart",     "april",   "mei",      "juni",
                            "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr std::array months_short{"jan", "feb", "mrt",  "apr", "mei", "jun",
                                  "jul", "aug", "sept", "okt", "nov", "dec"};
constexpr std::array weekdays{"maandag", "dinsdag",  "woensdag", "donderdag",
                              "vrijdag", "zaterdag", "zondag"};
constexpr std::array weekdays_short{"ma", "di", "wo", "do", "vr", "za", "zo"};

std::string named(std::string_view what, int number, std::string_view dutch, const Translate& tr) {
    return tr(std::string("calendar.") + std::string(what) + "." + std::to_string(number), dutch);
}

milliseconds offset_at(milliseconds utc) {
    const year_month_day date{floor<days>(sys_time<milliseconds>{utc})};
    const auto change = [&](month in) {
        return sys_time<milliseconds>{sys_days{date.year() / in / Sunday[last]}} + 1h;
    };
    const sys_time<milliseconds> at{utc};
    return at >= change(March) && at < change(October) ? 2h : 1h;
}

std::string day_month(const LocalTime& at, const Translate& tr) {
    return std::to_string(at.day) + " " + named("month", at.month, months[at.month - 1], tr);
}

std::string day_month_year(const LocalTime& at, const Translate& tr) {
    return day_month(at, tr) + " " + std::to_string(at.year);
}

}  // namespace

LocalTime day_of(std::int64_t day_number) {
    const sys_days at{days{day_number}};
    const year_month_day date{at};
    LocalTime local;
    local.year = static_cast<int>(date.year());
    local.month = static_cast<int>(static_cast<unsigned>(date.month()));
    local.day = static_cast<int>(static_cast<unsigned>(date.day()));
    local.weekday = static_cast<int>(weekday{at}.iso_encoding()) - 1;
    local.day_number = day_number;
    return local;
}

LocalTime dutch_time(std::int64_t wall_ms) {
    const milliseconds utc{wall_ms};
    const milliseconds local = utc + offset_at(utc);
    const auto day = floor<days>(local);
    LocalTime at = day_of(day.count());
    const auto minutes_of_day = floor<minutes>(local - day).count();
    at.hour = static_cast<int>(minutes_of_day / 60);
    at.minute = static_cast<int>(minutes_of_day % 60);
    return at;
}

std::string clock_text(std::int64_t wall_ms) {
    const LocalTime at = dutch_time(wall_ms);
    return std::to_string(at.hour) + (at.minute < 10 ? ":0" : ":") + std::to_string(at.minute);
}

std::string day_text(std::int64_t wall_ms, const Translate& tr) {
    const LocalTime at = dutch_time(wall_ms);
    return named("weekday", at.weekday + 1, weekdays[at.weekday], tr) + " " + day_month(at, tr);
}

std::string day_and_year_text(std::int64_t wall_ms, const Translate& tr) {
    return day_month_year(dutch_time(wall_ms), tr);
}

std::string date_text(std::int64_t day_number, const Translate& tr) {
    return day_month_year(day_of(day_number), tr);
}

std::string month_text(int month, const Translate& tr) {
    return named("month_alone", month, months[month - 1], tr);
}

std::string month_and_year_text(std::int64_t day_number, const Translate& tr) {
    const LocalTime at = day_of(day_number);
    return month_text(at.month, tr) + " " + std::to_string(at.year);
}

std::string short_day_text(std::int64_t wall_ms, const Translate& tr) {
    const LocalTime at = dutch_time(wall_ms);
    return std::to_string(at.day) + " " +
           named("month_short", at.month, months_short[at.month - 1], tr);
}

std::string moment_text(std::int64_t wall_ms, std::int64_t now_ms, const Translate& tr) {
    const LocalTime at = dutch_time(wall_ms);
    const std::int64_t days_ago = dutch_time(now_ms).day_number - at.day_number;
    if (days_ago == 0) return clock_text(wall_ms);
    if (days_ago == 1) return tr("calendar.yesterday", "gisteren");
    if (days_ago > 1 && days_ago < 7) {
        return named("weekday_short", at.weekday + 1, weekdays_short[at.weekday], tr);
    }
    return short_day_text(wall_ms, tr);
}

std::string fill(std::string_view text,
                 std::initializer_list<std::pair<std::string_view, std::string>> values) {
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = text.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        const std::string_view name = text.substr(open + 1, close - open - 1);
        out += text.substr(0, open);
        bool known = false;
        for (const auto& [key, value] : values) {
            if (key != name) continue;
            out += value;
            known = true;
            break;
        }
        if (!known) out += text.substr(open, close - open + 1);
        text.remove_prefix(close + 1);
    }
    return out + std::string(text);
}

}  // namespace kt::model
