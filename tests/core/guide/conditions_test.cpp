// Conditions over people, what is computed, figures of the day and needs, in the words of a guide.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/guide/compile.hpp"
#include "tests/core/guide/family.hpp"
#include "tests/core/guide/told.hpp"

namespace kt::guide {
namespace {

using testing::HasSubstr;
using Op = Instruction::Op;

constexpr Compare ways[] = {Compare::equal, Compare::less, Compare::less_or_equal, Compare::greater,
                            Compare::greater_or_equal};

// Yes if it is so for all numbers in them, no if for none.
RC_GTEST_PROP(Ranges, compare_as_all_their_numbers_do, ()) {
    const auto range = [] {
        const auto low = *rc::gen::inRange<std::int64_t>(-3, 4);
        return Range{low, *rc::gen::inRange<std::int64_t>(low, low + 4)};
    };
    const auto left = range(), right = range();
    for (const auto how : ways) {
        bool some = false, all = true;
        for (auto a = left.low; a <= left.high; ++a)
            for (auto b = right.low; b <= right.high; ++b) {
                some = some || compare(a, how, b);
                all = all && compare(a, how, b);
            }
        RC_ASSERT(compare(left, how, right) == (all    ? Truth::yes
                                                : some ? Truth::unknown
                                                       : Truth::no));
    }
}

Guide family_with_figures() {
    auto loaded = load_files({{"guide.yaml", family_text()},
                              {"figures.csv",
                               "id;title;unit;low;high;begin;end;source;checked_on\n"
                               "rent_limit;Huurgrens;euro;900;;2026-01-01;;wet.example;"
                               "2026-11-01\n"
                               "grown;Volwassen;years;18;;2026-01-01;;wet.example;2026-11-01\n"}});
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    return std::move(loaded.guide);
}

class FamilyConditions : public testing::Test {
  protected:
    Truth holds(const std::string& text, const Scope& scope = {}) {
        const auto compiled = compile(text, guide_, scope);
        EXPECT_TRUE(compiled.mistakes.empty()) << text << ": " << compiled.mistakes[0].words;
        return compiled.mistakes.empty() ? evaluate(compiled.expression, told_) : Truth::unknown;
    }
    std::string mistake(const std::string& text, const Scope& scope = {}) {
        const auto compiled = compile(text, guide_, scope);
        if (compiled.mistakes.empty()) return "";
        return std::to_string(compiled.mistakes[0].at) + ": " + compiled.mistakes[0].words;
    }
    std::uint32_t question(const std::string& id) {
        EXPECT_GE(guide_.question_index(id), 0) << id;
        return static_cast<std::uint32_t>(guide_.question_index(id));
    }
    std::uint32_t computed(const std::string& id) {
        EXPECT_GE(guide_.computed_index(id), 0) << id;
        return static_cast<std::uint32_t>(guide_.computed_index(id));
    }
    void goes(int child, bool gladly) {
        told_.answers[question("network.school@" + std::to_string(child))] = gladly ? 1 : 2;
    }

