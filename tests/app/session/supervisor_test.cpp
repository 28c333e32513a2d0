// One process per conversation: what the supervisor does when sessions come and go.
#include "app/session/supervisor_state.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace kt::session {
namespace {

template <class What>
int count(const std::vector<Action>& actions) {
    int found = 0;
    for (const auto& action : actions) found += std::holds_alternative<What>(action);
    return found;
}

// A kiosk as the story tells it: processes get numbers as they are started.
class Kiosk {
  public:
    void happens(const Happened& happened) {
        last = decide(state, happened, now_ms);
        for (const auto& action : std::vector<Action>(last)) {
            if (auto* start = std::get_if<StartSession>(&action)) {
                started.push_back(next_pid);
                decide(state, SessionStarted{next_pid++, start->shown}, now_ms);
            } else if (std::holds_alternative<StartSync>(action)) {
                decide(state, SyncStarted{next_pid++}, now_ms);
            }
        }
    }
    SupervisorState state;
    std::vector<Action> last;
    std::vector<Pid> started;
    Pid next_pid = 100;
    std::int64_t now_ms = 0;
};

TEST(Supervisor, starts_a_successor_only_when_the_first_session_is_ready) {
    Kiosk kiosk;
    kiosk.happens(Begun{});
    ASSERT_EQ(kiosk.started.size(), 1u);
    kiosk.happens(SessionReady{kiosk.started[0]});
    ASSERT_EQ(kiosk.started.size(), 2u);
    EXPECT_EQ(kiosk.state.waiting->pid, kiosk.started[1]);
}

TEST(Supervisor, the_successor_is_shown_when_a_conversation_ends) {
    Kiosk kiosk;
    kiosk.happens(Begun{});
    kiosk.happens(SessionReady{kiosk.started[0]});
    kiosk.happens(SessionReady{kiosk.started[1]});
    kiosk.happens(ChildEnded{kiosk.started[0], true});
    EXPECT_EQ(kiosk.state.shown->pid, kiosk.started[1]);
    EXPECT_EQ(count<CleanUp>(kiosk.last), 1);
    EXPECT_EQ(count<ShowSession>(kiosk.last), 1);
    ASSERT_EQ(kiosk.started.size(), 3u);
    EXPECT_EQ(kiosk.state.waiting->pid, kiosk.started[2]);
}

TEST(Supervisor, a_newer_guide_replaces_the_successor_and_asks_the_screen_to_make_way) {
    Kiosk kiosk;
    kiosk.happens(Begun{});
    kiosk.happens(SessionReady{kiosk.started[0]});
    kiosk.happens(SessionReady{kiosk.started[1]});
    EXPECT_EQ(count<AskToYield>(kiosk.last), 0) << "both have the same guide";
    kiosk.happens(GuideChanged{});
    EXPECT_EQ(count<EndUnseen>(kiosk.last), 1);
    EXPECT_EQ(count<EndChild>(kiosk.last), 0) << "nobody who talks is disturbed";
    ASSERT_EQ(kiosk.started.size(), 3u);
    kiosk.happens(ChildEnded{kiosk.started[1], false});
    EXPECT_EQ(kiosk.state.early_deaths, 0) << "it did not die, it was replaced";
    EXPECT_EQ(kiosk.state.waiting->pid, kiosk.started[2]);
    kiosk.happens(SessionReady{kiosk.started[2]});
    ASSERT_EQ(count<AskToYield>(kiosk.last), 1) << "only now: the screen is never empty";
    EXPECT_EQ(std::get<AskToYield>(kiosk.last.front()).pid, kiosk.started[0]);
    // Whoever talks goes on; at the end the successor with the newer guide is shown.
    kiosk.happens(ChildEnded{kiosk.started[0], true});
    EXPECT_EQ(kiosk.state.shown->pid, kiosk.started[2]);
    kiosk.happens(SessionReady{kiosk.started[3]});
    EXPECT_EQ(count<AskToYield>(kiosk.last), 0);
}

TEST(Supervisor, a_newer_guide_at_any_moment_never_shows_an_old_successor) {
    Kiosk kiosk;
    kiosk.happens(Begun{});
    kiosk.happens(GuideChanged{});  // before the first one is ready
    kiosk.happens(SessionReady{kiosk.started[0]});
    ASSERT_EQ(kiosk.started.size(), 2u);
    kiosk.happens(GuideChanged{});  // while the successor is still starting
    kiosk.happens(ChildEnded{kiosk.started[0], true});
    EXPECT_EQ(kiosk.state.shown->pid, kiosk.started[2]) << "not the one that was replaced";
    kiosk.happens(ChildEnded{kiosk.started[1], false});
    EXPECT_EQ(kiosk.state.shown->pid, kiosk.started[2]);
    kiosk.happens(StopAsked{});
    EXPECT_GT(count<EndChild>(kiosk.last), 0);
}

TEST(Supervisor, a_session_that_is_killed_is_cleaned_up_and_followed_too) {
    Kiosk kiosk;
    kiosk.happens(Begun{});
    kiosk.happens(SessionReady{kiosk.started[0]});
    kiosk.happens(ChildEnded{kiosk.started[0], false});
    EXPECT_EQ(count<CleanUp>(kiosk.last), 1);
    EXPECT_TRUE(kiosk.state.shown);
    for (const auto& action : kiosk.last) {
        const auto* show = std::get_if<ShowSession>(&action);
        EXPECT_TRUE(!show || show->after_break);
    }
}

TEST(Supervisor, gives_up_in_words_where_no_session_can_live) {
    Kiosk kiosk;
    kiosk.happens(Begun{});
    for (int i = 0; i < early_deaths_max; ++i) {
        ASSERT_TRUE(kiosk.state.shown);
        kiosk.now_ms += 10;
        kiosk.happens(ChildEnded{kiosk.state.shown->pid, false});
        if (kiosk.state.stopping) break;
        kiosk.now_ms += restart_wait_ms;
        kiosk.happens(TimeCame{});
    }
    EXPECT_EQ(count<GiveUp>(kiosk.last), 1);
    EXPECT_TRUE(kiosk.state.stopping);
}

TEST(Supervisor, the_sync_worker_is_started_again_after_it_died) {
    Kiosk kiosk;
    kiosk.happens(Begun{});
    kiosk.happens(ChildEnded{*kiosk.state.sync, false});
    EXPECT_FALSE(kiosk.state.sync);
    kiosk.now_ms += restart_wait_ms;
    kiosk.happens(TimeCame{});
    EXPECT_TRUE(kiosk.state.sync);
}

TEST(Supervisor, is_done_only_when_every_child_has_ended) {
    Kiosk kiosk;
    kiosk.happens(Begun{});
    kiosk.happens(SessionReady{kiosk.started[0]});
    kiosk.happens(StopAsked{});
    EXPECT_EQ(count<EndChild>(kiosk.last), 3);
    EXPECT_EQ(count<Done>(kiosk.last), 0);
    kiosk.happens(ChildEnded{*kiosk.state.sync, true});
    kiosk.happens(ChildEnded{kiosk.state.shown->pid, true});
    kiosk.happens(ChildEnded{kiosk.state.waiting->pid, true});
    EXPECT_EQ(count<Done>(kiosk.last), 1);
}

TEST(Supervisor, whatever_dies_when_there_is_always_a_session_or_one_coming) {
    rc::check([](const std::vector<std::uint8_t>& deaths) {
        Kiosk kiosk;
        kiosk.happens(Begun{});
        for (const auto which : deaths) {
            kiosk.now_ms += 10'000;  // no early deaths in this story
            if (kiosk.state.shown) kiosk.happens(SessionReady{kiosk.state.shown->pid});
            if (which % 3 == 0 && kiosk.state.shown)
                kiosk.happens(ChildEnded{kiosk.state.shown->pid, which % 2 == 0});
            else if (which % 3 == 1 && kiosk.state.waiting)
                kiosk.happens(ChildEnded{kiosk.state.waiting->pid, false});
            else if (kiosk.state.sync) kiosk.happens(ChildEnded{*kiosk.state.sync, false});
            RC_ASSERT(kiosk.state.shown || kiosk.state.start_at_ms);
            kiosk.now_ms += restart_wait_ms;
            kiosk.happens(TimeCame{});
            RC_ASSERT(kiosk.state.shown);
            RC_ASSERT(kiosk.state.sync);
        }
    });
}

}  // namespace
}  // namespace kt::session
