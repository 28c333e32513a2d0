// What whoever approves a publication reads of it: all that changes, and nothing else.
#include "app/cli/publish_changes.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "tests/core/guide/ods.hpp"

namespace kt::cli {
namespace {

using publication::File;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string told(const File& was, const File& now) {
    return in_words(changes({was}, {now}));
}

std::string po(const std::string& first, const std::string& second) {
    return "msgid \"\"\nmsgstr \"\"\n\"Language: tr\\n\"\n\n"
           "msgctxt \"a.yes\"\nmsgid \"Ja\"\nmsgstr \"" +
           first +
           "\"\n\n"
           "msgctxt \"a.no\"\nmsgid \"Nee\"\nmsgstr \"" +
           second + "\"\n";
}
File turkish(const std::string& bytes) {
    return {"locale/tr/klein.po", bytes};
}

TEST(Changes, translations_that_change_places_are_told) {
    const auto words = told(turkish(po("Evet", "Hayır")), turkish(po("Hayır", "Evet")));
    EXPECT_THAT(words, HasSubstr("was:   [a.yes] Ja = Evet\n    wordt: [a.yes] Ja = Hayır\n"));
    EXPECT_THAT(words, HasSubstr("was:   [a.no] Nee = Hayır\n    wordt: [a.no] Nee = Evet\n"));
}

TEST(Changes, a_nul_byte_hides_no_translation) {
    const std::string nul(1, '\0');
    const auto words = told(turkish(po("Evet", "Hayır")), turkish(po("Evet", "Evet") + nul));
    EXPECT_THAT(words, HasSubstr("Hayır"));
    EXPECT_THAT(words, HasSubstr("<U+0000>"));
    EXPECT_THAT(told(turkish(po("Evet", "Hayır")), turkish(po("Evet" + nul, "Hayır"))),
                HasSubstr("wordt: [a.yes] Ja = Evet<U+0000>"));
}

TEST(Changes, what_the_head_says_and_that_a_text_is_unsure_are_told) {
    auto reader = po("Evet", "Hayır");
    reader.insert(reader.find("\"Language"), "\"X-Native-Reader: Niemand\\n\"\n");
    EXPECT_THAT(told(turkish(po("Evet", "Hayır")), turkish(reader)),
                HasSubstr("wordt: X-Native-Reader: Niemand"));
    auto fuzzy = po("Evet", "Hayır");
    fuzzy.insert(fuzzy.find("msgctxt"), "#, fuzzy\n");
    EXPECT_THAT(told(turkish(po("Evet", "Hayır")), turkish(fuzzy)),
                HasSubstr("wordt: [a.yes] Ja = Evet (nog nakijken)"));
    EXPECT_THAT(told(turkish(po("Evet", "Hayır")), turkish("# opmerking\n" + po("Evet", "Hayır"))),
                HasSubstr(": verandert alleen van opmaak\n"));
}

TEST(Changes, lines_that_change_places_are_told) {
    const auto found = changes({{"guide.yaml", "yes:\n  text: Ja\nno:\n  text: Nee\n"}},
                               {{"guide.yaml", "yes:\n  text: Nee\nno:\n  text: Ja\n"}});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().lines.size(), 4u) << in_words(found);
}

TEST(Changes, all_of_it_is_told_however_much_it_is) {
    std::string was, now;
    for (int i = 0; i < 500; ++i) {
        was += "regel " + std::to_string(i) + "\n";
        now += "andere regel " + std::to_string(i) + "\n";
    }
    const auto words = told({"options.csv", was}, {"options.csv", now});
    EXPECT_THAT(words, HasSubstr("was:   regel 499\n"));
    EXPECT_THAT(words, HasSubstr("wordt: andere regel 499\n"));
}

TEST(Changes, what_is_new_and_what_goes_is_told_in_full) {
    const auto words = in_words(changes({{"old.yaml", "a: b\n"}}, {{"new.yaml", "c: d\n"}}));
    EXPECT_THAT(words, HasSubstr("new.yaml: nieuw\n    wordt: c: d\n"));
    EXPECT_THAT(words, HasSubstr("old.yaml: vervalt\n    was:   a: b\n"));
}

TEST(Changes, a_sheet_of_ods_is_told_row_by_row) {
    const auto sheet = [](const std::string& title) {
        return File{"parties.ods",
                    guide::ods_of({{"id", "title"}, {"library", title}, {"shop", "Winkel"}})};
    };
    const auto words = told(sheet("Bibliotheek"), sheet("Boekerij"));
    EXPECT_THAT(words, HasSubstr("was:   id: library | title: Bibliotheek\n"));
    EXPECT_THAT(words, HasSubstr("wordt: id: library | title: Boekerij\n"));
    EXPECT_THAT(words, Not(HasSubstr("Winkel")));
}

TEST(Changes, nothing_in_them_moves_the_terminal) {
    EXPECT_THAT(told({"guide.yaml", "a\n"}, {"guide.yaml", "a\x1b[2A\u202ex\n"}),
                HasSubstr("wordt: a<U+001B>[2A<U+202E>x\n"));
}

// Whoever has what was and reads what is told knows what will be.
RC_GTEST_PROP(Changes, what_is_told_leads_from_the_one_to_the_other, ()) {
    const auto some = [] {
        return *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("a", "b", "c", "d"));
    };
    const auto joined = [](const std::vector<std::string>& lines) {
        std::string text;
        for (const auto& line : lines) text += line + "\n";
        return text;
    };
    const auto was = some(), now = some();
    const auto found = changes({{"x.yaml", joined(was)}}, {{"x.yaml", joined(now)}});
    RC_ASSERT(found.empty() == (was == now));
    if (found.empty()) return;
    std::multiset<std::string> all(was.begin(), was.end());
    for (const auto& line : found.front().lines) {
        if (line.now) all.insert(line.text);
        else all.erase(all.find(line.text));
    }
    RC_ASSERT(all == std::multiset<std::string>(now.begin(), now.end()));
    RC_ASSERT(!found.front().lines.empty());
}

}  // namespace
}  // namespace kt::cli
