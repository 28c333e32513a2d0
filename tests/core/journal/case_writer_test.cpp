#include "core/journal/case_writer.hpp"

#include <gmock/gmock.h>

#include <unistd.h>

#include "core/base/file.hpp"
#include "tests/core/journal/talk.hpp"

namespace kt::journal {
namespace {

using base::Fault;
using support::must;
using testing::ElementsAre;
using testing::IsEmpty;

class CaseWriterTest : public testing::Test {
  protected:
    std::unique_ptr<Journal> journal = make_memory_journal();
    Desk desk{*journal};
    keys::Unlocked laptop = desk.town.laptop();

    // What a colleague with the laptop sees.
    ReadCase as_the_laptop_sees(const base::CaseId& id) {
        const auto key = must(laptop_case_key(*journal, id, laptop, desk.town.random));
        return must(read_case(*journal, id, key));
    }
    CaseStatus status(const base::CaseId& id) { return journal->find_case(id)->status; }
};

TEST_F(CaseWriterTest, a_conversation_is_written_and_seen_at_once) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(begun()));
    ASSERT_TRUE(writer->write(answer("housing.outdoors", "yes")));
    ASSERT_TRUE(writer->write(answer("housing.outdoors", "hard")));
    EXPECT_EQ(chosen(writer->state(), "housing.outdoors"), "hard");
    EXPECT_THAT(writer->state().conflicts, IsEmpty());
    EXPECT_EQ(writer->state().lamport, 3u);
    EXPECT_EQ(journal->events(writer->id())->size(), 3u);
}

TEST_F(CaseWriterTest, several_things_at_once_follow_each_other) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write({begun(), answer("housing.outdoors", "yes"),
                               answer("housing.outdoors", "no"), told("network.help")}));
    EXPECT_EQ(chosen(writer->state(), "housing.outdoors"), "no");
    EXPECT_THAT(writer->state().conflicts, IsEmpty());
}

TEST_F(CaseWriterTest, what_is_sent_the_team_can_read_and_verify) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write({begun(), answer("housing.outdoors", "hard"), told("network.help")}));
    must(writer->release(CaseStatus::sent));
    const ReadCase read = as_the_laptop_sees(writer->id());
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_EQ(chosen(read.state, "housing.outdoors"), "hard");
    EXPECT_EQ(read.state.facts.by_question.at("network.help").standing[0].value.words,
              spoken_words);
    ASSERT_EQ(journal->seals(writer->id())->size(), 1u);
    EXPECT_EQ(journal->seals(writer->id())->front().heads.size(), 3u);  // story, housing, network
}

TEST_F(CaseWriterTest, the_recovery_drill_opens_a_sent_case) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("housing.outdoors", "hard")));
    must(writer->release(CaseStatus::sent));
    const auto share = [&](const char* file) {
        const auto text = must(base::read_file(desk.town.root.folder + "/" + file, 1000));
        return must(keys::parse_share(base::text_view(text)));
    };
    const auto recovery =
        must(keys::join_recovery(share("recovery-1.share"), share("recovery-2.share")));
    const auto key = must(open_case_key(*journal->wraps(writer->id()), recovery));
    const auto read = must(read_case(*journal, writer->id(), key));
    EXPECT_EQ(chosen(read.state, "housing.outdoors"), "hard");
}

TEST_F(CaseWriterTest, what_was_not_sent_no_team_can_read) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("housing.outdoors", "hard")));
    EXPECT_EQ(laptop_case_key(*journal, writer->id(), laptop, desk.town.random).error().fault,
              Fault::locked);
    EXPECT_THAT(*journal->wraps(writer->id()), IsEmpty());
}

TEST_F(CaseWriterTest, another_key_reads_nothing_and_says_so) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write({answer("a.b", "yes"), answer("a.c", "yes")}));
    const auto other = keys::CaseKey::random(desk.town.random);
    const auto read = must(read_case(*journal, writer->id(), other));
    EXPECT_THAT(read.problems, ElementsAre("2 events do not open with this key"));
    EXPECT_THAT(read.state.story, IsEmpty());
}

TEST_F(CaseWriterTest, keeping_needs_an_opener_and_the_opener_brings_everything_back) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("housing.outdoors", "hard")));
    EXPECT_EQ(writer->release(CaseStatus::kept).error().fault, Fault::not_allowed);
    const auto opener = must(writer->offer_opener());
    must(writer->release(CaseStatus::kept));
    EXPECT_EQ(laptop_case_key(*journal, writer->id(), laptop, desk.town.random).error().fault,
              Fault::locked);
    auto again = desk.reopen(*keys::Opener::parse(opener.letters()));
    EXPECT_EQ(chosen(again->state(), "housing.outdoors"), "hard");
    ASSERT_TRUE(again->write(answer("housing.outdoors", "no")));
    EXPECT_THAT(again->state().conflicts, IsEmpty());
    must(again->release(CaseStatus::sent));
    const ReadCase read = as_the_laptop_sees(again->id());
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_EQ(chosen(read.state, "housing.outdoors"), "no");
    EXPECT_EQ(journal->seals(again->id())->size(), 2u);  // of both writers
}

