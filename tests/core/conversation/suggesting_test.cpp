// What could help with the needs that a person made theirs.
#include "core/conversation/suggesting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/conversation/household.hpp"

namespace kt::conversation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Suggestions : public testing::Test {
  protected:
    void with(const std::string& options) {
        guide_ = household(options);
        engine_ = std::make_unique<Engine>(guide_);
        facts_.today_days = 20'779;  // 2026-11-22
        set_answer(facts_, "story.beside", {{"alone"}, {}, ""});
        facts_.entry = "debts";
        set_skipped(facts_, "story.change");
        facts_.topics.emplace();
        set_answer(facts_, "money.letters", {{"yes"}, {}, ""});
        set_answer(facts_, "money.eviction", {{"no"}, {}, ""});
        set_skipped(facts_, "story.good");
        confirm_overview(facts_);
        facts_.needs_seen = true;
        settle("calm_money", NeedOutcome::accepted);
    }
    void settle(const std::string& need, NeedOutcome outcome) {
        facts_.needs[need].outcome = outcome;
    }
    std::vector<std::string> ids(const std::vector<SuggestedOption>& options) {
        std::vector<std::string> ids;
        for (const auto& one : options)
            ids.push_back(guide_.options[static_cast<std::size_t>(one.option)].id);
        return ids;
    }
    std::vector<std::string> all() { return ids(engine_->options(facts_)); }
    std::vector<std::string> shown() {
        const auto step = engine_->next(facts_);
        const auto* options = std::get_if<ShowOptions>(&step);
        return options ? ids(options->options) : std::vector<std::string>{};
    }

    guide::Guide guide_;
    std::unique_ptr<Engine> engine_;
    Facts facts_;
};

TEST_F(Suggestions, come_for_needs_that_were_accepted_or_reworded) {
    with(option("plan", "general", "calm_money") + option("tutor", "general", "glad_school"));
    EXPECT_THAT(shown(), ElementsAre("plan"));
    settle("glad_school", NeedOutcome::reworded);
    EXPECT_THAT(shown(), ElementsAre("plan", "tutor"));
    settle("calm_money", NeedOutcome::passed);
    EXPECT_THAT(shown(), ElementsAre("tutor"));
    facts_.needs.clear();
    EXPECT_TRUE(std::holds_alternative<Close>(engine_->next(facts_))) << "nothing to show";
}

TEST_F(Suggestions, come_for_what_was_asked_without_any_need) {
    with(R"(id,title,text,sort,needs,entries
road,De weg ernaartoe,Zo gaat het.,own,,debts
other,Iets anders,Dat is niet gevraagd.,own,,other
calm,Rust,Een rustig uur.,own,calm_money,
)");
    settle("calm_money", NeedOutcome::passed);
    const auto options = engine_->options(facts_);
    ASSERT_THAT(ids(options), ElementsAre("road"));
    EXPECT_TRUE(options.front().because.asked);
    EXPECT_THAT(options.front().needs, IsEmpty());
}

TEST_F(Suggestions, stay_until_they_were_seen) {
    with(option("plan", "general", "calm_money"));
    facts_.options["plan"] = OptionOutcome::interested;
    EXPECT_THAT(shown(), ElementsAre("plan"));
    facts_.options_seen = true;
    EXPECT_TRUE(std::holds_alternative<Close>(engine_->next(facts_)));
    EXPECT_THAT(all(), ElementsAre("plan"));
}

TEST_F(Suggestions, are_held_to_their_own_conditions) {
    with(option("letters", "general", "calm_money", "signal.letters") +
         option("fixed", "general", "calm_money", "money.fixed > 100") +
         option("both", "general", "calm_money", "need.glad_school") +
         option("young", "general", "calm_money", "", "signal.young") +
         option("else", "general", "calm_money", "", "signal.letters"));
    EXPECT_THAT(all(), ElementsAre("letters", "young"))
        << "what is not known lets nothing in, and keeps nothing away";
    settle("glad_school", NeedOutcome::accepted);
    facts_.struck_signals.insert("letters");
    EXPECT_THAT(all(), ElementsAre("both", "young", "else"));
}

TEST_F(Suggestions, are_there_from_their_first_day_to_their_last) {
    with(option("now", "general", "calm_money", "", "", "2026-11-22", "2026-11-22") +
         option("later", "general", "calm_money", "", "", "2026-11-23", ""));
    EXPECT_THAT(all(), ElementsAre("now"));
    ++*facts_.today_days;
    EXPECT_THAT(all(), ElementsAre("later"));
    facts_.today_days.reset();
    EXPECT_THAT(all(), IsEmpty());
}

TEST_F(Suggestions, made_to_measure_is_for_a_table) {
    with(option("aid", "made_to_measure", "calm_money") + option("own", "own", "calm_money"));
    EXPECT_THAT(all(), ElementsAre("own"));
    facts_.place = guide::Place::room;
    EXPECT_THAT(all(), ElementsAre("own", "aid"));
}

TEST_F(Suggestions, say_which_answers_led_to_them) {
    with(option("plan", "general", "calm_money", "known(money.eviction)"));
    const auto options = engine_->options(facts_);
    ASSERT_EQ(options.size(), 1u);
    EXPECT_THAT(options[0].needs, ElementsAre(guide_.need_index("calm_money")));
    EXPECT_THAT(options[0].because.questions, ElementsAre(guide_.question_index("money.letters"),
                                                          guide_.question_index("money.eviction")));
    EXPECT_THAT(options[0].because.signals, ElementsAre(guide_.signal_index("letters")));
}

TEST_F(Suggestions, leave_half_of_the_places_to_other_sorts) {
    with(option("own1", "own", "calm_money") + option("own2", "own", "calm_money") +
         option("own3", "own", "calm_money") + option("club", "network", "calm_money") +
         option("plan", "general", "calm_money"));
    EXPECT_THAT(shown(), ElementsAre("own1", "club", "plan"));
    EXPECT_THAT(all(), ElementsAre("own1", "own2", "own3", "club", "plan"));
}

TEST_F(Suggestions, take_more_of_one_sort_when_no_other_waits) {
    with(option("own1", "own", "calm_money") + option("own2", "own", "calm_money") +
         option("own3", "own", "calm_money") + option("own4", "own", "calm_money"));
    EXPECT_THAT(shown(), ElementsAre("own1", "own2", "own3"));
}

TEST_F(Suggestions, give_every_need_something_before_one_gets_all) {
    with(option("own1", "own", "calm_money") + option("club", "network", "calm_money") +
         option("plan", "general", "calm_money") + option("tutor", "general", "glad_school"));
    settle("glad_school", NeedOutcome::accepted);
    EXPECT_THAT(shown(), ElementsAre("own1", "club", "tutor"));
}

}  // namespace
}  // namespace kt::conversation
