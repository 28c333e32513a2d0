#include "core/conversation/ranges.hpp"

#include <algorithm>
#include <chrono>

namespace kt::conversation {

using guide::Range;
using guide::Truth;
using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year_month_day;

namespace {

constexpr std::int64_t days_max = 4'000'000;  // some ten thousand years, what a calendar bears

year_month_day date_of(std::int64_t at) {
    return sys_days(days(static_cast<int>(std::clamp(at, -days_max, days_max))));
}

std::int64_t day_number(const year_month_day& date) {
    return sys_days(date).time_since_epoch().count();
}

std::int64_t years_between(std::int64_t born_days, std::int64_t today_days) {
    const auto born = date_of(born_days), today = date_of(today_days);
    const bool had_birthday =
        std::pair(today.month(), today.day()) >= std::pair(born.month(), born.day());
    const auto years = static_cast<int>(today.year()) - static_cast<int>(born.year());
    return std::max(0, years - (had_birthday ? 0 : 1));
}

std::int64_t bounded(std::int64_t number) {
    return std::clamp(number, Range::range_min, Range::range_max);
}

Range sum(Range a, Range b) {
    return {bounded(a.low + b.low), bounded(a.high + b.high)};
}

}  // namespace

std::optional<Range> range_of(const guide::Question& question, const Value& value) {
    if (question.kind == guide::Kind::amount && !question.answers.empty() &&
        !value.chosen.empty()) {
        const int index = question.answer_index(value.chosen.front());
        if (index < 0) return std::nullopt;
        const auto& answer = question.answers[static_cast<std::size_t>(index)];
        const auto high = answer.to.value_or(Range::range_max);
        // Nobody pays less than nothing, unless the answer itself says so.
        return Range{answer.from.value_or(high < 0 ? Range::range_min : 0), high};
    }
    if (!value.number || !question.has_number()) return std::nullopt;
    if (question.kind == guide::Kind::date) return days_of(*value.number, question.precision);
    return Range{bounded(*value.number), bounded(*value.number)};
}

Range days_of(std::int64_t at, guide::Precision precision) {
    if (precision == guide::Precision::day) return {bounded(at), bounded(at)};
    const auto date = date_of(at);
    if (precision == guide::Precision::year)
        return {day_number(date.year() / month(1) / day(1)),
                day_number(date.year() / month(12) / day(31))};
    return {day_number(date.year() / date.month() / day(1)),
            day_number(year_month_day(date.year() / date.month() / std::chrono::last))};
}

Range age_on(std::int64_t today_days, Range born_days) {
    return {years_between(born_days.high, today_days), years_between(born_days.low, today_days)};
}

Truth compare_any(std::span<const Range> standing, guide::Compare how, Range with) {
    if (standing.empty()) return Truth::unknown;
    auto truth = Truth::no;
    for (const auto& one : standing) truth = truth || guide::compare(one, how, with);
    return truth;
}

std::vector<Range> sums_of(std::span<const std::span<const Range>> parts) {
    Range most{0, 0}, least{0, 0};
    bool told = false;
    for (const auto& standing : parts) {
        if (standing.empty()) {
            most = sum(most, {0, Range::range_max});
            least = sum(least, {0, Range::range_max});
            continue;
        }
        told = true;
        const auto by_low = [](Range a, Range b) { return a.low < b.low; };
        const auto by_high = [](Range a, Range b) { return a.high < b.high; };
        most = sum(most, *std::max_element(standing.begin(), standing.end(), by_low));
        least = sum(least, *std::min_element(standing.begin(), standing.end(), by_high));
    }
    if (!told) return {};
    if (most == least) return {most};
    return {most, least};
}

}  // namespace kt::conversation
