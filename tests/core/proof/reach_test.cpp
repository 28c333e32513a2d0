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

}  // namespace
}  // namespace kt::proof
