// Translations of everything a resident may read: the guides that ship and the texts of the
// program. In every language: a file that can be read, each placeholder kept, every letter in the
// fonts, nothing left of a text that is gone. What a resident reads of the program itself is
// complete in each; what a language misses of a guide is counted and told, and shown in Dutch
// meanwhile, but for English, which is complete.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "app/guide_map/texts.hpp"
#include "app/text/catalogue.hpp"
#include "app/text/po.hpp"
#include "app/text/typesetter.hpp"
#include "core/guide/load.hpp"

namespace kt {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

// Folders of assets/locale: "uk", and forms of a language, "nl@je".
std::vector<std::string> folders() {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator("assets/locale"))
        if (entry.is_directory()) found.insert(entry.path().filename().string());
    return {found.begin(), found.end()};
}

std::map<std::string, text::PoFile> files_of(const std::string& folder) {
    std::map<std::string, text::PoFile> files;
    for (const auto& entry : fs::directory_iterator("assets/locale/" + folder)) {
        if (entry.path().extension() != ".po") continue;
        auto file = text::parse_po(bytes_of(entry.path()));
        EXPECT_TRUE(file.has_value()) << entry.path() << ": " << (file ? "" : file.error().words);
        if (file) files.emplace(entry.path().stem().string(), std::move(*file));
    }
    return files;
}

std::vector<guide::Guide> guides() {
    std::vector<guide::Guide> all;
    for (const auto& folder : fs::directory_iterator("assets/guides")) {
        if (!folder.is_directory()) continue;
        auto guide = guide::load_usable(folder.path().string());
        EXPECT_TRUE(guide.has_value()) << folder.path();
        if (guide) all.push_back(std::move(*guide));
    }
    return all;
}

// "{name}" and "{figure.rent}" as often as they stand there. "{1" of no name is no placeholder.
std::multiset<std::string> placeholders(const std::string& words) {
    std::multiset<std::string> found;
    for (auto open = words.find('{'); open != std::string::npos; open = words.find('{', open + 1)) {
        const auto close = words.find('}', open);
        if (close == std::string::npos) break;
        found.insert(words.substr(open, close - open + 1));
    }
    return found;
}

// A translator may say a name twice, or leave one out of a sentence that reads better without; but
// nothing stands between braces that the Dutch does not have, and none of the Dutch is lost.
bool keeps_placeholders(const text::PoEntry& entry) {
    const auto dutch = placeholders(entry.dutch), other = placeholders(entry.translation);
    return std::set<std::string>(dutch.begin(), dutch.end()) ==
           std::set<std::string>(other.begin(), other.end());
}

class EveryLanguage : public testing::TestWithParam<std::string> {};

TEST_P(EveryLanguage, can_be_read_and_keeps_what_is_filled_in) {
    for (const auto& [name, file] : files_of(GetParam())) {
        const auto language = file.header.find("Language");
        EXPECT_TRUE(language != file.header.end() && language->second == GetParam()) << name;
        std::set<std::pair<std::string, std::string>> seen;
        for (const auto& entry : file.entries) {
            EXPECT_TRUE(seen.insert({entry.context, entry.dutch}).second)
                << name << ".po:" << entry.line << ": " << entry.context << " stands twice";
            if (entry.translation.empty() || entry.fuzzy) continue;
            EXPECT_TRUE(keeps_placeholders(entry))
                << name << ".po:" << entry.line << ": " << entry.context << ": " << entry.dutch
                << " -> " << entry.translation;
        }
    }
    const auto catalogue = text::Catalogue::load("assets/locale", GetParam());
    ASSERT_TRUE(catalogue);
    EXPECT_TRUE(catalogue->skipped().empty());
}

