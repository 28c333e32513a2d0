// What a policy worker sees in a terminal.
#include "app/cli/guide_commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/core/guide/sample.hpp"

namespace kt::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class AtATerminal : public testing::Test {
  protected:
    AtATerminal() {
        std::filesystem::create_directories(folder_ / "guide" / "personas");
        write("guide/guide.yaml", guide::sample_text);
    }
    ~AtATerminal() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name) << text;
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    int run(std::vector<std::string> arguments, const std::string& typed = "") {
        CLI::App app;
        int exit_code = 0;
        in_.str(typed);
        in_.clear();
        out_.str("");
        err_.str("");
        Terminal terminal{in_, out_, err_};
        add_guide_commands(app, terminal, exit_code);
        std::reverse(arguments.begin(), arguments.end());
        try {
            app.parse(arguments);
        } catch (const CLI::ParseError& error) {
            return 100 + error.get_exit_code();
        }
        return exit_code;
    }
    std::string talked(const std::string& typed) {
        EXPECT_EQ(run({"talk", path("guide")}, typed), 0);
        return out_.str();
    }

    std::filesystem::path folder_ = std::filesystem::temp_directory_path() /
                                    ("kt_cli_" + std::to_string(::getpid()) + "_" +
                                     testing::UnitTest::GetInstance()->current_test_info()->name());
    std::istringstream in_;
    std::ostringstream out_, err_;
};

