// No change of a guide passes without a word: every field of everything in it is changed in turn.
#include <gmock/gmock.h>

#include <functional>

#include "app/guide_map/difference.hpp"
#include "tests/app/guide_map/small_guide.hpp"

namespace kt::guide_map {
namespace {

using guide::Guide;
using testing::HasSubstr;
using testing::Not;

constexpr const char* nothing = "Voor een inwoner verandert er niets.";
constexpr const char* wordless = "niet in woorden te zeggen";

std::string told(const Guide& before, const Guide& after) {
    return to_text(difference(before, after));
}

// Two of everything, so that each can name the other and each can stand first.
Guide full_guide() {
    auto guide = small_guide();
    guide.parties = {
        {"desk", "De balie", "Helpt", "gemeente", "14030", "Plein", "9-17", "b", "2026-01-01", {}},
        {"team", "Het team", "Helpt", "gemeente", "14030", "Plein", "9-17", "b", "2026-01-01", {}}};
    guide.entries.push_back({"other", "Iets anders", "iets anders", "star", "", {}});
    auto& need = guide.needs.front();
    guide.needs.push_back(need);
    guide.needs.back().id = "walk";
    guide.needs.back().offer = "Wilt u vaker wandelen?";
    for (const auto* id : {"tea", "bus"}) {
        guide::Option option;
        option.id = id;
        option.title = std::string("Samen ") + id;
        option.needs = {0};
        option.cost.euros = guide::Range{5, 5};
        option.returns.words = "niet bekend";
        guide.options.push_back(option);
    }
    for (const auto* id : {"rent", "term"}) {
        guide::Figure figure{id, id, "days", {{{28, 28}, 20'000, 20'100, "wet", "2026-01-01", {}}}};
        guide.figures.push_back(figure);
    }
    guide.groups = {{"child", "Over {name}", "child", 0, {}},
                    {"adult", "Over {name}", "adult", 0, {}}};
    guide::Computed age{guide::Computed::How::age, "age", "uw leeftijd", 0, {0}, {{}}, -1, 0, {}};
    guide.computed = {age, age};
    guide.computed.back().id = "age_of_partner";
    guide.computed.back().title = "de leeftijd van uw partner";
    return guide;
}

struct Touch {
    const char* field;
    std::function<void(Guide&)> change;
};

#define KT_TOUCH(field, value)                     \
    {                                              \
#field, [](Guide & g) { g.field = value; } \
    }

const guide::Expression never{{{guide::Instruction::Op::constant, 0, 0, 0}}};

std::vector<Touch> talked() {
    using namespace guide;
    return {
        KT_TOUCH(id, "ander"),
        KT_TOUCH(topics[0].title, "X"),
        KT_TOUCH(topics[0].icon, "x"),
        KT_TOUCH(topics[0].reason, "X"),
        KT_TOUCH(topics[0].section, Section::safety),
        KT_TOUCH(entries[0].text, "X"),
        KT_TOUCH(entries[0].asked, "x"),
        KT_TOUCH(entries[0].icon, "x"),
        KT_TOUCH(entries[0].form, "je"),
        KT_TOUCH(questions[0].ask, "X?"),
        KT_TOUCH(questions[0].hint, "X"),
        KT_TOUCH(questions[0].why, "X"),
        KT_TOUCH(questions[0].kind, Kind::many),
        KT_TOUCH(questions[0].topic, 1),
        KT_TOUCH(questions[0].stage, Stage::arrive),
        KT_TOUCH(questions[0].place, Place::home),
        KT_TOUCH(questions[0].alone_only, true),
        KT_TOUCH(questions[0].tender, true),
        KT_TOUCH(questions[0].urgent, true),
        KT_TOUCH(questions[0].ordinary, "no"),
        KT_TOUCH(questions[0].scale_from, 1),
        KT_TOUCH(questions[0].scale_to, 5),
        KT_TOUCH(questions[0].scale_low, "x"),
        KT_TOUCH(questions[0].scale_high, "x"),
        KT_TOUCH(questions[0].faces, true),
        KT_TOUCH(questions[0].precision, Precision::year),
        KT_TOUCH(questions[0].people_at_most, 3),
        KT_TOUCH(questions[0].subjects, {Subject::violence}),
        KT_TOUCH(questions[0].fact, 1),
        KT_TOUCH(questions[0].group, 0),
        KT_TOUCH(questions[0].person, 1),
        KT_TOUCH(questions[0].follows, 1),
        KT_TOUCH(questions[0].when, never),
        KT_TOUCH(questions[0].answers[0].id, "x"),
        KT_TOUCH(questions[0].answers[0].text, "X"),
        KT_TOUCH(questions[0].answers[0].said, "X"),
        KT_TOUCH(questions[0].answers[0].alone, true),
        KT_TOUCH(questions[0].answers[0].nobody_beside, true),
        KT_TOUCH(questions[0].answers[0].from, 1),
        KT_TOUCH(questions[0].answers[0].to, 1),
        KT_TOUCH(signals[0].title, "x"),
        KT_TOUCH(signals[0].topic, 1),
        KT_TOUCH(signals[0].urgent, true),
        KT_TOUCH(signals[0].urgent_words, "X"),
        KT_TOUCH(signals[0].urgent_term, "x"),
        KT_TOUCH(signals[0].urgent_party, 0),
        KT_TOUCH(signals[0].strength, true),
        KT_TOUCH(signals[0].when, never),
        KT_TOUCH(needs[0].offer, "X?"),
        KT_TOUCH(needs[0].wording, "X"),
        KT_TOUCH(needs[0].topic, 0),
        KT_TOUCH(needs[0].place, Place::home),
        KT_TOUCH(needs[0].alone_only, true),
        KT_TOUCH(needs[0].when, never),
        KT_TOUCH(groups[0].title, "X"),
        KT_TOUCH(groups[0].about, "x"),
        KT_TOUCH(groups[0].people, 1),
    };
}

std::vector<Touch> shown() {
    using namespace guide;
    return {
        KT_TOUCH(computed[0].how, Computed::How::sum),
        KT_TOUCH(computed[0].title, "x"),
        KT_TOUCH(computed[0].topic, 1),
        KT_TOUCH(computed[0].parts, {1}),
        KT_TOUCH(computed[0].wherever, {never}),
        KT_TOUCH(computed[0].group, 0),
        KT_TOUCH(computed[0].person, 1),
        KT_TOUCH(options[0].title, "X"),
        KT_TOUCH(options[0].text, "X"),
        KT_TOUCH(options[0].sort, Option::Sort::own),
        KT_TOUCH(options[0].needs, {}),
        KT_TOUCH(options[0].entries, {0}),
        KT_TOUCH(options[0].party, 0),
        KT_TOUCH(options[0].law, "X"),
        KT_TOUCH(options[0].article, "x"),
        KT_TOUCH(options[0].payer, "x"),
        KT_TOUCH(options[0].beneficiary, "x"),
        KT_TOUCH(options[0].cost.euros, std::nullopt),
        KT_TOUCH(options[0].cost.euros->low, 1),
        KT_TOUCH(options[0].cost.unit, "per week"),
        KT_TOUCH(options[0].cost.words, "x"),
        KT_TOUCH(options[0].cost.source, "x"),
        KT_TOUCH(options[0].cost.price_year, 2030),
        KT_TOUCH(options[0].returns.words, "x"),
        KT_TOUCH(options[0].number, "1"),
        KT_TOUCH(options[0].waiting, "x"),
        KT_TOUCH(options[0].source, "x"),
        KT_TOUCH(options[0].checked_on, "x"),
        KT_TOUCH(options[0].begin_days, 1),
        KT_TOUCH(options[0].end_days, 30'000),
        KT_TOUCH(options[0].place, Place::home),
        KT_TOUCH(options[0].alone_only, true),
        KT_TOUCH(options[0].subjects, {Subject::debts_in_euros}),
        KT_TOUCH(options[0].when, never),
        KT_TOUCH(options[0].unless, never),
        KT_TOUCH(parties[0].title, "X"),
        KT_TOUCH(parties[0].text, "X"),
        KT_TOUCH(parties[0].sort, "x"),
        KT_TOUCH(parties[0].number, "1"),
        KT_TOUCH(parties[0].address, "x"),
        KT_TOUCH(parties[0].hours, "x"),
        KT_TOUCH(parties[0].source, "x"),
        KT_TOUCH(parties[0].checked_on, "x"),
        KT_TOUCH(figures[0].title, "x"),
        KT_TOUCH(figures[0].unit, "weeks"),
        KT_TOUCH(figures[0].rows[0].value.high, 30),
        KT_TOUCH(figures[0].rows[0].begin_days, 19'000),
        KT_TOUCH(figures[0].rows[0].end_days, 20'200),
        KT_TOUCH(figures[0].rows[0].source, "x"),
        KT_TOUCH(figures[0].rows[0].checked_on, "x"),
    };
}
#undef KT_TOUCH

void expect_each_told(const std::vector<Touch>& touches) {
    const auto before = full_guide();
    for (const auto& [field, change] : touches) {
        auto after = before;
        change(after);
        const auto text = told(before, after);
        EXPECT_THAT(text, Not(HasSubstr(nothing))) << field;
        EXPECT_THAT(text, Not(HasSubstr(wordless))) << field;
    }
}

TEST(Silence, no_field_of_what_is_talked_about_changes_in_silence) {
    expect_each_told(talked());
}

TEST(Silence, no_field_of_what_could_help_changes_in_silence) {
    expect_each_told(shown());
}

TEST(Silence, every_list_that_stands_in_another_order_says_what_moved) {
    const auto before = full_guide();
    const std::vector<Touch> turned{
        {"topics", [](Guide& g) { std::swap(g.topics[0], g.topics[1]); }},
        {"entries", [](Guide& g) { std::swap(g.entries[0], g.entries[1]); }},
        {"questions", [](Guide& g) { std::swap(g.questions[0], g.questions[1]); }},
        {"signals", [](Guide& g) { std::swap(g.signals[0], g.signals[1]); }},
        {"needs", [](Guide& g) { std::swap(g.needs[0], g.needs[1]); }},
        {"groups", [](Guide& g) { std::swap(g.groups[0], g.groups[1]); }},
        {"computed", [](Guide& g) { std::swap(g.computed[0], g.computed[1]); }},
        {"options", [](Guide& g) { std::swap(g.options[0], g.options[1]); }},
        {"parties", [](Guide& g) { std::swap(g.parties[0], g.parties[1]); }},
        {"figures", [](Guide& g) { std::swap(g.figures[0], g.figures[1]); }},
    };
    for (const auto& [field, change] : turned) {
        auto after = before;
        change(after);
        EXPECT_THAT(told(before, after), HasSubstr("  Volgorde:   ")) << field;
    }
    auto after = before;
    std::swap(after.needs[0], after.needs[1]);
    EXPECT_THAT(told(before, after),
                HasSubstr("  Volgorde:   \"Wilt u vaker wandelen?\" staat nu vooraan."));
}

TEST(Silence, another_order_of_answers_is_told) {
    const auto before = full_guide();
    auto after = before;
    std::swap(after.questions[0].answers[0], after.questions[0].answers[1]);
    EXPECT_THAT(told(before, after),
                HasSubstr("De volgorde van de antwoorden wordt: \"Moeilijk\""));
}

TEST(Silence, what_words_cannot_tell_is_said_to_be_so) {
    const auto before =
        small_guide_with("when: signal.alone and signal.stuck", "when: signal.alone");
    const auto after = small_guide_with("when: signal.alone and signal.stuck",
                                        "when: signal.alone or signal.alone");
    EXPECT_THAT(told(before, after), HasSubstr(wordless));
    auto other_words = after;
    other_words.needs[0].offer = "Iets anders?";
    EXPECT_THAT(told(before, other_words), HasSubstr(wordless)) << "not hidden behind another";
}

TEST(Silence, another_version_number_or_remark_changes_nothing) {
    EXPECT_THAT(told(small_guide(), small_guide_with("version: 1.0.0", "version: 1.0.1 # new")),
                HasSubstr(nothing));
}

// The ways in which someone's safety once changed without a word.
TEST(Silence, what_opens_questions_under_four_eyes_is_told_in_those_words) {
    const auto before = full_guide();
    auto after = before;
    after.questions[0].answers[2].nobody_beside = true;
    EXPECT_THAT(told(before, after),
                HasSubstr("Bij antwoord \"Nee\": zegt dat er niemand naast iemand zit, en opent zo "
                          "de vragen onder vier ogen: was nee, wordt ja."));
}

TEST(Silence, a_figure_is_told_in_dutch) {
    const auto before = full_guide();
    auto after = before;
    after.figures[0].rows[0].value = {29, 29};
    EXPECT_THAT(told(before, after), HasSubstr("wordt 29 dagen vanaf 2024-10-04"));
}

}  // namespace
}  // namespace kt::guide_map
