// Conversations at the kiosk from welcome to the end, with the real guide, keys and journal: what
// becomes of the words when they end, and what the screen says when something fails.
#include <gmock/gmock.h>

#include "sync/outbox/mailbox.hpp"
#include "sync/outbox/outbox.hpp"
#include "tests/app/session/hall.hpp"

namespace kt::session {
namespace {

using journal::CaseStatus;
using model::Ending;
using model::Screen;
using scenario::Resident;
using scenario::Wishes;
using testing::HasSubstr;

TEST(KioskSession, a_sent_conversation_waits_sealed_and_the_process_ends) {
    Hall hall;
    Resident resident({}, 1);
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, Screen::receipt));
    EXPECT_THAT(hall.words_on_screen(), HasSubstr(hall.model().case_number));
    EXPECT_EQ(hall.words_on_screen().find(words_told), std::string::npos);
    ASSERT_EQ(hall.cases().size(), 1u);
    EXPECT_EQ(hall.cases().front().status, CaseStatus::sent);
    EXPECT_FALSE(hall.disk_holds(words_told));
    EXPECT_FALSE(hall.ended());
    hall.seconds_pass(model::receipt_s);
    EXPECT_TRUE(hall.ended());
    EXPECT_EQ(hall.screen(), Screen::gone);
}

TEST(KioskSession, stopping_blanks_at_once_and_wiping_leaves_nothing) {
    Hall hall;
    Resident resident({}, 2);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 5));
    hall.does(model::Stop{});
    EXPECT_EQ(hall.screen(), Screen::stopped);
    EXPECT_EQ(hall.words_on_screen().find(words_told), std::string::npos);
    hall.does(model::WipeAfterStop{});
    EXPECT_TRUE(hall.ended());
    expect_nothing_left(hall);
}

TEST(KioskSession, whoever_stops_and_walks_away_is_wiped) {
    Hall hall;
    Resident resident({}, 3);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 3));
    hall.does(model::Stop{});
    hall.seconds_pass(model::stop_choice_s - 1);
    EXPECT_FALSE(hall.ended());
    hall.seconds_pass(1);
    EXPECT_TRUE(hall.ended());
    expect_nothing_left(hall);
}

TEST(KioskSession, nobody_there_is_asked_after_180_seconds_and_gone_45_later) {
    Hall hall;
    Resident resident({}, 4);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 5));
    hall.seconds_pass(179);
    EXPECT_NE(hall.screen(), Screen::idle);
    hall.seconds_pass(1);
    EXPECT_EQ(hall.screen(), Screen::idle);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Bent u er nog?"));
    hall.seconds_pass(44);
    EXPECT_FALSE(hall.ended());
    hall.seconds_pass(1);
    EXPECT_TRUE(hall.ended());
    expect_nothing_left(hall);
}

TEST(KioskSession, who_is_still_there_goes_on_where_they_were) {
    Hall hall;
    Resident resident({}, 4);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 5));
    const auto before = hall.screen();
    hall.seconds_pass(200);
    ASSERT_EQ(hall.screen(), Screen::idle);
    hall.does(model::StillHere{});
    EXPECT_EQ(hall.screen(), before);
    EXPECT_GT(hall.events_on_disk(), 0u);
}

TEST(KioskSession, erasing_at_the_end_leaves_nothing) {
    Hall hall;
    Wishes wishes;
    wishes.ending = Ending::erased;
    Resident resident(wishes, 5);
    ASSERT_NO_FATAL_FAILURE(tell_all(hall, resident));
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, Screen::wiped));
    hall.seconds_pass(model::wiped_s);
    EXPECT_TRUE(hall.ended());
    expect_nothing_left(hall);
    EXPECT_TRUE(hall.papers.empty());
}

// Talks until the disk is full, in as many conversations as it takes. On which screen that happens
// is chance, so halls with a little more room are tried until it is a question.
std::unique_ptr<Hall> a_hall_full_at_a_question() {
    for (std::size_t room_bytes = 256 * 1024; room_bytes <= 384 * 1024; room_bytes += 8 * 1024) {
        auto hall = std::make_unique<Hall>(room_bytes);
        const auto full = [&] { return hall->model().trouble.has_value(); };
        for (int visitor = 0; visitor < 60 && !full(); ++visitor) {
            Wishes long_words;
            long_words.words = words_told;
            for (int i = 0; i < 200; ++i)
                long_words.words += " " + std::to_string(i * 7919 + visitor);
            Resident resident(long_words, static_cast<std::uint64_t>(visitor));
            hall->next_session();
            hall->talks(resident, [&] { return full() || hall->screen() == Screen::receipt; });
            if (testing::Test::HasFatalFailure()) return nullptr;
        }
        if (full() && hall->screen() == Screen::question) return hall;
    }
    return nullptr;
}

