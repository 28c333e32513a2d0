// What nobody sees in a text.
#include "core/base/text_check.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kt::base {
namespace {

std::string name_of_first(std::string_view text, Allowed allowed = {}) {
    const auto found = find_hidden(text, allowed);
    return found ? found->name() + " at " + std::to_string(found->at) : "";
}

TEST(TextCheck, words_in_any_script_and_line_ends_are_seen) {
    EXPECT_EQ(name_of_first("Wat zou u helpen?\nVertel het.\r\nKlaar…"), "");
    EXPECT_EQ(name_of_first("ما تجدونه مهمًا يأتي أولًا."), "");
    EXPECT_EQ(name_of_first("Де ви спите? ትግርኛ 👩‍👧"), "");
}

TEST(TextCheck, controls_and_what_turns_the_direction_around_are_not) {
    EXPECT_EQ(name_of_first(std::string("a\0b", 3)), "U+0000 at 1");
    EXPECT_EQ(name_of_first("\x1b[2Jweg"), "U+001B at 0");
    EXPECT_EQ(name_of_first("a\tb"), "U+0009 at 1");
    EXPECT_EQ(name_of_first("a\rb"), "U+000D at 1");
    EXPECT_EQ(name_of_first("a\x7f"), "U+007F at 1");
    EXPECT_EQ(name_of_first("é\xc2\x9b"), "U+009B at 2");
    for (const auto* turned :
         {"\u202a", "\u202e", "\u2066", "\u2069", "\u2028", "\u200e", "\u061c"})
        EXPECT_NE(name_of_first("€ 100" + std::string(turned)), "");
}

TEST(TextCheck, a_mark_is_needed_where_people_read_from_the_right_and_a_tab_in_a_file) {
    EXPECT_EQ(name_of_first("\u200fx\u200e", {.direction_marks = true}), "");
    EXPECT_EQ(name_of_first("\u202ex", {.direction_marks = true}), "U+202E at 0");
    EXPECT_EQ(name_of_first("a\tb\rc", {.file_layout = true}), "");
    EXPECT_EQ(name_of_first("a\x1b", {.file_layout = true}), "U+001B at 1");
}

TEST(TextCheck, what_is_not_utf8_is_told) {
    for (const auto* bytes : {"a\xff", "a\xc3", "a\xed\xa0\x80", "a\xc0\xaf", "a\xf4\x90\x80\x80"})
        EXPECT_EQ(name_of_first(bytes), "not UTF-8 at 1") << bytes;
}

TEST(TextCheck, a_terminal_shows_what_is_hidden) {
    EXPECT_EQ(shown("A\u202eB\x1b[1m\n"), "A<U+202E>B<U+001B>[1m\n");
    EXPECT_EQ(shown("A\nB", true), "A<U+000A>B");
    EXPECT_EQ(shown("a\xff"
                    "b"),
              "a<0xFF>b");
    EXPECT_EQ(shown("hulp\u200b"), "hulp<U+200B>") << "two texts that look alike are told apart";
}

RC_GTEST_PROP(TextCheck, whatever_the_bytes_are_what_is_shown_hides_nothing,
              (const std::string& bytes)) {
    RC_ASSERT(!find_hidden(shown(bytes)));
    RC_ASSERT(!find_hidden(shown(bytes, true)));
    if (!find_hidden(bytes)) RC_ASSERT(shown(shown(bytes)) == shown(bytes));
}

}  // namespace
}  // namespace kt::base
