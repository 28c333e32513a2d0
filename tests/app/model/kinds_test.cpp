// Kinds of answers as they are given on a screen: what is chosen or typed, and the value it makes.
#include <gmock/gmock.h>

#include "app/model/answer_text.hpp"
#include "app/model/drafting.hpp"
#include "app/model/people.hpp"

namespace kt::model {
namespace {

using conversation::Person;
using conversation::Value;
using guide::Kind;
using guide::Precision;

const Translate dutch = [](std::string_view, std::string_view text) { return std::string(text); };

guide::Question asked(Kind kind) {
    guide::Question question;
    question.id = "story.it";
    question.kind = kind;
    return question;
}

TEST(Kinds, a_date_is_chosen_in_parts_and_never_is_no_date) {
    auto born = asked(Kind::date);
    Draft draft;
    for (const char* part : {"decade:1940", "year:1944", "month:2", "day:29"}) {
        EXPECT_FALSE(can_go_on(born, draft)) << part;
        choose_in(draft, born, part);
    }
    const auto value = drafted(born, draft);
    ASSERT_TRUE(value && value->number);
    EXPECT_EQ(number_text(born, *value->number, dutch), "29 februari 1944");
    choose_in(draft, born, "change:year");
    choose_in(draft, born, "year:1943");
    EXPECT_EQ(open_part(draft.date, Precision::day), DatePart::day) << "1943 had no 29 February";
}

TEST(Kinds, a_date_is_asked_no_more_exactly_than_the_guide_wants) {
    auto since = asked(Kind::date);
    since.precision = Precision::month;
    Draft draft;
    choose_in(draft, since, "year:2019");
    choose_in(draft, since, "month:5");
    const auto month = drafted(since, draft);
    ASSERT_TRUE(month);
    EXPECT_EQ(number_text(since, *month->number, dutch), "mei 2019");
    EXPECT_EQ(parts_of(*month->number, Precision::month).day, 0);
    since.precision = Precision::year;
    const auto year = drafted(since, draft);
    ASSERT_TRUE(year);
    EXPECT_EQ(number_text(since, *year->number, dutch), "2019");
}

TEST(Kinds, the_years_reach_from_the_oldest_of_us_to_what_a_letter_announces) {
    constexpr std::int64_t november_2026_ms = 1'795'341'600'000;
    const auto all = decades(november_2026_ms);
    EXPECT_EQ(all.front(), 1920);
    EXPECT_THAT(years_of(1920, november_2026_ms), testing::Contains(1925));
    EXPECT_EQ(all.back(), 2030);
    EXPECT_THAT(years_of(2020, november_2026_ms), testing::Contains(2027));
    EXPECT_THAT(years_of(2030, november_2026_ms), testing::ElementsAre(2030, 2031));
}

TEST(Kinds, what_is_said_after_a_sentence_is_the_next_one) {
    std::string sentences, words;
    for (const char* one : {"U slaapt slecht.", "U piekert veel."}) say_too(sentences, one);
    for (const char* one : {"Familie", "Buren"}) say_too(words, one);
    EXPECT_EQ(sentences, "U slaapt slecht. U piekert veel.");
    EXPECT_EQ(words, "Familie\u00a0· Buren");
}

TEST(Kinds, what_stands_is_shown_as_it_was_given_for_every_kind) {
    const auto goes_back_and_forth = [](const guide::Question& question, const Value& value) {
        conversation::Fact fact;
        fact.standing.push_back({{}, value});
        const auto again = drafted(question, draft_of(question, &fact));
        ASSERT_TRUE(again) << guide::kind_name(question.kind);
        EXPECT_EQ(*again, value) << guide::kind_name(question.kind);
    };
    goes_back_and_forth(asked(Kind::scale), {{}, 7, "", {}});
    goes_back_and_forth(asked(Kind::amount), {{}, 650, "", {}});
    goes_back_and_forth(asked(Kind::date), {{}, -9000, "", {}});
    goes_back_and_forth(asked(Kind::person), {{}, {}, "mijn zus", {}});
    goes_back_and_forth(asked(Kind::place), {{}, {}, "het park", {}});
    goes_back_and_forth(asked(Kind::people), {{}, {}, "", {{1, "de oudste"}, {3, "de jongste"}}});
    goes_back_and_forth(asked(Kind::people), {{}, {}, "", {}});
    auto yes_no = asked(Kind::yes_no);
    yes_no.answers = {{"yes", "Ja", "", false, false, {}, {}},
                      {"no", "Nee", "", false, false, {}, {}}};
    goes_back_and_forth(yes_no, {{"no"}, {}, "", {}});
}

TEST(Kinds, nobody_is_an_answer_and_not_a_skip) {
    auto children = asked(Kind::people);
    Draft draft;
    EXPECT_FALSE(can_go_on(children, draft));
    choose_in(draft, children, nobody);
    const auto value = drafted(children, draft);
    ASSERT_TRUE(value);
    EXPECT_TRUE(value->people.empty());
    EXPECT_EQ(people_text(*value, dutch), "Niemand");
}

TEST(Kinds, a_name_gets_a_slot_that_was_nobodys_while_there_is_one) {
    guide::Guide guide;
    guide.questions = {asked(Kind::people)};
    guide.questions[0].people_at_most = 3;
    const auto& question = guide.questions[0];
    casefile::CaseState state;
    casefile::Event event;
    event.happening = casefile::Answered{question.id, {{}, {}, "", {{1, "a"}, {2, "b"}}}};
    state.story = {event};
    const std::vector<Person> only_the_first{{1, "a"}};
    EXPECT_EQ(slot_for_new(state, guide, question, only_the_first), 3U)
        << "the second slot belongs to who was taken off the list";
    const std::vector<Person> two{{1, "a"}, {3, "c"}};
    EXPECT_EQ(slot_for_new(state, guide, question, two), 2U) << "no other is left";
    const std::vector<Person> three{{1, "a"}, {2, "d"}, {3, "c"}};
    EXPECT_EQ(slot_for_new(state, guide, question, three), 0U);
}

TEST(Kinds, a_groups_question_names_whom_it_is_about) {
    guide::Guide guide;
    guide.questions = {asked(Kind::people), asked(Kind::yes_no)};
    guide.questions[1].id = "story.school@2";
    guide.questions[1].group = 0;
    guide.questions[1].person = 2;
    guide::Group child;
    child.id = child.about = "child";
    child.people = 0;
    guide.groups = {child};
    conversation::Facts facts;
    facts.by_question["story.it"].standing = {{{}, {{}, {}, "", {{2, "de jongste"}}}}};
    const auto& school = guide.questions[1];
    EXPECT_EQ(about_of(guide, school), "child:2");
    EXPECT_EQ(with_name("Gaat {name} graag?", guide, facts, school), "Gaat de jongste graag?");
    facts.by_question.clear();
    EXPECT_EQ(with_name("Gaat {name} graag?", guide, facts, school), "Gaat deze persoon graag?");
}

TEST(Kinds, amounts_and_faces_read_as_people_say_them) {
    EXPECT_EQ(number_text(asked(Kind::amount), 1250, dutch), "€ 1.250");
    EXPECT_EQ(number_text(asked(Kind::scale), 7, dutch), "7 (van 0 tot 10)");
    auto faces = asked(Kind::scale);
    faces.faces = true;
    EXPECT_EQ(number_text(faces, 3, dutch), "Gaat wel");
}

}  // namespace
}  // namespace kt::model
