// How a visit breaks off: stopping, walking away, calling someone; and coming back with an opener.
#include <gmock/gmock.h>

#include "tests/app/model/visit.hpp"

namespace kt::model {
namespace {

constexpr std::size_t ended = 15;  // place in Happening

TEST(Leaving, stop_blanks_at_once_and_wipes_when_nothing_is_chosen) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.does(Stop{});
    EXPECT_EQ(visit.screen(), Screen::stopped);
    EXPECT_TRUE(visit.model().draft.chosen.empty());
    visit.seconds_pass(stop_choice_s - 1);
    EXPECT_EQ(visit.screen(), Screen::stopped);
    visit.seconds_pass(1);
    EXPECT_EQ(visit.screen(), Screen::gone);
    EXPECT_EQ(visit.count<EraseCase>(), 1);
    EXPECT_EQ(visit.count<EndSession>(), 1);
    EXPECT_TRUE(visit.facts().by_question.empty());
}

TEST(Leaving, after_stop_someone_can_keep_it_behind_an_opener) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.does(Stop{});
    visit.does(KeepAfterStop{});
    EXPECT_EQ(visit.screen(), Screen::kept);
    ASSERT_TRUE(visit.model().receipt->opener);
    EXPECT_EQ(visit.count<Release>(), 1);
    EXPECT_EQ(visit.stored(ended), 1);
    EXPECT_EQ(visit.count<EraseCase>(), 0);
    visit.does(MoreTime{});
    visit.seconds_pass(receipt_s);
    EXPECT_EQ(visit.screen(), Screen::gone);
}

TEST(Leaving, after_stop_there_is_more_time_for_who_asks_for_it) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.does(Stop{});
    visit.seconds_pass(stop_choice_s - 1);
    visit.does(MoreTime{});
    visit.seconds_pass(stop_choice_s - 1);
    EXPECT_EQ(visit.screen(), Screen::stopped);
    visit.seconds_pass(1);
    EXPECT_EQ(visit.screen(), Screen::gone);
}

TEST(Leaving, who_calls_for_help_after_stop_is_given_the_time_for_it_to_come) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.does(Stop{});
    visit.does(CallForStaff{Call::help});
    ASSERT_TRUE(visit.model().bell);
    visit.seconds_pass(stop_choice_bell_s - 1);
    EXPECT_EQ(visit.screen(), Screen::stopped);
    EXPECT_TRUE(visit.model().bell) << "and sees that it was rung";
}

TEST(Leaving, with_an_opener_in_hand_the_safe_choice_after_stop_is_to_keep) {
    Visit visit;
    visit.comes_in("nl", true);
    visit.answers("alone");
    visit.does(Stop{});
    visit.seconds_pass(stop_choice_s);
    EXPECT_EQ(visit.screen(), Screen::gone) << "the code is not shown to whoever comes next";
    EXPECT_EQ(visit.count<EraseCase>(), 0);
    EXPECT_EQ(visit.count<Release>(), 1);
}

TEST(Leaving, stop_before_anything_was_begun_just_ends) {
    Visit visit;
    visit.does(Begin{"nl"});
    visit.does(Stop{});
    EXPECT_EQ(visit.screen(), Screen::gone);
    EXPECT_EQ(visit.count<EraseCase>(), 0);
}

TEST(Leaving, what_is_stored_after_stop_is_erased_with_the_rest) {
    Visit visit;
    visit.comes_in();
    visit.slow = true;
    visit.does(Choose{"alone"});
    visit.goes_on();
    visit.does(Stop{});
    visit.deliver();
    EXPECT_EQ(visit.screen(), Screen::stopped);
    visit.does(WipeAfterStop{});
    visit.deliver();
    EXPECT_EQ(visit.screen(), Screen::gone);
    EXPECT_EQ(visit.count<EraseCase>(), 1);
}

TEST(Leaving, a_kiosk_left_alone_warns_and_then_wipes) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.seconds_pass(idle_warning_s);
    EXPECT_EQ(visit.screen(), Screen::idle);
    visit.does(StillHere{});
    EXPECT_EQ(visit.screen(), Screen::entry);
    visit.seconds_pass(idle_warning_s + idle_wipe_s);
    EXPECT_EQ(visit.screen(), Screen::gone);
    EXPECT_EQ(visit.count<EraseCase>(), 1);
}

TEST(Leaving, any_touch_says_somebody_is_there) {
    Visit visit;
    visit.comes_in();
    for (int n = 0; n < 4; ++n) {
        visit.seconds_pass(idle_warning_s - 1);
        visit.does(Activity{});
    }
    EXPECT_NE(visit.screen(), Screen::idle);
}