TEST_F(CaseWriterTest, an_ended_conversation_takes_nothing_more) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("a.b", "yes")));
    must(writer->release(CaseStatus::sent));
    EXPECT_EQ(writer->write(answer("a.c", "yes")).error().fault, Fault::already_done);
    EXPECT_EQ(writer->release(CaseStatus::sent).error().fault, Fault::already_done);
    EXPECT_EQ(writer->erase().error().fault, Fault::already_done);
}

TEST_F(CaseWriterTest, a_new_opener_takes_the_place_of_the_old_and_can_be_revoked) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("a.b", "yes")));
    const auto first = must(writer->offer_opener());
    const auto second = must(writer->offer_opener());
    EXPECT_TRUE(writer->has_opener());
    EXPECT_EQ(journal->find_opener(first.lookup_id()).error().fault, Fault::not_found);
    EXPECT_TRUE(journal->find_opener(second.lookup_id()));
    ASSERT_TRUE(writer->revoke_opener());
    EXPECT_FALSE(writer->has_opener());
    EXPECT_EQ(CaseWriter::reopen(desk.parts(), second).error().fault, Fault::not_found);
}

TEST_F(CaseWriterTest, erasing_leaves_nothing_but_a_tombstone) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("a.b", "yes")));
    const auto opener = must(writer->offer_opener());
    ASSERT_TRUE(writer->erase());
    EXPECT_EQ(status(writer->id()), CaseStatus::erased);
    EXPECT_THAT(*journal->events(writer->id()), IsEmpty());
    EXPECT_EQ(CaseWriter::reopen(desk.parts(), opener).error().fault, Fault::not_found);
    EXPECT_THAT(writer->state().story, IsEmpty());
}

TEST_F(CaseWriterTest, a_crash_leaves_a_case_that_its_opener_reopens) {
    auto writer = desk.begin();
    const auto opener = must(writer->offer_opener());
    ASSERT_TRUE(writer->write(answer("housing.outdoors", "hard")));
    const auto id = writer->id();
    writer.reset();  // the process is gone
    auto again = desk.reopen(opener);
    EXPECT_EQ(chosen(again->state(), "housing.outdoors"), "hard");
    must(again->release(CaseStatus::sent));
    EXPECT_THAT(as_the_laptop_sees(id).problems, IsEmpty());
}

TEST_F(CaseWriterTest, a_case_that_a_living_process_holds_is_not_reopened_beside_it) {
    auto parts = desk.parts();
    parts.process = ::getpid();
    auto writer = must(CaseWriter::begin(parts));
    const auto opener = must(writer->offer_opener());
    parts.process = ::getpid() + 1;
    EXPECT_EQ(CaseWriter::reopen(parts, opener).error().fault, Fault::not_allowed);
    parts.boot = "boot-2";  // after a restart of the machine the number means nothing
    EXPECT_TRUE(CaseWriter::reopen(parts, opener));
}

TEST_F(CaseWriterTest, left_open_by_a_crash_it_is_passed_on_only_if_someone_can_read_it) {
    auto with_opener = desk.begin();
    auto without = desk.begin();
    ASSERT_TRUE(with_opener->write(answer("a.b", "yes")));
    ASSERT_TRUE(without->write(answer("a.b", "yes")));
    const auto opener = must(with_opener->offer_opener());
    EXPECT_TRUE(release_left_open(desk.parts(), with_opener->id()));
    EXPECT_EQ(release_left_open(desk.parts(), without->id()).error().fault, Fault::locked);
    EXPECT_EQ(status(with_opener->id()), CaseStatus::kept);
    EXPECT_EQ(status(without->id()), CaseStatus::open);
    EXPECT_EQ(chosen(desk.reopen(opener)->state(), "a.b"), "yes");
}

TEST_F(CaseWriterTest, a_worker_beside_the_resident_lets_the_team_read_from_then_on) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("a.b", "yes")));
    ASSERT_TRUE(writer->seal_to_team(desk.town.team.team));
    ASSERT_TRUE(writer->write(answer("a.c", "yes")));
    writer.reset();  // a crash
    const auto id = journal->cases()->front().id;
    ASSERT_TRUE(release_left_open(desk.parts(), id));
    EXPECT_EQ(as_the_laptop_sees(id).state.story.size(), 2u);
    auto other = desk.begin();
    EXPECT_EQ(other->seal_to_team(base::TeamId{}).error().fault, Fault::not_found);
}

