// What comes next, told as conversations.
#include "core/conversation/engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/guide/sample.hpp"

namespace kt::conversation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AConversation : public testing::Test {
  protected:
    void begin(const std::string& beside = "alone", const std::string& entry = "mobility") {
        tell("story.beside", beside);
        facts_.entry = entry;
        set_skipped(facts_, "story.words");
        tell("story.power", "no");
    }
    void tell(const std::string& question, const std::string& answer) {
        set_answer(facts_, question, {{answer}, {}, ""});
    }
    void choose(std::vector<std::string> topics) { facts_.topics = std::move(topics); }

    // "housing.outdoors", "entry", "topics", "overview", "needs", "options", "close".
    std::string next() {
        const auto step = engine_.next(facts_);
        if (const auto* ask = std::get_if<AskQuestion>(&step))
            return guide_.questions[static_cast<std::size_t>(ask->question)].id;
        constexpr const char* names[] = {"entry", "",        "topics", "overview",
                                         "needs", "options", "close"};
        return names[step.index()];
    }
    // The next question, overviews passed by.
    std::string next_question() {
        auto name = next();
        if (name != "overview") return name;
        confirm_overview(facts_);
        return next();
    }
    std::vector<std::string> offered() {
        std::vector<std::string> ids;
        for (const auto& offer : engine_.offers(facts_))
            ids.push_back(guide_.needs[static_cast<std::size_t>(offer.need)].id);
        return ids;
    }
    std::vector<std::string> raised() {
        std::vector<std::string> ids;
        for (const auto& signal : engine_.signals(facts_))
            ids.push_back(guide_.signals[static_cast<std::size_t>(signal.signal)].id);
        return ids;
    }

    guide::Guide guide_ = guide::sample_guide();
    Engine engine_{guide_};
    Facts facts_;
};

TEST_F(AConversation, goes_from_arriving_to_closing) {
    EXPECT_EQ(next(), "story.beside");
    tell("story.beside", "alone");
    EXPECT_EQ(next(), "entry");
    facts_.entry = "mobility";
    EXPECT_EQ(next(), "story.words");
    set_answer(facts_, "story.words", {{}, {}, "Dan kan ik weer naar de markt."});
    EXPECT_EQ(next(), "story.power");
    tell("story.power", "no");
    EXPECT_EQ(next(), "topics");
    choose({});
    EXPECT_EQ(next(), "housing.outdoors");
    tell("housing.outdoors", "yes");
    EXPECT_EQ(next(), "network.there");
    set_skipped(facts_, "network.there");
    EXPECT_EQ(next(), "overview") << "before what is offered, whatever the count";
    confirm_overview(facts_);
    EXPECT_EQ(next(), "needs");
    facts_.needs_seen = true;
    EXPECT_EQ(next(), "close");
}

TEST_F(AConversation, own_words_are_as_good_as_an_entry) {
    tell("story.beside", "alone");
    facts_.asked_words = "Ik kom er niet meer uit.";
    EXPECT_EQ(next(), "story.words");
    set_skipped(facts_, "story.words");
    tell("story.power", "no");
    choose({});
    EXPECT_EQ(next(), "network.there") << "nothing about a scooter was asked";
}

TEST_F(AConversation, follows_up_while_a_subject_is_warm) {
    begin();
    choose({"network"});
    EXPECT_EQ(next(), "housing.outdoors") << "it is about what was asked";
    tell("housing.outdoors", "no");
    EXPECT_EQ(next_question(), "housing.barrier") << "although network was chosen";
    tell("housing.barrier", "stairs");
    EXPECT_EQ(next_question(), "network.see");
    tell("network.see", "rarely");
    EXPECT_EQ(next_question(), "network.enough");
}

TEST_F(AConversation, shows_an_overview_after_five_answers) {
    begin();
    choose({});
    tell("housing.outdoors", "hard");
    EXPECT_EQ(next(), "housing.barrier");
    tell("housing.barrier", "door");
    EXPECT_EQ(next(), "overview");
    confirm_overview(facts_);
    EXPECT_EQ(next(), "network.there");
}

TEST_F(AConversation, a_topic_not_chosen_and_without_signal_is_left_alone) {
    begin();
    choose({"housing"});
    tell("housing.outdoors", "yes");
    EXPECT_EQ(next_question(), "network.there");
    tell("network.there", "nobody");
    EXPECT_EQ(next_question(), "needs");
}

TEST_F(AConversation, suggests_topics_by_signals_but_not_by_strengths) {
    begin();
    tell("housing.outdoors", "hard");
    tell("network.there", "family");
    const auto step = engine_.next(facts_);
    confirm_overview(facts_);
    const auto choice = std::get<ChooseTopics>(engine_.next(facts_));
    EXPECT_THAT(choice.topics,
                ElementsAre(guide_.topic_index("housing"), guide_.topic_index("network")));
    EXPECT_THAT(choice.suggested, ElementsAre(guide_.topic_index("housing")));
    EXPECT_THAT(raised(), ElementsAre("stuck", "family"));
}