TEST_P(EveryLanguage, has_every_letter_in_the_fonts) {
    const auto typesetter = text::Typesetter::open("assets/fonts");
    ASSERT_TRUE(typesetter.has_value());
    const auto language = GetParam().substr(0, GetParam().find('@'));
    for (const auto& [name, file] : files_of(GetParam()))
        for (const auto& entry : file.entries)
            for (const bool bold : {false, true}) {
                const text::Spec spec{.text = entry.translation, .lang = language, .bold = bold};
                EXPECT_EQ((*typesetter)->extent(spec, 400).unknown_glyphs, 0)
                    << name << ".po:" << entry.line << ": " << entry.translation;
            }
}

// What another language misses is shown in Dutch, and told here.
TEST_P(EveryLanguage, says_what_it_misses_and_keeps_nothing_that_is_gone) {
    const auto files = files_of(GetParam());
    const bool complete = GetParam() == "en";
    for (const auto& guide : guides()) {
        const auto found = files.find(guide.id);
        const auto texts = guide_map::texts_of(guide);
        const auto standing =
            guide_map::standing_of(texts, found == files.end() ? text::PoFile{} : found->second);
        std::cout << "[  LOCALE  ] " << GetParam() << ", guide " << guide.id << ": "
                  << standing.translated << " of " << texts.size() << " texts, "
                  << standing.to_look_at << " to look at, " << standing.gone << " gone\n";
        if (!complete) continue;
        EXPECT_EQ(standing.missing, 0u) << guide.id;
        EXPECT_EQ(standing.to_look_at, 0u) << guide.id;
        EXPECT_EQ(standing.gone, 0u) << guide.id;
    }
    // The program's own texts, as far as English has them: it is held to the screens elsewhere.
    // What a resident reads stands in every language; the worker's own screens (laptop.po) are
    // Dutch and English, and a form of a language has only what differs from it.
    const bool form = GetParam().find('@') != std::string::npos;
    for (const auto& [name, english] : files_of("en")) {
        const auto found = files.find(name);
        if (std::any_of(english.entries.begin(), english.entries.end(),
                        [](const auto& entry) { return entry.context.starts_with("topic."); }))
            continue;  // a guide's
        std::size_t translated = 0;
        std::map<std::pair<std::string, std::string>, bool> has;
        if (found != files.end())
            for (const auto& entry : found->second.entries)
                has[{entry.context, entry.dutch}] = !entry.fuzzy && !entry.translation.empty();
        for (const auto& entry : english.entries)
            translated += has[{entry.context, entry.dutch}] ? 1 : 0;
        std::cout << "[  LOCALE  ] " << GetParam() << ", " << name << ".po: " << translated
                  << " of " << english.entries.size() << " texts\n";
        if (form || name == "laptop") continue;
        EXPECT_EQ(translated, english.entries.size()) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, EveryLanguage, testing::ValuesIn(folders()),
                         [](const auto& folder) {
                             auto name = folder.param;
                             std::replace_if(
                                 name.begin(), name.end(),
                                 [](unsigned char letter) { return !std::isalnum(letter); }, '_');
                             return name;
                         });

// Each text of each guide, one by one, so that whoever adds a question sees what to translate.
TEST(Translations, each_text_of_each_guide_stands_in_english) {
    const auto files = files_of("en");
    int count = 0;
    for (const auto& guide : guides()) {
        ++count;
        const auto file = files.find(guide.id);
        ASSERT_TRUE(file != files.end()) << "assets/locale/en/" << guide.id << ".po";
        std::map<std::pair<std::string, std::string>, std::string> english;
        for (const auto& entry : file->second.entries)
            english[{entry.context, entry.dutch}] = entry.fuzzy ? "" : entry.translation;
        std::set<std::pair<std::string, std::string>> present;
        for (const auto& text : guide_map::texts_of(guide)) {
            present.insert({text.context, text.dutch});
            const auto found = english.find({text.context, text.dutch});
            EXPECT_TRUE(found != english.end() && !found->second.empty())
                << "No English for " << text.context << ": " << text.dutch;
        }
        for (const auto& [text, unused] : english)
            EXPECT_TRUE(present.contains(text))
                << "English without its Dutch: " << text.first << ": " << text.second;
    }
    EXPECT_GE(count, 1);
}

}  // namespace
}  // namespace kt