TEST_F(CaseWriterTest, adding_to_a_sent_case_is_sent_or_goes_without_touching_what_was_sent) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("a.b", "yes")));
    const auto opener = must(writer->offer_opener());
    must(writer->release(CaseStatus::sent));
    auto again = desk.reopen(opener);
    EXPECT_TRUE(again->was_sent());
    ASSERT_TRUE(again->write(answer("a.c", "yes")));
    EXPECT_EQ(again->release(CaseStatus::kept).error().fault, Fault::not_allowed);
    EXPECT_EQ(release_left_open(desk.parts(), again->id()).error().fault, Fault::not_allowed);
    ASSERT_TRUE(again->erase());
    EXPECT_EQ(status(writer->id()), CaseStatus::sent);
    EXPECT_EQ(as_the_laptop_sees(writer->id()).state.story.size(), 1u);
    again = desk.reopen(opener);
    ASSERT_TRUE(again->write(answer("a.d", "yes")));
    must(again->release(CaseStatus::sent));
    const auto read = as_the_laptop_sees(writer->id());
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_EQ(read.state.story.size(), 2u);
}

TEST_F(CaseWriterTest, a_case_fetched_on_another_device_goes_on_there) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write({begun(), answer("housing.outdoors", "hard")}));
    const auto opener = must(writer->offer_opener());
    must(writer->release(CaseStatus::kept));
    auto elsewhere = make_memory_journal();
    ASSERT_TRUE(elsewhere->receive(writer->id(), *journal->events(writer->id()),
                                   *journal->seals(writer->id()), *journal->wraps(writer->id())));
    const auto library = desk.town.device(keys::Role::kiosk, "Kiosk bibliotheek");
    const WriterParts parts{*elsewhere, library, desk.town.random, desk.town.clock, "boot-9", 1};
    auto there = must(CaseWriter::reopen(parts, opener));
    EXPECT_EQ(chosen(there->state(), "housing.outdoors"), "hard");
    ASSERT_TRUE(there->write(answer("housing.outdoors", "no")));
    must(there->release(CaseStatus::sent));
    // Back on the first device, by way of the hub.
    ASSERT_TRUE(journal->receive(writer->id(), *elsewhere->events(writer->id()),
                                 *elsewhere->seals(writer->id()), *elsewhere->wraps(writer->id())));
    const auto read = as_the_laptop_sees(writer->id());
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_EQ(chosen(read.state, "housing.outdoors"), "no");
    EXPECT_EQ(status(writer->id()), CaseStatus::sent);
}

TEST_F(CaseWriterTest, a_sent_case_is_known_as_sent_on_another_device_too) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write({begun(), answer("housing.outdoors", "hard"),
                               Draft{casefile::Ended{casefile::ended_sent}}}));
    const auto opener = must(writer->offer_opener());
    must(writer->release(CaseStatus::sent));
    auto elsewhere = make_memory_journal();
    auto wraps = *journal->wraps(writer->id());
    // The hub gives a kiosk the opener's wrap and no other.
    std::erase_if(wraps, [](const Wrap& wrap) { return wrap.to != Wrap::To::opener; });
    ASSERT_TRUE(elsewhere->receive(writer->id(), *journal->events(writer->id()),
                                   *journal->seals(writer->id()), wraps));
    const auto library = desk.town.device(keys::Role::kiosk, "Kiosk bibliotheek");
    const WriterParts parts{*elsewhere, library, desk.town.random, desk.town.clock, "boot-9", 1};
    auto there = must(CaseWriter::reopen(parts, opener));
    EXPECT_TRUE(there->was_sent());
    ASSERT_TRUE(there->write(answer("housing.outdoors", "no")));
    EXPECT_EQ(there->release(CaseStatus::kept).error().fault, Fault::not_allowed);
    ASSERT_TRUE(there->erase());
    // What was added is gone; the case is not, and its opener still opens it here.
    auto again = must(CaseWriter::reopen(parts, opener));
    EXPECT_EQ(chosen(again->state(), "housing.outdoors"), "hard");
}

TEST_F(CaseWriterTest, a_laptop_keeps_a_cases_key_under_its_own_master_key) {
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("a.b", "yes")));
    must(writer->release(CaseStatus::sent));
    const auto id = writer->id();
    must(laptop_case_key(*journal, id, laptop, desk.town.random));
    EXPECT_TRUE(kept_case_key(*journal, id, laptop.master));
    EXPECT_FALSE(kept_case_key(*journal, id, keys::MasterKey::random(desk.town.random)));
    ASSERT_TRUE(journal->erase(id, 5));
    EXPECT_EQ(kept_case_key(*journal, id, laptop.master).error().fault, Fault::not_found);
}

}  // namespace
}  // namespace kt::journal
