// Three-valued logic, and conditions in the words of a guide.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/guide/compile.hpp"
#include "tests/core/guide/sample.hpp"
#include "tests/core/guide/told.hpp"

namespace kt::guide {
namespace {

constexpr Truth truths[] = {Truth::no, Truth::unknown, Truth::yes};

TEST(Truth, and_or_not_are_those_of_kleene) {
    for (const auto a : truths)
        for (const auto b : truths) {
            const bool some_no = a == Truth::no || b == Truth::no;
            const bool both_yes = a == Truth::yes && b == Truth::yes;
            EXPECT_EQ(a && b, some_no ? Truth::no : both_yes ? Truth::yes : Truth::unknown);
            EXPECT_EQ(!(a && b), (!a || !b));
        }
    EXPECT_EQ(!Truth::unknown, Truth::unknown);
}

class Conditions : public testing::Test {
  protected:
    Truth holds(const std::string& text) {
        const auto compiled = compile(text, guide_);
        EXPECT_TRUE(compiled.mistakes.empty()) << text << ": " << compiled.mistakes[0].words;
        return evaluate(compiled.expression, told_);
    }
    std::string mistake(const std::string& text) {
        const auto compiled = compile(text, guide_);
        return compiled.mistakes.empty() ? "" : compiled.mistakes[0].words;
    }
    void answer(const std::string& question, const std::string& answer) {
        const auto index = guide_.question_index(question);
        const auto& asked = guide_.questions[static_cast<std::size_t>(index)];
        told_.answers[static_cast<std::uint32_t>(index)] |= 1u << asked.answer_index(answer);
    }

    Guide guide_ = sample_guide();
    Told told_;
};

TEST_F(Conditions, unasked_is_never_no) {
    EXPECT_EQ(holds("housing.outdoors = no"), Truth::unknown);
    EXPECT_EQ(holds("not housing.outdoors = no"), Truth::unknown);
    EXPECT_EQ(holds("known(housing.outdoors)"), Truth::no);
    EXPECT_EQ(holds("asked.mobility"), Truth::unknown);
}

TEST_F(Conditions, one_yes_makes_an_or_and_one_no_breaks_an_and) {
    answer("housing.outdoors", "hard");
    EXPECT_EQ(holds("housing.outdoors in [hard, no] or network.see = rarely"), Truth::yes);
    EXPECT_EQ(holds("housing.outdoors = yes and network.see = rarely"), Truth::no);
    EXPECT_EQ(holds("housing.outdoors = hard and network.see = rarely"), Truth::unknown);
}

TEST_F(Conditions, and_binds_more_than_or_and_not_most) {
    answer("housing.outdoors", "yes");
    EXPECT_EQ(holds("housing.outdoors = yes or housing.outdoors = no and network.see = often"),
              Truth::yes);
    EXPECT_EQ(holds("(housing.outdoors = yes or network.see = often) and housing.outdoors = no"),
              Truth::no);
    EXPECT_EQ(holds("not housing.outdoors = no and housing.outdoors = yes"), Truth::yes);
    EXPECT_EQ(holds("not (housing.outdoors = no and network.see = often)"), Truth::yes);
}

TEST_F(Conditions, numbers_places_and_topics) {
    told_.numbers[static_cast<std::uint32_t>(guide_.question_index("housing.years"))] = 6;
    EXPECT_EQ(holds("housing.years >= 6"), Truth::yes);
    EXPECT_EQ(holds("housing.years < 6"), Truth::no);
    EXPECT_EQ(holds("housing.years = 6"), Truth::yes);
    EXPECT_EQ(holds("place = hall"), Truth::yes);
    EXPECT_EQ(holds("place = home or chosen.housing"), Truth::unknown);
}

TEST_F(Conditions, leaving_a_place_takes_nothing_back) {
    for (const auto* text :
         {"place = home", "not place = home", "not (place = home and not place = hall)"}) {
        const auto compiled = compile(text, guide_);
        EXPECT_EQ(evaluate(without_place(compiled.expression), told_), Truth::yes) << text;
    }
}

TEST_F(Conditions, mistakes_are_told_with_what_was_meant) {
    EXPECT_EQ(mistake("housing.outdoor = no"),
              "There is no question 'housing.outdoor'. Did you mean 'housing.outdoors'?");
    EXPECT_EQ(mistake("housing.outdoors = har"),
              "'housing.outdoors' has no answer 'har'. Did you mean 'hard'?");
    EXPECT_EQ(mistake("signal.lonly"), "There is no signal 'lonly'. Did you mean 'lonely'?");
    EXPECT_EQ(mistake("housing.outdoors != no"),
              "There is no '!='. Write: not housing.outdoors = …");
    EXPECT_EQ(mistake("story.words = yes"),
              "'story.words' has kind words and so no number to compare.");
    EXPECT_EQ(mistake("asked.mobility and"), "The condition stops too early.");
    EXPECT_EQ(mistake("asked.mobility asked.other"),
              "'asked.other' was not expected here; 'and' or 'or' was.");
    EXPECT_EQ(mistake("place = hal"), "A place is hall, room or home.");
}

TEST_F(Conditions, towers_of_brackets_are_refused_and_long_rows_are_not) {
    EXPECT_NE(mistake(std::string(200, '(') + "asked.mobility" + std::string(200, ')')), "");
    std::string deep, row = "asked.mobility";
    for (int i = 0; i < 30; ++i) deep += "(asked.mobility or asked.other and ";
    deep += "asked.mobility" + std::string(30, ')');
    EXPECT_EQ(holds(deep), Truth::unknown);
    for (int i = 0; i < 80; ++i) row += " or asked.mobility";
    EXPECT_EQ(holds(row), Truth::unknown);
}

RC_GTEST_PROP(ConditionText, nothing_that_is_typed_can_break_the_compiler, ()) {
    static const Guide guide = sample_guide();
    static const std::vector<std::string> words{"and",
                                                "or",
                                                "not",
                                                "(",
                                                ")",
                                                "[",
                                                "]",
                                                ",",
                                                "=",
                                                "in",
                                                "known",
                                                "place",
                                                "hall",
                                                ">=",
                                                "housing.outdoors",
                                                "housing.years",
                                                "signal.lonely",
                                                "asked.mobility",
                                                "no",
                                                "hard",
                                                "6",
                                                "chosen.housing",
                                                "!=",
                                                "%",
                                                "2020-01-01",
                                                "."};
    const auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words));
    std::string text;
    for (const auto& word : picked) text += word + " ";
    const auto compiled = compile(text, guide);
    if (compiled.mistakes.empty()) evaluate(compiled.expression, Told{});
}

TEST(Dates, are_read_and_written_alike) {
    std::int64_t days = 0;
    EXPECT_TRUE(read_date("1970-01-02", days));
    EXPECT_EQ(days, 1);
    EXPECT_TRUE(read_date("2024-02-29", days));
    EXPECT_EQ(write_date(days), "2024-02-29");
    EXPECT_FALSE(read_date("2023-02-29", days));
    EXPECT_FALSE(read_date("29-02-2024", days));
}

}  // namespace
}  // namespace kt::guide
