// Visits to the kiosk, told as stories: what a person meets, and what is kept of it.
#include <gmock/gmock.h>

#include "tests/app/model/visit.hpp"

namespace kt::model {
namespace {

using conversation::NeedOutcome;

constexpr std::size_t answered = 2, urgent_raised = 13, ended = 15;  // places in Happening

TEST(Kiosk, someone_tells_their_story_and_sends_it) {
    Visit visit;
    EXPECT_EQ(visit.screen(), Screen::welcome);
    visit.does(Begin{"nl"});
    EXPECT_EQ(visit.screen(), Screen::notice);
    visit.goes_on();
    EXPECT_EQ(visit.screen(), Screen::opener_offer);
    visit.does(WantOpener{false});
    EXPECT_EQ(visit.asked(), "story.with");
    visit.answers("alone");
    EXPECT_EQ(visit.screen(), Screen::entry);
    visit.answers("mobility");
    EXPECT_EQ(visit.asked(), "story.today");
    visit.answers("no");
    visit.writes("naar de markt");
    visit.goes_on();
    EXPECT_EQ(visit.answer_to("story.gives"), "Naar de markt");
    EXPECT_EQ(visit.screen(), Screen::topics);
    visit.answers("network");
    EXPECT_THAT(*visit.facts().topics, testing::ElementsAre("network"));

    Visit whole;
    whole.comes_in();
    whole.tells_of_being_stuck();
    EXPECT_EQ(whole.screen(), Screen::needs);
    whole.does(SettleNeed{"meet_people", NeedOutcome::accepted});
    whole.goes_on();
    EXPECT_EQ(whole.screen(), Screen::closing);
    whole.answers("sent");
    EXPECT_EQ(whole.screen(), Screen::contact);
    whole.gives_contact();
    EXPECT_EQ(whole.screen(), Screen::summary);
    EXPECT_EQ(whole.count<Release>(), 0);
    whole.goes_on();
    EXPECT_EQ(whole.screen(), Screen::receipt);
    EXPECT_EQ(whole.count<Release>(), 1);
    EXPECT_EQ(whole.stored(ended), 1);
    const Receipt& receipt = *whole.model().receipt;
    EXPECT_EQ(receipt.case_number, "2026-KX4-7QD");
    EXPECT_TRUE(receipt.arrived);
    EXPECT_FALSE(receipt.opener);
    EXPECT_EQ(whole.model().paper, PaperState::printed);
    EXPECT_TRUE(whole.facts().by_question.empty()) << "the receipt needs nothing of what was told";
    whole.does(Done{});
    EXPECT_EQ(whole.screen(), Screen::gone);
    EXPECT_EQ(whole.count<EndSession>(), 1);
}

TEST(Kiosk, what_was_noticed_can_be_struck_and_restored_by_the_person) {
    Visit visit;
    visit.comes_in();
    visit.tells_of_being_stuck();
    ASSERT_EQ(visit.screen(), Screen::needs);
    const auto offers = visit.model().offers.size();
    visit.does(StrikeSignal{"lonely"});
    EXPECT_TRUE(visit.facts().struck_signals.contains("lonely"));
    EXPECT_EQ(visit.screen(), Screen::needs);
    const auto offered = [&](const std::string& id) {
        for (const auto& offer : visit.model().offers)
            if (small_guide().needs[static_cast<std::size_t>(offer.need)].id == id) return true;
        return false;
    };
    EXPECT_FALSE(offered("meet_people")) << "it rested on what is not so";
    visit.does(RestoreSignal{"lonely"});
    EXPECT_TRUE(offered("meet_people"));
    EXPECT_EQ(visit.model().offers.size(), offers);
}

TEST(Kiosk, on_paper_only_nothing_is_kept) {
    Visit visit;
    visit.comes_in();
    visit.tells_of_being_stuck();
    visit.goes_on();
    visit.answers("paper");
    EXPECT_EQ(visit.screen(), Screen::receipt);
    ASSERT_EQ(visit.count<MakePaper>(), 1);
    EXPECT_EQ(visit.count<EraseCase>(), 1);
    EXPECT_EQ(visit.count<Release>(), 0);
    EXPECT_TRUE(visit.model().receipt->case_number.empty());
    EXPECT_TRUE(visit.model().receipt->story.story.empty());
}

TEST(Kiosk, wiped_is_wiped) {
    Visit visit;
    visit.comes_in();
    visit.tells_of_being_stuck();
    visit.goes_on();
    visit.answers("erase");
    EXPECT_EQ(visit.screen(), Screen::wiped);
    EXPECT_EQ(visit.count<EraseCase>(), 1);
    EXPECT_TRUE(visit.facts().by_question.empty());
    visit.seconds_pass(wiped_s);
    EXPECT_EQ(visit.screen(), Screen::gone);
}

TEST(Kiosk, going_back_shows_the_answer_and_changing_it_replaces_it) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.answers("no");
    visit.goes_back();
    EXPECT_EQ(visit.asked(), "story.today");
    EXPECT_THAT(visit.model().draft.chosen, testing::ElementsAre("no"));
    visit.goes_back();
    EXPECT_EQ(visit.screen(), Screen::entry);
    visit.goes_back();
    EXPECT_EQ(visit.asked(), "story.with");
    visit.answers("someone");
    EXPECT_EQ(visit.answer_to("story.with"), "someone");
    EXPECT_EQ(visit.answer_to("story.today"), "no") << "going back never loses";
    EXPECT_EQ(visit.asked(), "story.gives");
}

TEST(Kiosk, going_back_and_on_again_writes_nothing) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.answers("no");
    const int before = visit.stored(answered);
    visit.goes_back();
    visit.goes_back();
    visit.goes_back();
    visit.goes_on();
    EXPECT_EQ(visit.screen(), Screen::entry);
    visit.goes_on();
    EXPECT_EQ(visit.asked(), "story.today");
    visit.goes_on();
    EXPECT_EQ(visit.asked(), "story.gives");
    EXPECT_EQ(visit.stored(answered), before);
}

