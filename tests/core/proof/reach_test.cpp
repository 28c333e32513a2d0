// What is proven of conditions: never by trying some answers, always by looking at all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/proof/proven.hpp"

namespace kt::proof {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string question(const std::string& id, const std::string& when, const std::string& more = "") {
    return "  " + id +
           ":\n    {ask: Hoe, why: Daarom., kind: choice, place: hall, ordinary: a,\n"
           "     answers: {a: A, b: B, c: C}, when: \"" +
           when + "\"" + more + "}\n";
}

// The sample with more questions, before its signals.
guide::Loaded with_questions(const std::string& questions) {
    return proven_with("signals:\n", questions + "signals:\n");
}

guide::Loaded with_need(const std::string& when, const std::string& more = "") {
    return proven_and("  extra: {offer: Iets, wording: Iets., topic: housing, when: \"" + when +
                      "\"" + more + "}\n");
}

TEST(Reach, a_need_that_wants_two_answers_of_one_choice_is_never_offered) {
    const auto loaded = with_need("housing.outdoors = no and housing.outdoors = hard");
    EXPECT_THAT(lines_of(loaded), HasSubstr("The need 'extra' can never be offered"));
    EXPECT_TRUE(with_need("housing.barrier = stairs and housing.barrier = door").usable());
    EXPECT_FALSE(with_need("housing.barrier = stairs and housing.barrier = none").usable());
}

TEST(Reach, what_a_question_leans_on_counts_too) {
    // Barriers are asked only of who goes out with difficulty.
    EXPECT_FALSE(with_need("housing.barrier = stairs and housing.outdoors = yes").usable());
    EXPECT_TRUE(with_need("housing.barrier = stairs and housing.outdoors = hard").usable());
    EXPECT_FALSE(with_need("signal.stuck and housing.outdoors = yes").usable());
    const auto loaded =
        with_questions(question("housing.a", "housing.outdoors = yes and housing.barrier = door") +
                       question("housing.b", "housing.a = a"));
    EXPECT_THAT(lines_of(loaded), HasSubstr("The question 'housing.a' can never be asked"));
    EXPECT_THAT(lines_of(loaded), HasSubstr("The question 'housing.b' can never be asked"));
}

TEST(Reach, entries_topics_and_places_exclude_each_other) {
    EXPECT_FALSE(with_need("asked.mobility and asked.other").usable());
    EXPECT_TRUE(with_need("not asked.mobility and not asked.other").usable());  // own words
    EXPECT_TRUE(with_need("chosen.housing and chosen.network").usable());
    EXPECT_FALSE(with_need("chosen.housing and not chosen.housing").usable());
    EXPECT_FALSE(with_need("place = home and place = room").usable());
    EXPECT_FALSE(with_need("place = hall", ", place: room").usable());
    EXPECT_TRUE(with_need("place = home", ", place: room").usable());
}

TEST(Reach, numbers_leave_room_or_not) {
    EXPECT_FALSE(with_need("housing.years > 6 and housing.years < 7").usable());
    EXPECT_TRUE(with_need("housing.years > 6 and housing.years < 8").usable());
    EXPECT_FALSE(
        with_need("housing.years > 6 and housing.years < 8 and not housing.years = 7").usable());
}

TEST(Reach, a_signal_may_be_absent_because_it_was_struck_out) {
    EXPECT_TRUE(with_need("signal.stuck and not signal.lonely and known(network.enough)").usable());
    EXPECT_FALSE(with_need("signal.stuck and not signal.stuck").usable());
    // Raised or not, the answer behind it must stand; struck out, it may be the very answer.
    EXPECT_TRUE(with_need("not signal.stuck and housing.outdoors = hard").usable());
    EXPECT_FALSE(with_need("not signal.stuck and not known(housing.outdoors)").usable());
}

TEST(Reach, being_alone_is_an_answer_too) {
    EXPECT_FALSE(with_need("story.beside = family", ", alone_only: yes").usable());
    EXPECT_TRUE(with_need("story.beside = alone", ", alone_only: yes").usable());
    const auto nobody_tells = proven_with(", nobody_beside: yes", "");
    EXPECT_THAT(lines_of(nobody_tells), HasSubstr("'network.hurt' can never be asked"));
}

TEST(Reach, a_not_over_what_may_never_be_asked_is_remarked_on) {
    const auto loaded = with_need("not network.see = often and asked.mobility");
    EXPECT_TRUE(loaded.usable());
    EXPECT_THAT(lines_of(loaded), HasSubstr("'not' over 'network.see' stays not known"));
    EXPECT_THAT(lines_of(with_need("not network.see = often and known(network.see)")),
                Not(HasSubstr("stays not known")));
    EXPECT_THAT(lines_of(with_need("not story.power = yes")), Not(HasSubstr("stays not known")));
    EXPECT_THAT(lines_of(with_need("not signal.lonely and asked.other")),
                HasSubstr("'not' over 'signal.lonely' stays not known until 'network.enough'"));
}

TEST(Reach, an_urgent_question_leads_to_an_urgent_signal) {
    const auto loaded =
        proven_with("    ordinary: often\n", "    ordinary: often\n    urgent: yes\n");
    EXPECT_THAT(lines_of(loaded), HasSubstr("is urgent, but no urgent signal uses its answers"));
}

TEST(Reach, the_reason_is_told_in_the_words_of_the_guide) {
    EXPECT_THAT(lines_of(with_need("housing.outdoors = no and housing.outdoors = hard")),
                HasSubstr("guide.yaml:95:3: error: The need 'extra' can never be offered: no "
                          "answers can lead to it, for it needs housing.outdoors = no and "
                          "housing.outdoors = hard at once.\n"));
    EXPECT_THAT(lines_of(with_need("asked.other and signal.stuck and housing.outdoors = yes")),
                HasSubstr("for it needs signal.stuck and housing.outdoors = yes at once, but "
                          "signal.stuck is raised by housing.outdoors in [hard, no].\n"));
    EXPECT_THAT(lines_of(with_need("place = hall", ", place: room")),
                HasSubstr("it needs place = hall and a room or a home (its 'place') at once."));
    EXPECT_THAT(lines_of(with_need("story.beside = family", ", alone_only: yes")),
                HasSubstr("it needs story.beside = family and that nobody is beside (its "
                          "'alone_only') at once."));
    EXPECT_THAT(lines_of(with_need("housing.years < 0")),
                HasSubstr("it needs housing.years < 0, which is never so."));
}

TEST(Reach, what_leans_on_a_question_that_is_never_asked_says_which) {
    const auto loaded =
        with_questions(question("housing.a", "housing.outdoors = yes and housing.barrier = door") +
                       question("housing.b", "housing.a = a or housing.a = b"));
    EXPECT_THAT(lines_of(loaded),
                HasSubstr("The question 'housing.b' can never be asked: no answers can lead to it, "
                          "for it needs housing.a = a or housing.a = b, but housing.a can never be "
                          "asked."));
}

TEST(Reach, a_topic_without_questions_of_life_cannot_be_chosen) {
    EXPECT_THAT(lines_of(with_need("chosen.story")),
                HasSubstr("it needs chosen.story, which is never so."));
}

TEST(Reach, a_condition_that_is_always_yes_says_nothing) {
    EXPECT_THAT(lines_of(with_questions(question("housing.a", "asked.other or not asked.other"))),
                HasSubstr("warning: The condition of the question 'housing.a' is always yes: "
                          "asked.other or not asked.other. Leave it out, or say when it must not "
                          "be."));
    EXPECT_THAT(lines_of(with_questions(question("housing.a", "asked.other"))),
                Not(HasSubstr("always yes")));
}

TEST(Reach, two_needs_that_are_offered_together_are_one) {
    EXPECT_THAT(lines_of(with_need("known(story.beside) and not not signal.lonely")),
                HasSubstr("warning: The need 'extra' is offered whenever 'meet_people' is, and "
                          "only then. Say what tells them apart, or make them one."));
    EXPECT_THAT(lines_of(with_need("known(story.beside) or signal.lonely")),
                Not(HasSubstr("only then")));
}

TEST(Reach, who_comes_with_something_can_be_offered_something_everywhere) {
    EXPECT_THAT(lines_of(proven_and("")), Not(HasSubstr("can never")));
    auto text = guide::sample_text.substr(0, guide::sample_text.find("needs:\n"));
    const auto loaded =
        proven(guide::load_text(
            text + "needs:\n  ride: {offer: Iets, wording: Iets., topic: housing, place: room,\n"
                   "    when: asked.mobility}\n"));
    EXPECT_THAT(lines_of(loaded), HasSubstr("guide.yaml:8:3: warning: Who comes with 'mobility' in "
                                            "the hall can never be offered anything"));
    EXPECT_THAT(lines_of(loaded), HasSubstr("Who comes with 'other' at home"));
    EXPECT_THAT(lines_of(loaded), Not(HasSubstr("'mobility' at home")));
}

// Groups are unrolled for each person; who wrote them wrote once.
TEST(Reach, a_question_about_each_person_is_told_of_once) {
    const auto loaded = with_questions(
        "  network.children: {ask: Wie, why: Daarom., kind: people, place: room}\n"
        "  network.born: {ask: Hoe, why: Daarom., kind: date, place: room, group: child}\n"
        "  network.school: {ask: Hoe, why: Daarom., kind: yes_no, ordinary: yes, place: room,\n"
        "    group: child, when: network.age < 18 and network.born < 1990-01-01}\n"
        "groups: {child: {people: network.children, title: Over, about: child}}\n"
        "computed: {network.age: {title: leeftijd, group: child, age_of: network.born}}\n");
    const auto lines = lines_of(loaded);
    const auto first = lines.find("The question 'network.school' can never be asked");
    ASSERT_NE(first, lines.npos) << lines;
    EXPECT_EQ(lines.find("can never", first + 50), lines.npos) << lines;
    EXPECT_THAT(lines,
                HasSubstr("it needs network.age < 18 and network.born < 1990-01-01 at once."));
}

TEST(Reach, what_takes_too_long_is_said_and_not_guessed) {
    auto loaded = guide::sample_and(
        "  extra: {offer: Iets, wording: Iets., topic: housing,\n"
        "    when: housing.outdoors = no and housing.outdoors = hard}\n");
    Limits none;
    none.all_proofs = std::chrono::milliseconds(0);
    prove(loaded.guide, today_days, loaded.remarks, none);
    ASSERT_EQ(loaded.remarks.size(), 2u) << lines_of(loaded);
    const auto& limit = loaded.remarks[0].words.find("2000 MB") == std::string::npos
                            ? loaded.remarks[1]
                            : loaded.remarks[0];
    EXPECT_EQ(limit.level, guide::Remark::Level::warning);
    EXPECT_THAT(limit.words,
                HasSubstr("could not be proven within 2000 ms each, 0 s in all and 2000 MB."));
}

}  // namespace
}  // namespace kt::proof
