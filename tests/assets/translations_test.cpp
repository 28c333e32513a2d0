// Every text of every guide that ships stands in English, under its own name and its present Dutch;
// and no translation is left of a text that is gone.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include "app/guide_map/texts.hpp"
#include "app/text/po.hpp"
#include "core/guide/load.hpp"

namespace kt {
namespace {

std::string bytes_of(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

using Texts = std::set<std::pair<std::string, std::string>>;  // (name, Dutch)

TEST(Translations, each_text_of_each_guide_stands_in_english) {
    int guides = 0;
    for (const auto& folder : std::filesystem::directory_iterator("assets/guides")) {
        if (!folder.is_directory()) continue;
        const auto guide = guide::load_usable(folder.path().string());
        ASSERT_TRUE(guide.has_value()) << folder.path();
        const auto english = text::parse_po(bytes_of("assets/locale/en/" + guide->id + ".po"));
        ASSERT_TRUE(english.has_value()) << "assets/locale/en/" << guide->id << ".po";
        Texts translated;
        for (const auto& entry : english->entries)
            if (!entry.fuzzy && !entry.translation.empty())
                translated.insert({entry.context, entry.dutch});
        Texts texts;
        for (const auto& text : guide_map::texts_of(*guide))
            texts.insert({text.context, text.dutch});
        for (const auto& text : texts)
            EXPECT_TRUE(translated.contains(text))
                << "No English for " << text.first << ": " << text.second;
        for (const auto& text : translated)
            EXPECT_TRUE(texts.contains(text))
                << "English without its Dutch: " << text.first << ": " << text.second;
        ++guides;
    }
    EXPECT_GE(guides, 1);
}

}  // namespace
}  // namespace kt