TEST(Kiosk, what_is_skipped_is_not_known_and_can_still_be_answered) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.does(Skip{});
    EXPECT_EQ(visit.answer_to("story.today"), "(skipped)");
    visit.goes_back();
    EXPECT_EQ(visit.asked(), "story.today");
    visit.answers("no");
    EXPECT_EQ(visit.answer_to("story.today"), "no");
}

TEST(Kiosk, an_answer_is_changed_from_the_overview_and_comes_back_to_it) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.answers("no");
    visit.does(Skip{});
    visit.goes_on();  // topics: none
    ASSERT_EQ(visit.asked(), "housing.outdoors");
    visit.answers("hard");
    visit.answers("no");
    while (visit.screen() == Screen::question) visit.answers("nobody");
    ASSERT_EQ(visit.screen(), Screen::overview);
    visit.does(ChangeAnswer{"housing.stairs"});
    EXPECT_EQ(visit.asked(), "housing.stairs");
    visit.goes_back();
    EXPECT_EQ(visit.screen(), Screen::overview);
    visit.does(ChangeAnswer{"housing.stairs"});
    visit.answers("yes");
    EXPECT_EQ(visit.screen(), Screen::overview);
    EXPECT_EQ(visit.answer_to("housing.stairs"), "yes");
}

TEST(Kiosk, at_most_two_offers_stand_and_each_can_be_changed_or_reworded) {
    Visit visit;
    visit.comes_in();
    visit.tells_of_being_stuck();
    ASSERT_EQ(visit.screen(), Screen::needs);
    EXPECT_EQ(visit.model().offers.size(), 2u);
    visit.does(SettleNeed{"meet_people", NeedOutcome::passed});
    EXPECT_EQ(visit.model().offers.size(), 2u) << "a passed offer brings no third";
    visit.does(SettleNeed{"meet_people", NeedOutcome::accepted});
    EXPECT_EQ(visit.facts().needs.at("meet_people").outcome, NeedOutcome::accepted);
    visit.does(SettleNeed{"other_home", NeedOutcome::accepted});
    EXPECT_FALSE(visit.facts().needs.contains("other_home")) << "it was not offered";
    visit.does(SettleNeed{"go_out", NeedOutcome::reworded});
    EXPECT_EQ(visit.screen(), Screen::own_words);
    visit.writes("naar buiten als ik wil");
    visit.goes_on();
    EXPECT_EQ(visit.screen(), Screen::needs);
    EXPECT_EQ(visit.facts().needs.at("go_out").words, "Naar buiten als ik wil");
    visit.does(OwnWords{});
    visit.writes("rust");
    visit.goes_on();
    EXPECT_EQ(visit.facts().own_need, "Rust");
    EXPECT_EQ(visit.screen(), Screen::needs);
    visit.goes_on();
    EXPECT_EQ(visit.screen(), Screen::closing);
    visit.goes_back();
    EXPECT_EQ(visit.screen(), Screen::needs);
    visit.goes_on();
    EXPECT_EQ(visit.screen(), Screen::closing);
}

TEST(Kiosk, what_must_not_wait_stands_on_the_screen_at_once) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.answers("home");
    EXPECT_EQ(visit.screen(), Screen::urgent);
    EXPECT_EQ(visit.stored(urgent_raised), 1);
    visit.does(CallForStaff{Call::urgent});
    EXPECT_EQ(visit.screen(), Screen::bell);
    EXPECT_EQ(visit.model().bell->state, Bell::State::delivered);
    visit.does(CloseBell{});
    visit.goes_on();
    EXPECT_EQ(visit.asked(), "story.gives");
    visit.goes_back();
    visit.answers("no");
    visit.goes_back();
    visit.answers("home");
    EXPECT_NE(visit.screen(), Screen::urgent) << "it is said once";
}