TEST(KioskSession, a_full_disk_keeps_the_answer_on_the_screen_and_can_still_be_wiped) {
    const auto in_the_hall = a_hall_full_at_a_question();
    ASSERT_TRUE(in_the_hall) << "no disk was full while a question stood on the screen";
    Hall& hall = *in_the_hall;
    const auto full = [&] { return hall.model().trouble.has_value(); };
    EXPECT_EQ(hall.model().trouble->fault, base::Fault::disk_full);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Deze zuil is vol"));
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Roep een medewerker"));
    const auto& draft = hall.model().draft;
    EXPECT_TRUE(!draft.chosen.empty() || !draft.words.empty()) << "the answer is gone";
    const auto told = hall.model().state.facts.by_question.size();

    // Pressing again changes nothing and loses nothing.
    hall.does(model::GoOn{});
    EXPECT_TRUE(full());
    EXPECT_EQ(hall.model().state.facts.by_question.size(), told);

    hall.does(model::Stop{});
    hall.does(model::WipeAfterStop{});
    EXPECT_TRUE(hall.ended());
    EXPECT_FALSE(hall.disk_holds(words_told));
    for (const auto& row : hall.cases()) EXPECT_NE(row.status, CaseStatus::open);
}

TEST(KioskSession, the_opener_goes_on_after_the_power_went) {
    Hall hall;
    Wishes wishes;
    wishes.opener_at_start = true;
    Resident resident(wishes, 9);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 6));
    ASSERT_TRUE(hall.model().opener);
    const auto letters = hall.model().opener->letters;
    const auto order = hall.model().state.facts.order;
    const auto number = hall.model().case_number;

    hall.process_dies();
    EXPECT_EQ(hall.screen(), Screen::welcome);
    hall.does(model::HaveOpener{});
    hall.does(model::TextEdited{"words", letters});
    hall.does(model::GoOn{});
    EXPECT_EQ(hall.model().case_number, number);
    // All is there again but who was beside them: that is asked anew, because it may have changed.
    const std::vector<std::string> all_but_company(order.begin() + 1, order.end());
    EXPECT_EQ(hall.model().state.facts.order, all_but_company);
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, Screen::receipt));
    ASSERT_EQ(hall.cases().size(), 1u);
    EXPECT_EQ(hall.cases().front().status, CaseStatus::sent);
}

TEST(KioskSession, without_an_opener_the_power_took_everything) {
    Hall hall;
    Resident resident({}, 10);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 6));
    hall.process_dies();
    expect_nothing_left(hall);
}

TEST(KioskSession, stopped_with_a_code_it_goes_on_another_day) {
    Hall hall;
    Resident resident({}, 11);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 4));
    hall.does(model::Stop{});
    hall.does(model::KeepAfterStop{});
    ASSERT_EQ(hall.screen(), Screen::kept);
    ASSERT_TRUE(hall.model().opener);
    const auto letters = hall.model().opener->letters;
    EXPECT_EQ(hall.cases().front().status, CaseStatus::kept);
    hall.seconds_pass(model::receipt_s);
    ASSERT_TRUE(hall.ended());
    EXPECT_FALSE(hall.disk_holds(words_told));
    EXPECT_FALSE(hall.disk_holds(letters));

    hall.next_session();
    hall.does(model::HaveOpener{});
    hall.does(model::TextEdited{"words", letters});
    hall.does(model::GoOn{});
    EXPECT_EQ(hall.model().state.facts.order.size(), 3u);  // who is beside them is asked anew
}

// An urgent matter was on the screen when they stopped: their code is not hidden behind it.
TEST(KioskSession, who_stops_at_an_urgent_matter_still_sees_the_code) {
    Hall hall;
    Resident resident({}, 11);
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, Screen::urgent));
    hall.does(model::Stop{});
    hall.does(model::KeepAfterStop{});
    EXPECT_EQ(hall.screen(), Screen::kept);
    ASSERT_TRUE(hall.model().opener);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr(hall.model().opener->letters));
}

