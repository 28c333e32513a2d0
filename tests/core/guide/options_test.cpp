// What could help, who gives it and what it costs: the sheets beside a guide.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/guide/compile.hpp"
#include "core/guide/figures.hpp"
#include "tests/core/guide/sample.hpp"

namespace kt::guide {
namespace {

using testing::HasSubstr;

const std::string parties =
    "id;title;text;sort;number;source;checked_on\n"
    "town;Gemeente;Helpt bij wonen en zorg.;municipality;14 0xx;gemeente.example;2026-11-01\n"
    "bus_club;Buurtbus;Rijdt u waar u wilt.;volunteers;;buurtbus.example;2026-10-12\n";

const std::string figures =
    "id;title;unit;low;high;begin;end;source;checked_on\n"
    "rent_limit;Huurgrens;euro;900;;2026-01-01;2026-12-31;wet.example;2026-11-01\n"
    "rent_limit;Huurgrens;euro;932;;2027-01-01;;wet.example;2026-11-01\n"
    "allowance;Toeslag;euro;50;1500;2026-01-01;;wet.example;2026-11-01\n";

const std::string head =
    "id;title;text;sort;needs;when;unless;party;law;article;payer;beneficiary;cost_low;cost_high;"
    "cost_unit;cost_words;cost_source;cost_year;source;checked_on;begin;end;place;subjects\n";
const std::string ramp =
    "ramp;Een helling bij de deur;De gemeente legt een helling. Die kost tot {figure.allowance}.;"
    "made_to_measure;easy_home;housing.barrier = door;;town;Wmo 2015;artikel 2.3.5;gemeente;"
    "bewoner;800;1500;per keer;;prijslijst.example;2026;vng.example;2026-11-01;;;;\n";
const std::string bus =
    "bus;Mee met de buurtbus;De bus haalt u op.;general;meet_people easy_home;;"
    "housing.outdoors = yes;bus_club;Wmo 2015;artikel 2.2.3;gemeente;bewoner;;;;gratis;;;"
    "buurtbus.example;2026-10-12;2026-01-01;2027-12-31;;\n";
const std::string walk =
    "walk;Samen een ommetje;Vraag een buur mee.;own;meet_people;;;;;;;;;;;;;;;;;;;\n";

Loaded load_sheets(const std::string& options, const std::string& with_figures = figures,
                   const std::string& with_parties = parties) {
    return load_files({{"guide.yaml", sample_text},
                       {"options.csv", options},
                       {"parties.csv", with_parties},
                       {"figures.csv", with_figures}});
}
// The row with one passage put in the place of another.
std::string bent(std::string row, const std::string& passage, const std::string& instead) {
    const auto at = row.find(passage);
    EXPECT_NE(at, std::string::npos) << passage;
    return row.replace(at, passage.size(), instead);
}
std::string lines(const std::string& options) {
    return lines_of(load_sheets(head + options));
}

TEST(Options, those_closest_to_the_person_come_first) {
    const auto loaded = load_sheets(head + ramp + bus + walk);
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    const auto& guide = loaded.guide;
    ASSERT_EQ(guide.options.size(), 3u);
    EXPECT_EQ(guide.options[0].id, "walk");
    EXPECT_EQ(guide.options[1].id, "bus");
    EXPECT_EQ(guide.options[2].id, "ramp");
    EXPECT_EQ(guide.option_index("ramp"), 2);
    const auto& option = guide.options[2];
    EXPECT_EQ(guide.parties[static_cast<std::size_t>(option.party)].title, "Gemeente");
    EXPECT_EQ(option.place, Place::room);
    ASSERT_TRUE(option.cost.euros);
    EXPECT_EQ(*option.cost.euros, (Range{800, 1500}));
    EXPECT_EQ(option.cost.price_year, 2026);
    EXPECT_FALSE(option.when.empty());
    EXPECT_EQ(option.spot.file, "options.csv");
    EXPECT_EQ(option.spot.line, 2);
    EXPECT_EQ(guide.options[1].cost.words, "gratis");
    EXPECT_EQ(guide.options[1].needs.size(), 2u);
    EXPECT_EQ(write_date(guide.options[1].end_days), "2027-12-31");
}

TEST(Options, one_may_depend_on_a_need_that_the_person_made_theirs) {
    const auto loaded =
        load_sheets(head + bent(walk, "meet_people;", "meet_people;need.easy_home"));
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    ASSERT_EQ(loaded.guide.options[0].when.program.size(), 1u);
    EXPECT_EQ(loaded.guide.options[0].when.program[0].op, Instruction::Op::need);
    EXPECT_THAT(lines(bent(walk, "meet_people;", "meet_people;need.easy_hme")),
                HasSubstr("There is no need 'easy_hme'. Did you mean 'easy_home'?"));
}

TEST(Options, a_guide_without_sheets_has_none) {
    EXPECT_TRUE(sample_guide().options.empty());
}

TEST(Options, what_is_given_names_who_gives_it_and_on_what_ground) {
    EXPECT_THAT(lines(bent(bus, "bus_club", "")),
                HasSubstr("options.csv:2:1: error: The option 'bus' needs 'party'."));
    EXPECT_THAT(lines(bent(bus, "bus_club", "busclub")),
                HasSubstr("There is no party 'busclub' in the sheet of parties. Did you mean "
                          "'bus_club'?"));
    EXPECT_THAT(lines(bent(bus, "Wmo 2015", "")), HasSubstr("needs 'law'"));
    EXPECT_THAT(lines(bent(bus, "2026-10-12", "")), HasSubstr("needs 'checked_on'"));
    EXPECT_THAT(lines(bent(bus, "2026-10-12", "12-10-2026")),
                HasSubstr("is a date like 2026-11-22, not '12-10-2026'"));
}

TEST(Options, an_amount_says_where_it_comes_from_and_of_what_year) {
    EXPECT_THAT(lines(bent(ramp, "prijslijst.example", "")), HasSubstr("needs 'cost_source'"));
    EXPECT_THAT(lines(bent(ramp, ";2026;", ";;")), HasSubstr("needs 'cost_year'"));
    EXPECT_THAT(lines(bent(ramp, ";2026;", ";26;")), HasSubstr("is a year like 2026"));
    EXPECT_THAT(lines(bent(ramp, "per keer", "")), HasSubstr("needs 'cost_unit'"));
    EXPECT_THAT(lines(bent(bus, "gratis", "")),
                HasSubstr("needs 'cost_low', or 'cost_words' if none is known"));
    EXPECT_THAT(lines(bent(ramp, "800;1500", "1500;800")), HasSubstr("not above 'cost_high'"));
    EXPECT_THAT(lines(bent(ramp, "800;1500", ";1500")), HasSubstr("goes with 'cost_low'"));
    EXPECT_THAT(lines(bent(ramp, "800", "achthonderd")),
                HasSubstr("'cost_low' of the option 'ramp' is a whole number."));
}

TEST(Options, made_to_measure_and_tender_subjects_stay_out_of_the_hall) {
    EXPECT_THAT(lines(bent(ramp, ";;;;\n", ";;;hall;\n")),
                HasSubstr("Made to measure is spoken of at a table"));
    EXPECT_THAT(lines(bent(bus, "2027-12-31;;", "2027-12-31;;addiction")),
                HasSubstr("speaks of addiction, which is never done in the hall"));
    EXPECT_EQ(lines(bent(bus, "2027-12-31;;", "2027-12-31;room;addiction crime")), "");
    EXPECT_THAT(lines(bent(bus, "2027-12-31;;", "2027-12-31;room;adiction")),
                HasSubstr("There is no subject 'adiction'. Did you mean 'addiction'?"));
}

TEST(Options, mistakes_point_at_their_cell) {
    EXPECT_THAT(lines(bent(bus, "meet_people easy_home", "meet_poeple")),
                HasSubstr("options.csv:2:52: error: There is no need 'meet_poeple'. Did you mean "
                          "'meet_people'?"));
    EXPECT_THAT(lines(bent(walk, "meet_people;", "meet_people;housing.outdors = yes")),
                HasSubstr("options.csv:2:60: error: In 'when' of the option 'walk': There is no "
                          "question 'housing.outdors'."));
    EXPECT_THAT(lines(bent(bus, "2026-01-01;2027-12-31", "2027-01-01;2026-12-31")),
                HasSubstr("ends before it begins"));
    EXPECT_THAT(lines(walk + walk), HasSubstr("options.csv:3:1: error: There already is a row"));
    EXPECT_THAT(lines(bent(walk, "walk;", "Walk;")), HasSubstr("has only a-z"));
    EXPECT_THAT(lines(bent(walk, "own", "oneself")), HasSubstr("is one of: own, network"));
    EXPECT_THAT(lines(bent(walk, "meet_people", "")), HasSubstr("needs 'needs'"));
    EXPECT_THAT(lines(bent(walk, "Vraag", "{figure.alowance}")),
                HasSubstr("There is no figure 'alowance'. Did you mean 'allowance'?"));
    EXPECT_THAT(lines(bent(walk, "Vraag", "{name}")), HasSubstr("only a figure can stand"));
    EXPECT_THAT(lines(bent(walk, "Samen", "{figure.allowance}")), HasSubstr("a title has none"));
}

TEST(Options, a_sheet_has_one_form_and_a_known_name) {
    EXPECT_THAT(lines_of(load_files(
                    {{"guide.yaml", sample_text}, {"parties.csv", parties}, {"parties.ods", "x"}})),
                HasSubstr("This sheet stands beside parties.csv; keep one."));
    EXPECT_THAT(
        lines_of(load_files({{"guide.yaml", sample_text}, {"optons.csv", head}})),
        HasSubstr("optons.csv:1:1: error: A guide is of *.yaml files and the sheets options, "
                  "parties and figures, as .csv or .ods. Did you mean 'options.csv'?"));
}

TEST(Figures, rows_follow_each_other_in_time) {
    const auto loaded = load_sheets(head);
    ASSERT_TRUE(loaded.usable()) << lines_of(loaded);
    ASSERT_EQ(loaded.guide.figures.size(), 2u);
    const auto& rent = loaded.guide.figures[0];
    const auto on = [&](const std::string& date) {
        std::int64_t days = 0;
        EXPECT_TRUE(read_date(date, days));
        const auto* row = rent.on(days);
        return row ? row->value.low : -1;
    };
    EXPECT_EQ(on("2026-12-31"), 900);
    EXPECT_EQ(on("2027-01-01"), 932);
    EXPECT_EQ(on("2025-12-31"), -1);
    // An end left out: until the next row begins.
    const auto open = load_sheets(head, bent(figures, "2026-12-31", ""));
    ASSERT_TRUE(open.usable()) << lines_of(open);
    EXPECT_EQ(write_date(open.guide.figures[0].rows[0].end_days), "2026-12-31");
}

TEST(Figures, rows_of_one_figure_never_overlap) {
    const auto lines_with = [](const std::string& from, const std::string& to) {
        return lines_of(load_sheets(head, bent(figures, from, to)));
    };
    EXPECT_THAT(lines_with("2026-12-31", "2027-01-01"),
                HasSubstr("figures.csv:3:1: error: The figure 'rent_limit' has two rows for "
                          "2027-01-01; the other is on line 2."));
    EXPECT_THAT(lines_with("2027-01-01", "2026-01-01"), HasSubstr("two rows for 2026-01-01"));
    EXPECT_THAT(lines_with("euro;932", "years;932"), HasSubstr("one figure has one unit"));
    EXPECT_THAT(lines_with("50;1500", "1500;50"), HasSubstr("up to 'high'"));
    EXPECT_THAT(lines_with("50;1500", ";1500"), HasSubstr("needs 'low'"));
    EXPECT_THAT(lines_with("2027-01-01", ""), HasSubstr("needs 'begin'"));
}

TEST(Figures, texts_tell_the_amount_of_the_day_as_people_write_it) {
    const auto loaded = load_sheets(head);
    const auto fill = [&](const std::string& text, const std::string& date) {
        std::int64_t days = 0;
        EXPECT_TRUE(read_date(date, days));
        return fill_figures(loaded.guide, text, days).value_or("(niet te zeggen)");
    };
    EXPECT_EQ(fill("De grens is {figure.rent_limit}.", "2026-11-22"), "De grens is 900 euro.");
    EXPECT_EQ(fill("De grens is {figure.rent_limit}.", "2027-11-22"), "De grens is 932 euro.");
    EXPECT_EQ(fill("{figure.allowance} erbij", "2026-11-22"), "50 tot 1.500 euro erbij");
    EXPECT_EQ(fill("Zonder bedrag", "2026-11-22"), "Zonder bedrag");
    EXPECT_EQ(fill("De grens is {figure.rent_limit}.", "2020-01-01"), "(niet te zeggen)");
    EXPECT_EQ(write_figure({1234567, 1234567}, "euro"), "1.234.567 euro");
    EXPECT_EQ(write_figure({18, 27}, "years"), "18 tot 27 jaar");
    EXPECT_EQ(write_figure({1, 1}, "days"), "1 dag");
    EXPECT_EQ(write_figure({1, 1}, "weeks"), "1 week");
    EXPECT_EQ(write_figure({4, 4}, "weeks"), "4 weken");
    EXPECT_EQ(write_figure({3, 3}, "days", {.days = "days"}), "3 days");
}

}  // namespace
}  // namespace kt::guide
