// From the kiosk to the laptop: what is sent arrives, once and in order, whatever the line does.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/casefile/state.hpp"
#include "tests/sync/town.hpp"

namespace kt::client {
namespace {

using base::Fault;
using support::Device;
using support::must;
using support::same_events;
using support::Town;
using transport::Cut;

TEST(Sync, what_a_resident_sent_is_on_the_laptop_and_opens_there) {
    Town town;
    Device kiosk = town.kiosk();
    Device laptop = town.laptop();
    const auto sent = kiosk.send_case(6);
    EXPECT_FALSE(must(outbox::has_left(*kiosk.journal, sent)));
    EXPECT_EQ(kiosk.sync().cases_pushed, 1u);
    EXPECT_TRUE(must(outbox::has_left(*kiosk.journal, sent)));
    EXPECT_EQ(laptop.sync().cases_pulled, 1u);
    EXPECT_TRUE(same_events(must(kiosk.journal->events(sent)), must(laptop.journal->events(sent))));
    EXPECT_EQ(must(laptop.journal->find_case(sent)).status, journal::CaseStatus::sent);
    EXPECT_EQ(laptop.sync().cases_pulled, 0u) << "nothing new";
    EXPECT_EQ(kiosk.sync().cases_pushed, 0u);
}

TEST(Sync, with_the_hub_down_nothing_is_lost_and_when_it_returns_all_goes) {
    Town town;
    Device kiosk = town.kiosk();
    kiosk.line.up = false;
    const auto one = kiosk.send_case();
    const auto two = kiosk.send_case();
    const auto report = kiosk.sync();
    ASSERT_TRUE(report.trouble);
    EXPECT_EQ(report.trouble->fault, Fault::no_line);
    EXPECT_EQ(report.cases_waiting, 2u);
    EXPECT_EQ(must(outbox::line_state(*kiosk.journal, kiosk.clock)).line, outbox::Line::never);

    kiosk.line.up = true;
    EXPECT_EQ(kiosk.sync().cases_pushed, 2u);
    EXPECT_TRUE(must(outbox::has_left(*kiosk.journal, one)));
    EXPECT_TRUE(must(outbox::has_left(*kiosk.journal, two)));
    kiosk.line.up = false;
    kiosk.sync();
    EXPECT_EQ(must(outbox::line_state(*kiosk.journal, kiosk.clock)).line, outbox::Line::down);
}

TEST(Sync, two_laptops_of_a_team_see_the_same) {
    Town town;
    Device kiosk = town.kiosk();
    Device early = town.laptop(), late = town.laptop();
    const auto one = kiosk.send_case();
    kiosk.sync();
    early.sync();
    const auto two = kiosk.send_case();
    kiosk.sync();
    EXPECT_EQ(early.sync().cases_pulled, 1u);
    EXPECT_EQ(late.sync().cases_pulled, 2u);
    for (const auto& id : {one, two})
        EXPECT_TRUE(same_events(must(early.journal->events(id)), must(late.journal->events(id))));
}

TEST(Sync, a_case_goes_on_at_another_kiosk_by_its_opener_and_the_first_opener_then_opens_nothing) {
    Town town;
    Device hall = town.kiosk(), library = town.kiosk(), laptop = town.laptop();
    auto writer = must(journal::CaseWriter::begin(hall.parts()));
    Device::tell(*writer, 3);
    const auto opener = must(writer->offer_opener());
    must(writer->release(journal::CaseStatus::kept));
    hall.sync();
    EXPECT_EQ(laptop.sync().cases_pulled, 0u) << "kept is not sent: no team may read it";

    const auto lookup = opener.lookup_id();
    must(outbox::request_case(*library.journal, library.clock, lookup));
    ASSERT_TRUE(library.syncer().answer_requests());
    EXPECT_EQ(must(outbox::case_request(*library.journal, library.clock, lookup)),
              outbox::RequestStatus::here);
    auto again = must(journal::CaseWriter::reopen(library.parts(), opener));
    EXPECT_EQ(again->id(), writer->id());
    Device::tell(*again, 5);
    must(again->offer_opener());
    must(again->release(journal::CaseStatus::sent));
    EXPECT_EQ(library.sync().cases_pushed, 1u);
    EXPECT_EQ(laptop.sync().cases_pulled, 1u) << "a grant brings what came before it";
    EXPECT_TRUE(same_events(must(library.journal->events(again->id())),
                            must(laptop.journal->events(again->id()))));

    Device third = town.kiosk();
    must(outbox::request_case(*third.journal, third.clock, lookup));
    ASSERT_TRUE(third.syncer().answer_requests());
    EXPECT_EQ(must(outbox::case_request(*third.journal, third.clock, lookup)),
              outbox::RequestStatus::unknown);
}

TEST(Sync, an_opener_that_nobody_has_is_unknown_and_a_line_that_is_down_says_so) {
    Town town;
    Device kiosk = town.kiosk();
    const auto lookup = keys::Opener::random(kiosk.random).lookup_id();
    EXPECT_EQ(must(outbox::case_request(*kiosk.journal, kiosk.clock, lookup)),
              outbox::RequestStatus::none);
    must(outbox::request_case(*kiosk.journal, kiosk.clock, lookup));
    kiosk.line.up = false;
    Worker worker(*kiosk.journal, kiosk.identity, kiosk.line, kiosk.clock, kiosk.random);
    must(worker.step());
    EXPECT_EQ(must(outbox::case_request(*kiosk.journal, kiosk.clock, lookup)),
              outbox::RequestStatus::no_line);
    kiosk.line.up = true;
    kiosk.clock.advance_ms(backoff_ms_max * 2);
    must(worker.step());
    EXPECT_EQ(must(outbox::case_request(*kiosk.journal, kiosk.clock, lookup)),
              outbox::RequestStatus::unknown);
}

TEST(Sync, a_bell_rings_on_the_laptop_and_the_kiosk_hears_that_it_did) {
    Town town;
    Device kiosk = town.kiosk(), laptop = town.laptop();
    const outbox::BellCall call{outbox::BellCall::Kind::apart, 5, kiosk.identity.name};
    const auto bell = must(outbox::ring_bell(*kiosk.journal, kiosk.random, kiosk.clock,
                                             kiosk.identity.teams.front().box, call));
    Worker at_kiosk(*kiosk.journal, kiosk.identity, kiosk.line, kiosk.clock, kiosk.random);
    Worker at_laptop(*laptop.journal, laptop.identity, laptop.line, laptop.clock, laptop.random);
    must(at_kiosk.step());
    EXPECT_EQ(must(outbox::bell_answer(*kiosk.journal, kiosk.clock, bell)),
              outbox::BellAnswer::ringing);
    must(at_laptop.step());
    kiosk.clock.advance_ms(poll_ms);
    must(at_kiosk.step());
    EXPECT_EQ(must(outbox::bell_answer(*kiosk.journal, kiosk.clock, bell)),
              outbox::BellAnswer::delivered);
    const auto received = must(outbox::received_bells(*laptop.journal));
    ASSERT_EQ(received.size(), 1u);
    EXPECT_EQ(received.front().id, bell);
    must(outbox::dismiss_bell(*laptop.journal, bell));
    laptop.clock.advance_ms(pull_ms);
    must(at_laptop.step());
    EXPECT_TRUE(must(outbox::received_bells(*laptop.journal)).empty());
}

TEST(Sync, a_bell_without_a_line_is_for_the_kiosk_itself) {
    Town town;
    Device kiosk = town.kiosk();
    kiosk.line.up = false;
    const auto bell = must(outbox::ring_bell(*kiosk.journal, kiosk.random, kiosk.clock,
                                             kiosk.identity.teams.front().box, {}));
    Worker worker(*kiosk.journal, kiosk.identity, kiosk.line, kiosk.clock, kiosk.random);
    must(worker.step());
    EXPECT_EQ(must(outbox::bell_answer(*kiosk.journal, kiosk.clock, bell)),
              outbox::BellAnswer::no_line);
}

TEST(Sync, a_bell_that_no_worker_takes_is_for_the_kiosk_after_a_while) {
    Town town;
    Device kiosk = town.kiosk();
    const auto bell = must(outbox::ring_bell(*kiosk.journal, kiosk.random, kiosk.clock,
                                             kiosk.identity.teams.front().box, {}));
    EXPECT_EQ(must(outbox::bell_answer(*kiosk.journal, kiosk.clock, bell)),
              outbox::BellAnswer::ringing);
    kiosk.clock.advance_ms(outbox::bell_answer_ms + 1);
    EXPECT_EQ(must(outbox::bell_answer(*kiosk.journal, kiosk.clock, bell)),
              outbox::BellAnswer::no_line);
}

TEST(Sync, the_worker_waits_longer_and_longer_and_comes_back_by_itself) {
    Town town;
    Device kiosk = town.kiosk();
    kiosk.send_case();
    kiosk.line.up = false;
    int tries = 0;
    kiosk.line.fate = [&](std::size_t) {
        ++tries;
        return Cut::before;
    };
    kiosk.line.up = true;  // every try is seen, and fails
    Worker worker(*kiosk.journal, kiosk.identity, kiosk.line, kiosk.clock, kiosk.random);
    for (int second = 0; second < 600; ++second) {
        must(worker.step());
        kiosk.clock.advance_ms(poll_ms);
    }
    EXPECT_GT(tries, 8);
    EXPECT_LT(tries, 60) << "ten minutes without a hub is no reason to ask it every second";
    kiosk.line.fate = nullptr;
    for (int second = 0; second < 2 * backoff_ms_max / poll_ms; ++second) {
        must(worker.step());
        kiosk.clock.advance_ms(poll_ms);
    }
    EXPECT_EQ(must(outbox::line_state(*kiosk.journal, kiosk.clock)).cases_waiting, 0u);
    EXPECT_EQ(must(outbox::line_state(*kiosk.journal, kiosk.clock)).line, outbox::Line::up);
}

// Whatever is cut, wherever, and whoever is started anew: at the end each event is there once.
RC_GTEST_PROP(SyncProperty, each_event_arrives_once_and_in_order, ()) {
    Town town;
    Device kiosk = town.kiosk(), laptop = town.laptop();
    const auto cuts = *rc::gen::container<std::vector<int>>(60, rc::gen::inRange(0, 6));
    std::size_t at = 0;
    const auto fate = [&](std::size_t) {
        const int cut = at < cuts.size() ? cuts[at++] : 0;
        if (cut == 3) town.restart_hub();
        return cut == 1 ? Cut::before : cut == 2 ? Cut::after : Cut::none;
    };
    kiosk.line.fate = fate;
    laptop.line.fate = fate;
    std::vector<base::CaseId> sent;
    for (int round = 0; round < 12; ++round) {
        if (round % 4 == 0) sent.push_back(kiosk.send_case(1 + round));
        kiosk.sync();
        laptop.sync();
    }
    for (int round = 0; round < 40; ++round) kiosk.sync(), laptop.sync();
    for (const auto& id : sent) {
        const auto told = must(kiosk.journal->events(id));
        RC_ASSERT(same_events(told, must(laptop.journal->events(id))));
        const auto at_hub = must(town.store->read_case(id, {}, SIZE_MAX));
        RC_ASSERT(at_hub.events.size() == told.size());
        RC_ASSERT(must(outbox::has_left(*kiosk.journal, id)));
    }
}

TEST(Sync, a_changed_byte_anywhere_in_a_push_is_refused_and_nothing_is_lost) {
    Town town;
    Device kiosk = town.kiosk();
    const auto sent = kiosk.send_case(2);
    std::size_t bytes = 0;
    kiosk.line.meddle = [&](wire::HttpRequest& request) {
        if (request.path != "/v1/push") return;
        bytes = request.body.size();
        request.body.clear();
    };
    kiosk.sync();
    ASSERT_GT(bytes, 100u);
    for (std::size_t place = 0; place < bytes; place += 7) {
        kiosk.line.meddle = [&](wire::HttpRequest& request) {
            if (request.path == "/v1/push") request.body.at(place) ^= 0x20;
        };
        const auto report = kiosk.sync();
        ASSERT_TRUE(report.trouble) << place;
        EXPECT_EQ(report.trouble->fault, Fault::not_authentic);
        EXPECT_EQ(report.cases_waiting, 1u);
        EXPECT_TRUE(must(town.store->read_case(sent, {}, SIZE_MAX)).events.empty());
    }
    kiosk.line.meddle = nullptr;
    EXPECT_EQ(kiosk.sync().cases_pushed, 1u);
    EXPECT_EQ(must(town.store->read_case(sent, {}, SIZE_MAX)).events.size(), 3u);
}

TEST(Sync, a_hub_that_lies_is_not_believed) {
    Town town;
    Device kiosk = town.kiosk(), laptop = town.laptop();
    kiosk.send_case(4);
    kiosk.sync();
    std::size_t bytes = 0;
    laptop.line.meddle_answer = [&](wire::HttpAnswer& answer) {
        bytes = std::max(bytes, answer.body.size());
    };
    Device other = town.laptop();
    other.line.meddle_answer = laptop.line.meddle_answer;
    other.sync();
    int changed = 0;
    for (std::size_t place = 0; place < bytes; place += 5) {
        Device victim = town.laptop();
        victim.line.meddle_answer = [&](wire::HttpAnswer& answer) {
            if (answer.body.size() == bytes) answer.body[place] ^= 1, ++changed;
        };
        victim.sync();
        for (const auto& row : must(victim.journal->cases())) {
            // Only the wrapped keys are not sealed by the kiosk; they prove themselves when opened.
            EXPECT_TRUE(same_events(must(victim.journal->events(row.id)),
                                    must(other.journal->events(row.id))));
        }
    }
    EXPECT_GT(changed, 50);
}

TEST(Sync, answers_cut_short_at_every_byte_are_only_a_broken_line) {
    Town town;
    Device kiosk = town.kiosk();
    kiosk.send_case(1);
    for (std::size_t length = 0; length < 120; ++length) {
        kiosk.line.meddle_answer = [&](wire::HttpAnswer& answer) {
            if (answer.body.size() > length) answer.body.resize(length);
        };
        kiosk.sync();
    }
    kiosk.line.meddle_answer = nullptr;
    kiosk.sync();
    EXPECT_EQ(must(outbox::line_state(*kiosk.journal, kiosk.clock)).cases_waiting, 0u);
    EXPECT_EQ(must(outbox::line_state(*kiosk.journal, kiosk.clock)).cases_stuck, 0u);
}

TEST(Sync, a_hub_restored_from_an_old_backup_gets_everything_again) {
    Town town;
    Device kiosk = town.kiosk();
    const auto sent = kiosk.send_case();
    kiosk.sync();
    Town restored;  // the same keys, another epoch, and nothing in it
    restored.random = base::SeededRandom(7);
    restored.store = hub::make_memory_store(restored.random);
    must(restored.store->set_root(restored.municipality.root.signing.public_key()));
    restored.restart_hub();
    for (const auto& device : must(town.store->devices())) must(restored.store->put_device(device));
    kiosk.line = transport::MemoryTransport(support::hub_authority, restored.answerer());
    EXPECT_EQ(kiosk.sync().cases_pushed, 1u);
    EXPECT_EQ(must(restored.store->read_case(sent, {}, SIZE_MAX)).events.size(), 4u);
}

}  // namespace
}  // namespace kt::client
