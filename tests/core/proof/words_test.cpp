// A condition is told as it was written.
#include "core/proof/words.hpp"

#include <gtest/gtest.h>

#include "tests/core/proof/proven.hpp"

namespace kt::proof {
namespace {

const std::string people =
    "  network.children: {ask: \"Welke kinderen?\", why: Daarom., kind: people, place: room}\n"
    "  network.school: {ask: \"Gaat {name} naar school?\", why: Daarom., kind: yes_no,\n"
    "    ordinary: yes, place: room, group: child}\n"
    "groups: {child: {people: network.children, title: \"Over {name}\", about: child}}\n"
    "computed:\n"
    "  network.pupils: {title: scholieren, count: child, where: network.school = yes}\n";

std::string told_again(const std::string& condition) {
    auto text = guide::sample_text;
    text.replace(text.find("signals:\n"), 9, people + "signals:\n");
    text += "  extra: {offer: Iets, wording: Iets., topic: housing, when: \"" + condition + "\"}\n";
    const auto loaded = guide::load_text(text);
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    return text_of(loaded.guide, loaded.guide.needs.back().when);
}

TEST(Words, a_condition_is_told_as_it_was_written) {
    for (const std::string condition :
         {"housing.outdoors = no", "housing.outdoors in [hard, no]", "signal.lonely",
          "not signal.lonely and asked.mobility",
          "(asked.mobility or asked.other) and place = home", "known(story.words)",
          "housing.years >= 6", "chosen.housing", "network.pupils < 2", "known(network.pupils)",
          "any(child, network.school = no)", "every(child, network.school = yes)",
          "count(child, network.school = yes) >= 2", "count(child) > 3",
          "not (asked.mobility and asked.other)"})
        EXPECT_EQ(told_again(condition), condition);
}

TEST(Words, the_parts_of_a_condition_come_in_their_order) {
    const auto guide =
        guide::sample_and(
            "  extra: {offer: Iets, wording: Iets., topic: housing, when: \"asked.mobility and "
            "(signal.lonely or signal.stuck) and not housing.outdoors = yes\"}\n")
            .guide;
    std::vector<std::string> told;
    for (const auto& part : parts_of(guide.needs.back().when)) told.push_back(text_of(guide, part));
    EXPECT_EQ(told, (std::vector<std::string>{"asked.mobility", "signal.lonely or signal.stuck",
                                              "not housing.outdoors = yes"}));
}

}  // namespace
}  // namespace kt::proof
