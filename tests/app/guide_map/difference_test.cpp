// What a policy worker is told before saying yes to a new version.
#include "app/guide_map/difference.hpp"

#include <gmock/gmock.h>

#include "tests/app/guide_map/small_guide.hpp"

namespace kt::guide_map {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string told(const guide::Guide& after) {
    return to_text(difference(small_guide(), after));
}

TEST(Difference, the_same_guide_changes_nothing) {
    EXPECT_EQ(told(small_guide()), "Voor een inwoner verandert er niets.\n");
}

TEST(Difference, other_words_are_told_with_the_old_ones) {
    EXPECT_THAT(told(small_guide_with("Hoe vaak ziet u mensen?", "Hoe vaak spreekt u mensen?")),
                AllOf(HasSubstr("Wat wij vragen"),
                      HasSubstr("was \"Hoe vaak ziet u mensen?\", wordt \"Hoe vaak spreekt u "
                                "mensen?\"")));
}

TEST(Difference, an_answer_that_comes_goes_or_gets_other_words) {
    const auto text = told(small_guide_with("{often: Vaak,", "{often: Heel vaak, never: Nooit,"));
    EXPECT_THAT(text, AllOf(HasSubstr("Antwoord \"Vaak\" wordt \"Heel vaak\"."),
                            HasSubstr("Nieuw antwoord: \"Nooit\".")));
    const auto had_more = small_guide_with("no: Nee}", "no: Nee, never: Nooit}");
    EXPECT_THAT(to_text(difference(had_more, small_guide())),
                HasSubstr("Antwoord vervalt: \"Nooit\"."));
}

TEST(Difference, a_question_that_leaves_the_hall_is_told_in_those_words) {
    EXPECT_THAT(told(small_guide_with("place: hall\n    answers: {often",
                                      "place: room\n    answers: {often")),
                HasSubstr("waar: was ook in de hal, wordt alleen aan een tafel of thuis."));
}

TEST(Difference, a_new_condition_is_told_in_words_and_not_in_signs) {
    EXPECT_THAT(told(small_guide_with("when: signal.alone and signal.stuck", "when: signal.alone")),
                HasSubstr("wordt wij merkten 'ziet weinig mensen'."));
}

TEST(Difference, what_is_new_stands_before_what_is_gone) {
    const auto text =
        told(small_guide_with("  alone: {title: ziet weinig mensen, topic: network, "
                              "when: network.see = rarely}",
                              "  alone: {title: ziet weinig mensen, topic: network, "
                              "when: network.see = rarely}\n  often: {title: ziet "
                              "vaak mensen, topic: network, strength: yes, when: "
                              "network.see = often}"));
    EXPECT_THAT(text, AllOf(HasSubstr("Wat wij merken"), HasSubstr("Nieuw:      \"ziet vaak")));
}

TEST(Difference, a_made_up_person_meets_something_else) {
    const auto before = small_guide();
    const auto after =
        small_guide_with("when: signal.stuck or asked.mobility", "when: signal.stuck");
    conversation::Persona persona;
    persona.name = "alleen_de_scootmobiel";
    persona.asked = "mobility";
    const auto changes = difference(before, conversation::rehearse(before, persona), after,
                                    conversation::rehearse(after, persona));
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_THAT(changes.front().words,
                HasSubstr("Krijgt niet meer de vraag: \"Hoe vaak ziet u mensen?\"."));
}

TEST(Difference, no_gap_for_a_name_is_left_open_in_what_a_made_up_person_meets) {
    const auto before = small_guide();
    auto after = before;
    after.groups = {{"child", "Over {name}", "child", 1, {}}};
    after.questions[0].ask = "Hoe oud is {name}?";
    after.questions[0].group = 0;
    after.questions[0].person = 1;
    conversation::Persona persona;
    persona.asked = "mobility";
    const auto met = conversation::rehearse(before, persona);
    const auto changes = difference(before, met, after, met);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_THAT(changes.front().words, HasSubstr("\"Hoe oud is deze persoon?\""));
}

}  // namespace
}  // namespace kt::guide_map
