// A guide as its writer sees it: what is wrong, where, and what was meant.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/guide/sample.hpp"

namespace kt::guide {
namespace {

using testing::HasSubstr;

TEST(Load, the_sample_is_whole) {
    const auto guide = sample_guide();
    EXPECT_EQ(guide.id, "sample");
    EXPECT_EQ(guide.version, "1.0.0");
    EXPECT_EQ(guide.digest.size(), 64u);
    EXPECT_EQ(guide.topics.size(), 3u);
    const auto index = guide.question_index("housing.outdoors");
    ASSERT_GE(index, 0);
    const auto& question = guide.questions[static_cast<std::size_t>(index)];
    EXPECT_EQ(question.ask, "Kunt u zonder hulp naar buiten?");
    EXPECT_EQ(question.answers[1].id, "hard");
    EXPECT_EQ(guide.topics[static_cast<std::size_t>(question.topic)].id, "housing");
    EXPECT_EQ(question.spot.line, 29);
    EXPECT_EQ(guide.question_index("housing.nothing"), -1);
}

TEST(Load, several_files_are_one_guide_and_guide_yaml_goes_first) {
    const auto at = sample_text.find("signals:");
    const std::vector<SourceFile> parts{{"20_more.yaml", sample_text.substr(at)},
                                        {"guide.yaml", sample_text.substr(0, at)}};
    const auto loaded = load_files(parts);
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    EXPECT_EQ(loaded.guide.signals[0].spot.file, "20_more.yaml");
    EXPECT_NE(loaded.guide.digest, sample_guide().digest);
}

TEST(Load, the_digest_changes_with_any_byte) {
    EXPECT_NE(load_text(sample_text + "\n").guide.digest, sample_guide().digest);
    EXPECT_EQ(load_text(sample_text).guide.digest, sample_guide().digest);
}

TEST(Load, a_wrong_name_points_at_its_line_and_column) {
    const auto loaded = sample_with("when: network.see = rarely", "when: network.sea = rarely");
    EXPECT_THAT(lines_of(loaded), HasSubstr("guide.yaml:60:11: error: There is no question "
                                            "'network.sea'. Did you mean 'network.see'?"));
}

TEST(Load, all_mistakes_are_told_at_once) {
    auto text = sample_text;
    for (const auto& [from, to] : {std::pair{"kind: words", "kind: wrods"},
                                   {"ordinary: often", "ordinary: oftn"},
                                   {"place: room}", "plaec: room}"}})
        text.replace(text.find(from), std::string(from).size(), to);
    const auto lines = lines_of(load_text(text));
    EXPECT_THAT(lines, HasSubstr("Did you mean 'words'?"));
    EXPECT_THAT(lines, HasSubstr("is none of its answers: 'oftn'. Did you mean 'often'?"));
    EXPECT_THAT(lines, HasSubstr("knows no 'plaec'. Did you mean 'place'?"));
    EXPECT_THAT(lines, HasSubstr("needs 'place'"));
}

TEST(Load, what_stands_twice_is_an_error) {
    const auto same_file = sample_and("topics: {}\n");
    EXPECT_THAT(lines_of(same_file),
                HasSubstr("'topics' stands here twice; the first is on line 3"));
    const auto other_file =
        load_files({{"guide.yaml", sample_text},
                    {"more.yaml", "topics: {housing: {title: Wonen, section: housing}}"}});
    EXPECT_THAT(lines_of(other_file),
                HasSubstr("more.yaml:1:10: error: There already is a topic 'housing'"));
}

TEST(Load, what_stands_thrice_is_told_twice_in_small_maps_and_large_ones) {
    std::string more = "topics:\n";
    for (const int others : {0, 100}) {
        for (int i = 0; i < others; ++i)
            more += "  t" + std::to_string(i) + ": {title: T, section: story}\n";
        std::string text = more;
        for (int i = 0; i < 3; ++i) text += "  same: {title: T, section: story}\n";
        const auto lines = lines_of(load_files({{"guide.yaml", sample_text}, {"more.yaml", text}}));
        const auto line = [&](int of) { return std::to_string(others + of); };
        EXPECT_EQ(lines, "more.yaml:" + line(3) +
                             ":3: error: 'same' stands here twice; the first " + "is on line " +
                             line(2) + ".\nmore.yaml:" + line(4) +
                             ":3: error: 'same' stands here twice; the first is on line " +
                             line(3) + ".\n");
    }
}

TEST(Load, questions_fit_one_glance) {
    const auto loaded = sample_with(
        "ask: Is dat genoeg?",
        "ask: Vindt u dat u op dit moment van uw leven wel genoeg andere mensen ziet of niet?");
    EXPECT_THAT(lines_of(loaded), HasSubstr("has 17 words; 15 is the most"));
}

TEST(Load, urgent_signals_say_what_to_do_now) {
    const auto loaded = sample_with("urgent_words: Ga nu naar de balie.,", "");
    EXPECT_THAT(lines_of(loaded), HasSubstr("The signal 'cut_off' needs 'urgent_words'"));
}

TEST(Load, every_question_says_where_it_may_be_asked) {
    const auto loaded = sample_with("kind: words, stage: asked, place: hall}", "kind: words}");
    EXPECT_THAT(lines_of(loaded), HasSubstr("The question 'story.words' needs 'place'"));
}

TEST(Load, alone_and_nobody_beside_are_not_confused) {
    const auto loaded = sample_with("nobody_beside: yes", "alone: yes");
    EXPECT_THAT(lines_of(loaded), HasSubstr("write 'nobody_beside'"));
}

TEST(Load, a_folder_that_is_not_there_is_said_plainly) {
    const auto loaded = load("no/such/folder");
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().fault, base::Fault::not_found);
}

TEST(Load, the_first_guide_can_be_used) {
    const auto loaded = load("assets/guides/gesprek");
    ASSERT_TRUE(loaded) << loaded.error().words;
    EXPECT_TRUE(loaded->usable()) << lines_of(*loaded);
    EXPECT_GE(loaded->guide.questions.size(), 30u);
    EXPECT_GE(loaded->guide.signals.size(), 15u);
    EXPECT_GE(loaded->guide.needs.size(), 8u);
}

}  // namespace
}  // namespace kt::guide
