// The contract of the hub's store, held by the one in memory and the one on LMDB alike.
#include <gmock/gmock.h>

#include "tests/sync/hub/story.hpp"

namespace kt::hub {
namespace {

using base::Fault;
using support::must;

enum class Kind { memory, lmdb };

class StoreContract : public testing::TestWithParam<Kind> {
  protected:
    StoreContract() { open(); }
    void open() {
        store.reset();
        store = GetParam() == Kind::memory
                    ? make_memory_store(random)
                    : must(open_lmdb_store(folder.file("hub"), random, std::size_t{1} << 26));
    }
    // What a start of the hub finds; one in memory has nothing to find again.
    void open_again() {
        if (GetParam() == Kind::lmdb) open();
    }
    std::size_t events_held(const base::CaseId& id) {
        return must(store->read_case(id, {}, SIZE_MAX)).events.size();
    }
    support::TemporaryFolder folder;
    base::SeededRandom random{1};
    std::unique_ptr<Store> store;
    base::TeamId team = base::TeamId::random(random), other_team = base::TeamId::random(random);
};

TEST_P(StoreContract, what_was_pushed_is_there_in_order_and_once_however_often_it_comes) {
    Story story(1, 2);
    const auto one = story.batch({story.tell_many(3, 0)}, {story.wrap_to(team)});
    EXPECT_EQ(must(store->push(one)).position, 1u);
    EXPECT_EQ(must(store->push(one)).position, 1u) << "the same again is nothing new";
    const auto two = story.batch({story.tell_many(2, 0), story.tell_many(2, 1)});
    const auto outcome = must(store->push(two));
    EXPECT_EQ(outcome.position, 2u);
    EXPECT_EQ(outcome.chains.size(), 2u);
    EXPECT_EQ(events_held(story.case_id), 7u);
    const auto rest = must(
        store->read_case(story.case_id, {{story.chains[0].id.section, story.writer, 3}}, SIZE_MAX));
    EXPECT_EQ(rest.events.size(), 4u);
}

TEST_P(StoreContract, a_gap_is_refused_and_leaves_nothing) {
    Story story(2);
    story.tell();
    const auto late = story.batch({{story.tell()}});
    EXPECT_EQ(store->push(late).error().fault, Fault::refused);
    EXPECT_EQ(events_held(story.case_id), 0u);
    EXPECT_TRUE(must(store->feed({team}, 0, 10)).rows.empty());
}

TEST_P(StoreContract, events_beyond_the_seal_are_refused) {
    Story story(3);
    auto run = story.tell_many(2);
    const auto seal = story.seal();
    run.push_back(story.tell());
    EXPECT_EQ(store->push({story.case_id, {run}, {seal}, {}, false, 0}).error().fault,
              Fault::not_authentic);
    EXPECT_EQ(events_held(story.case_id), 0u);
}

TEST_P(StoreContract, a_fork_keeps_both_apart_and_serves_neither) {
    Story story(4);
    const auto before = story.batch({story.tell_many(2)}, {story.wrap_to(team)});
    must(store->push(before));
    const auto chain = story.chains[0];
    must(store->push(story.batch({{story.tell(0, "de ene")}})));
    story.chains[0] = chain;  // as a restored disk would
    const auto outcome = must(store->push(story.batch({{story.tell(0, "de andere")}})));
    EXPECT_TRUE(outcome.forked);
    ASSERT_EQ(outcome.chains.size(), 1u);
    EXPECT_TRUE(outcome.chains[0].forked);
    EXPECT_EQ(events_held(story.case_id), 2u) << "what came before the fork is still served";
    EXPECT_TRUE(must(store->push(story.batch({{story.tell()}}))).forked) << "and it stays forked";
}

TEST_P(StoreContract, a_feed_has_what_a_team_was_granted_and_a_grant_brings_what_came_before) {
    Story story(5), foreign(6);
    must(store->push(story.batch({story.tell_many(2)}, {story.wrap_to(team)})));
    must(store->push(foreign.batch({foreign.tell_many(1)}, {foreign.wrap_to(other_team)})));
    must(store->push(story.batch({story.tell_many(1)})));
    auto page = must(store->feed({team}, 0, 10));
    ASSERT_EQ(page.rows.size(), 1u) << "a case is in a feed once, at its last change";
    EXPECT_EQ(page.rows[0].position, 3u);
    EXPECT_TRUE(must(store->feed({team}, 3, 10)).rows.empty());
    EXPECT_EQ(must(store->feed({team, other_team}, 0, 10)).rows.size(), 2u);

    PushBatch grant{foreign.case_id, {}, {}, {foreign.wrap_to(team)}, false, 0};
    must(store->push(grant));
    page = must(store->feed({team}, 3, 10));
    ASSERT_EQ(page.rows.size(), 1u);
    EXPECT_EQ(page.rows[0].case_id, foreign.case_id);
    EXPECT_TRUE(must(store->feed({team}, 0, 1)).more);
}

TEST_P(StoreContract, a_page_of_a_case_ends_at_a_seal_and_says_there_is_more) {
    Story story(7);
    for (int i = 0; i < 5; ++i) must(store->push(story.batch({story.tell_many(4)})));
    std::uint64_t have = 0;
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const auto page = must(store->read_case(
            story.case_id, {{story.chains[0].id.section, story.writer, have}}, 500));
        EXPECT_EQ(page.events.back().header.sequence, page.seals.back().heads[0].sequence);
        have = page.events.back().header.sequence;
        more = page.more;
    }
    EXPECT_EQ(have, 20u);
    EXPECT_GT(pages, 2);
}

TEST_P(StoreContract, an_opener_finds_its_case_until_another_takes_its_place) {
    Story story(8), thief(9);
    const auto first = keys::LookupId::random(random), second = keys::LookupId::random(random);
    must(store->push(story.batch({story.tell_many(1)}, {story.wrap_to(first)})));
    EXPECT_EQ(must(store->find_opener(first)), story.case_id);
    must(store->push(thief.batch({thief.tell_many(1)}, {thief.wrap_to(first)})));
    EXPECT_EQ(must(store->find_opener(first)), story.case_id) << "it opens one case, the first";

    auto again = story.batch({story.tell_many(1)}, {story.wrap_to(second)});
    again.openers_whole = true;
    must(store->push(again));
    EXPECT_FALSE(store->find_opener(first));
    EXPECT_EQ(must(store->find_opener(second)), story.case_id);
    must(store->push(story.batch({story.tell_many(1)}, {story.wrap_to(first)})));
    EXPECT_FALSE(store->find_opener(first)) << "never again";
}

TEST_P(StoreContract, the_first_key_sealed_for_a_team_stands) {
    Story story(10);
    must(store->push(story.batch({story.tell_many(1)}, {story.wrap_to(team)})));
    auto other = story.wrap_to(team);
    other.sealed = base::Bytes(80, 9);
    must(store->push(story.batch({story.tell_many(1)}, {other})));
    const auto wraps = must(store->wraps(story.case_id));
    ASSERT_EQ(wraps.size(), 1u);
    EXPECT_EQ(wraps[0].sealed, story.wrap_to(team).sealed);
}

TEST_P(StoreContract, bells_ring_once_arrive_and_pass) {
    const wire::Bell bell{wire::BellId::random(random), base::Bytes(40, 1)};
    EXPECT_FALSE(must(store->ring(bell, team, 0)));
    EXPECT_FALSE(must(store->ring(bell, team, 0)));
    EXPECT_TRUE(must(store->bells({other_team}, 0, 10)).empty());
    const auto rows = must(store->bells({team}, 0, 10));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_FALSE(must(store->ring(bell, team, 0))) << "sent is not arrived";
    EXPECT_TRUE(must(store->bells({team}, rows[0].position, 10)).empty());
    EXPECT_TRUE(must(store->ring(bell, team, 0)));
    must(store->ring({wire::BellId::random(random), {1}}, team, 24 * 3'600'000));
    EXPECT_EQ(must(store->bells({team}, 0, 10)).size(), 1u) << "yesterday's bell is gone";
}

TEST_P(StoreContract, a_store_belongs_to_one_root) {
    keys::PublicKey one{1}, other{2};
    must(store->set_root(one));
    must(store->set_root(one));
    EXPECT_EQ(store->set_root(other).error().fault, Fault::refused);
    EXPECT_EQ(must(store->facts()).root, one);
}

TEST_P(StoreContract, publications_raise_the_revision_and_stay_with_their_bundle) {
    EXPECT_EQ(must(store->published_revision()), 0u);
    const PublicationRow row{{1}, 5, {1, 2}, {}, {}};
    Store::PublicationChange proposed;
    proposed.put.push_back(row);
    proposed.bundle = base::Bytes(700'000, 7);
    EXPECT_EQ(must(store->change_publications(proposed)), 1u);
    Store::PublicationChange approved;
    approved.put.push_back(row);
    approved.put.front().approval = {3};
    EXPECT_EQ(must(store->change_publications(approved)), 2u);
    open_again();
    EXPECT_EQ(must(store->published_revision()), 2u);
    const auto rows = must(store->publications());
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.front().proposal, (base::Bytes{1, 2}));
    EXPECT_EQ(rows.front().approval, base::Bytes{3});
    EXPECT_EQ(rows.front().received_ms, 5);
    EXPECT_EQ(must(store->bundle(row.digest)).size(), 700'000u);
    Store::PublicationChange gone;
    gone.remove.push_back(row.digest);
    EXPECT_EQ(must(store->change_publications(gone)), 3u);
    EXPECT_TRUE(must(store->publications()).empty());
    EXPECT_EQ(store->bundle(row.digest).error().fault, Fault::not_found);
}

TEST_P(StoreContract, publishers_reports_and_the_list_of_who_was_struck_off) {
    EXPECT_EQ(store->publisher({4}).error().fault, Fault::not_found);
    must(store->put_publisher({{4}, {1, 2, 3}, 6}));
    EXPECT_EQ(must(store->publisher({4})).certificate, (base::Bytes{1, 2, 3}));
    EXPECT_EQ(must(store->publisher({4})).since_ms, 6);
    EXPECT_TRUE(must(store->struck_off()).empty());
    EXPECT_EQ(must(store->put_struck_off(base::Bytes{9})), 1u) << "devices must hear of it";
    EXPECT_EQ(must(store->struck_off()), base::Bytes{9});
    const wire::GuideInUse used{"gesprek", {5}, 3, {6}, 2};
    must(store->put_report({{7}, 100, {}}));
    must(store->put_report({{7}, 200, {used}}));
    open_again();
    const auto reports = must(store->reports());
    ASSERT_EQ(reports.size(), 1u);
    EXPECT_EQ(reports.front().seen_ms, 200);
    EXPECT_THAT(reports.front().in_use, testing::ElementsAre(used));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract, testing::Values(Kind::memory, Kind::lmdb));

TEST(LmdbStore, everything_is_there_after_a_restart_between_two_pushes) {
    support::TemporaryFolder folder;
    base::SeededRandom random(3);
    Story story(11);
    const base::TeamId team = base::TeamId::random(random);
    const auto open = [&] { return must(open_lmdb_store(folder.file("hub"), random)); };
    const auto one = story.batch({story.tell_many(3)}, {story.wrap_to(team)});
    const auto two = story.batch({story.tell_many(3)});
    auto store = open();
    const auto epoch = must(store->facts()).epoch;
    must(store->push(one));
    store.reset();
    store = open();
    EXPECT_EQ(must(store->facts()).epoch, epoch);
    must(store->push(one));
    must(store->push(two));
    store.reset();
    store = open();
    const auto page = must(store->read_case(story.case_id, {}, SIZE_MAX));
    ASSERT_EQ(page.events.size(), 6u);
    for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(page.events[i].header.sequence, i + 1);
    EXPECT_EQ(must(store->feed({team}, 0, 10)).rows.size(), 1u);
}

TEST(LmdbStore, a_full_store_refuses_and_keeps_what_it_had) {
    support::TemporaryFolder folder;
    base::SeededRandom random(4);
    auto store = must(open_lmdb_store(folder.file("hub"), random, std::size_t{1} << 20));
    Story story(12);
    std::uint64_t held = 0;
    Fault fault{};
    for (int i = 0; i < 400 && fault == Fault{}; ++i) {
        auto pushed = store->push(story.batch({story.tell_many(20)}));
        if (pushed) held = pushed->chains[0].sequence;
        else fault = pushed.error().fault;
    }
    EXPECT_EQ(fault, Fault::disk_full);
    EXPECT_GT(held, 0u);
    EXPECT_EQ(must(store->read_case(story.case_id, {}, SIZE_MAX)).events.size(), held);
}

TEST(StoreAddress, is_lmdb_and_a_folder) {
    base::SeededRandom random(5);
    EXPECT_FALSE(open_store("postgres:x", random));
    EXPECT_FALSE(open_store("lmdb:", random));
}

}  // namespace
}  // namespace kt::hub
