// The same asked about each of several people, what is counted over them, and what follows up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/guide/family.hpp"

namespace kt::guide {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Op = Instruction::Op;

const Question& question_of(const Guide& guide, const std::string& id) {
    const int index = guide.question_index(id);
    EXPECT_GE(index, 0) << id;
    return guide.questions[static_cast<std::size_t>(std::max(index, 0))];
}

std::vector<std::string> ids_from(const Guide& guide, const std::string& id, std::size_t count) {
    std::vector<std::string> ids;
    const auto from = static_cast<std::size_t>(guide.question_index(id));
    for (auto i = from; i < from + count && i < guide.questions.size(); ++i)
        ids.push_back(guide.questions[i].id);
    return ids;
}

TEST(Groups, all_about_one_child_comes_before_the_next_child) {
    const auto guide = family_guide();
    EXPECT_THAT(ids_from(guide, "network.children", 14),
                ElementsAre("network.children", "network.school@1", "network.born@1",
                            "network.born_probe1@1", "network.born_probe2@1", "network.school@2",
                            "network.born@2", "network.born_probe1@2", "network.born_probe2@2",
                            "network.school@3", "network.born@3", "network.born_probe1@3",
                            "network.born_probe2@3", "network.rent"));
    EXPECT_EQ(guide.question_index("network.school"), -1);
    EXPECT_EQ(guide.question_index("network.school@4"), -1);
}

TEST(Groups, each_question_knows_whom_it_is_about_and_its_words) {
    const auto guide = family_guide();
    const auto& second = question_of(guide, "network.school@2");
    EXPECT_EQ(guide.groups[static_cast<std::size_t>(second.group)].id, "child");
    EXPECT_EQ(guide.groups[static_cast<std::size_t>(second.group)].about, "child");
    EXPECT_EQ(second.person, 2);
    EXPECT_EQ(second.text_id, "network.school");
    EXPECT_EQ(second.ask, "Gaat {name} graag naar school?");
    EXPECT_EQ(guide.groups[0].people, guide.question_index("network.children"));
}

TEST(Groups, a_question_is_for_someone_who_is_there_and_means_their_own) {
    const auto guide = family_guide();
    const auto& program = question_of(guide, "network.school@2").when.program;
    ASSERT_EQ(program.size(), 3u);
    EXPECT_EQ(program[0].op, Op::person_in);
    EXPECT_EQ(static_cast<int>(program[0].a), guide.question_index("network.children"));
    EXPECT_EQ(program[0].b, 2u);
    EXPECT_EQ(program[1].op, Op::computed_compare);
    EXPECT_EQ(static_cast<int>(program[1].a), guide.computed_index("network.born_age@2"));
    EXPECT_EQ(program[2].op, Op::all);
}

TEST(Groups, naming_a_childs_question_from_outside_tells_what_to_write) {
    EXPECT_THAT(lines_of(family_with_need("network.school = hardly")),
                HasSubstr("'network.school' is asked about each person of the group 'child'."
                          " Write any(child, …), every(child, …) or count(child, …)."));
    EXPECT_TRUE(family_with_need("any(child, network.school = hardly)").usable());
    EXPECT_FALSE(family_with_need("network.school@1 = hardly").usable());
}

TEST(Groups, the_question_that_names_the_people_is_of_the_right_kind) {
    EXPECT_THAT(lines_of(family_with("people: network.children", "people: network.rent")),
                HasSubstr("'network.rent' does not name people; it needs kind people."));
    EXPECT_THAT(lines_of(family_with("people: network.children", "people: network.childern")),
                HasSubstr("There is no question 'network.childern'. Did you mean "
                          "'network.children'?"));
    EXPECT_THAT(lines_of(family_with("kind: people, at_most: 3", "group: child, kind: people")),
                HasSubstr("'network.children' is itself asked about the people of a group."));
    EXPECT_THAT(lines_of(family_with("group: child\n", "group: chld\n")),
                HasSubstr("There is no group 'chld'. Did you mean 'child'?"));
    EXPECT_THAT(lines_of(family_with("at_most: 3", "at_most: 9")),
                HasSubstr("'at_most' of the question 'network.children' lies between 1 and 8."));
}

TEST(Groups, a_name_is_only_said_where_it_is_about_someone) {
    EXPECT_THAT(lines_of(family_with("ask: \"Wat is uw huur?\"", "ask: \"Wat betaalt {name}?\"")),
                HasSubstr("The question 'network.rent' says {name}, but is about nobody"));
}

TEST(Groups, mistakes_are_told_once_and_not_for_each_child) {
    const auto loaded = family_with("network.born_age >= 4", "network.born_aeg >= 4");
    EXPECT_EQ(lines_of(loaded),
              "guide.yaml:89:11: error: There is no question 'network.born_aeg'. Did you mean "
              "'network.born_age'?\n");
}

TEST(Groups, a_guide_of_too_many_people_is_refused) {
    auto text = family_text();
    std::string many;
    for (int i = 0; i < 7'000; ++i)
        many += "  network.q" + std::to_string(i) +
                ": {group: child, ask: Hoe, why: Daarom., kind: words, place: room}\n";
    const auto at = text.find("  network.birth:");
    EXPECT_THAT(lines_of(load_text(text.insert(at, many))),
                HasSubstr("more than 20,000 questions, counted for each person of a group"));
}

TEST(Probes, follow_what_was_answered_with_its_words) {
    const auto guide = family_guide();
    const auto& first = question_of(guide, "network.born_probe1@2");
    const auto& again = question_of(guide, "network.born_probe2@2");
    EXPECT_EQ(first.follows, guide.question_index("network.born@2"));
    EXPECT_EQ(again.follows, guide.question_index("network.born_probe1@2"));
    EXPECT_EQ(first.text_id, "network.born_probe1");
    EXPECT_EQ(again.text_id, "network.born_probe1");
    EXPECT_EQ(first.kind, Kind::words);
    EXPECT_EQ(first.place, Place::room);
    ASSERT_EQ(again.when.program.size(), 3u);
    EXPECT_EQ(again.when.program[1].op, Op::known);
    EXPECT_EQ(static_cast<int>(again.when.program[1].a), again.follows);
}

TEST(Probes, have_their_own_condition_and_are_never_more_public) {
    const auto scaled = family_with(
        "ask: \"Wat is uw huur?\", why: Daarom., kind: amount, place: room",
        "ask: \"Hoe is het?\", why: Daarom., kind: scale, place: hall, probe: {ask: \"Wat zou één "
        "punt hoger maken?\", why: Daarom., place: hall, when: network.rent < 10}");
    ASSERT_THAT(lines_of(scaled), HasSubstr("a sum needs kind amount"));
    const auto probe = question_of(scaled.guide, "network.rent_probe1");
    EXPECT_EQ(probe.place, Place::hall);
    ASSERT_EQ(probe.when.program.size(), 3u);
    EXPECT_EQ(probe.when.program[1].op, Op::number_compare);
    EXPECT_THAT(lines_of(family_with("times: 2", "place: hall")),
                HasSubstr("its place cannot be more public than that of its question"));
    EXPECT_THAT(lines_of(family_with("times: 2", "times: 4")),
                HasSubstr("'times' of the probe of 'network.born' lies between 1 and 3."));
}

TEST(Probes, of_one_fact_in_many_words_are_those_of_the_words_that_were_asked) {
    const auto loaded =
        sample_with("signals:\n",
                    "  housing.a: {ask: Hoe, why: Daarom., place: room, fills: story.words, "
                    "when: asked.mobility, probe: {ask: Waarom, why: Daarom., when: asked.other}}\n"
                    "signals:\n");
    ASSERT_EQ(lines_of(loaded), "");
    const auto& probe = question_of(loaded.guide, "housing.a_probe1");
    ASSERT_EQ(probe.when.program.size(), 4u);
    EXPECT_EQ(probe.when.program[0].op, Op::known);
    EXPECT_EQ(static_cast<int>(probe.when.program[0].a),
              loaded.guide.question_index("story.words"));
    EXPECT_EQ(probe.when.program[1].op, Op::asked);
    EXPECT_EQ(probe.when.program[2].op, Op::asked);
    EXPECT_EQ(probe.when.program[3].a, 3u);
}

TEST(Computed, ages_counts_and_sums_know_their_parts) {
    const auto guide = family_guide();
    const auto fact = [&](const std::string& id) {
        const int index = guide.computed_index(id);
        EXPECT_GE(index, 0) << id;
        return guide.computed[static_cast<std::size_t>(std::max(index, 0))];
    };
    EXPECT_THAT(fact("network.age").parts, ElementsAre(guide.question_index("network.birth")));
    const auto second = fact("network.born_age@2");
    EXPECT_EQ(second.how, Computed::How::age);
    EXPECT_EQ(second.person, 2);
    EXPECT_THAT(second.parts, ElementsAre(guide.question_index("network.born@2")));
    const auto young = fact("network.young");
    EXPECT_EQ(young.how, Computed::How::count);
    EXPECT_THAT(young.parts, ElementsAre(guide.question_index("network.children")));
    ASSERT_EQ(young.wherever.size(), 3u);
    EXPECT_EQ(static_cast<int>(young.wherever[2].program[0].a),
              guide.computed_index("network.born_age@3"));
    EXPECT_EQ(fact("network.fixed").parts.size(), 2u);
}

TEST(Computed, what_cannot_be_computed_is_told) {
    EXPECT_THAT(lines_of(family_with("age_of: network.birth", "age_of: network.rent")),
                HasSubstr("'network.rent' has kind amount; an age needs kind date."));
    EXPECT_THAT(lines_of(family_with("[network.rent, network.energy]", "[network.birth]")),
                HasSubstr("'network.birth' has kind date; a sum needs kind amount."));
    EXPECT_THAT(lines_of(family_with("[network.rent, network.energy]", "[network.age]")),
                HasSubstr("'network.age' is itself computed"));
    EXPECT_THAT(lines_of(family_with("age_of: network.birth", "age_of: network.born")),
                HasSubstr("'network.born' is asked about each person of the group 'child'"));
    EXPECT_THAT(lines_of(family_with("age_of: network.birth", "sum: network.rent, count: child")),
                HasSubstr("needs one way to compute it: 'age_of', 'count' or 'sum'"));
    EXPECT_THAT(lines_of(family_with("where: network.born_age < 18", "where: place = home")),
                HasSubstr("What is computed may not depend on 'place'."));
    EXPECT_THAT(lines_of(family_with("  network.age:", "  network.rent:")),
                HasSubstr("There already is a question 'network.rent'"));
}

TEST(Computed, a_circle_through_what_is_computed_is_found) {
    const auto loaded = family_with("kind: people, at_most: 3, place: room",
                                    "kind: people, place: room, when: network.young > 1");
    EXPECT_THAT(lines_of(loaded), HasSubstr("A circle: "));
    const auto own = family_with("place: room, probe:",
                                 "place: room, when: network.born_age > 1, "
                                 "probe:");
    EXPECT_THAT(lines_of(own), HasSubstr("A circle: "));
}

}  // namespace
}  // namespace kt::guide
