// What a published guide brings of other languages, good and bad.
#include "app/session/published_words.hpp"

#include <gmock/gmock.h>

#include "core/base/file.hpp"
#include "core/base/log.hpp"
#include "tests/support/temporary_folder.hpp"

namespace kt::session {
namespace {

using testing::HasSubstr;

text::Catalogue saying(const std::string& language, const std::string& continue_words) {
    return text::Catalogue::from(
        *text::parse_po("msgid \"Verder\"\nmsgstr \"" + continue_words + "\"\n"), language);
}

TEST(PublishedWords, a_broken_and_an_unknown_language_are_logged_and_the_rest_is_spoken) {
    const support::TemporaryFolder folder;
    Catalogues catalogues;
    catalogues.emplace("en", saying("en", "Continue"));
    catalogues.emplace("pl", saying("pl", "Dalej"));
    ASSERT_TRUE(base::log_to_file(folder.file("log")));
    add_published({{"locale/en/gesprek.po", "this is no PO file"},
                   {"locale/en/more.po", "msgid \"Een fiets\"\nmsgstr \"A bike\"\n"},
                   {"locale/pl/gesprek.po", "msgid \"Een fiets\"\nmsgstr \"Rower\"\n"},
                   {"locale/tlh/gesprek.po", "msgid \"Een fiets\"\nmsgstr \"Duj\"\n"}},
                  catalogues);
    EXPECT_EQ(catalogues.size(), 2u);
    EXPECT_EQ(catalogues.at("en").tr("", "Een fiets"), "A bike");
    EXPECT_EQ(catalogues.at("en").tr("", "Verder"), "Continue");
    EXPECT_EQ(catalogues.at("pl").tr("", "Een fiets"), "Rower");
    const auto log = base::read_file(folder.file("log"), 4096);
    ASSERT_TRUE(log);
    const std::string told(base::text_view(*log));
    EXPECT_THAT(told, HasSubstr("translation_refused fault=bad_input"));
    EXPECT_THAT(told, HasSubstr("translation_refused fault=not_found"));
    EXPECT_EQ(told.find("Duj"), std::string::npos) << "no text in a log";
}

TEST(PublishedWords, what_was_withdrawn_changes_no_word_that_is_in_use) {
    Catalogues catalogues;
    catalogues.emplace("en", saying("en", "Continue"));
    const std::string bad = "msgid \"Verder\"\nmsgstr \"Go away\"\n\n";
    add_published_beneath(
        {{"locale/en/gesprek.po", bad + "msgid \"Een fiets\"\nmsgstr \"A bike\"\n"}}, catalogues);
    EXPECT_EQ(catalogues.at("en").tr("", "Verder"), "Continue");
    EXPECT_EQ(catalogues.at("en").tr("", "Een fiets"), "A bike") << "for who began with it";
}

}  // namespace
}  // namespace kt::session
