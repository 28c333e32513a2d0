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

TEST(Words, a_text_reads_from_its_own_side_wherever_it_stands) {
    EXPECT_TRUE(reads_from_right("مرحبا", "ar"));
    EXPECT_TRUE(reads_from_right("MEE Utrecht: اتصل بنا", "ar"));
    EXPECT_FALSE(reads_from_right("Nog niet vertaald.", "ar"));
    EXPECT_TRUE(reads_from_right("112", "ar"));
    EXPECT_TRUE(reads_from_right("“مرحبا”", "nl"));
    EXPECT_FALSE(reads_from_right("Zij zei: مرحبا", "nl"));
    EXPECT_FALSE(reads_from_right("112", "nl"));
}

TEST(Words, a_number_of_several_parts_is_kept_together_once) {
    const std::string kept =
        "اتصل \u2066"
        "0800-2000\u2069 الآن";
    EXPECT_EQ(with_whole_numbers("اتصل 0800-2000 الآن"), kept);
    EXPECT_EQ(with_whole_numbers(kept), kept);
    EXPECT_EQ(with_whole_numbers("14 030"),
              "\u2066"
              "14 030\u2069");
    EXPECT_EQ(with_whole_numbers("+31 30 286"),
              "\u2066"
              "+31 30 286\u2069");
    EXPECT_EQ(with_whole_numbers("10:30."),
              "\u2066"
              "10:30\u2069.");
    EXPECT_EQ(with_whole_numbers("K7MP-3XQD"), "\u2066K7MP-3XQD\u2069");
    EXPECT_EQ(with_whole_numbers("112"), "112");
    EXPECT_EQ(with_whole_numbers("Jan de Vries"), "Jan de Vries");
    EXPECT_EQ(with_whole_numbers(""), "");
}

TEST(Words, a_number_is_known_from_words) {
    EXPECT_TRUE(only_numbers("06 12345678"));
    EXPECT_TRUE(only_numbers("+31 (0)30-286"));
    for (const char* words : {"", "K7MP 3X", "na 5", " - ", "٠٦"})
        EXPECT_FALSE(only_numbers(words));
}

TEST(Words, what_someone_said_keeps_its_side_in_a_sentence_of_the_other) {
    EXPECT_EQ(set_apart("een brief.", "nl"), "een brief.");
    EXPECT_EQ(set_apart("een brief.", "ar"), "\u2066een brief.\u2069");
    EXPECT_EQ(set_apart("رسالة.", "ar"), "رسالة.");
    EXPECT_EQ(set_apart("رسالة.", "nl"), "\u2067رسالة.\u2069");
}

}  // namespace
}  // namespace kt::text
