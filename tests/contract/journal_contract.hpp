// What every journal must do, whatever it stands on. Long because one contract is read as a whole.
// Used by tests/core/journal on memory and LMDB:
// INSTANTIATE_TEST_SUITE_P(…, JournalContract, Values(maker, …)).
#pragma once

#include <gmock/gmock.h>

#include <functional>

#include "core/journal/journal.hpp"

namespace kt::contract {

using namespace journal;  // the words of the thing under test
using base::Fault;

// Writes one device's chains by hand, without any of CaseWriter's help.
class Scribe {
  public:
    explicit Scribe(std::uint64_t seed)
        : random(seed),
          device(keys::SigningKey::random(random)),
          key(keys::CaseKey::random(random)) {
        case_id = base::CaseId::random(random);
        section = base::SectionId::random(random);
        random.fill(incarnation);
    }
    CaseRow row() const {
        CaseRow made;
        made.id = case_id;
        made.opened_at_ms = 5;
        made.boot = "boot-1";
        made.process = 17;
        return made;
    }
    base::WriterId writer() const { return writer_id(device.public_key(), incarnation); }
    WriterRow writer_row() const { return {writer(), device.public_key(), incarnation}; }

    SealedEvent next(std::string_view words = "woorden") { return next_in(section, words); }
    SealedEvent next_in(const base::SectionId& in, std::string_view words = "woorden") {
        Head& head = heads[in];
        head.section = in;
        auto made = seal_event({case_id, in, writer()}, head.sequence + 1, head.hash,
                               base::EventId::random(random), keys::section_key(key, in),
                               base::view(words));
        ++head.sequence;
        head.hash = header_hash(made->header);
        return *made;
    }
    Seal seal() const {
        std::vector<Head> all;
        for (const auto& [id, head] : heads) all.push_back(head);
        return make_seal(case_id, device, incarnation, all);
    }
    Wrap wrap(Wrap::To to) {
        Wrap made;
        made.to = to;
        random.fill(made.recipient.bytes);
        made.sealed = {1, 2, 3};
        return made;
    }

    base::SeededRandom random;
    keys::SigningKey device;
    keys::CaseKey key;
    base::CaseId case_id;
    base::SectionId section;
    std::array<std::uint8_t, 16> incarnation{};
    std::map<base::SectionId, Head> heads;
};

// A journal, and whatever must live as long as it does.
struct Made {
    std::shared_ptr<void> under;
    std::unique_ptr<Journal> journal;
};
using MakeJournal = std::function<Made()>;

class JournalContract : public testing::TestWithParam<MakeJournal> {
  protected:
    Made made = GetParam()();
    Journal& journal = *made.journal;
    Scribe scribe{1};

    Fault fault(const base::Status& status) { return status ? Fault{} : status.error().fault; }
    std::size_t event_count() { return journal.events(scribe.case_id)->size(); }
    CaseStatus status() { return journal.find_case(scribe.case_id)->status; }

    void begin() { ASSERT_TRUE(journal.begin_case(scribe.row())); }
    // A case with three events, sent.
    void send() {
        begin();
        ASSERT_TRUE(journal.append({scribe.next(), scribe.next(), scribe.next()}));
        const auto released = journal.release(scribe.case_id, CaseStatus::sent, {scribe.seal()},
                                              {scribe.wrap(Wrap::To::team)}, 9);
        ASSERT_TRUE(released) << released.error().words;
    }
};

TEST_P(JournalContract, a_case_begins_once_and_is_found) {
    begin();
    const auto row = journal.find_case(scribe.case_id);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->status, CaseStatus::open);
    EXPECT_EQ(row->boot, "boot-1");
    EXPECT_EQ(row->process, 17);
    EXPECT_FALSE(row->released_as);
    EXPECT_EQ(fault(journal.begin_case(scribe.row())), Fault::already_done);
    EXPECT_EQ(journal.cases()->size(), 1u);
    EXPECT_EQ(journal.find_case(Scribe(2).case_id).error().fault, Fault::not_found);
}