TEST(KioskSession, a_wrong_opener_is_said_to_be_wrong) {
    Hall hall;
    hall.does(model::HaveOpener{});
    hall.does(model::TextEdited{"words", "AAAA"});
    hall.does(model::GoOn{});
    EXPECT_EQ(hall.screen(), Screen::reopening);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Deze letters kloppen niet helemaal"));

    // Well made, but of no conversation: the hub is asked, and does not know it either.
    base::SeededRandom random(1);
    const auto stranger = keys::Opener::random(random);
    hall.does(model::TextEdited{"words", stranger.letters()});
    hall.does(model::GoOn{});
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Wij zoeken uw gesprek"));
    ASSERT_TRUE(outbox::answer_request(hall.journal(), stranger.lookup_id(),
                                       outbox::RequestStatus::unknown));
    hall.seconds_pass(1);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Wij vinden geen gesprek bij deze letters"));
    EXPECT_TRUE(hall.cases().empty());
}

TEST(KioskSession, without_a_line_the_opener_is_not_called_wrong) {
    Hall hall;
    base::SeededRandom random(2);
    hall.does(model::HaveOpener{});
    hall.does(model::TextEdited{"words", keys::Opener::random(random).letters()});
    hall.does(model::GoOn{});
    hall.seconds_pass(static_cast<int>(outbox::line_stale_ms / 1000) + 2);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("er is geen verbinding. Er is niets kwijt"));
}

TEST(KioskSession, a_receipt_never_claims_an_arrival_that_was_not) {
    Hall hall;
    Resident resident({}, 12);
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, Screen::receipt));
    EXPECT_FALSE(hall.model().receipt->arrived);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Nog niet verstuurd: er is geen verbinding"));
}

TEST(KioskSession, with_a_line_the_receipt_waits_for_the_hub) {
    Hall hall;
    Resident resident({}, 13);
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, Screen::summary));
    hall.line_is_up();
    hall.seconds_pass(5);
    hall.does(model::GoOn{});
    EXPECT_NE(hall.screen(), Screen::receipt);
    const auto pending = outbox::pending(hall.journal());
    ASSERT_TRUE(pending);
    ASSERT_EQ(pending->size(), 1u);
    ASSERT_TRUE(outbox::acknowledge(hall.journal(), pending->front().position));
    hall.seconds_pass(1);
    ASSERT_EQ(hall.screen(), Screen::receipt);
    EXPECT_TRUE(hall.model().receipt->arrived);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Uw gesprek is verstuurd."));
}

TEST(KioskSession, a_hub_that_does_not_answer_in_time_makes_no_arrival) {
    Hall hall;
    Resident resident({}, 14);
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, Screen::summary));
    hall.line_is_up();
    hall.seconds_pass(5);
    hall.does(model::GoOn{});
    hall.seconds_pass(static_cast<int>(arrival_wait_ms / 1000) + 1);
    ASSERT_EQ(hall.screen(), Screen::receipt);
    EXPECT_FALSE(hall.model().receipt->arrived);
}

TEST(KioskSession, a_bell_without_a_line_is_light_and_sound_on_the_kiosk) {
    Hall hall;
    Resident resident({}, 15);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 3));
    hall.does(model::CallForStaff{model::Call::help});
    EXPECT_EQ(hall.screen(), Screen::bell);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Wij roepen een medewerker"));
    EXPECT_EQ(hall.bells_heard, 0);
    hall.seconds_pass(static_cast<int>(outbox::bell_answer_ms / 1000) + 1);
    ASSERT_TRUE(hall.model().bell);
    EXPECT_EQ(hall.model().bell->state, model::Bell::State::no_line);
    EXPECT_GE(hall.bells_heard, 1);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Deze zuil geeft licht en geluid"));
    const bool light = hall.model().bell->light;
    hall.seconds_pass(1);
    EXPECT_NE(hall.model().bell->light, light);
}

TEST(KioskSession, a_bell_that_is_heard_later_ends_the_alarm) {
    Hall hall;
    Resident resident({}, 16);
    ASSERT_NO_FATAL_FAILURE(hall.answers_questions(resident, 3));
    hall.does(model::CallForStaff{model::Call::apart});
    hall.seconds_pass(10);
    ASSERT_EQ(hall.model().bell->state, model::Bell::State::no_line);
    const auto waiting = outbox::bells_to_ring(hall.journal(), hall.clock());
    ASSERT_TRUE(waiting);
    ASSERT_EQ(waiting->size(), 1u);
    ASSERT_TRUE(
        outbox::answer_bell(hall.journal(), waiting->front().id, outbox::BellAnswer::delivered));
    hall.seconds_pass(1);
    EXPECT_EQ(hall.model().bell->state, model::Bell::State::delivered);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("De medewerkers weten het"));
    const int heard = hall.bells_heard;
    hall.seconds_pass(20);
    EXPECT_EQ(hall.bells_heard, heard);
    hall.does(model::CloseBell{});
    EXPECT_NE(hall.screen(), Screen::bell);
}

}  // namespace
}  // namespace kt::session