TEST(Leaving, an_erasure_that_fails_ends_the_process_all_the_same) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.disk = base::Fault::disk_failed;
    visit.does(Stop{});
    visit.seconds_pass(stop_choice_s);
    EXPECT_EQ(visit.screen(), Screen::gone);
    EXPECT_EQ(visit.count<EndSession>(), 1);
}

TEST(Leaving, a_wish_to_wipe_that_fails_is_said_and_can_be_tried_again) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.does(Stop{});
    visit.disk = base::Fault::disk_failed;
    visit.does(WipeAfterStop{});
    EXPECT_EQ(visit.screen(), Screen::stopped);
    EXPECT_TRUE(visit.model().trouble);
    visit.disk.reset();
    visit.does(WipeAfterStop{});
    EXPECT_EQ(visit.screen(), Screen::gone);
}

TEST(Leaving, the_welcome_screen_forgets_the_settings_of_the_last_visitor) {
    Visit visit;
    visit.does(SetLanguage{"en"});
    visit.does(NextTextSize{});
    visit.does(NextTheme{});
    visit.seconds_pass(idle_warning_s);
    EXPECT_EQ(visit.model().language, "nl");
    EXPECT_EQ(visit.model().size, ui::TextSize::medium);
    EXPECT_EQ(visit.model().theme, ui::Theme::paper);
}

TEST(Leaving, the_bell_without_a_line_gives_light_and_sound) {
    Visit visit;
    visit.line_up = false;
    visit.comes_in();
    visit.answers("alone");
    visit.does(CallForStaff{Call::apart});
    EXPECT_EQ(visit.screen(), Screen::bell);
    EXPECT_EQ(visit.model().bell->state, Bell::State::no_line);
    const bool light = visit.model().bell->light;
    visit.seconds_pass(1);
    EXPECT_NE(visit.model().bell->light, light);
    visit.seconds_pass(2 * bell_beep_s);
    EXPECT_GE(visit.count<PlaySound>(), 2);
    visit.seconds_pass(bell_beep_s * bell_beeps_max);
    EXPECT_LE(visit.count<PlaySound>(), bell_beeps_max);
    EXPECT_EQ(visit.screen(), Screen::bell) << "whoever waits for help is not wiped meanwhile";
    visit.does(CloseBell{});
    EXPECT_EQ(visit.screen(), Screen::entry);
}

TEST(ComingBack, an_opener_brings_someone_to_the_same_place) {
    Visit first;
    first.comes_in("en", true);
    first.answers("alone");
    first.answers("mobility");
    first.answers("no");
    ASSERT_EQ(first.asked(), "story.gives");

    Visit second;
    second.reopens_as(first.model().state);
    second.does(HaveOpener{});
    EXPECT_EQ(second.screen(), Screen::reopening);
    second.writes("k7mp3xqd9rtaw4hc");
    EXPECT_EQ(second.model().draft.words, "K7MP3XQD9RTAW4HC");
    second.goes_on();
    // Who is beside them now is asked again: what is only for them alone waits for the answer.
    EXPECT_EQ(second.asked(), "story.with");
    EXPECT_TRUE(second.model().draft.chosen.empty());
    second.answers("alone");
    EXPECT_EQ(second.asked(), "story.gives");
    EXPECT_EQ(second.model().language, "en");
    second.goes_back();
    EXPECT_EQ(second.asked(), "story.with");
    second.goes_back();
    EXPECT_EQ(second.asked(), "story.today");
    second.goes_back();
    EXPECT_EQ(second.screen(), Screen::entry);
}

TEST(ComingBack, a_case_knows_in_which_language_its_words_were_told) {
    Visit visit;
    visit.comes_in();
    visit.answers("alone");
    visit.answers("mobility");
    visit.answers("no");
    visit.does(SetLanguage{"ar"});
    visit.writes("de markt");
    visit.goes_on();
    const auto& state = visit.model().state;
    EXPECT_EQ(casefile::language_now(state), "ar");
    EXPECT_EQ(casefile::language_at(state, state.story.size() - 1), "ar");
    const std::size_t chosen = casefile::Happening(casefile::LanguageChosen{}).index();
    EXPECT_EQ(visit.stored(chosen), 1);
    visit.passes_overviews();
    visit.goes_on();
    EXPECT_EQ(visit.stored(chosen), 1) << "said once";

    Visit again;  // back on another day, with the code
    again.reopens_as(state);
    again.does(HaveOpener{});
    again.writes("k7mp3xqd9rtaw4hc");
    again.goes_on();
    EXPECT_EQ(again.model().language, "ar");

    Visit in_polish;  // what someone chooses here and now counts
    in_polish.reopens_as(state);
    in_polish.does(SetLanguage{"pl"});
    in_polish.does(HaveOpener{});
    in_polish.writes("k7mp3xqd9rtaw4hc");
    in_polish.goes_on();
    EXPECT_EQ(in_polish.model().language, "pl");
}

