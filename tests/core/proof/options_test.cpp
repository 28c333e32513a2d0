// What is proven of the sheets: options that can never help, that have ended, or that nobody looked
// at for long; figures that are not known today.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/proof/proven.hpp"

namespace kt::proof {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string parties =
    "id;title;text;sort;source;checked_on\n"
    "club;Buurtbus;Rijdt u waar u wilt.;volunteers;buurtbus.example;2026-10-12\n";
const std::string figures =
    "id;title;unit;low;high;begin;end;source;checked_on\n"
    "limit;Grens;euro;50;;2026-01-01;2026-12-31;wet.example;2026-11-01\n";

std::string bus_with(const std::string& needs, const std::string& when, const std::string& unless,
                     const std::string& dates = "2026-10-12;;") {
    return "id;title;text;sort;needs;when;unless;party;law;article;payer;beneficiary;cost_words;"
           "source;checked_on;begin;end\n"
           "bus;Mee met de buurtbus;De bus haalt u op.;general;" +
           needs + ";" + when + ";" + unless +
           ";club;Wmo 2015;artikel 2.2.3;gemeente;bewoner;gratis;buurtbus.example;" + dates + "\n";
}

std::string lines_with(const std::string& options, std::int64_t day = today_days) {
    auto loaded = guide::load_files({{"guide.yaml", guide::sample_text},
                                     {"options.csv", options},
                                     {"parties.csv", parties},
                                     {"figures.csv", figures}});
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    prove(loaded.guide, day, loaded.remarks);
    return lines_of(loaded);
}

TEST(Options, one_that_helps_someone_is_not_remarked_on) {
    EXPECT_THAT(lines_with(bus_with("meet_people", "", "housing.outdoors = yes")),
                Not(HasSubstr("options.csv")));
}

TEST(Options, one_that_no_need_and_condition_share_is_never_suggested) {
    EXPECT_THAT(
        lines_with(bus_with("easy_home", "housing.outdoors = yes", "")),
        HasSubstr("options.csv:2:1: error: The option 'bus' can never be suggested: no answers can"
                  " lead to it, for it needs housing.outdoors = yes and need.easy_home at once, but"
                  " need.easy_home is offered only if signal.stuck and housing.barrier = stairs; "
                  "signal.stuck is raised by housing.outdoors in [hard, no].\n"));
    EXPECT_THAT(lines_with(bus_with("easy_home", "need.meet_people", "")),
                Not(HasSubstr("can never")));
}

TEST(Options, a_guide_that_lost_all_its_options_says_so_once) {
    auto loaded = guide::load_files({{"guide.yaml", guide::sample_text}});
    prove(loaded.guide, today_days, loaded.remarks);
    const auto lines = lines_of(loaded);
    const std::string words = "guide.yaml:1:1: warning: This guide has needs and no options at all";
    EXPECT_THAT(lines, HasSubstr(words));
    EXPECT_EQ(lines.find("no options at all"), lines.rfind("no options at all"));
    EXPECT_THAT(lines_with(bus_with("meet_people", "", "")), Not(HasSubstr("no options at all")));
}

// The bus is for meet_people alone; what else is offered in the sample leads to nothing.
TEST(Options, a_need_without_an_option_is_pointed_at_where_it_stands) {
    const auto lines = lines_with(bus_with("meet_people", "", ""));
    EXPECT_THAT(lines, HasSubstr("guide.yaml:87:3: warning: No option helps with the need "
                                 "'easy_home': whoever makes it theirs is shown nothing."));
    EXPECT_THAT(lines, HasSubstr("the need 'scooter'"));
    EXPECT_THAT(lines, Not(HasSubstr("'meet_people'")));
    // One that has ended helps nobody.
    EXPECT_THAT(lines_with(bus_with("meet_people", "", "", "2026-10-12;;2026-11-21")),
                HasSubstr("No option helps with the need 'meet_people'"));
}

TEST(Options, a_need_that_no_option_serves_in_one_of_the_places_says_which) {
    const auto in = [](const std::string& when) {
        return lines_with(bus_with("meet_people", when, ""));
    };
    EXPECT_THAT(
        in("place = home"),
        HasSubstr("guide.yaml:90:3: warning: Whoever makes the need 'meet_people' theirs in "
                  "the hall or in a room is shown no option: none that helps with it may be "
                  "shown there."));
    auto room = bus_with("meet_people", "", "");
    room.replace(room.find(";end\n"), 5, ";end;place\n");
    room.replace(room.rfind('\n'), 1, ";room\n");
    EXPECT_THAT(lines_with(room), HasSubstr("'meet_people' theirs in the hall is shown no option"));
    EXPECT_THAT(in("asked.mobility or asked.other"), Not(HasSubstr("'meet_people'")));
    // What leads to the need keeps the only option away.
    EXPECT_THAT(in("network.enough = enough"), HasSubstr("No option helps with the need "
                                                         "'meet_people'"));
}

TEST(Options, unless_may_not_take_away_all_that_when_gives) {
    EXPECT_THAT(lines_with(bus_with("meet_people", "network.see = rarely",
                                    "known(network.see) and not network.see = often")),
                HasSubstr("it needs network.see = rarely and that 'unless' is not yes"
                          " (known(network.see) and not network.see = often) at once"));
    EXPECT_THAT(
        lines_with(bus_with("meet_people", "", "housing.outdoors = yes and housing.outdoors = no")),
        HasSubstr("The 'unless' of the option 'bus' is never yes, for it needs "
                  "housing.outdoors = yes and housing.outdoors = no at once."));
}

TEST(Options, time_passes) {
    EXPECT_THAT(lines_with(bus_with("meet_people", "", "", "2026-10-12;;2026-11-21")),
                HasSubstr("warning: The option 'bus' ended on 2026-11-21 and is no longer "
                          "suggested. Take the row out, or give it a later 'end'."));
    EXPECT_THAT(lines_with(bus_with("meet_people", "", "", "2026-10-12;;2026-11-22")),
                Not(HasSubstr("ended on")));
    EXPECT_THAT(lines_with(bus_with("meet_people", "", "", "2025-11-21;;")),
                HasSubstr("warning: The option 'bus' was checked on 2025-11-21, over a year ago. "
                          "Look whether it is still so."));
    EXPECT_THAT(lines_with(bus_with("meet_people", "", "", "2025-11-22;;")),
                Not(HasSubstr("over a year ago")));
    EXPECT_THAT(lines_with(bus_with("meet_people", "", "", "2026-11-23;;")),
                HasSubstr("which is still to come"));
}

TEST(Options, a_figure_that_is_not_known_today_proves_nothing) {
    const auto priced = bus_with("meet_people", "housing.years > figure.limit", "");
    EXPECT_THAT(lines_with(priced), Not(HasSubstr("bus' can never")));
    const auto next_year = lines_with(priced, today_days + 60);
    EXPECT_THAT(next_year,
                HasSubstr("figures.csv:2:1: warning: The figure 'limit' has no row for 2027-01-21; "
                          "conditions that compare with it are not known on that day."));
    EXPECT_THAT(next_year, HasSubstr("The option 'bus' can never be suggested: no answers can lead "
                                     "to it, for it needs housing.years > figure.limit, which is "
                                     "never so."));
}

// A sheet is refused without these; a guide may also come from elsewhere.
TEST(Options, what_an_option_must_tell_of_itself) {
    auto guide = guide::sample_guide();
    guide::Option option;
    option.id = "bare";
    option.needs = {0, 1, 2};
    option.spot = {"options.csv", 7, 1};
    guide.options.push_back(option);
    std::vector<guide::Remark> remarks;
    prove(guide, today_days, remarks);
    ASSERT_EQ(remarks.size(), 1u);
    EXPECT_EQ(to_line(remarks[0]),
              "options.csv:7:1: error: The option 'bare' lacks a party, a source, the day on which "
              "it was checked and its cost, or words for it.");
}

}  // namespace
}  // namespace kt::proof