TEST_P(JournalContract, events_come_back_in_the_order_of_their_chains) {
    begin();
    const auto other_section = base::SectionId::random(scribe.random);
    std::vector<SealedEvent> written;
    for (int i = 0; i < 300; ++i) {  // beyond one byte of sequence
        written.push_back(scribe.next_in(i % 2 ? scribe.section : other_section));
    }
    ASSERT_TRUE(journal.append(written));
    std::map<base::SectionId, std::uint64_t> last;
    const auto read = journal.events(scribe.case_id);
    for (const auto& event : *read) {
        EXPECT_EQ(event.header.sequence, ++last[event.header.chain.section]);
        EXPECT_TRUE(check_body(event));
    }
    EXPECT_EQ(event_count(), 300u);
}

TEST_P(JournalContract, an_event_that_does_not_follow_is_refused_whole) {
    begin();
    const auto first = scribe.next();
    const auto second = scribe.next();
    const auto third = scribe.next();
    EXPECT_EQ(fault(journal.append({first, third})), Fault::fork);
    EXPECT_EQ(event_count(), 0u);
    ASSERT_TRUE(journal.append({first}));
    EXPECT_EQ(fault(journal.append({first})), Fault::fork);
    EXPECT_EQ(fault(journal.append({third})), Fault::fork);
    auto elsewhere = second;
    elsewhere.header.previous[0] ^= 1;
    EXPECT_EQ(fault(journal.append({elsewhere})), Fault::fork);
    EXPECT_TRUE(journal.append({second, third}));
    EXPECT_EQ(event_count(), 3u);
}

TEST_P(JournalContract, a_body_that_is_not_the_headers_is_refused) {
    begin();
    auto event = scribe.next();
    event.body[0] ^= 1;
    EXPECT_EQ(fault(journal.append({event})), Fault::not_authentic);
}

TEST_P(JournalContract, nothing_is_written_in_a_case_that_is_not_there) {
    EXPECT_EQ(fault(journal.append({scribe.next()})), Fault::not_found);
    EXPECT_EQ(fault(journal.put_wrap(scribe.case_id, scribe.wrap(Wrap::To::team))),
              Fault::not_found);
    EXPECT_EQ(fault(journal.put_writer(scribe.case_id, scribe.writer_row())), Fault::not_found);
}

TEST_P(JournalContract, sending_puts_the_case_in_the_outbox_with_its_seal) {
    send();
    EXPECT_EQ(status(), CaseStatus::sent);
    EXPECT_EQ(journal.find_case(scribe.case_id)->released_as, CaseStatus::sent);
    const auto releases = journal.releases_after(0, 10);
    ASSERT_EQ(releases->size(), 1u);
    EXPECT_EQ(releases->front().case_id, scribe.case_id);
    EXPECT_TRUE(journal.releases_after(releases->front().position, 10)->empty());
    ASSERT_EQ(journal.seals(scribe.case_id)->size(), 1u);
    EXPECT_TRUE(verify(journal.seals(scribe.case_id)->front()));
    EXPECT_EQ(journal.wraps(scribe.case_id)->size(), 1u);
    EXPECT_EQ(fault(journal.append({scribe.next()})), Fault::not_allowed);
}

TEST_P(JournalContract, releases_come_in_order_and_in_bounded_numbers) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        scribe = Scribe(seed);
        send();
    }
    const auto first = journal.releases_after(0, 3);
    ASSERT_EQ(first->size(), 3u);
    const auto rest = journal.releases_after(first->back().position, 3);
    ASSERT_EQ(rest->size(), 2u);
    EXPECT_LT(first->back().position, rest->front().position);
    EXPECT_EQ(rest->back().case_id, scribe.case_id);
    EXPECT_TRUE(journal.releases_after(UINT64_MAX, 3)->empty());
}

