// Of what someone answered, only what counted is told as the reason.
#include "app/model/evidence.hpp"

#include <gmock/gmock.h>

namespace kt::model {
namespace {

using testing::ElementsAre;
using Op = guide::Instruction::Op;

constexpr std::int64_t bit(int answer) {
    return 1LL << answer;
}

// Three worries to choose from; a signal follows from the second, a question from the signal.
guide::Guide three_worries() {
    guide::Guide made;
    guide::Question worries;
    worries.id = "story.worries";
    worries.kind = guide::Kind::many;
    worries.fact = 0;
    for (const char* id : {"sleep", "money", "house"})
        worries.answers.push_back({id, id, "", false, false, {}, {}});
    guide::Question asked;
    asked.id = "money.more";
    asked.fact = 1;
    asked.when.program = {{Op::signal, 0, 0, 0}};
    made.questions = {worries, asked};
    guide::Signal short_of_money;
    short_of_money.id = "short";
    short_of_money.when.program = {{Op::answer_in, 0, 0, bit(1)}};
    made.signals = {short_of_money};
    return made;
}

conversation::StandingAnswer answer(std::vector<std::string> chosen) {
    conversation::StandingAnswer one;
    one.value.chosen = std::move(chosen);
    return one;
}

TEST(Evidence, names_the_answer_that_counted_and_not_the_others) {
    const auto guide = three_worries();
    const auto conditions = conditions_behind(guide, guide.questions[1].when, {{0, {0}}});
    const auto counted =
        that_counted(guide, conditions, guide.questions[0], {answer({"sleep", "money", "house"})});
    ASSERT_EQ(counted.size(), 1u);
    EXPECT_THAT(counted.front().value.chosen, ElementsAre("money"));
}

TEST(Evidence, of_two_answers_that_stand_shows_the_one_that_supports_it) {
    const auto guide = three_worries();
    const auto conditions = conditions_behind(guide, guide.signals[0].when, {});
    const auto counted = that_counted(guide, conditions, guide.questions[0],
                                      {answer({"sleep"}), answer({"money", "house"})});
    ASSERT_EQ(counted.size(), 1u);
    EXPECT_THAT(counted.front().value.chosen, ElementsAre("money"));
}

TEST(Evidence, shows_all_where_no_answer_is_named) {
    const auto guide = three_worries();
    const auto& worries = guide.questions[0];
    // A signal that was not raised led to nothing.
    const auto conditions = conditions_behind(guide, guide.questions[1].when, {});
    const auto counted = that_counted(guide, conditions, worries, {answer({"sleep", "money"})});
    EXPECT_THAT(counted.front().value.chosen, ElementsAre("sleep", "money"));
    EXPECT_EQ(that_counted(guide, {}, worries, {}).size(), 0u);
}

}  // namespace
}  // namespace kt::model
