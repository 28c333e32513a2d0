// What a whole life asks of a conversation: people in turn, what is reckoned, one fact in two ways,
// probes, urgent matters, going on at a table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/conversation/answer_text.hpp"
#include "core/conversation/engine.hpp"
#include "tests/core/conversation/household.hpp"

namespace kt::conversation {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr std::int64_t today = 20'779;  // 2026-11-22

class AHousehold : public testing::Test {
  protected:
    AHousehold() {
        facts_.today_days = today;
        facts_.place = guide::Place::room;
    }

    const guide::Question& question(const std::string& id) {
        const int index = guide_.question_index(id);
        EXPECT_GE(index, 0) << id;
        return guide_.questions[static_cast<std::size_t>(std::max(index, 0))];
    }
    void tell(const std::string& id, const std::string& answer) {
        const auto value = value_of(question(id), answer);
        ASSERT_TRUE(value) << id << ": " << answer;
        set_answer(facts_, fact_id(guide_, question(id)), *value);
    }
    void begin(const std::string& entry = "debts") {
        tell("story.beside", "alone");
        facts_.entry = entry;
        set_skipped(facts_, "story.change");
        facts_.topics.emplace();
    }
    std::string next() {
        auto step = engine_.next(facts_);
        if (std::holds_alternative<ShowOverview>(step)) {
            confirm_overview(facts_);
            step = engine_.next(facts_);
        }
        if (const auto* ask = std::get_if<AskQuestion>(&step)) return id_of(ask->question);
        constexpr const char* names[] = {"entry", "",        "topics", "overview",
                                         "needs", "options", "close"};
        return names[step.index()];
    }
    std::string id_of(int index) { return guide_.questions[static_cast<std::size_t>(index)].id; }
    std::vector<std::string> raised() {
        std::vector<std::string> ids;
        for (const auto& signal : engine_.signals(facts_))
            ids.push_back(guide_.signals[static_cast<std::size_t>(signal.signal)].id);
        return ids;
    }
    std::vector<std::string> evidence(const std::string& id) {
        std::vector<std::string> ids;
        for (const auto& signal : engine_.signals(facts_))
            if (guide_.signals[static_cast<std::size_t>(signal.signal)].id == id)
                for (const int index : signal.evidence) ids.push_back(id_of(index));
        return ids;
    }