TEST_P(JournalContract, nothing_leaves_that_nobody_could_read) {
    begin();
    ASSERT_TRUE(journal.append({scribe.next()}));
    const auto seal = scribe.seal();
    EXPECT_EQ(journal.release(scribe.case_id, CaseStatus::kept, {seal}, {}, 9).error().fault,
              Fault::not_allowed);
    const auto opener = scribe.wrap(Wrap::To::opener);
    EXPECT_EQ(journal.release(scribe.case_id, CaseStatus::sent, {seal}, {opener}, 9).error().fault,
              Fault::not_allowed);
    EXPECT_EQ(status(), CaseStatus::open);
    EXPECT_TRUE(journal.wraps(scribe.case_id)->empty());
    EXPECT_TRUE(journal.release(scribe.case_id, CaseStatus::kept, {seal}, {opener}, 9));
    EXPECT_EQ(status(), CaseStatus::kept);
}

TEST_P(JournalContract, a_seal_that_does_not_fit_is_refused) {
    begin();
    ASSERT_TRUE(journal.append({scribe.next()}));
    const auto wrap = scribe.wrap(Wrap::To::team);
    const auto release = [&](const Seal& seal) {
        const auto done = journal.release(scribe.case_id, CaseStatus::sent, {seal}, {wrap}, 9);
        return done ? Fault{} : done.error().fault;
    };
    Seal changed = scribe.seal();
    changed.heads[0].hash[0] ^= 1;
    EXPECT_EQ(release(changed), Fault::not_authentic);
    scribe.next();  // sealed, but never written here
    EXPECT_EQ(release(scribe.seal()), Fault::not_authentic);
}

TEST_P(JournalContract, the_wall_of_states_stands) {
    send();
    const auto release = [&](CaseStatus to) {
        const auto done = journal.release(scribe.case_id, to, {}, {}, 9);
        return done ? Fault{} : done.error().fault;
    };
    EXPECT_EQ(release(CaseStatus::kept), Fault::not_allowed);
    EXPECT_EQ(release(CaseStatus::sent), Fault::not_allowed);
    EXPECT_EQ(release(CaseStatus::erased), Fault::not_allowed);
    ASSERT_TRUE(journal.reopen_case(scribe.case_id, "boot-2", 18, 10));
    EXPECT_EQ(status(), CaseStatus::open);
    EXPECT_EQ(journal.find_case(scribe.case_id)->process, 18);
    EXPECT_EQ(release(CaseStatus::kept), Fault::not_allowed);  // what was sent is not kept back
    EXPECT_EQ(release(CaseStatus::sent), Fault{});
    ASSERT_TRUE(journal.erase(scribe.case_id, 11));
    EXPECT_EQ(release(CaseStatus::sent), Fault::already_done);
    EXPECT_EQ(fault(journal.reopen_case(scribe.case_id, "boot-2", 18, 12)), Fault::already_done);
    EXPECT_EQ(fault(journal.append({scribe.next()})), Fault::already_done);
}

TEST_P(JournalContract, what_was_added_and_not_sent_can_be_dropped) {
    send();
    ASSERT_TRUE(journal.reopen_case(scribe.case_id, "boot-2", 18, 10));
    ASSERT_TRUE(journal.append({scribe.next()}));
    const auto section = base::SectionId::random(scribe.random);
    ASSERT_TRUE(journal.append({scribe.next_in(section)}));
    EXPECT_EQ(event_count(), 5u);
    ASSERT_TRUE(journal.drop_unsent(scribe.case_id, 11));
    EXPECT_EQ(event_count(), 3u);
    EXPECT_EQ(status(), CaseStatus::sent);
}

TEST_P(JournalContract, dropping_what_was_never_sent_erases_it) {
    begin();
    ASSERT_TRUE(journal.append({scribe.next()}));
    ASSERT_TRUE(journal.drop_unsent(scribe.case_id, 11));
    EXPECT_EQ(status(), CaseStatus::erased);
    EXPECT_EQ(event_count(), 0u);
    EXPECT_TRUE(journal.releases_after(0, 10)->empty());
}