TEST_F(AtATerminal, a_good_guide_is_said_to_be_usable) {
    EXPECT_EQ(run({"guide", "check", path("guide")}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("The guide 'sample' 1.0.0 can be used: 10 questions"));
}

TEST_F(AtATerminal, a_mistake_is_pointed_at_in_words_and_in_json) {
    write("guide/more.yaml", "signals:\n  odd: {title: x, topic: homes, when: asked.mobility}\n");
    EXPECT_EQ(run({"guide", "check", path("guide")}), 1);
    EXPECT_THAT(out_.str(), HasSubstr("more.yaml:2:26: error: There is no topic 'homes'."));
    EXPECT_EQ(run({"guide", "check", path("guide"), "--json"}), 1);
    const auto json = nlohmann::json::parse(out_.str());
    EXPECT_EQ(json["usable"], false);
    EXPECT_EQ(json["remarks"][0]["line"], 2);
    EXPECT_EQ(json["remarks"][0]["column"], 26);
}

TEST_F(AtATerminal, what_can_never_be_is_proven) {
    write("guide/more.yaml",
          "signals:\n  odd: {title: x, topic: housing, when: asked.mobility and asked.other}\n");
    EXPECT_EQ(run({"guide", "check", path("guide"), "--today", "2026-11-22"}), 1);
    EXPECT_THAT(out_.str(),
                HasSubstr("more.yaml:2:3: error: The signal 'odd' can never be raised: no answers "
                          "can lead to it, for it needs asked.mobility and asked.other at once."));
    EXPECT_EQ(run({"guide", "check", path("guide"), "--today", "morgen"}), 2);
    EXPECT_THAT(err_.str(), HasSubstr("'morgen' is no date; write it like 2026-11-22."));
}

TEST_F(AtATerminal, what_is_not_there_is_said) {
    EXPECT_EQ(run({"guide", "check", path("nothing")}), 2);
    EXPECT_THAT(err_.str(), HasSubstr("cannot be read"));
    EXPECT_EQ(run({"talk", path("nothing")}), 2);
    EXPECT_EQ(run({"guide", "rehearse", path("guide"), path("nobody.yaml")}), 2);
    EXPECT_NE(run({"guide"}), 0);
}

TEST_F(AtATerminal, a_rehearsal_is_one_object_a_persona) {
    write("guide/personas/one.yaml",
          "asked: mobility\nanswers: {housing.outdoors: no, housing.barrier: [stairs]}\n"
          "expects: {needs: [easy_home]}\n");
    EXPECT_EQ(run({"guide", "rehearse", path("guide"), "--json"}), 0);
    const auto json = nlohmann::ordered_json::parse(out_.str());
    std::vector<std::string> keys;
    for (const auto& [key, value] : json.items()) keys.push_back(key);
    EXPECT_THAT(keys, testing::ElementsAre("persona", "asked", "questions", "signals", "needs",
                                           "options", "parties", "because", "urgent"));
    EXPECT_TRUE(json["urgent"].empty());
    EXPECT_EQ(json["persona"], "one");
    EXPECT_EQ(json["needs"], (std::vector<std::string>{"scooter", "easy_home"}));
    EXPECT_EQ(json["signals"]["stuck"], std::vector<std::string>{"housing.outdoors"});
    EXPECT_EQ(json["because"]["housing.barrier"], std::vector<std::string>{"housing.outdoors"});
}

TEST_F(AtATerminal, a_rehearsal_shows_what_cannot_wait) {
    auto text = guide::sample_text;
    const std::string words = "urgent_words: Ga nu naar de balie.";
    text.replace(text.find(words), words.size(),
                 words + ", urgent_term: Binnen drie dagen., urgent_party: desk");
    write("guide/guide.yaml", text);
    write("guide/parties.csv",
          "id;title;text;sort;source;checked_on\ndesk;De balie;Helpt.;municipality;a;2026-11-01\n");
    write("guide/personas/one.yaml", "asked: mobility\nanswers: {story.power: yes}\n");
    EXPECT_EQ(run({"guide", "rehearse", path("guide"), "--json"}), 0);
    const auto json = nlohmann::ordered_json::parse(out_.str());
    ASSERT_EQ(json["urgent"].size(), 1u);
    EXPECT_EQ(json["urgent"][0]["signal"], "cut_off");
    EXPECT_EQ(json["urgent"][0]["words"], "Ga nu naar de balie.");
    EXPECT_EQ(json["urgent"][0]["term"], "Binnen drie dagen.");
    EXPECT_EQ(json["urgent"][0]["party"], "desk");
    EXPECT_EQ(run({"guide", "rehearse", path("guide")}), 0);
    EXPECT_THAT(out_.str(),
                HasSubstr("  Urgent: zonder stroom  -  Ga nu naar de balie. Binnen drie "
                          "dagen.  (De balie)\n"));
}

TEST_F(AtATerminal, warnings_that_are_alike_are_counted_after_the_first_few) {
    std::string questions = "questions:\n";
    for (int i = 0; i < 12; ++i)
        questions += "  housing.q" + std::to_string(i) +
                     ": {ask: Hoe, why: Daarom., kind: yes_no, place: hall}\n";
    write("guide/more.yaml", questions);
    EXPECT_EQ(run({"guide", "check", path("guide")}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("more.yaml:6:3: warning: The question 'housing.q4' has no "));
    EXPECT_THAT(out_.str(), HasSubstr("more.yaml:7:3: warning: The question 'housing.q5' has no "
                                      "'ordinary' answer; rehearsals cannot fill it. And 6 more "
                                      "like it; --all shows them.\n"));
    EXPECT_THAT(out_.str(), Not(HasSubstr("'housing.q6'")));
    EXPECT_THAT(out_.str(), HasSubstr(", 13 warnings."));
    EXPECT_EQ(run({"guide", "check", path("guide"), "--all"}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("'housing.q11'"));
    EXPECT_THAT(out_.str(), Not(HasSubstr("more like it")));
}

TEST_F(AtATerminal, answers_that_nothing_asked_for_are_counted_after_the_first_few) {
    for (int i = 0; i < 9; ++i)
        write("guide/personas/p" + std::to_string(i) + ".yaml",
              "asked: other\nanswers: {housing.barrier: [stairs]}\n");
    EXPECT_EQ(run({"guide", "rehearse", path("guide")}), 0);
    EXPECT_THAT(err_.str(), HasSubstr("p4.yaml:2:28: warning: The conversation never asked "));
    EXPECT_THAT(err_.str(),
                HasSubstr("'housing.barrier'. And 3 more like it; --all shows them.\n"));
    EXPECT_THAT(err_.str(), Not(HasSubstr("p6.yaml")));
    EXPECT_EQ(run({"guide", "rehearse", path("guide"), "--all"}), 0);
    EXPECT_THAT(err_.str(), HasSubstr("p8.yaml"));
}

TEST_F(AtATerminal, a_failed_expectation_is_named_and_ends_with_one) {
    write("guide/personas/one.yaml", "asked: mobility\nexpects: {needs: [meet_people]}\n");
    write("guide/personas/two.yaml", "asked: mobility\nnever: {needs: [meet_people]}\n");
    EXPECT_EQ(run({"guide", "rehearse", path("guide")}), 1);
    EXPECT_THAT(err_.str(), HasSubstr("one: the need 'meet_people' was expected and not offered"));
    EXPECT_THAT(err_.str(), Not(HasSubstr("two:")));
    EXPECT_EQ(run({"guide", "rehearse", path("guide"), path("guide/personas/two.yaml")}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("As expected."));
}

TEST_F(AtATerminal, a_whole_conversation_can_be_held) {
    // Alone; the scooter; words; no power cut; housing; cannot get out; the stairs.
    const auto told = talked(
        "1\n1\nDan kan ik naar de markt.\n1\n1\n3\n1\n\n1\n\n1\n2\nMijn trap moet"
        " makkelijker.\n\n");
    EXPECT_THAT(told, HasSubstr("Waarmee kunnen wij u helpen?"));
    EXPECT_THAT(told, HasSubstr("Waar wilt u het ook over hebben?"));
    EXPECT_THAT(told, HasSubstr("Dit vertelde u tot nu toe."));
    EXPECT_THAT(told, HasSubstr("Uw vraag om een scootmobiel blijft staan."));
    EXPECT_THAT(told, HasSubstr("Zou uw huis makkelijker moeten zijn?"));
    EXPECT_THAT(told, HasSubstr("U kwam voor een scootmobiel.\n\"Mijn trap moet makkelijker.\"\n"
                                "Ik wil rijden.\nEr is niets bewaard."));
}

TEST_F(AtATerminal, why_back_and_skip_work_on_a_question) {
    const auto told = talked("1\n1\no\n1\no\n3\nw\nt\n1\ns\n");
    EXPECT_THAT(told, HasSubstr("  Daarom.\n  Omdat u vertelde: Nee\n"));
    const auto question = std::string("Kunt u zonder hulp naar buiten?");
    const auto first = told.find(question);
    EXPECT_NE(told.find(question, first + 1), std::string::npos) << "asked again after going back";
    EXPECT_THAT(told, HasSubstr("U bent gestopt. Er is niets bewaard."));
}

TEST_F(AtATerminal, an_urgent_matter_is_met_at_once) {
    EXPECT_THAT(talked("1\n1\no\n2\n"), HasSubstr("! Ga nu naar de balie."));
}

TEST_F(AtATerminal, an_answer_can_be_changed_in_the_overview) {
    const auto told = talked("1\n1\no\n1\no\n3\n1\n5\n2\ns\n");
    EXPECT_THAT(told, HasSubstr("2  Wat verandert er? (overgeslagen)\n"));
    EXPECT_THAT(told, HasSubstr("5  Wat houdt u tegen? De trap\n"));
    EXPECT_THAT(told, HasSubstr("5  Wat houdt u tegen? De deur\n"));
}

TEST_F(AtATerminal, what_is_not_understood_is_asked_again) {
    const auto told = talked("9\nmisschien\n1\n\n\n1\n");
    EXPECT_THAT(told, HasSubstr("Dat begrijp ik niet."));
    EXPECT_THAT(told, HasSubstr("Wat verandert er?"));
}

TEST_F(AtATerminal, what_translations_lack_is_counted_and_what_they_fill_in_wrongly_is_an_error) {
    std::filesystem::create_directories(folder_ / "locale" / "tr");
    const std::string head = "msgid \"\"\nmsgstr \"\"\n\"Language: tr\\n\"\n";
    const std::string entry = "\nmsgctxt \"entry.other\"\nmsgid \"Iets anders\"\nmsgstr ";
    write("locale/tr/sample.po", head);
    EXPECT_EQ(run({"guide", "check", path("guide"), "--locale", path("locale")}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("tr/sample.po:1:1: warning: tr: "));
    EXPECT_THAT(out_.str(), HasSubstr(" texts are missing and are shown in Dutch."));
    write("locale/tr/sample.po", head + entry + "\"Bir {name}\"\n");
    EXPECT_EQ(run({"guide", "check", path("guide"), "--locale", path("locale")}), 1);
    EXPECT_THAT(out_.str(), HasSubstr("tr/sample.po:6:1: error: The translation of 'entry.other' "
                                      "fills in {name}, the Dutch nothing."));
    EXPECT_EQ(run({"guide", "check", path("guide"), "--locale", path("nowhere")}), 2);
}

TEST_F(AtATerminal, translations_beside_the_guide_are_looked_at_unasked) {
    for (const auto* language : {"tr", "en"}) {
        std::filesystem::create_directories(folder_ / "locale" / language);
        write(std::string("locale/") + language + "/sample.po",
              "msgid \"\"\nmsgstr \"\"\n\"X-Language-Name: " + std::string(language) + "\\n\"\n");
    }
    EXPECT_EQ(run({"guide", "check", path("guide")}), 0);
    for (const auto* language : {"tr", "en"}) {
        const auto line = std::string(language) + "/sample.po:1:1: warning: ";
        const auto first = out_.str().find(line);
        ASSERT_NE(first, std::string::npos) << out_.str();
        EXPECT_EQ(out_.str().find(line, first + 1), std::string::npos) << "one line a language";
    }
    // Also where the guide is reached by another way than where it lies.
    std::filesystem::create_directories(folder_ / "desk" / "guides");
    std::filesystem::create_directory_symlink(folder_ / "guide", folder_ / "desk/guides/mine");
    EXPECT_EQ(run({"guide", "check", path("desk/guides/mine")}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("tr/sample.po:1:1: warning: "));
    EXPECT_EQ(err_.str(), "");
    // What was not asked for stops nobody.
    write("locale/tr/sample.po", "no PO\n");
    EXPECT_EQ(run({"guide", "check", path("guide")}), 0);
    EXPECT_THAT(out_.str(), HasSubstr("tr/sample.po:1:1: warning: This translation cannot be read: "
                                      "not a line of a PO file.\n"));
    // Who asked for it is told of every file, and of the guide.
    write("locale/en/sample.po", std::string("\xFF\xFEm\0", 4));
    EXPECT_EQ(run({"guide", "check", path("guide"), "--locale", path("locale")}), 1);
    EXPECT_THAT(out_.str(), HasSubstr("tr/sample.po:1:1: error: This translation cannot be read"));
    EXPECT_THAT(out_.str(), HasSubstr("en/sample.po:1:1: error: This translation cannot be read: "
                                      "this is UTF-16; save the file as UTF-8.\n"));
    EXPECT_THAT(out_.str(), HasSubstr("guide.yaml:1:1: warning: This guide has needs and no "));
    EXPECT_EQ(run({"guide", "texts", path("guide"), "--po", path("locale/tr/sample.po")}), 1);
    EXPECT_THAT(err_.str(), HasSubstr("tr/sample.po:1:1: error: This translation cannot be read"));
}

TEST_F(AtATerminal, a_sheet_that_is_not_read_for_its_ending_is_pointed_at) {
    for (const auto* name : {"options.CSV", "options.xlsx", "extra.YAML", "more.yml", "notes.txt"})
        write(std::string("guide/") + name, "x");
    EXPECT_EQ(run({"guide", "check", path("guide")}), 0);
    EXPECT_THAT(out_.str(),
                HasSubstr("options.CSV:1:1: warning: This file is not read, for it does "
                          "not end in .csv. Name it 'options.csv'."));
    EXPECT_THAT(out_.str(), HasSubstr("options.xlsx:1:1: warning: This file is not read. Save it "
                                      "as .csv or .ods."));
    EXPECT_THAT(out_.str(), HasSubstr("Name it 'extra.yaml'."));
    EXPECT_THAT(out_.str(), HasSubstr("Name it 'more.yaml'."));
    EXPECT_THAT(out_.str(), Not(HasSubstr("notes.txt")));
}

// The terminal's disk is full: half a picture must not pass for a whole one.
TEST_F(AtATerminal, what_could_not_be_written_whole_fails) {
    std::ofstream full("/dev/full");
    CLI::App app;
    int exit_code = 0;
    Terminal terminal{in_, full, err_};
    add_guide_commands(app, terminal, exit_code);
    app.parse("guide texts " + path("guide"));
    EXPECT_EQ(exit_code, 1);
    EXPECT_THAT(err_.str(), HasSubstr("could not be written whole"));
}

}  // namespace
}  // namespace kt::cli
