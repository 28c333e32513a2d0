// The outbox and the mailbox on their own: nothing leaves twice, nothing is forgotten.
#include "sync/outbox/outbox.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "sync/hub/push.hpp"
#include "sync/outbox/mailbox.hpp"
#include "tests/core/journal/talk.hpp"
#include "tests/sync/hub/story.hpp"

namespace kt::outbox {
namespace {

using base::Fault;
using hub::Story;
using support::must;

CaseToPush sealed_case(Story& story, int events) {
    CaseToPush what;
    what.case_id = story.case_id;
    for (int i = 0; i < events; ++i)
        what.events.push_back(story.tell(static_cast<std::size_t>(i) % story.chains.size(),
                                         std::string(static_cast<std::size_t>(i % 90), 'a')));
    what.seals = {story.seal().seal};
    what.wraps = {story.wrap_to(base::TeamId::random(story.random))};
    return what;
}

// However small a push may be and whatever the hub holds: the pushes bring exactly the rest, each
// is within its size, and each is one that a hub accepts.
RC_GTEST_PROP(Packing, brings_the_rest_in_bounded_pushes_that_end_at_seals, ()) {
    Story story(*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::inRange<std::size_t>(1, 4));
    const auto what = sealed_case(story, *rc::gen::inRange(1, 60));
    const std::size_t bytes_max = *rc::gen::inRange<std::size_t>(1800, 20'000);
    base::SeededRandom random(1);
    const auto store = hub::make_memory_store(random);
    const auto own = own_chains(what, story.device.public_key());
    const int cut_after = *rc::gen::inRange(0, 6);

    for (int round = 0; round < 2; ++round) {
        const auto held = must(store->held(what.case_id, own));
        const auto pushes = must(pack(what, story.device, held, bytes_max));
        int sent = 0;
        for (const auto& push : pushes) {
            RC_ASSERT(wire::encode(push).size() <= bytes_max);
            RC_ASSERT(push.wraps.empty() == (&push != &pushes.back()));
            if (round == 0 && sent++ == cut_after) break;  // the line broke
            const auto batch = hub::verify_push(push, story.device.public_key(), 0);
            RC_ASSERT(batch.has_value());
            RC_ASSERT(store->push(*batch).has_value());
        }
    }
    RC_ASSERT(must(store->read_case(what.case_id, {}, SIZE_MAX)).events.size() ==
              what.events.size());
    for (const auto& chain : must(store->held(what.case_id, own))) RC_ASSERT(!chain.forked);
}

TEST(Packing, what_is_not_sealed_and_what_another_device_sealed_stays) {
    Story story(1), other(2);
    auto what = sealed_case(story, 3);
    what.events.push_back(story.tell());
    auto foreign = other.tell_many(2);
    what.events.insert(what.events.end(), foreign.begin(), foreign.end());
    what.seals.push_back(other.seal().seal);
    const auto pushes = must(pack(what, story.device, {}));
    ASSERT_EQ(pushes.size(), 1u);
    ASSERT_EQ(pushes[0].runs.size(), 1u);
    EXPECT_EQ(pushes[0].runs[0].events.size(), 3u);
}

TEST(Packing, where_the_hub_holds_another_head_the_whole_chain_is_offered) {
    Story story(3);
    const auto what = sealed_case(story, 4);
    auto held = own_chains(what, story.device.public_key());
    held[0].sequence = 2;
    held[0].head = {1, 2, 3};
    EXPECT_EQ(must(pack(what, story.device, held))[0].runs[0].first_sequence, 1u);
}

TEST(Outbox, waits_until_acknowledged_and_offers_all_again_when_told) {
    const auto journal = journal::make_memory_journal();
    journal::Desk desk(*journal);
    auto writer = desk.begin();
    must(writer->write(journal::begun()));
    EXPECT_TRUE(must(pending(*journal)).empty()) << "open is nobody's business";
    EXPECT_FALSE(must(has_left(*journal, writer->id())));
    const auto release = must(writer->release(journal::CaseStatus::sent));
    ASSERT_EQ(must(pending(*journal)).size(), 1u);
    must(acknowledge(*journal, release.position));
    EXPECT_TRUE(must(pending(*journal)).empty());
    EXPECT_TRUE(must(has_left(*journal, writer->id())));
    must(acknowledge(*journal, 0));
    EXPECT_TRUE(must(pending(*journal)).empty()) << "the cursor never goes back by itself";
    must(offer_again(*journal));
    EXPECT_EQ(must(pending(*journal)).size(), 1u);
    must(acknowledge(*journal, release.position));
    must(set_aside(*journal, Way::to_hub, writer->id(), Fault::fork));
    EXPECT_FALSE(must(has_left(*journal, writer->id())));
    EXPECT_EQ(must(line_state(*journal, desk.town.clock)).cases_stuck, 1u);
    must(take_back(*journal, Way::to_hub, writer->id()));
    EXPECT_TRUE(must(has_left(*journal, writer->id())));
}

TEST(Mailbox, a_line_that_nobody_reports_on_is_down) {
    const auto journal = journal::make_memory_journal();
    base::ManualClock clock(1'000'000);
    EXPECT_EQ(must(line_state(*journal, clock)).line, Line::never);
    must(report_line(*journal, clock, false));
    EXPECT_EQ(must(line_state(*journal, clock)).line, Line::never);
    must(report_line(*journal, clock, true));
    EXPECT_EQ(must(line_state(*journal, clock)).line, Line::up);
    clock.advance_ms(10'000);
    must(report_line(*journal, clock, true));
    EXPECT_EQ(must(line_state(*journal, clock)).since_ms, 1'000'000);
    clock.advance_ms(line_stale_ms + 1);
    EXPECT_EQ(must(line_state(*journal, clock)).line, Line::down);
    EXPECT_EQ(must(line_state(*journal, clock)).since_ms, 1'010'000);
}

TEST(Mailbox, a_bell_opens_only_with_the_teams_key_and_all_bells_are_of_one_size) {
    const auto journal = journal::make_memory_journal();
    base::SeededRandom random(1);
    const base::ManualClock clock(5);
    const auto team = keys::BoxKey::random(random), other = keys::BoxKey::random(random);
    const std::string long_name(200, 'x');
    std::vector<std::size_t> sizes;
    for (const auto& call : {BellCall{BellCall::Kind::help, 7, "Kiosk"},
                             BellCall{BellCall::Kind::urgent, 8, long_name}})
        must(ring_bell(*journal, random, clock, team.public_key(), call));
    for (const auto& bell : must(bells_to_ring(*journal, clock))) {
        sizes.push_back(bell.sealed.size());
        const ReceivedBell received{bell.id, {}, 9, bell.sealed};
        const auto call = must(open_bell(received, team));
        EXPECT_LE(call.device.size(), bell_name_bytes_max);
        EXPECT_FALSE(open_bell(received, other));
    }
    ASSERT_EQ(sizes.size(), 2u);
    EXPECT_EQ(sizes[0], sizes[1]);
}

TEST(Mailbox, yesterdays_mail_is_not_answered) {
    const auto journal = journal::make_memory_journal();
    base::SeededRandom random(1);
    base::ManualClock clock(5);
    const auto team = keys::BoxKey::random(random);
    must(ring_bell(*journal, random, clock, team.public_key(), {}));
    must(request_case(*journal, clock, keys::LookupId::random(random)));
    EXPECT_EQ(must(bells_to_ring(*journal, clock)).size(), 1u);
    EXPECT_EQ(must(requested_cases(*journal, clock)).size(), 1u);
    clock.advance_ms(24 * 3'600'000);
    EXPECT_TRUE(must(bells_to_ring(*journal, clock)).empty());
    EXPECT_TRUE(must(requested_cases(*journal, clock)).empty());
}

}  // namespace
}  // namespace kt::outbox