TEST_P(JournalContract, erasing_leaves_a_tombstone_and_tells_the_hub_if_it_ever_knew) {
    send();
    const auto opener = scribe.wrap(Wrap::To::opener);
    ASSERT_TRUE(journal.put_wrap(scribe.case_id, opener));
    ASSERT_TRUE(journal.put_note("casekey/" + scribe.case_id.hex(), base::view("wrapped")));
    const auto before = journal.releases_after(0, 10)->back().position;
    ASSERT_TRUE(journal.erase(scribe.case_id, 12));
    ASSERT_TRUE(journal.erase(scribe.case_id, 13));
    EXPECT_EQ(status(), CaseStatus::erased);
    EXPECT_EQ(event_count(), 0u);
    EXPECT_TRUE(journal.seals(scribe.case_id)->empty());
    EXPECT_TRUE(journal.wraps(scribe.case_id)->empty());
    EXPECT_TRUE(journal.writers(scribe.case_id)->empty());
    EXPECT_EQ(journal.note("casekey/" + scribe.case_id.hex()).error().fault, Fault::not_found);
    keys::LookupId lookup;
    lookup.bytes = opener.recipient.bytes;
    EXPECT_EQ(journal.find_opener(lookup).error().fault, Fault::not_found);
    ASSERT_EQ(journal.releases_after(before, 10)->size(), 1u);
}

TEST_P(JournalContract, a_case_erased_elsewhere_does_not_come_back) {
    ASSERT_TRUE(journal.erase(scribe.case_id, 12));
    EXPECT_EQ(fault(journal.receive(scribe.case_id, {scribe.next()}, {}, {})), Fault::already_done);
    EXPECT_EQ(status(), CaseStatus::erased);
    EXPECT_TRUE(journal.releases_after(0, 10)->empty());
}

TEST_P(JournalContract, erasing_one_case_leaves_its_neighbours) {
    send();
    Scribe neighbour(2);
    ASSERT_TRUE(journal.begin_case(neighbour.row()));
    ASSERT_TRUE(journal.append({neighbour.next()}));
    ASSERT_TRUE(journal.erase(scribe.case_id, 12));
    EXPECT_EQ(journal.events(neighbour.case_id)->size(), 1u);
}

TEST_P(JournalContract, an_opener_is_found_until_it_is_taken_away) {
    begin();
    const auto opener = scribe.wrap(Wrap::To::opener);
    keys::LookupId lookup;
    lookup.bytes = opener.recipient.bytes;
    EXPECT_EQ(journal.find_opener(lookup).error().fault, Fault::not_found);
    ASSERT_TRUE(journal.put_wrap(scribe.case_id, opener));
    EXPECT_EQ(*journal.find_opener(lookup), scribe.case_id);
    EXPECT_TRUE(journal.find_case(scribe.case_id)->has_opener);
    EXPECT_TRUE(journal.releases_after(0, 10)->empty());  // an open case does not leave
    ASSERT_TRUE(journal.remove_wrap(scribe.case_id, opener));
    EXPECT_EQ(journal.find_opener(lookup).error().fault, Fault::not_found);
    EXPECT_FALSE(journal.find_case(scribe.case_id)->has_opener);
}

TEST_P(JournalContract, a_changed_wrap_of_a_sent_case_goes_to_the_hub_again) {
    send();
    const auto before = journal.releases_after(0, 10)->back().position;
    const auto opener = scribe.wrap(Wrap::To::opener);
    ASSERT_TRUE(journal.put_wrap(scribe.case_id, opener));
    ASSERT_TRUE(journal.remove_wrap(scribe.case_id, opener));
    EXPECT_EQ(journal.releases_after(before, 10)->size(), 2u);
}

TEST_P(JournalContract, who_wrote_is_kept_with_the_case) {
    begin();
    ASSERT_TRUE(journal.put_writer(scribe.case_id, scribe.writer_row()));
    ASSERT_EQ(journal.writers(scribe.case_id)->size(), 1u);
    EXPECT_EQ(journal.writers(scribe.case_id)->front(), scribe.writer_row());
}

TEST_P(JournalContract, a_case_from_the_hub_is_taken_once_and_does_not_go_back) {
    const auto one = scribe.next();
    const auto two = scribe.next();
    const auto seal = scribe.seal();
    const auto team = scribe.wrap(Wrap::To::team);
    ASSERT_TRUE(journal.receive(scribe.case_id, {one, two}, {seal}, {team}));
    ASSERT_TRUE(journal.receive(scribe.case_id, {one, two}, {seal}, {team}));
    EXPECT_EQ(event_count(), 2u);
    EXPECT_EQ(status(), CaseStatus::sent);
    EXPECT_TRUE(journal.releases_after(0, 10)->empty());
    ASSERT_EQ(journal.writers(scribe.case_id)->size(), 1u);
}

