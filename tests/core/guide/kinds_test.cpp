// What can be said of a question, its answers, an entry and an urgent signal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/guide/family.hpp"

namespace kt::guide {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// The sample with one question more; `keys` are all it says besides its words.
Loaded with_question(const std::string& keys) {
    return sample_with("signals:\n",
                       "  housing.extra: {ask: Hoe, why: Daarom., " + keys + "}\nsignals:\n");
}

Question extra(const Loaded& loaded) {
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    const int index = loaded.guide.question_index("housing.extra");
    EXPECT_GE(index, 0);
    return loaded.guide.questions[static_cast<std::size_t>(std::max(index, 0))];
}

std::string refused(const std::string& keys) {
    const auto loaded = with_question(keys);
    EXPECT_FALSE(loaded.usable()) << keys;
    return lines_of(loaded);
}

TEST(Kinds, yes_and_no_need_not_be_written) {
    const auto plain = extra(with_question("kind: yes_no, place: hall, ordinary: yes"));
    ASSERT_EQ(plain.answers.size(), 2u);
    EXPECT_EQ(plain.answers[0].id, "yes");
    EXPECT_EQ(plain.answers[0].text, "Ja");
    EXPECT_EQ(plain.answers[1].text, "Nee");
    const auto said = extra(with_question(
        "kind: yes_no, place: hall, ordinary: yes, answers: {no: {text: Nee, said: U kan niet.}}"));
    EXPECT_EQ(said.answers[0].text, "Ja");
    EXPECT_EQ(said.answers[1].said, "U kan niet.");
    EXPECT_THAT(refused("kind: yes_no, place: hall, answers: {maybe: Misschien}"),
                HasSubstr("The answers of kind yes_no are 'yes' and 'no'."));
}

TEST(Kinds, an_amount_may_be_asked_in_ranges) {
    const auto asked = extra(with_question(
        "kind: amount, place: room, ordinary: some, answers: {under: {text: Minder, to: 49}, "
        "some: {text: 50 tot 150, from: 50, to: 150}, more: {text: Meer, from: 151}}"));
    EXPECT_FALSE(asked.answers[0].from);
    EXPECT_EQ(asked.answers[0].to, 49);
    EXPECT_EQ(asked.answers[2].from, 151);
    const auto ranges = [](const std::string& answers) {
        return refused("kind: amount, place: room, answers: {" + answers + "}");
    };
    EXPECT_THAT(ranges("a: {text: A, to: 50}, b: {text: B, from: 50}"),
                HasSubstr("This range begins before the one above it ends."));
    EXPECT_THAT(ranges("a: {text: A, to: 49}, b: {text: B, from: 60}"),
                HasSubstr("amounts that fit no answer"));
    EXPECT_THAT(ranges("a: {text: A, from: 9, to: 1}, b: {text: B, from: 2}"),
                HasSubstr("This range ends before it begins."));
    EXPECT_THAT(ranges("a: {text: A, to: 49}, b: B"), HasSubstr("needs 'from' and 'to'"));
    EXPECT_THAT(ranges("a: A, b: {text: B, from: 2}"), HasSubstr("needs 'from' and 'to'"));
    EXPECT_THAT(refused("kind: choice, place: hall, answers: {a: {text: A, to: 4}, b: B}"),
                HasSubstr("Only the answers of an amount have 'from' and 'to'."));
}

TEST(Kinds, a_date_may_be_known_to_the_month_or_year) {
    EXPECT_EQ(extra(with_question("kind: date, place: hall, precision: year")).precision,
              Precision::year);
    EXPECT_THAT(refused("kind: date, place: hall, precision: yaer"),
                HasSubstr("Did you mean 'year'?"));
    EXPECT_THAT(refused("kind: words, place: hall, precision: year"),
                HasSubstr("Only the kind date has a 'precision'."));
}

TEST(Kinds, a_scale_may_have_faces) {
    const auto faces = extra(with_question("kind: scale, place: hall, scale: {faces: yes}"));
    EXPECT_TRUE(faces.faces);
    EXPECT_EQ(faces.scale_from, 1);
    EXPECT_EQ(faces.scale_to, 5);
    EXPECT_THAT(refused("kind: scale, place: hall, scale: {faces: yes, to: 10}"),
                HasSubstr("Faces are five, from 1 to 5"));
    EXPECT_THAT(refused("kind: scale, place: hall, scale: {from: -1000000000000, to: 9}"),
                HasSubstr("in at most 20 steps"));
}

TEST(Kinds, people_are_few_enough_to_ask_about_each) {
    EXPECT_EQ(extra(with_question("kind: people, place: room, at_most: 4")).people_at_most, 4);
    EXPECT_EQ(extra(with_question("kind: people, place: room")).people_at_most, people_max);
    EXPECT_THAT(refused("kind: people, place: room, at_most: 0"), HasSubstr("between 1 and 8"));
    EXPECT_THAT(refused("kind: words, place: room, at_most: 3"),
                HasSubstr("Only the kind people has 'at_most'."));
}

TEST(Kinds, what_is_not_spoken_of_in_a_hall_is_held_to_its_place) {
    const auto asked = extra(with_question("kind: words, place: room, subjects: [crime, iban]"));
    EXPECT_THAT(asked.subjects, ElementsAre(Subject::crime, Subject::iban));
    EXPECT_EQ(extra(with_question("kind: words, place: home, subjects: crime")).subjects.size(),
              1u);
    EXPECT_THAT(refused("kind: words, place: hall, subjects: [violence]"),
                HasSubstr("speaks of violence, which is never done in the hall"));
    EXPECT_THAT(refused("kind: words, place: room, subjects: [vioelnce]"),
                HasSubstr("Did you mean 'violence'?"));
    EXPECT_THAT(refused("kind: words, place: room, subjects: {crime: yes}"),
                HasSubstr("is a list of names"));
}

TEST(Kinds, an_entry_may_speak_to_young_people) {
    const auto loaded = sample_with("asked: iets anders}", "asked: iets anders, form: je}");
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    EXPECT_EQ(loaded.guide.entries[0].form, "");
    EXPECT_EQ(loaded.guide.entries[1].form, "je");
    EXPECT_THAT(lines_of(sample_with("asked: iets anders}", "asked: iets anders, form: jij}")),
                HasSubstr("'form' of the entry 'other' is one of: je."));
}

TEST(Kinds, an_urgent_signal_tells_the_term_and_who_acts) {
    const auto load = [](const std::string& more) {
        auto text = sample_text;
        const std::string words = "urgent_words: Ga nu naar de balie.,";
        text.insert(text.find(words), more);
        return load_files({{"guide.yaml", text},
                           {"parties.csv",
                            "id;title;text;sort;source;checked_on\n"
                            "debt_help;Schuldhulp;Helpt bij schulden.;municipality;wet.example;"
                            "2026-11-01\n"}});
    };
    const auto loaded = load("urgent_term: Binnen drie werkdagen., urgent_party: debt_help, ");
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    EXPECT_EQ(loaded.guide.signals[0].urgent_term, "Binnen drie werkdagen.");
    EXPECT_EQ(loaded.guide.signals[0].urgent_party, loaded.guide.party_index("debt_help"));
    EXPECT_THAT(lines_of(load("urgent_party: debt_hepl, ")),
                HasSubstr("The party sheet has no 'debt_hepl'. Did you mean 'debt_help'?"));
    EXPECT_THAT(lines_of(sample_with("strength: yes,", "urgent_term: Nu.,")),
                HasSubstr("'urgent_term' is only shown with 'urgent: yes'."));
}

TEST(Fills, the_same_fact_is_asked_in_other_words) {
    const auto loaded = with_question("place: hall, fills: housing.outdoors");
    const auto other = extra(loaded);
    EXPECT_EQ(other.kind, Kind::choice);
    EXPECT_EQ(other.answers.size(), 3u);
    EXPECT_EQ(other.answers[1].text, "Moeilijk");
    EXPECT_EQ(other.ordinary, "yes");
    EXPECT_EQ(other.fact, loaded.guide.question_index("housing.outdoors"));
    EXPECT_EQ(other.text_id, "housing.extra");
    const auto first = loaded.guide.question_index("housing.outdoors");
    EXPECT_EQ(loaded.guide.questions[static_cast<std::size_t>(first)].fact, first);
}

TEST(Fills, conditions_name_the_fact_and_not_its_other_words) {
    auto text = sample_text;
    text.replace(text.find("signals:\n"), 9,
                 "  housing.extra: {ask: Hoe, why: Daarom., place: hall, fills: housing.outdoors}\n"
                 "signals:\n");
    text.replace(text.find("when: \"housing.outdoors in"), 26, "when: \"housing.extra in   ");
    EXPECT_THAT(lines_of(load_text(text)),
                HasSubstr("'housing.extra' asks the same as 'housing.outdoors' in other words"));
}

TEST(Fills, only_what_can_be_one_fact_is_one) {
    EXPECT_THAT(refused("place: hall, fills: housing.outdors"),
                HasSubstr("Did you mean 'housing.outdoors'?"));
    EXPECT_THAT(refused("place: hall, fills: housing.outdoors, kind: words"),
                HasSubstr("has 'kind' from that one: leave it out here."));
    EXPECT_THAT(refused("place: hall, fills: housing.extra"), HasSubstr("fills another itself"));
    EXPECT_THAT(lines_of(family_with("  network.rent:",
                                     "  network.how: {ask: Hoe, why: Daarom., "
                                     "place: room, fills: network.school}\n"
                                     "  network.rent:")),
                HasSubstr("'network.school' is not of the same group"));
    const auto own = family_with("  network.rent:",
                                 "  network.how: {ask: Hoe, why: Daarom., group: "
                                 "child, place: room, fills: network.school}\n"
                                 "  network.rent:");
    ASSERT_TRUE(own.usable()) << lines_of(own);
    const auto second = static_cast<std::size_t>(own.guide.question_index("network.how@2"));
    EXPECT_EQ(own.guide.questions[second].fact, own.guide.question_index("network.school@2"));
}

}  // namespace
}  // namespace kt::guide
