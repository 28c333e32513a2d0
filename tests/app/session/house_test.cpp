// What a municipality offers: which languages, in which order.
#include "app/session/house.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace kt::session {
namespace {

using testing::ElementsAre;

const std::vector<model::Language> all{{"nl", "Nederlands", ""},
                                       {"en", "English", "trial translation"},
                                       {"tr", "Türkçe", "deneme çevirisi"},
                                       {"uk", "Українська", ""}};

base::Result<model::House> house_of(const std::string& json) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "kt_house";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "house.json", std::ios::trunc) << json;
    return load_house(folder.string(), "Kiosk", all);
}

std::vector<std::string> codes(const base::Result<model::House>& house) {
    std::vector<std::string> made;
    if (house)
        for (const auto& language : house->languages) made.push_back(language.code);
    return made;
}

TEST(House, offers_all_there_is_unless_it_says_otherwise) {
    EXPECT_THAT(codes(house_of("{}")), ElementsAre("nl", "en", "tr", "uk"));
    EXPECT_THAT(codes(house_of(R"({"languages": ["nl", "uk", "en", "uk"]})")),
                ElementsAre("nl", "uk", "en"));
}

TEST(House, always_has_dutch) {
    EXPECT_THAT(codes(house_of(R"({"languages": ["tr"]})")), ElementsAre("nl", "tr"));
    EXPECT_THAT(codes(house_of(R"({"languages": []})")), ElementsAre("nl"));
}

TEST(House, of_before_there_was_a_list_still_leaves_english_out) {
    EXPECT_THAT(codes(house_of(R"({"offers_english": false})")), ElementsAre("nl", "tr", "uk"));
}

TEST(House, names_a_language_that_nobody_translated) {
    const auto house = house_of(R"({"languages": ["nl", "xx"]})");
    ASSERT_FALSE(house);
    EXPECT_THAT(house.error().words, testing::HasSubstr("assets/locale/xx"));
    EXPECT_FALSE(house_of(R"({"languages": "nl"})"));
    EXPECT_FALSE(house_of(R"({"languages": [1]})"));
}

}  // namespace
}  // namespace kt::session