TEST_P(JournalContract, a_case_that_only_an_opener_reads_arrives_as_kept) {
    const auto one = scribe.next();
    ASSERT_TRUE(
        journal.receive(scribe.case_id, {one}, {scribe.seal()}, {scribe.wrap(Wrap::To::opener)}));
    EXPECT_EQ(status(), CaseStatus::kept);
}

TEST_P(JournalContract, more_of_a_chain_can_follow_and_gaps_cannot) {
    const auto one = scribe.next();
    const auto early = scribe.seal();
    const auto two = scribe.next();
    const auto three = scribe.next();
    ASSERT_TRUE(journal.receive(scribe.case_id, {one}, {early}, {}));
    EXPECT_EQ(fault(journal.receive(scribe.case_id, {three}, {}, {})), Fault::bad_input);
    ASSERT_TRUE(journal.receive(scribe.case_id, {two, three}, {scribe.seal()}, {}));
    EXPECT_EQ(event_count(), 3u);
    ASSERT_TRUE(journal.receive(scribe.case_id, {}, {early}, {}));  // an older seal changes nothing
    EXPECT_EQ(journal.seals(scribe.case_id)->front().heads[0].sequence, 3u);
}

TEST_P(JournalContract, two_events_for_one_place_are_kept_apart) {
    send();
    Scribe clone(1);  // the same device and incarnation on a copied disk
    clone.next("iets anders");
    const auto other = clone.next("en nog iets");
    EXPECT_EQ(fault(journal.receive(scribe.case_id, {other}, {}, {})), Fault::fork);
    EXPECT_EQ(event_count(), 3u);
    ASSERT_EQ(journal.forks(scribe.case_id)->size(), 1u);
    EXPECT_EQ(journal.forks(scribe.case_id)->front().header, other.header);
}

TEST_P(JournalContract, what_arrives_changed_is_refused_whole) {
    const auto one = scribe.next();
    auto two = scribe.next();
    two.body[3] ^= 1;
    EXPECT_EQ(fault(journal.receive(scribe.case_id, {one, two}, {}, {})), Fault::not_authentic);
    EXPECT_EQ(journal.find_case(scribe.case_id).error().fault, Fault::not_found);
}

TEST_P(JournalContract, notes_are_put_read_listed_and_removed) {
    EXPECT_EQ(journal.note("outbox/cursor").error().fault, Fault::not_found);
    ASSERT_TRUE(journal.put_note("outbox/cursor", base::view("1")));
    ASSERT_TRUE(journal.put_note("outbox/cursor", base::view("2")));
    ASSERT_TRUE(journal.put_note("bell/1", base::view("")));
    EXPECT_EQ(base::text_view(*journal.note("outbox/cursor")), "2");
    EXPECT_THAT(*journal.note_names("outbox/"), testing::ElementsAre("outbox/cursor"));
    EXPECT_EQ(journal.note_names("")->size(), 2u);
    ASSERT_TRUE(journal.remove_note("outbox/cursor"));
    EXPECT_TRUE(journal.remove_note("outbox/cursor"));
    EXPECT_TRUE(journal.note_names("outbox/")->empty());
    EXPECT_EQ(fault(journal.put_note("", base::view("x"))), Fault::bad_input);
    EXPECT_EQ(fault(journal.put_note(std::string(1000, 'n'), base::view("x"))), Fault::bad_input);
}

TEST_P(JournalContract, compacting_keeps_everything_that_is_there) {
    send();
    ASSERT_TRUE(journal.put_note("a", base::view("b")));
    ASSERT_TRUE(journal.compact());
    EXPECT_EQ(event_count(), 3u);
    EXPECT_EQ(base::text_view(*journal.note("a")), "b");
    ASSERT_TRUE(journal.put_note("a", base::view("c")));
}

}  // namespace kt::contract