TEST_F(AConversation, what_is_not_for_the_hall_is_not_asked_there) {
    begin();
    choose({"housing", "network"});
    tell("housing.outdoors", "yes");
    tell("network.see", "rarely");
    tell("network.enough", "more");
    EXPECT_EQ(next_question(), "network.there");
    facts_.place = guide::Place::room;
    EXPECT_EQ(next_question(), "network.hurt");
    tell("network.hurt", "no");
    EXPECT_EQ(next_question(), "housing.years");
}

TEST_F(AConversation, nothing_for_one_alone_is_asked_with_someone_beside) {
    begin("family");
    facts_.place = guide::Place::home;
    choose({});
    tell("housing.outdoors", "yes");
    tell("network.see", "rarely");
    tell("network.enough", "more");
    EXPECT_EQ(next_question(), "network.there");
    tell("story.beside", "alone");
    EXPECT_EQ(next_question(), "network.hurt");
    // Two answers that contradict each other: the cautious one counts.
    StandingAnswer other;
    other.value.chosen = {"family"};
    facts_.by_question["story.beside"].standing.push_back(other);
    EXPECT_EQ(next_question(), "network.there");
    set_skipped(facts_, "story.beside");
    EXPECT_EQ(next_question(), "network.there") << "not known is not alone";
}

TEST_F(AConversation, every_question_says_because_of_what) {
    begin();
    choose({});
    const auto first = std::get<AskQuestion>(engine_.next(facts_));
    EXPECT_TRUE(first.because.asked);
    EXPECT_THAT(first.because.questions, IsEmpty());
    tell("housing.outdoors", "hard");
    confirm_overview(facts_);
    const auto second = std::get<AskQuestion>(engine_.next(facts_));
    EXPECT_THAT(second.because.questions, ElementsAre(guide_.question_index("housing.outdoors")));
    EXPECT_FALSE(second.because.asked);
}

TEST_F(AConversation, an_offer_tells_the_answers_behind_its_signals) {
    begin();
    tell("housing.outdoors", "no");
    tell("housing.barrier", "stairs");
    EXPECT_THAT(offered(), ElementsAre("scooter", "easy_home")) << "what was asked goes first";
    const auto offers = engine_.offers(facts_);
    EXPECT_THAT(offers[1].because.signals, ElementsAre(guide_.signal_index("stuck")));
    EXPECT_THAT(offers[1].because.questions, ElementsAre(guide_.question_index("housing.outdoors"),
                                                         guide_.question_index("housing.barrier")));
}

TEST_F(AConversation, a_struck_signal_is_no_signal) {
    begin();
    tell("housing.outdoors", "no");
    tell("housing.barrier", "stairs");
    facts_.struck_signals.insert("stuck");
    EXPECT_THAT(raised(), IsEmpty());
    EXPECT_THAT(offered(), ElementsAre("scooter"));
    facts_.struck_signals.clear();
    EXPECT_THAT(raised(), ElementsAre("stuck"));
}

TEST_F(AConversation, changing_an_answer_takes_back_what_it_led_to) {
    begin();
    tell("housing.outdoors", "no");
    tell("housing.barrier", "stairs");
    tell("housing.outdoors", "yes");
    EXPECT_THAT(offered(), IsEmpty());
    EXPECT_FALSE(engine_.applies(facts_, guide_.question_index("housing.barrier")));
    tell("housing.outdoors", "hard");
    EXPECT_THAT(offered(), ElementsAre("scooter", "easy_home"));
}

TEST_F(AConversation, a_withdrawn_question_is_asked_again) {
    begin();
    choose({});
    tell("housing.outdoors", "yes");
    withdraw(facts_, "housing.outdoors");
    EXPECT_EQ(next(), "housing.outdoors");
    EXPECT_EQ(facts_.order.size(), 3u);
}

TEST_F(AConversation, two_standing_answers_both_count) {
    begin();
    tell("housing.outdoors", "yes");
    StandingAnswer other;
    other.value.chosen = {"no"};
    facts_.by_question["housing.outdoors"].standing.push_back(other);
    EXPECT_THAT(raised(), ElementsAre("stuck"));
    EXPECT_EQ((choose({}), next_question()), "housing.barrier");
}

TEST_F(AConversation, answers_of_another_version_of_the_guide_change_nothing) {
    begin();
    choose({});
    tell("housing.gone", "yes");
    tell("housing.outdoors", "of_old");
    EXPECT_THAT(raised(), IsEmpty());
    EXPECT_EQ(next_question(), "network.there");
}

TEST_F(AConversation, offers_are_two_in_the_hall_and_three_at_a_table) {
    begin();
    choose({"network"});
    tell("housing.outdoors", "no");
    tell("housing.barrier", "stairs");
    tell("network.see", "rarely");
    tell("network.enough", "more");
    tell("network.there", "family");
    confirm_overview(facts_);
    EXPECT_EQ(std::get<OfferNeeds>(engine_.next(facts_)).offers.size(), 2u);
    facts_.needs["scooter"].outcome = NeedOutcome::passed;
    EXPECT_EQ(std::get<OfferNeeds>(engine_.next(facts_)).offers.size(), 1u);
    facts_.needs.clear();
    facts_.place = guide::Place::home;
    tell("network.hurt", "no");
    set_skipped(facts_, "housing.years");
    confirm_overview(facts_);
    EXPECT_EQ(std::get<OfferNeeds>(engine_.next(facts_)).offers.size(), 3u);
}

}  // namespace
}  // namespace kt::conversation
