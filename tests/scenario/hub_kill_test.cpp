// The hub is killed and started again at random moments while a kiosk sends what was told to it;
// at times the kiosk's line is killed with it. In the end every event is at the hub once, in order,
// and a laptop reads what was answered. Five rounds by default, thirty with KT_LONG=1.
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/guide/load.hpp"
#include "sync/hub/store/store.hpp"
#include "sync/outbox/outbox.hpp"
#include "tests/scenario/kiosk_talk.hpp"
#include "tests/scenario/trial_folder.hpp"

namespace kt {
namespace {

constexpr int conversations_a_round = 4;
constexpr int kills_a_round = 2;
constexpr int kill_within_us = 150'000;
constexpr int arrival_wait_ms = 30'000;

// Every event of every case, as one text: equal texts are the same events in the same order.
std::map<std::string, std::string> events_of(journal::Journal& journal) {
    std::map<std::string, std::string> all;
    const auto rows = journal.cases();
    EXPECT_TRUE(rows);
    for (const auto& row : rows.value_or(std::vector<journal::CaseRow>{})) {
        const auto events = journal.events(row.id);
        EXPECT_TRUE(events);
        for (const auto& event : *events)
            all[row.id.hex()] +=
                base::to_hex(journal::encode(event.header)) + " " + base::to_hex(event.body) + "\n";
    }
    return all;
}

class KilledHub : public testing::Test {
  protected:
    static int rounds() { return std::getenv("KT_LONG") && *std::getenv("KT_LONG") ? 30 : 5; }

    std::unique_ptr<journal::Journal> open_journal(const std::string& device) {
        auto journal = journal::open_lmdb_journal(town.at(device) + "/journal");
        if (!journal) throw std::runtime_error(journal.error().words);
        return std::move(*journal);
    }
    std::unique_ptr<scenario::Process> start_line() {
        return std::make_unique<scenario::Process>(
            std::vector<std::string>{town.program("keukentafel"), "kiosk-sync", "--data",
                                     town.at("kiosk"), "--assets", "assets"},
            town.outside("sync.log"));
    }
    std::size_t waiting(journal::Journal& kiosk) {
        const auto pending = outbox::pending(kiosk);
        EXPECT_TRUE(pending);
        return pending ? pending->size() : 0;
    }
    nlohmann::json laptop(std::vector<std::string> words) {
        for (const auto& word : town.laptop_words()) words.push_back(word);
        words.push_back("--json");
        const auto ran = town.cli(words);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return nlohmann::json::parse(ran.out, nullptr, false);
    }
    void expect_all_at_the_hub_in_order(journal::Journal& kiosk,
                                        const keys::DeviceIdentity& identity);

    scenario::TrialFolder town{KT_BIN_FOLDER};
    base::SeededRandom moments{2026};
};

// The hub's own store, read while no hub runs: each case once, in the order in which they were
// released, and of each every event once and in the order of its chain.
void KilledHub::expect_all_at_the_hub_in_order(journal::Journal& kiosk,
                                               const keys::DeviceIdentity& identity) {
    base::SystemRandom random;
    const auto store = hub::open_store(town.hub_store(), random);
    ASSERT_TRUE(store) << store.error().words;
    constexpr std::size_t rows_max = 10'000, bytes_max = std::size_t{64} << 20;
    const auto feed = (*store)->feed({identity.teams.front().team}, 0, rows_max);
    const auto releases = kiosk.releases_after(0, rows_max);
    ASSERT_TRUE(feed);
    ASSERT_TRUE(releases);
    ASSERT_EQ(feed->rows.size(), releases->size());
    const auto told = events_of(kiosk);
    for (std::size_t i = 0; i < releases->size(); ++i) {
        const auto& id = (*releases)[i].case_id;
        EXPECT_EQ(feed->rows[i].case_id, id) << "out of order at " << i;
        const auto page = (*store)->read_case(id, {}, bytes_max);
        ASSERT_TRUE(page);
        EXPECT_FALSE(page->more);
        std::string there;
        for (const auto& event : page->events)
            there +=
                base::to_hex(journal::encode(event.header)) + " " + base::to_hex(event.body) + "\n";
        EXPECT_EQ(there, told.at(id.hex())) << "case " << i;
    }
}

TEST_F(KilledHub, every_event_is_at_the_hub_once_and_in_order) {
    const auto guide = guide::load_usable("assets/guides/gesprek");
    const auto identity = keys::load_identity(town.at("kiosk"));
    ASSERT_TRUE(guide);
    ASSERT_TRUE(identity) << identity.error().words;
    auto kiosk = open_journal("kiosk");
    std::map<std::string, conversation::Value> told;
    int cut_short = 0;

    for (int round = 0; round < rounds(); ++round) {
        for (int i = 0; i < conversations_a_round; ++i)
            told = scenario::talk_and_send(
                *kiosk, *identity, *guide,
                static_cast<std::uint64_t>(round * conversations_a_round + i));
        const std::size_t to_send = waiting(*kiosk);
        ASSERT_EQ(to_send, static_cast<std::size_t>(conversations_a_round));
        town.start_hub();
        auto line = start_line();
        for (int kill = 0; kill < kills_a_round; ++kill) {
            usleep(static_cast<useconds_t>(moments.below(kill_within_us)));
            town.kill_hub();
            const auto left = waiting(*kiosk);
            cut_short += left > 0 && left < to_send;
            if (moments.below(2) == 0) {  // the kiosk's line goes down with it
                line->signal(SIGKILL);
                line = start_line();
            }
            town.start_hub();
        }
        for (int waited = 0; waiting(*kiosk) > 0 && waited < arrival_wait_ms; waited += 20)
            scenario::sleep_ms(20);
        ASSERT_EQ(waiting(*kiosk), 0u) << "round " << round << "\n"
                                       << scenario::read_file(town.outside("sync.log"));
    }
    RecordProperty("kills_between_cases", cut_short);

    // A laptop pulls it, event for event, and reads what was answered.
    const auto first = laptop({"sync"});
    EXPECT_EQ(first["pulled"], rounds() * conversations_a_round);
    EXPECT_EQ(first["stuck"], 0);
    const auto sent = events_of(*kiosk);
    EXPECT_EQ(sent.size(), static_cast<std::size_t>(rounds() * conversations_a_round));
    EXPECT_EQ(events_of(*open_journal("laptop")), sent);
    const auto list = laptop({"case", "list"});
    ASSERT_EQ(list.size(), sent.size());
    const auto releases = kiosk->releases_after(0, sent.size());
    const auto last = laptop({"case", "show", releases->back().case_id.hex()});
    EXPECT_EQ(last["problems"], 0);
    for (const auto& answer : last["answers"]) {
        const auto found = told.find(answer["question"].get<std::string>());
        if (found == told.end() || answer["skipped"].get<bool>()) continue;
        EXPECT_EQ(answer["words"], found->second.words) << found->first;
    }

    // Once more changes nothing, on either side.
    const auto again = town.cli({"sync", "--data", town.at("kiosk"), "--json"});
    EXPECT_EQ(again.exit_code, 0) << again.err;
    EXPECT_EQ(nlohmann::json::parse(again.out)["pushed"], 0);
    EXPECT_EQ(laptop({"sync"})["pulled"], 0);
    EXPECT_EQ(events_of(*kiosk), sent);
    EXPECT_EQ(events_of(*open_journal("laptop")), sent);
    town.stop_hub();
    expect_all_at_the_hub_in_order(*kiosk, *identity);
}

}  // namespace
}  // namespace kt
