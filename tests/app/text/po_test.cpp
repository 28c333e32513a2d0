#include "app/text/po.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace kt::text {
namespace {

using testing::HasSubstr;

constexpr auto letter = R"(# A translation
msgid ""
msgstr ""
"Language: en\n"
"X-Native-Reader: Somebody\n"

#: screens/kiosk
msgid "Verder"
msgstr "Continue"

#, fuzzy
msgctxt "button"
msgid "Stoppen"
msgstr "Halt"

msgid "Regel een\n"
"regel \"twee\""
msgstr "Line one\n"
"line \"two\""
)";

TEST(Po, ReadsHeaderEntriesContextsAndFuzzyMarks) {
    const auto file = parse_po(letter);
    ASSERT_TRUE(file) << file.error().words;
    EXPECT_EQ(file->header.at("X-Native-Reader"), "Somebody");
    ASSERT_EQ(file->entries.size(), 3u);
    EXPECT_EQ(file->entries[0].translation, "Continue");
    EXPECT_EQ(file->entries[1].context, "button");
    EXPECT_TRUE(file->entries[1].fuzzy);
    EXPECT_FALSE(file->entries[2].fuzzy);
    EXPECT_EQ(file->entries[2].dutch, "Regel een\nregel \"twee\"");
}

TEST(Po, SaysOnWhichLineSomethingIsWrong) {
    const auto open_quote = parse_po("msgid \"Verder\"\nmsgstr \"Continue\n");
    ASSERT_FALSE(open_quote);
    EXPECT_THAT(open_quote.error().words, HasSubstr("line 2"));
    const auto plural = parse_po("msgid \"dag\"\nmsgid_plural \"dagen\"\n");
    ASSERT_FALSE(plural);
    EXPECT_THAT(plural.error().words, HasSubstr("plural"));
    EXPECT_FALSE(parse_po("msgstr \"alone\"\n"));
    EXPECT_FALSE(parse_po("hello\n"));
    EXPECT_FALSE(parse_po("\"before any msgid\"\n"));
}

TEST(Po, SaysInWhichColumnAndThatAMsgidWaitsForItsMsgstr) {
    const auto quotes = read_po("msgid \"Verder\"\nmsgstr \"Continue\n");
    ASSERT_FALSE(quotes);
    EXPECT_EQ(quotes.error().line, 2);
    EXPECT_EQ(quotes.error().column, 8);
    const auto twice = read_po("msgid \"Verder\"\nmsgid \"Stoppen\"\nmsgstr \"Stop\"\n");
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().line, 2);
    EXPECT_FALSE(read_po("msgid \"Verder\"\n"));
}

TEST(Po, SaysToSaveAsUtf8) {
    const auto wide = read_po(std::string_view("\xFF\xFEm\0s\0g\0", 8));
    ASSERT_FALSE(wide);
    EXPECT_EQ(wide.error().words, "this is UTF-16; save the file as UTF-8");
    const auto latin = read_po("msgid \"Ga \xE9\xE9n\"\nmsgstr \"x\"\n");
    ASSERT_FALSE(latin);
    EXPECT_THAT(latin.error().words, HasSubstr("save the file as UTF-8"));
    EXPECT_EQ(latin.error().column, 11);
    EXPECT_TRUE(read_po("\xEF\xBB\xBFmsgid \"Verder\"\nmsgstr \"\xD9\x86\xE2\x80\x8F\"\n"));
}

TEST(Po, RefusesAFileOverTheLimit) {
    const auto refused = parse_po(std::string(po_bytes_max + 1, '\n'));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, base::Fault::too_large);
}

RC_GTEST_PROP(Po, WhateverComesItAnswersAndDoesNotBreak, (const std::string& content)) {
    (void)parse_po(content);
    (void)parse_po("msgid \"" + content + "\"\nmsgstr \"x\"\n");
}

}  // namespace
}  // namespace kt::text
