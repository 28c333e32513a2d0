// With which guide a kiosk begins, and in whose words someone who comes back goes on.
#include "app/session/kiosk_guides.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/publishers.hpp"

namespace kt::session {
namespace {

using support::must;
using support::publish;

class GuidesOfAKiosk : public testing::Test {
  protected:
    GuidesOfAKiosk() {
        std::filesystem::create_directories(town.folder.file("built_in"));
        std::ofstream(town.folder.file("built_in/guide.yaml"))
            << support::small_guide("Een scootmobiel", "0.9.0");
        catalogues.emplace(
            "en", text::Catalogue::from(*text::parse_po("msgid \"Verder\"\nmsgstr \"Continue\"\n"),
                                        "en"));
    }
    publication::Shelf shelf() {
        return must(publication::Shelf::open(town.folder.file("publications"),
                                             town.root.signing.public_key()));
    }
    KioskGuides opened() {
        return must(KioskGuides::open(town.folder.file("built_in"),
                                      town.folder.file("publications"),
                                      town.root.signing.public_key(), catalogues));
    }
    std::string in_english(const std::string& dutch) {
        return std::string(catalogues.at("en").tr("", dutch));
    }

    support::Municipality town;
    support::Publisher one{town, "A. Beleid"}, other{town, "B. Beleid"};
    Catalogues catalogues;
    support::Published first = publish({{"guide.yaml", support::small_guide("Een fiets")},
                                        {"locale/en/klein.po",
                                         "msgid \"Een fiets\"\nmsgstr \"A bike\"\n\n"
                                         "msgid \"Lopen\"\nmsgstr \"Walk\"\n"}},
                                       one, other);
    support::Published second =
        publish({{"guide.yaml", support::small_guide("Een driewieler", "1.1.0")},
                 {"locale/en/klein.po",
                  "msgid \"Een driewieler\"\nmsgstr \"A tricycle\"\n\n"
                  "msgid \"Lopen\"\nmsgstr \"To walk\"\n"}},
                one, other, &first.statement);
};

TEST_F(GuidesOfAKiosk, begin_with_what_came_with_the_program_until_something_is_published) {
    EXPECT_EQ(opened().current().version, "0.9.0");
    must(shelf().take(first.whole));
    EXPECT_EQ(opened().current().version, "1.0.0");
    EXPECT_EQ(in_english("Een fiets"), "A bike");
}

TEST_F(GuidesOfAKiosk, whoever_comes_back_goes_on_in_the_language_and_words_of_their_own_guide) {
    auto shelved = shelf();
    must(shelved.take(first.whole));
    must(shelved.take(second.whole));
    const std::string begun_with = must(shelved.load(first.digest())).guide.digest;
    auto guides = opened();
    EXPECT_EQ(guides.current().version, "1.1.0");
    EXPECT_EQ(in_english("Een fiets"), "Een fiets") << "no word of the guide in use";
    const auto* pinned = guides.pinned(begun_with);
    ASSERT_NE(pinned, nullptr);
    EXPECT_EQ(pinned->version, "1.0.0");
    EXPECT_EQ(in_english("Een fiets"), "A bike");
    EXPECT_EQ(in_english("Lopen"), "To walk") << "what is in use stays on top";
    EXPECT_EQ(guides.pinned(begun_with), pinned);
    EXPECT_EQ(guides.pinned("a guide that is not here"), nullptr);
}

}  // namespace
}  // namespace kt::session
