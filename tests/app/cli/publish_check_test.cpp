// What nobody signs, at whichever end of a publication they stand.
#include "app/cli/publish_check.hpp"

#include <gmock/gmock.h>

#include "tests/core/guide/sample.hpp"

namespace kt::cli {
namespace {

using publication::File;
using testing::HasSubstr;

const std::string head = "msgid \"\"\nmsgstr \"\"\n\"Language: tr\\n\"\n";
const std::string entry = "\nmsgctxt \"entry.other\"\nmsgid \"Iets anders\"\nmsgstr ";

guide::Loaded with(const std::vector<File>& more) {
    std::vector<File> files{{"guide.yaml", guide::sample_text}};
    files.insert(files.end(), more.begin(), more.end());
    return checked(files, 20'779);  // 2026-11-22
}
// That it may not be signed, because of this.
void expect_refused(const std::vector<File>& more, const std::string& because) {
    const auto loaded = with(more);
    EXPECT_FALSE(loaded.usable());
    EXPECT_THAT(lines_of(loaded), HasSubstr(because));
}
std::vector<File> turkish(const std::string& bytes) {
    return {{"locale/tr/sample.po", bytes}};
}

TEST(PublishCheck, a_guide_and_its_translation_may_be_signed) {
    const auto loaded = with(turkish(head + entry + "\"Başka bir şey\"\n"));
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    EXPECT_THAT(lines_of(loaded), HasSubstr("locale/tr/sample.po:1:1: warning: tr: "));
}

TEST(PublishCheck, the_checker_is_asked) {
    expect_refused({{"more.yaml",
                     "signals:\n  odd: {title: x, topic: housing, when:"
                     " asked.mobility and asked.other}\n"}},
                   "more.yaml:2:3: error: The signal 'odd' can never be raised");
}

TEST(PublishCheck, a_translation_that_cannot_be_read_is_told_by_its_line) {
    expect_refused(turkish(head + "\nmsgctxt nonsense\n"),
                   "locale/tr/sample.po:5:1: error: This is no translation file");
}

TEST(PublishCheck, a_translation_fills_in_what_the_dutch_does) {
    expect_refused(turkish(head + entry + "\"Bir {name}\"\n"),
                   "locale/tr/sample.po:6:1: error: The translation of 'entry.other' does not");
    expect_refused(turkish(head + "\nmsgctxt \"entry.gone\"\nmsgid \"Nog {days} dagen\"\n"
                                  "msgstr \"Birkaç gün\"\n"),
                   "does not fill in what the Dutch does");
}

TEST(PublishCheck, a_text_has_a_thousand_characters_at_most) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "ş";
    EXPECT_TRUE(with(turkish(head + entry + "\"" + text + "\"\n")).usable());
    expect_refused(turkish(head + entry + "\"" + text + "x\"\n"),
                   "The text of 'entry.other' is longer than 1000 characters.");
}

TEST(PublishCheck, the_program_knows_the_language) {
    expect_refused({{"locale/xx/sample.po", "msgid \"a\"\nmsgstr \"b\"\n"}},
                   "locale/xx/sample.po:1:1: error: This program knows no language 'xx'.");
    expect_refused({{"locale/pl/sample.po", head + entry + "\"Coś innego\"\n"}},
                   "Its head names the language 'tr', its folder 'pl'.");
    expect_refused({{"locale/notes.txt", "x"}}, "only its translations are published");
    EXPECT_TRUE(with({{"locale/nl@je/sample.po", entry + "\"Iets anders\"\n"}}).usable());
}

TEST(PublishCheck, what_nobody_sees_is_refused_in_every_file) {
    expect_refused(turkish(head + entry + "\"Ba\u202eşka\"\n"),
                   "locale/tr/sample.po:7:11: error: A character that nobody sees");
    expect_refused(turkish(head + entry + "\"Ba\\tşka\"\n"), "holds a character that nobody sees");
    expect_refused(turkish(head + "# \x1b[2J\n" + entry + "\"Başka\"\n"), "nobody sees");
    expect_refused({{"more.yaml", "# \u2066\n"}}, "more.yaml:1:3: error: A character that nobody");
    expect_refused({{"parties.csv", "id,title\na,\u202ehuis\n"}}, "parties.csv:2:3: error");
}

TEST(PublishCheck, marks_of_direction_are_for_who_reads_from_the_right) {
    const std::string arabic = entry + "\"\u200fشيء آخر\"\n";
    EXPECT_TRUE(with({{"locale/ar/sample.po", arabic}}).usable());
    expect_refused({{"locale/tr/sample.po", arabic}}, "(U+200F)");
}

TEST(PublishCheck, a_text_is_translated_once) {
    expect_refused(turkish(head + entry + "\"Bir\"\n" + entry + "\"İki\"\n"),
                   "'entry.other' is translated twice; the first is on line 6.");
}

TEST(PublishCheck, a_guide_brings_no_words_for_the_buttons_of_the_program) {
    expect_refused(turkish(head + "\nmsgctxt \"kiosk.stop.wipe\"\nmsgid \"Alles wissen\"\n"
                                  "msgstr \"Gönder\"\n"),
                   "locale/tr/sample.po:6:1: error: 'kiosk.stop.wipe' is no text of this guide");
    const auto gone = "\nmsgctxt \"entry.gone\"\nmsgid \"Weg\"\nmsgstr \"Gitti\"\n";
    EXPECT_TRUE(with(turkish(head + gone)).usable()) << "what the guide had once may stay";
}

}  // namespace
}  // namespace kt::cli
