// Days and hours as people in the Netherlands say them, whatever the machine's own time zone.
#include <gtest/gtest.h>

#include "app/model/calendar.hpp"

namespace kt::model {
namespace {

std::string dutch(std::string_view, std::string_view text) {
    return std::string(text);
}

constexpr std::int64_t winter_ms = 1'795'336'800'000;  // 2026-11-22 08:40 UTC

TEST(Calendar, winter_is_one_hour_ahead_and_summer_two) {
    EXPECT_EQ(clock_text(winter_ms), "9:40");
    EXPECT_EQ(clock_text(1'782'894'000'000), "10:20");  // 2026-07-01 08:20 UTC
}

TEST(Calendar, clock_goes_forward_in_march_and_back_in_october) {
    EXPECT_EQ(clock_text(1'774'745'940'000), "1:59");  // 2026-03-29 00:59 UTC
    EXPECT_EQ(clock_text(1'774'746'000'000), "3:00");  // one minute later
    EXPECT_EQ(clock_text(1'792'889'940'000), "2:59");  // 2026-10-25 00:59 UTC
    EXPECT_EQ(clock_text(1'792'890'000'000), "2:00");
}

TEST(Calendar, days_have_names) {
    EXPECT_EQ(day_text(winter_ms, dutch), "zondag 22 november");
    EXPECT_EQ(day_and_year_text(winter_ms, dutch), "22 november 2026");
    EXPECT_EQ(short_day_text(winter_ms, dutch), "22 nov");
    EXPECT_EQ(date_text(0, dutch), "1 januari 1970");
}

TEST(Calendar, a_moment_is_said_from_now) {
    EXPECT_EQ(moment_text(winter_ms, winter_ms + 1000, dutch), "9:40");
    EXPECT_EQ(moment_text(winter_ms, winter_ms + day_ms, dutch), "gisteren");
    EXPECT_EQ(moment_text(winter_ms, winter_ms + 3 * day_ms, dutch), "zo");
    EXPECT_EQ(moment_text(winter_ms, winter_ms + 30 * day_ms, dutch), "22 nov");
    EXPECT_EQ(moment_text(winter_ms + 2 * day_ms, winter_ms, dutch), "24 nov");  // another clock
}

TEST(Calendar, late_in_the_evening_is_already_tomorrow_here) {
    EXPECT_EQ(day_text(1'795'390'200'000, dutch), "maandag 23 november");  // 23:30 UTC on the 22nd
}

TEST(Fill, puts_values_in_once) {
    EXPECT_EQ(fill("{a} en {b}", {{"a", "{b}"}, {"b", "twee"}}), "{b} en twee");
    EXPECT_EQ(fill("niets {onbekend} {", {}), "niets {onbekend} {");
}

}  // namespace
}  // namespace kt::model