TEST(Kiosk, a_full_disk_keeps_the_screen_and_loses_nothing) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.disk = base::Fault::disk_full;
    visit.answers("no");
    EXPECT_EQ(visit.asked(), "story.today");
    ASSERT_TRUE(visit.model().trouble);
    EXPECT_EQ(visit.model().trouble->fault, base::Fault::disk_full);
    EXPECT_THAT(visit.model().draft.chosen, testing::ElementsAre("no"));
    EXPECT_EQ(visit.answer_to("story.with"), "alone");
    visit.disk.reset();
    visit.goes_on();
    EXPECT_EQ(visit.asked(), "story.gives");
    EXPECT_FALSE(visit.model().trouble);
}

TEST(Kiosk, without_room_no_conversation_begins) {
    Visit visit;
    visit.disk = base::Fault::disk_full;
    visit.does(Begin{"nl"});
    visit.goes_on();
    EXPECT_EQ(visit.screen(), Screen::notice);
    EXPECT_TRUE(visit.model().trouble);
}

TEST(Kiosk, sending_that_fails_is_tried_again_and_written_once) {
    Visit visit;
    visit.comes_in();
    visit.tells_of_being_stuck();
    visit.goes_on();
    visit.answers("sent");
    visit.gives_contact();
    visit.slow = true;
    visit.does(GoOn{});
    visit.deliver();
    EXPECT_EQ(visit.screen(), Screen::receipt);
    EXPECT_EQ(visit.stored(ended), 1);

    Visit second;
    second.comes_in();
    second.tells_of_being_stuck();
    second.goes_on();
    second.answers("sent");
    second.gives_contact();
    second.disk = base::Fault::disk_failed;
    second.goes_on();
    EXPECT_EQ(second.screen(), Screen::summary);
    EXPECT_TRUE(second.model().trouble);
    second.disk.reset();
    second.goes_on();
    EXPECT_EQ(second.screen(), Screen::receipt);
    EXPECT_EQ(second.stored(ended), 1);
}

TEST(Kiosk, without_a_line_the_receipt_says_not_sent_yet) {
    Visit visit;
    visit.line_up = false;
    visit.comes_in();
    visit.tells_of_being_stuck();
    visit.goes_on();
    visit.answers("sent");
    visit.gives_contact();
    visit.goes_on();
    EXPECT_EQ(visit.screen(), Screen::receipt);
    EXPECT_FALSE(visit.model().receipt->arrived);
}

TEST(Kiosk, a_second_press_does_nothing_twice) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.slow = true;
    visit.does(Choose{"no"});
    visit.goes_on();
    visit.goes_on();
    visit.does(Skip{});
    visit.goes_back();
    visit.deliver();
    EXPECT_EQ(visit.asked(), "story.gives");
    EXPECT_EQ(visit.answer_to("story.today"), "no");
    EXPECT_EQ(visit.stored(answered), 2);
}

TEST(Kiosk, the_language_changes_in_the_middle_of_a_question_and_nothing_else) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.does(Choose{"no"});
    visit.does(SetLanguage{"en"});
    EXPECT_EQ(visit.asked(), "story.today");
    EXPECT_THAT(visit.model().draft.chosen, testing::ElementsAre("no"));
    EXPECT_EQ(visit.model().language, "en");
}

TEST(Kiosk, another_language_is_chosen_on_the_way_and_the_conversation_stays) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.does(ChooseLanguage{});
    EXPECT_EQ(visit.screen(), Screen::languages);
    visit.does(SetLanguage{"ar"});
    EXPECT_EQ(visit.screen(), Screen::entry);
    EXPECT_EQ(visit.model().language, "ar");
    visit.does(ChooseLanguage{});
    visit.does(KeepLanguage{});
    EXPECT_EQ(visit.screen(), Screen::entry);
    EXPECT_EQ(visit.model().language, "ar");
}

TEST(Kiosk, own_words_can_say_what_brings_someone) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.does(OwnWords{});
    EXPECT_EQ(visit.screen(), Screen::own_words);
    visit.does(TextEdited{"words", "Ik kom de deur niet uit"});
    visit.goes_on();
    EXPECT_EQ(visit.facts().asked_words, "Ik kom de deur niet uit");
    EXPECT_EQ(visit.asked(), "story.today");
    visit.goes_back();
    EXPECT_EQ(visit.screen(), Screen::entry);
}

TEST(Kiosk, none_of_these_stands_alone) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.answers("no");
    visit.does(Skip{});
    visit.goes_on();
    while (visit.screen() == Screen::question && visit.asked() != "network.people") {
        visit.answers(visit.asked() == "housing.outdoors" ? "hard" : "no");
        visit.passes_overviews();
    }
    ASSERT_EQ(visit.asked(), "network.people");
    visit.does(Choose{"family"});
    visit.does(Choose{"friends"});
    visit.does(Choose{"nobody"});
    EXPECT_THAT(visit.model().draft.chosen, testing::ElementsAre("nobody"));
    visit.does(Choose{"family"});
    EXPECT_THAT(visit.model().draft.chosen, testing::ElementsAre("family"));
}

}  // namespace
}  // namespace kt::model
