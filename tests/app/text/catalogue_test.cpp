#include "app/text/catalogue.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace kt::text {
namespace {

Catalogue english() {
    const auto file = parse_po(
        "msgid \"\"\nmsgstr \"X-Native-Reader: Somebody\\n\"\n\n"
        "msgid \"Verder\"\nmsgstr \"Continue\"\n\n"
        "msgctxt \"street\"\nmsgid \"Weg\"\nmsgstr \"Road\"\n\n"
        "msgid \"Weg\"\nmsgstr \"Gone\"\n\n"
        "#, fuzzy\nmsgid \"Stoppen\"\nmsgstr \"Wrong\"\n");
    return Catalogue::from(*file, "en");
}

TEST(Catalogue, TranslatesAndTellsEqualWordsApartByContext) {
    const auto words = english();
    EXPECT_EQ(words.tr("", "Verder"), "Continue");
    EXPECT_EQ(words.tr("", "Weg"), "Gone");
    EXPECT_EQ(words.tr("street", "Weg"), "Road");
    EXPECT_EQ(words.native_reader(), "Somebody");
}

TEST(Catalogue, FallsBackToDutchForWhatIsMissingOrUnsure) {
    const auto words = english();
    EXPECT_EQ(words.tr("", "Overslaan"), "Overslaan");
    EXPECT_EQ(words.tr("", "Stoppen"), "Stoppen");
    EXPECT_FALSE(words.has("", "Stoppen"));
    EXPECT_TRUE(Catalogue().has("", "Stoppen"));
}

TEST(Catalogue, LoadsEveryFileOfALanguageAndSkipsTheOneThatIsWrong) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "kt_locale";
    std::filesystem::create_directories(folder / "en");
    std::ofstream(folder / "en" / "app.po") << "msgid \"Verder\"\nmsgstr \"Continue\"\n";
    std::ofstream(folder / "en" / "guide.po") << "msgid \"Wonen\"\nmsgstr \"Housing\"\n";
    const auto loaded = Catalogue::load(folder.string(), "en");
    ASSERT_TRUE(loaded) << loaded.error().words;
    EXPECT_EQ(loaded->tr("", "Wonen"), "Housing");
    EXPECT_EQ(loaded->tr("", "Verder"), "Continue");
    EXPECT_TRUE(loaded->skipped().empty());

    std::ofstream(folder / "en" / "guide.po") << "nonsense\n";
    const auto broken = Catalogue::load(folder.string(), "en");
    ASSERT_TRUE(broken) << "the rest of the language is still spoken";
    EXPECT_EQ(broken->tr("", "Verder"), "Continue");
    EXPECT_EQ(broken->tr("", "Wonen"), "Wonen");
    ASSERT_EQ(broken->skipped().size(), 1u);
    EXPECT_EQ(broken->skipped().front().file, "guide.po");
    EXPECT_EQ(broken->skipped().front().error.words.find("line 1"), 0u);
    EXPECT_TRUE(Catalogue::load(folder.string(), "nl"));
    EXPECT_EQ(Catalogue::load(folder.string(), "xx").error().fault, base::Fault::not_found);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kt::text