    Guide guide_ = family_with_figures();
    Told told_;
};

TEST_F(FamilyConditions, someone_everyone_and_how_many) {
    EXPECT_EQ(holds("any(child, network.school = hardly)"), Truth::unknown);  // nobody was asked
    told_.people = {1, 3};
    goes(1, true);
    EXPECT_EQ(holds("any(child, network.school = hardly)"), Truth::unknown);
    EXPECT_EQ(holds("every(child, network.school = gladly)"), Truth::unknown);
    EXPECT_EQ(holds("count(child, network.school = gladly) >= 1"), Truth::yes);
    EXPECT_EQ(holds("count(child, network.school = gladly) >= 2"), Truth::unknown);
    EXPECT_EQ(holds("count(child, network.school = gladly) > 2"), Truth::no);
    goes(3, false);
    EXPECT_EQ(holds("any(child, network.school = hardly)"), Truth::yes);
    EXPECT_EQ(holds("every(child, network.school = gladly)"), Truth::no);
    EXPECT_EQ(holds("count(child, network.school = hardly) = 1"), Truth::yes);
    EXPECT_EQ(holds("count(child) = 2"), Truth::yes);
    EXPECT_EQ(holds("count(child) <= 1 or count(child) > 2"), Truth::no);
}

TEST_F(FamilyConditions, who_is_not_there_counts_for_nothing) {
    told_.people = {2};
    goes(1, false);  // was struck off the list since
    EXPECT_EQ(holds("any(child, network.school = hardly)"), Truth::unknown);
    goes(2, true);
    EXPECT_EQ(holds("any(child, network.school = hardly)"), Truth::no);
    told_.people = std::set<std::uint32_t>{};
    EXPECT_EQ(holds("any(child, network.school = hardly)"), Truth::no);
    EXPECT_EQ(holds("every(child, network.school = hardly)"), Truth::yes);
    EXPECT_EQ(holds("count(child) = 0"), Truth::yes);
}

TEST_F(FamilyConditions, inside_a_group_a_name_means_their_own) {
    goes(2, false);
    const Scope about_second{{0, 2}, false, true};
    EXPECT_EQ(holds("network.school = hardly", about_second), Truth::yes);
    EXPECT_EQ(holds("not known(network.born) and network.school = hardly", about_second),
              Truth::yes);
    told_.people = {1, 2};
    goes(1, true);
    EXPECT_EQ(holds("any(child, network.school = gladly)", about_second), Truth::yes);
    told_.computed[computed("network.born_age@2")] = {4, 4};
    EXPECT_EQ(holds("network.born_age = 4", about_second), Truth::yes);
    EXPECT_EQ(holds("any(child, network.born_age = 4)"), Truth::yes);
}

TEST_F(FamilyConditions, what_is_computed_is_a_range) {
    EXPECT_EQ(holds("network.age >= 18"), Truth::unknown);
    EXPECT_EQ(holds("known(network.age)"), Truth::no);
    told_.computed[computed("network.age")] = {17, 18};
    EXPECT_EQ(holds("known(network.age)"), Truth::yes);
    EXPECT_EQ(holds("network.age >= 18"), Truth::unknown);
    EXPECT_EQ(holds("network.age >= 17"), Truth::yes);
    EXPECT_EQ(holds("network.age > 18"), Truth::no);
    EXPECT_EQ(holds("network.age < figure.grown"), Truth::unknown);  // no figure of that day
    told_.figures[static_cast<std::uint32_t>(guide_.figure_index("grown"))] = {18, 18};
    EXPECT_EQ(holds("network.age <= figure.grown"), Truth::yes);
}

TEST_F(FamilyConditions, amounts_compare_with_figures_of_the_day) {
    told_.numbers[question("network.rent")] = 950;
    told_.figures[static_cast<std::uint32_t>(guide_.figure_index("rent_limit"))] = {900, 900};
    EXPECT_EQ(holds("network.rent > figure.rent_limit"), Truth::yes);
    EXPECT_EQ(holds("network.rent = figure.rent_limit"), Truth::no);
    EXPECT_EQ(mistake("network.rent > figure.rent_limt"),
              "15: There is no figure 'rent_limt'. Did you mean 'rent_limit'?");
    EXPECT_THAT(mistake("network.birth > figure.rent_limit"),
                HasSubstr("0: 'network.birth' has kind date; only amounts"));
    EXPECT_EQ(mistake("network.rent > figure"), "15: There is no figure ''.");
}

TEST_F(FamilyConditions, an_amount_in_ranges_has_answers_and_is_a_number) {
    const auto answer = compile("network.energy = little", guide_).expression.program;
    ASSERT_EQ(answer.size(), 1u);
    EXPECT_EQ(answer[0].op, Op::answer_in);
    const auto number = compile("network.energy = 50", guide_).expression.program;
    ASSERT_EQ(number.size(), 1u);
    EXPECT_EQ(number[0].op, Op::number_compare);
    EXPECT_EQ(mistake("network.energy in [litle]"),
              "19: 'network.energy' has no answer 'litle'. Did you mean 'little'?");
    EXPECT_EQ(mistake("network.energy > little"), "17: 'little' is not a whole number.");
}

TEST_F(FamilyConditions, needs_are_only_asked_of_where_options_stand) {
    const Scope of_an_option{{}, true, true};
    told_.needs[static_cast<std::uint32_t>(guide_.need_index("meet_people"))] = Truth::yes;
    EXPECT_EQ(holds("need.meet_people", of_an_option), Truth::yes);
    EXPECT_EQ(holds("need.scooter", of_an_option), Truth::unknown);
    EXPECT_EQ(mistake("need.meet_poeple", of_an_option),
              "0: There is no need 'meet_poeple'. Did you mean 'meet_people'?");
    EXPECT_THAT(mistake("asked.other and need.meet_people"),
                HasSubstr("16: Which need the person made theirs is only asked in the sheet"));
}

TEST_F(FamilyConditions, mistakes_about_people_are_told_once_and_where_they_stand) {
    EXPECT_EQ(mistake("any(chidl, asked.other)"),
              "4: There is no group 'chidl'. Did you mean 'child'?");
    EXPECT_EQ(mistake("any(child)"), "9: ',' was expected here.");
    EXPECT_EQ(mistake("count(child, asked.other)"),
              "25: After count( ) a number was expected, like '>= 2'.");
    EXPECT_EQ(mistake("any(child, any(child, asked.other))"),
              "11: any( ), every( ) and count( ) do not stand inside one another.");
    EXPECT_THAT(mistake("count(child, place = home) > 1"), HasSubstr("outside of count( )"));
    EXPECT_EQ(mistake("network.age"),
              "11: After the computed 'network.age' a comparison was expected, like '>= 18'.");
    EXPECT_EQ(mistake("network.age = old"), "14: 'old' is not a whole number.");
    EXPECT_EQ(mistake("network.age in [one]"),
              "12: After the computed 'network.age' a comparison was expected, like '>= 18'.");
    const auto two =
        compile("any(child, network.shool = a and network.bron > 1) and x.y = 1", guide_);
    ASSERT_EQ(two.mistakes.size(), 3u);  // not for each child again
    EXPECT_EQ(two.mistakes[0].at, 11u);
    EXPECT_EQ(two.mistakes[1].at, 33u);
    EXPECT_EQ(two.mistakes[2].at, 55u);
}

TEST_F(FamilyConditions, the_deepest_allowed_fits_the_stack) {
    std::string deep;
    for (int i = 0; i < 30; ++i) deep += "(asked.mobility or asked.other and ";
    deep += "any(child, network.school = hardly and network.born_age > 3)" + std::string(30, ')');
    EXPECT_EQ(holds(deep), Truth::unknown);
}

RC_GTEST_PROP(FamilyText, nothing_that_is_typed_can_break_the_compiler, ()) {
    static const Guide guide = family_with_figures();
    static const std::vector<std::string> words{"and",
                                                "or",
                                                "not",
                                                "(",
                                                ")",
                                                ",",
                                                "=",
                                                ">=",
                                                "any(child,",
                                                "every(child,",
                                                "count(child,",
                                                "count(child)",
                                                "any",
                                                "count",
                                                "child",
                                                "network.school = gladly",
                                                "network.school",
                                                "network.born_age",
                                                "network.born",
                                                "network.age > 3",
                                                "known(network.school)",
                                                "known(",
                                                "network.rent > figure.rent_limit",
                                                "figure.grown",
                                                "need.scooter",
                                                "place = hall",
                                                "2",
                                                "x"};
    const auto picked = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words));
    std::string text;
    for (const auto& word : picked) text += word + " ";
    for (const auto& scope : {Scope{}, Scope{{0, 3}, true, false}}) {
        const auto compiled = compile(text, guide, scope);
        if (compiled.mistakes.empty()) evaluate(compiled.expression, Told{});
    }
}

}  // namespace
}  // namespace kt::guide
