#include "app/text/words.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace kt::text {
namespace {

TEST(Words, KnowsWhichLanguagesRunFromTheRight) {
    EXPECT_TRUE(right_to_left("ar"));
    EXPECT_TRUE(right_to_left("fa-IR"));
    EXPECT_FALSE(right_to_left("nl"));
    EXPECT_FALSE(right_to_left("ti"));
    EXPECT_FALSE(right_to_left(""));
}

TEST(Words, ACaretNeverStandsInsideALetterWithItsAccent) {
    const std::string cafe = "cafe\xcc\x81!";  // e and a combining accent
    EXPECT_EQ(caret_stops(cafe), (std::vector<std::size_t>{0, 1, 2, 3, 6, 7}));
    EXPECT_EQ(stop_before(cafe, 6), 3u);
    EXPECT_EQ(stop_after(cafe, 3), 6u);
    EXPECT_EQ(stop_after("één", 0), 2u);
}

TEST(Words, AtTheEndsItStaysThere) {
    EXPECT_EQ(stop_before("ja", 0), 0u);
    EXPECT_EQ(stop_after("ja", 2), 2u);
    EXPECT_EQ(caret_stops(""), (std::vector<std::size_t>{0}));
}

RC_GTEST_PROP(Words, StopsRiseFromTheBeginningToTheEnd, (const std::string& text)) {
    const auto stops = caret_stops(text);
    RC_ASSERT(stops.front() == 0u);
    RC_ASSERT(stops.back() == text.size());
    for (std::size_t i = 1; i < stops.size(); ++i) RC_ASSERT(stops[i] > stops[i - 1]);
}

}  // namespace
}  // namespace kt::text
