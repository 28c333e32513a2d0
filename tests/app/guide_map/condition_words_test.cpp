// A condition as a policy worker would say it.
#include "app/guide_map/condition_words.hpp"

#include <gmock/gmock.h>

#include "core/guide/compile.hpp"
#include "tests/app/guide_map/small_guide.hpp"

namespace kt::guide_map {
namespace {

std::string said(const std::string& condition) {
    const auto guide = small_guide();
    const auto compiled = guide::compile(condition, guide);
    for (const auto& mistake : compiled.mistakes) ADD_FAILURE() << mistake.words;
    return in_words(guide, compiled.expression);
}

TEST(ConditionWords, nothing_asked_is_always) {
    EXPECT_EQ(in_words(small_guide(), {}), "altijd");
}

TEST(ConditionWords, each_test_has_its_words) {
    EXPECT_EQ(said("housing.outdoors in [hard, no]"),
              "op 'Kunt u zonder hulp naar buiten?' is het antwoord 'Moeilijk' of 'Nee'");
    EXPECT_EQ(said("known(network.see)"), "'Hoe vaak ziet u mensen?' is beantwoord");
    EXPECT_EQ(said("signal.stuck"), "wij merkten 'komt weinig buiten'");
    EXPECT_EQ(said("asked.mobility"), "iemand komt voor een scootmobiel");
    EXPECT_EQ(said("chosen.network"), "iemand wil het hebben over 'Mensen'");
    EXPECT_EQ(said("place = home"), "het gesprek is thuis");
}

TEST(ConditionWords, brackets_stand_where_and_and_or_meet) {
    EXPECT_EQ(said("signal.stuck and (asked.mobility or chosen.network)"),
              "wij merkten 'komt weinig buiten' en (iemand komt voor een scootmobiel of iemand wil "
              "het hebben over 'Mensen')");
    EXPECT_EQ(said("not (signal.stuck and asked.mobility)"),
              "niet (wij merkten 'komt weinig buiten' en iemand komt voor een scootmobiel)");
}

TEST(ConditionWords, what_stands_there_twice_is_said_once) {
    EXPECT_EQ(said("signal.stuck or signal.stuck"), "wij merkten 'komt weinig buiten'");
}

TEST(ConditionWords, what_a_condition_leans_on_is_told_by_kind) {
    const auto guide = small_guide();
    const auto on =
        leans_on(guide::compile("signal.alone and (asked.mobility or network.see = often)", guide)
                     .expression);
    EXPECT_THAT(on.signals, testing::ElementsAre(guide.signal_index("alone")));
    EXPECT_THAT(on.entries, testing::ElementsAre(0));
    EXPECT_THAT(on.questions, testing::ElementsAre(guide.question_index("network.see")));
}

}  // namespace
}  // namespace kt::guide_map