TEST(ComingBack, letters_that_open_nothing_are_said_so_and_stay) {
    Visit visit;
    visit.does(HaveOpener{});
    visit.writes("k7mp");
    visit.goes_on();
    EXPECT_EQ(visit.screen(), Screen::reopening);
    ASSERT_TRUE(visit.model().trouble);
    EXPECT_EQ(visit.model().trouble->fault, base::Fault::not_found);
    EXPECT_EQ(visit.model().draft.words, "K7MP");
    visit.goes_back();
    EXPECT_EQ(visit.screen(), Screen::welcome);
}

TEST(ComingBack, what_was_sent_can_be_added_to_but_not_taken_back_here) {
    Visit first;
    first.comes_in("nl", true);
    first.tells_of_being_stuck();
    first.goes_on();
    first.answers("sent");
    casefile::CaseState sent = first.model().state;
    sent.ended = static_cast<std::uint8_t>(Ending::sent);

    Visit second;
    second.reopens_as(sent);
    second.does(HaveOpener{});
    second.writes("k7mp3xqd9rtaw4hc");
    second.goes_on();
    second.answers("alone");
    EXPECT_EQ(second.screen(), Screen::overview);
    second.goes_on();
    EXPECT_EQ(second.screen(), Screen::needs) << "more may have been told: looked at again";
    second.goes_on();
    EXPECT_EQ(second.screen(), Screen::closing);
    second.answers("erase");
    EXPECT_EQ(second.count<EraseCase>(), 0);
    second.goes_back();
    EXPECT_EQ(second.screen(), Screen::needs);
    second.goes_back();
    EXPECT_EQ(second.screen(), Screen::overview);
    second.goes_back();
    EXPECT_EQ(second.asked(), "story.with");
}

TEST(ComingBack, what_is_added_to_a_sent_case_is_sent_or_goes_but_never_kept_back) {
    Visit first;
    first.comes_in("nl", true);
    first.tells_of_being_stuck();
    first.goes_on();
    casefile::CaseState sent = first.model().state;
    sent.ended = static_cast<std::uint8_t>(Ending::sent);
    const auto comes_back = [&](Visit& visit) {
        visit.reopens_as(sent);
        visit.does(HaveOpener{});
        visit.writes("k7mp3xqd9rtaw4hc");
        visit.goes_on();
        visit.answers("alone");
        visit.passes_overviews();
        visit.goes_on();
    };
    Visit leaves;
    comes_back(leaves);
    leaves.does(Stop{});
    leaves.does(KeepAfterStop{});
    EXPECT_EQ(leaves.count<Release>(), 0) << "the team would read what nobody sent";
    leaves.seconds_pass(stop_choice_s + 1);
    EXPECT_EQ(leaves.count<Release>(), 0);
    EXPECT_EQ(leaves.count<EraseCase>(), 1);
    EXPECT_EQ(leaves.screen(), Screen::gone);

    Visit sends;
    comes_back(sends);
    sends.answers("sent");
    sends.gives_contact();
    sends.goes_on();
    EXPECT_EQ(sends.count<Release>(), 1);
    const std::size_t promised = casefile::Happening(casefile::Promised{}).index();
    EXPECT_EQ(sends.stored(promised), 1) << "the day on the new receipt is promised, too";
}

TEST(StaffCorner, says_what_has_not_left_and_nothing_of_residents) {
    Visit visit;
    visit.does(OpenStaffCorner{});
    EXPECT_EQ(visit.screen(), Screen::staff_corner);
    ASSERT_TRUE(visit.model().staff_info);
    EXPECT_EQ(visit.model().staff_info->cases_waiting, 2);
    visit.does(CloseStaffCorner{});
    EXPECT_EQ(visit.screen(), Screen::welcome);
}

TEST(Faults, a_conversation_that_broke_off_is_said_until_someone_begins) {
    Visit visit;
    visit.does(PreviousBrokeOff{});
    EXPECT_TRUE(visit.model().previous_broke_off);
    visit.does(Begin{"nl"});
    EXPECT_FALSE(visit.model().previous_broke_off);
}

TEST(Faults, come_first) {
    Visit visit;
    visit.comes_in();
    visit.does(Unusable{base::Fault::disk_failed});
    EXPECT_EQ(visit.screen(), Screen::unusable);
}

}  // namespace
}  // namespace kt::model