    guide::Guide guide_ = household();
    Engine engine_{guide_};
    Facts facts_;
};

TEST_F(AHousehold, all_about_one_child_comes_before_the_next) {
    begin();
    tell("money.letters", "no");
    tell("money.rent", "500");
    tell("money.energy", "little");
    tell("family.born", "1990");
    EXPECT_EQ(next(), "family.children");
    tell("family.children", "Sam, Noor");
    EXPECT_EQ(next(), "family.child_born@1");
    tell("family.child_born@1", "2018-05");
    EXPECT_EQ(next(), "family.child_school@1") << "although the other child waits as well";
    tell("family.child_school@1", "gladly");
    EXPECT_EQ(next(), "family.child_born@2");
    tell("family.child_born@2", "2025-01");
    EXPECT_EQ(next(), "story.good") << "a child of one does not go to school, a third is not there";
}

TEST_F(AHousehold, who_is_struck_off_the_list_is_asked_about_no_more) {
    begin();
    tell("family.children", "Sam, Noor");
    tell("family.child_born@2", "2018-05");
    tell("family.child_school@2", "hardly");
    EXPECT_THAT(raised(), ElementsAre("young", "school"));
    Value one;
    one.people = {{1, "Sam"}};
    set_answer(facts_, "family.children", one);
    EXPECT_FALSE(engine_.applies(facts_, guide_.question_index("family.child_school@2")));
    EXPECT_THAT(raised(), IsEmpty());
    tell("family.children", "Sam, Noor");
    EXPECT_THAT(raised(), ElementsAre("young", "school")) << "and is back with all that was told";
}

TEST_F(AHousehold, an_age_follows_the_day_of_the_conversation) {
    begin();
    tell("family.children", "Sam");
    tell("family.child_born@1", "2008-12");
    EXPECT_THAT(raised(), Contains("young"));
    facts_.today_days = today + 31;  // in the month itself it may be before or after the birthday
    EXPECT_THAT(raised(), Not(Contains("young")));
    facts_.today_days = today + 60;
    EXPECT_THAT(raised(), Not(Contains("young")));
    facts_.today_days = today;
    EXPECT_THAT(raised(), Contains("young"));
    facts_.today_days.reset();
    EXPECT_THAT(raised(), Not(Contains("young"))) << "without a day nobody has an age";
}

TEST_F(AHousehold, a_year_of_birth_is_an_age_from_and_to) {
    begin();
    tell("family.born", "1986");  // 39 or 40
    EXPECT_THAT(raised(), Not(Contains("grown")));
    tell("family.born", "1985");  // 40 or 41: not known
    EXPECT_THAT(raised(), Not(Contains("grown")));
    tell("family.born", "1984");
    EXPECT_THAT(raised(), Contains("grown"));
    EXPECT_THAT(evidence("grown"), ElementsAre("family.born"));
}

TEST_F(AHousehold, a_sum_is_surely_more_but_never_surely_less_when_something_is_not_told) {
    begin();
    tell("money.rent", "950");
    EXPECT_THAT(raised(), Contains("costly")) << "whatever the energy costs";
    EXPECT_THAT(evidence("costly"), ElementsAre("money.rent"));
    tell("money.rent", "700");
    EXPECT_THAT(raised(), Not(Contains("costly")));
    tell("money.energy", "more");  // 800 to 1,000
    EXPECT_THAT(raised(), Not(Contains("costly")));
    tell("money.rent", "801");
    EXPECT_THAT(raised(), Contains("costly"));
    EXPECT_THAT(evidence("costly"), ElementsAre("money.rent", "money.energy"));
}

TEST_F(AHousehold, a_limit_of_the_law_is_that_of_the_day) {
    begin();
    tell("money.rent", "920");
    EXPECT_THAT(raised(), Contains("dear_home"));
    facts_.today_days = today + 60;  // 2027: 950
    EXPECT_THAT(raised(), Not(Contains("dear_home")));
    facts_.today_days = today - 365;  // no figure of that day is known
    EXPECT_THAT(raised(), Not(Contains("dear_home")));
}

TEST_F(AHousehold, two_standing_answers_both_count_in_what_is_reckoned) {
    begin();
    tell("money.rent", "500");
    StandingAnswer other;
    other.value.number = 1000;
    facts_.by_question["money.rent"].standing.push_back(other);
    EXPECT_THAT(raised(), ElementsAre("costly", "dear_home"));
}

TEST_F(AHousehold, the_evidence_about_children_is_what_was_told_about_each) {
    begin();
    tell("family.children", "Sam, Noor");
    tell("family.child_born@1", "2000-01");
    tell("family.child_born@2", "2018-05");
    tell("family.child_school@2", "hardly");
    EXPECT_THAT(evidence("young"), ElementsAre("family.children", "family.child_born@2"));
    EXPECT_THAT(evidence("school"), Contains("family.child_school@2"));
    EXPECT_THAT(evidence("school"), Not(Contains("family.child_school@1")));
}

TEST_F(AHousehold, one_fact_asked_in_two_ways_is_asked_once) {
    begin();
    facts_.topics = {{"meaning"}};
    tell("money.letters", "yes");
    EXPECT_EQ(next(), "money.eviction");
    tell("money.eviction", "no");
    facts_.place = guide::Place::hall;
    EXPECT_EQ(next(), "meaning.wish");
    set_skipped(facts_, "meaning.wish");
    EXPECT_EQ(next(), "story.good") << "the post was told of already";
}

TEST_F(AHousehold, the_other_way_of_asking_tells_the_same) {
    facts_.place = guide::Place::hall;
    begin("other");
    facts_.topics = {{"meaning"}};
    EXPECT_EQ(next(), "meaning.wish");
    set_skipped(facts_, "meaning.wish");
    EXPECT_EQ(next(), "meaning.letters");
    tell("meaning.letters", "yes");
    EXPECT_EQ(facts_.by_question.count("money.letters"), 1u);
    EXPECT_THAT(raised(), ElementsAre("letters"));
    EXPECT_THAT(evidence("letters"), ElementsAre("meaning.letters"));
    EXPECT_EQ(engine_.told_as(facts_, guide_.question_index("money.letters")),
              guide_.question_index("meaning.letters"));
    EXPECT_TRUE(engine_.applies(facts_, guide_.question_index("money.letters")));
    EXPECT_EQ(next(), "money.eviction") << "what leans on the fact does not care how it was asked";
    facts_.topics.emplace();
    EXPECT_THAT(raised(), IsEmpty()) << "no question that fills it applies any more";
}

TEST_F(AHousehold, a_probe_comes_right_after_and_skipping_one_ends_them) {
    tell("story.beside", "alone");
    facts_.entry = "debts";
    EXPECT_EQ(next(), "story.change");
    tell("story.change", "Rust in huis.");
    EXPECT_EQ(next(), "story.change_probe1");
    tell("story.change_probe1", "Dan slaap ik weer.");
    EXPECT_EQ(next(), "story.change_probe2");
    set_skipped(facts_, "story.change_probe1");
    EXPECT_EQ(next(), "topics");
    set_skipped(facts_, "story.change");
    withdraw(facts_, "story.change_probe1");
    EXPECT_EQ(next(), "topics") << "nothing was said that could be asked on";
}

TEST_F(AHousehold, urgent_goes_first_wherever_the_conversation_is) {
    begin();
    tell("family.children", "Sam");
    EXPECT_EQ(next(), "family.child_born@1");
    tell("money.letters", "yes");
    EXPECT_EQ(next(), "money.eviction") << "before the child that was just named";
    facts_.topics.reset();
    EXPECT_EQ(next(), "money.eviction") << "and before topics are chosen";
}

TEST_F(AHousehold, a_topic_that_opens_only_when_chosen_can_be_chosen) {
    begin("other");
    facts_.topics.reset();
    const auto step = engine_.next(facts_);
    ASSERT_TRUE(std::holds_alternative<ChooseTopics>(step));
    EXPECT_THAT(std::get<ChooseTopics>(step).topics, ElementsAre(guide_.topic_index("meaning")));
    facts_.topics = {{"meaning"}};
    EXPECT_EQ(next(), "meaning.wish");
    const auto ask = std::get<AskQuestion>(engine_.next(facts_));
    EXPECT_THAT(ask.because.chosen, ElementsAre(guide_.topic_index("meaning")));
    facts_.topics.emplace();
    EXPECT_EQ(next(), "story.good");
}

TEST_F(AHousehold, goes_on_at_a_table_where_it_was_left) {
    facts_.place = guide::Place::hall;
    begin();
    tell("money.letters", "yes");
    tell("money.eviction", "no");
    tell("story.good", "De buren.");
    EXPECT_EQ(next(), "needs");
    facts_.needs["calm_money"].outcome = NeedOutcome::accepted;
    facts_.needs_seen = true;
    EXPECT_EQ(next(), "close");
    go_on_at(facts_, guide::Place::room, today + 7);
    EXPECT_EQ(next(), "money.rent") << "what was told is not asked again";
    tell("money.rent", "500");
    tell("money.energy", "little");
    tell("family.born", "1990");
    tell("family.children", "Sam");
    tell("family.child_born@1", "2018-05");
    tell("family.child_school@1", "hardly");
    confirm_overview(facts_);
    const auto step = engine_.next(facts_);
    ASSERT_TRUE(std::holds_alternative<OfferNeeds>(step));
    const auto& offers = std::get<OfferNeeds>(step).offers;
    ASSERT_EQ(offers.size(), 1u) << "only what is new";
    EXPECT_EQ(guide_.needs[static_cast<std::size_t>(offers[0].need)].id, "glad_school");
}

}  // namespace
}  // namespace kt::conversation
