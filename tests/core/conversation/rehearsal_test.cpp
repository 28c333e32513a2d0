// A persona held against a guide, and what is said when it does not come out as expected.
#include "core/conversation/rehearsal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/conversation/goals.hpp"
#include "tests/core/conversation/household.hpp"
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
    std::vector<std::string> complaints(const std::string& text) {
        std::vector<guide::Remark> remarks;
        read_persona(text, "somebody.yaml", guide_, remarks);
        std::vector<std::string> lines;
        for (const auto& remark : remarks) lines.push_back(to_line(remark));
        return lines;
    }
    std::vector<std::string> asked(const Rehearsal& rehearsal) {
        std::vector<std::string> ids;
        for (const auto& step : rehearsal.questions)
            ids.push_back(guide_.questions[static_cast<std::size_t>(step.question)].id);
        return ids;
    }

    guide::Guide guide_ = guide::sample_guide();
};

TEST_F(ARehearsal, what_is_wrong_with_a_persona_is_told_once_and_where_it_stands) {
    EXPECT_THAT(complaints("asked: mobility\nanswers: {housing.outdors: no}\n"),
                ElementsAre(HasSubstr("somebody.yaml:2:11: error: The guide has no question "
                                      "'housing.outdors'.")));
    EXPECT_THAT(complaints("asked: [mobility\n"), ElementsAre(HasSubstr("somebody.yaml:")));
    for (const auto& line : complaints("")) EXPECT_THAT(line, HasSubstr("somebody.yaml:1:1: "));
}

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

TEST_F(ARehearsal, may_begin_with_own_words) {
    const auto rehearsal = play("asked: Mijn man vergeet steeds meer.\nwith: family\n");
    EXPECT_THAT(rehearsal.failures, IsEmpty());
    EXPECT_EQ(rehearsal.facts.entry, "");
    EXPECT_EQ(rehearsal.facts.asked_words, "Mijn man vergeet steeds meer.");
    EXPECT_EQ(rehearsal.asked, "Mijn man vergeet steeds meer.");
    EXPECT_THAT(rehearsal.transcript, Contains("Comes for: Mijn man vergeet steeds meer."));
    // asked.mobility is no, and not unknown: the question behind it is not asked.
    EXPECT_THAT(asked(rehearsal), testing::Not(Contains("housing.outdoors")));
}

