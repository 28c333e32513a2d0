// A persona held against a guide, and what is said when it does not come out as expected.
#include "core/conversation/rehearsal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/guide/sample.hpp"

namespace kt::conversation {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ARehearsal : public testing::Test {
  protected:
    Rehearsal play(const std::string& text) {
        std::vector<guide::Remark> remarks;
        const auto persona = read_persona(text, "tests/somebody.yaml", guide_, remarks);
        for (const auto& remark : remarks)
            if (remark.level == guide::Remark::Level::error) ADD_FAILURE() << to_line(remark);
        return rehearse(guide_, persona);
    }
    std::string complaint(const std::string& text) {
        std::vector<guide::Remark> remarks;
        read_persona(text, "somebody.yaml", guide_, remarks);
        return remarks.empty() ? "" : to_line(remarks[0]);
    }
    std::vector<std::string> asked(const Rehearsal& rehearsal) {
        std::vector<std::string> ids;
        for (const auto& step : rehearsal.questions)
            ids.push_back(guide_.questions[static_cast<std::size_t>(step.question)].id);
        return ids;
    }

    guide::Guide guide_ = guide::sample_guide();
};

TEST_F(ARehearsal, finds_what_was_expected) {
    const auto rehearsal = play(
        "asked: mobility\nplace: hall\nwith: family\n"
        "answers: {housing.outdoors: hard, housing.barrier: [stairs, door]}\n"
        "words: {story.words: Dan kan ik weer naar buiten.}\n"
        "expects: {needs: [easy_home]}\nnever: {needs: [meet_people]}\n");
    EXPECT_THAT(rehearsal.failures, IsEmpty());
    EXPECT_EQ(rehearsal.persona, "somebody");
    EXPECT_THAT(asked(rehearsal),
                ElementsAre("story.beside", "story.words", "story.power", "housing.outdoors",
                            "housing.barrier", "network.there"));
    EXPECT_THAT(rehearsal.transcript, Contains(HasSubstr("Moeilijk")));
    EXPECT_EQ(rehearsal.facts.by_question.at("story.beside").standing[0].value.chosen[0], "family");
}

TEST_F(ARehearsal, says_which_expectation_fails) {
    const auto rehearsal = play(
        "asked: mobility\nanswers: {housing.outdoors: no}\n"
        "expects: {needs: [meet_people]}\nnever: {needs: [scooter]}\n");
    EXPECT_THAT(rehearsal.failures,
                ElementsAre("the need 'meet_people' was expected and not offered",
                            "the need 'scooter' may never be offered and was"));
}

TEST_F(ARehearsal, an_option_that_no_guide_offers_is_missed) {
    const auto rehearsal = play(
        "asked: mobility\nexpects: {needs: [], options: [taxi], parties: [club]}\n"
        "never: {options: [scooter]}\n");
    EXPECT_THAT(rehearsal.failures, ElementsAre("the option 'taxi' was expected and not offered",
                                                "the party 'club' was expected and not named"));
}

TEST_F(ARehearsal, skips_what_the_persona_skips) {
    const auto rehearsal = play("asked: mobility\nskips: [housing.outdoors]\ntopics: [network]\n");
    EXPECT_TRUE(rehearsal.facts.by_question.at("housing.outdoors").skipped);
    EXPECT_THAT(asked(rehearsal), Contains("network.see"));
    EXPECT_THAT(rehearsal.needs, IsEmpty());
}

TEST_F(ARehearsal, tells_because_of_what_in_the_words_of_conditions) {
    const auto rehearsal = play("asked: mobility\nanswers: {housing.outdoors: no}\n");
    const auto& step = rehearsal.questions[4];
    EXPECT_THAT(because_ids(guide_, step.because, "mobility", 0), ElementsAre("housing.outdoors"));
    EXPECT_THAT(because_ids(guide_, rehearsal.questions[3].because, "mobility", 0),
                ElementsAre("asked.mobility"));
}

TEST_F(ARehearsal, a_persona_of_another_guide_is_told_so) {
    EXPECT_EQ(
        complaint("asked: mobilty\n"),
        "somebody.yaml:1:8: error: The guide has no entry 'mobilty'. Did you mean 'mobility'?");
    EXPECT_THAT(complaint("asked: mobility\nanswers: {housing.outdoors: noo}\n"),
                HasSubstr("no answer to 'housing.outdoors': 'noo'. Did you mean 'no'?"));
    EXPECT_THAT(complaint("asked: mobility\nanswers: {housing.out: no}\n"),
                HasSubstr("no question"));
    EXPECT_THAT(complaint("asked: mobility\nexpects: {needs: [homes]}\n"), HasSubstr("no need"));
    EXPECT_THAT(complaint("asked: mobility\nexpects: {homes: [taxi]}\n"), HasSubstr("'homes'"));
    EXPECT_THAT(complaint("asked: mobility\nwith: dog\n"), HasSubstr("who is beside"));
    EXPECT_THAT(complaint("[]"), HasSubstr("error"));
}

}  // namespace
}  // namespace kt::conversation
