// Every text of every guide that ships stands in English, under its own name and its present Dutch;
// and no translation is left of a text that is gone.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "app/text/po.hpp"
#include "core/guide/load.hpp"

namespace kt {
namespace {

// (name, Dutch) → English
using Texts = std::map<std::pair<std::string, std::string>, std::string>;

// What is asked about each person of a group is translated once; "Ja" and "Nee" of a yes_no that
// says nothing else belong to the program.
void add_question(Texts& texts, const guide::Question& question) {
    const auto& id = question.text_id;
    texts[{id, question.ask}];
    texts[{id + ".hint", question.hint}];
    texts[{id + ".why", question.why}];
    for (const auto& answer : question.answers) {
        const bool plain = question.kind == guide::Kind::yes_no &&
                           answer.text == (answer.id == "yes" ? "Ja" : "Nee");
        if (!plain) texts[{id + "." + answer.id, answer.text}];
        texts[{id + "." + answer.id + ".said", answer.said}];
    }
    texts[{id + ".low", question.scale_low}];
    texts[{id + ".high", question.scale_high}];
}

Texts texts_of(const guide::Guide& guide) {
    Texts texts;
    for (const auto& topic : guide.topics) {
        texts[{"topic." + topic.id, topic.title}];
        texts[{"topic." + topic.id + ".reason", topic.reason}];
    }
    for (const auto& entry : guide.entries) {
        texts[{"entry." + entry.id, entry.text}];
        texts[{"entry." + entry.id + ".asked", entry.asked}];
    }
    for (const auto& question : guide.questions) add_question(texts, question);
    for (const auto& signal : guide.signals) {
        texts[{"signal." + signal.id, signal.title}];
        texts[{"signal." + signal.id + ".urgent", signal.urgent_words}];
    }
    for (const auto& need : guide.needs) {
        texts[{"need." + need.id, need.offer}];
        texts[{"need." + need.id + ".wording", need.wording}];
    }
    std::erase_if(texts, [](const auto& text) { return text.first.second.empty(); });
    return texts;
}

Texts english_of(const std::string& guide) {
    std::ostringstream bytes;
    bytes << std::ifstream("assets/locale/en/" + guide + ".po", std::ios::binary).rdbuf();
    const auto file = text::parse_po(bytes.str());
    EXPECT_TRUE(file.has_value()) << "assets/locale/en/" << guide << ".po cannot be read";
    Texts texts;
    if (file)
        for (const auto& entry : file->entries)
            texts[{entry.context, entry.dutch}] = entry.fuzzy ? "" : entry.translation;
    return texts;
}

TEST(Translations, each_text_of_each_guide_stands_in_english) {
    int guides = 0;
    for (const auto& folder : std::filesystem::directory_iterator("assets/guides")) {
        if (!folder.is_directory()) continue;
        const auto guide = guide::load_usable(folder.path().string());
        ASSERT_TRUE(guide.has_value()) << folder.path();
        const auto texts = texts_of(*guide);
        const auto english = english_of(guide->id);
        for (const auto& [text, unused] : texts) {
            const auto found = english.find(text);
            EXPECT_TRUE(found != english.end() && !found->second.empty())
                << "No English for " << text.first << ": " << text.second;
        }
        for (const auto& [text, unused] : english)
            EXPECT_TRUE(texts.contains(text))
                << "English without its Dutch: " << text.first << ": " << text.second;
        ++guides;
    }
    EXPECT_GE(guides, 1);
}

}  // namespace
}  // namespace kt