// Not only the question's own topic can have led to it.
TEST_F(ARehearsal, tells_which_topics_it_was_that_led_to_a_question) {
    auto loaded = guide::sample_with("when: network.see = rarely",
                                     "when: network.see = rarely and chosen.housing");
    ASSERT_TRUE(loaded.usable());
    guide_ = std::move(loaded.guide);
    const auto rehearsal =
        play("asked: other\ntopics: [housing, network]\nanswers: {network.see: rarely}\n");
    const auto ids = asked(rehearsal);
    const auto at = std::find(ids.begin(), ids.end(), "network.enough") - ids.begin();
    ASSERT_LT(static_cast<std::size_t>(at), ids.size());
    EXPECT_THAT(
        because_ids(guide_, rehearsal.questions[static_cast<std::size_t>(at)].because, "other"),
        ElementsAre("network.see", "chosen.housing"));
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
    EXPECT_THAT(because_ids(guide_, step.because, "mobility"), ElementsAre("housing.outdoors"));
    EXPECT_THAT(because_ids(guide_, rehearsal.questions[3].because, "mobility"),
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

TEST_F(ARehearsal, an_answer_that_nothing_asks_for_is_remarked_on) {
    const auto rehearsal = play("asked: mobility\nanswers:\n  housing.barrier: [stairs]\n");
    ASSERT_EQ(rehearsal.remarks.size(), 1u);
    EXPECT_EQ(to_line(rehearsal.remarks[0]),
              "tests/somebody.yaml:3:20: warning: The conversation never asked 'housing.barrier'.");
    EXPECT_THAT(rehearsal.failures, IsEmpty());
}

TEST_F(ARehearsal, who_needs_just_what_they_ask_is_offered_nothing) {
    EXPECT_THAT(
        play("asked: mobility\nanswers: {housing.outdoors: no}\nexpects: {needs: []}\n").failures,
        ElementsAre("more was offered than was expected: scooter"));
    EXPECT_THAT(play("asked: mobility\nanswers: {housing.outdoors: no, housing.barrier: stairs}\n"
                     "expects: {needs: [easy_home]}\n")
                    .failures,
                IsEmpty())
        << "one that was not expected may be offered beside what was";
}

TEST_F(ARehearsal, what_a_person_strikes_out_is_no_signal) {
    const auto rehearsal =
        play("asked: mobility\nanswers: {housing.outdoors: no}\nstruck: [stuck]\n");
    ASSERT_EQ(rehearsal.signals.size(), 1u);
    EXPECT_EQ(rehearsal.signals[0].signal, guide_.signal_index("family")) << "not 'stuck'";
}

class ALongRehearsal : public ARehearsal {
  protected:
    ALongRehearsal() {
        guide_ = household(option("plan", "general", "calm_money") +
                           option("club", "own", "glad_school") +
                           option("aid", "made_to_measure", "glad_school"));
    }
    std::vector<std::string> options(const Rehearsal& rehearsal) {
        std::vector<std::string> ids;
        for (const int option : rehearsal.options)
            ids.push_back(guide_.options[static_cast<std::size_t>(option)].id);
        return ids;
    }
};

const std::string mother_of_two =
    "asked: debts\nplace: room\ntoday: 2026-11-22\n"
    "answers:\n  money.letters: yes\n  money.energy: 140\n  money.rent: 640\n"
    "  family.born: 1984\n  family.children: [Sam, Noor]\n"
    "  family.child_born: {Sam: 2012-03, Noor: 2018-05}\n"
    "  family.child_school@1: gladly\n  family.child_school@2: hardly\n";

TEST_F(ALongRehearsal, asks_about_each_child_by_name) {
    const auto rehearsal = play(mother_of_two +
                                "expects: {needs: [calm_money, glad_school],"
                                " options: [club, plan, aid], parties: [bank]}\n");
    EXPECT_THAT(rehearsal.failures, IsEmpty());
    EXPECT_THAT(rehearsal.remarks, IsEmpty());
    EXPECT_THAT(rehearsal.transcript, Contains("Gaat Noor graag naar school?  -  Niet graag"));
    EXPECT_THAT(rehearsal.transcript, Contains("Wanneer is Sam geboren?  -  2012-03"));
    EXPECT_THAT(options(rehearsal), ElementsAre("club", "plan", "aid"));
    EXPECT_EQ(rehearsal.facts.by_question.at("money.energy").standing[0].value.chosen[0], "more");
}

TEST_F(ALongRehearsal, only_what_a_person_makes_theirs_leads_to_options) {
    const auto rehearsal = play(mother_of_two + "expects: {needs: [glad_school]}\n");
    EXPECT_THAT(options(rehearsal), ElementsAre("club", "aid"));
    EXPECT_THAT(play(mother_of_two + "never: {options: [aid]}\n").failures,
                ElementsAre("the option 'aid' may never be offered and was"));
}

TEST_F(ALongRehearsal, goes_on_at_a_table_without_asking_twice) {
    auto in_hall = mother_of_two;
    in_hall.replace(in_hall.find("place: room"), 11, "place: hall\ncontinues: room");
    const auto rehearsal = play(in_hall + "expects: {needs: [calm_money, glad_school]}\n");
    EXPECT_THAT(rehearsal.failures, IsEmpty());
    EXPECT_LT(rehearsal.asked_at_first, rehearsal.questions.size());
    auto ids = asked(rehearsal);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

TEST_F(ALongRehearsal, answers_about_nobody_are_mistakes) {
    EXPECT_THAT(complaint("asked: debts\nanswers: {family.child_school: {Kim: gladly}}\n"),
                HasSubstr("Nobody is named 'Kim'"));
    EXPECT_THAT(complaint("asked: debts\nanswers: {family.child_born@1: 2012}\n"),
                HasSubstr("a month like 2020-01."));
    EXPECT_THAT(complaint("asked: debts\nanswers: {family.children: Sam}\n"),
                HasSubstr("names: [Sam, Noor]"));
    EXPECT_THAT(complaint("asked: debts\ntoday: soon\n"), HasSubstr("'today' is a date"));
    EXPECT_THAT(complaint("asked: debts\nexpects: {options: [boat]}\n"),
                HasSubstr("warning: The guide has no option 'boat'."));
}

}  // namespace
}  // namespace kt::conversation
