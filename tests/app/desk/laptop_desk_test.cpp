// A kiosk writes and sends; the laptop of the team unlocks and shows exactly that, on its screen
// and in its terminal; locked, it shows nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "app/cli/case_commands.hpp"
#include "app/desk/laptop_desk.hpp"
#include "sync/outbox/mailbox.hpp"
#include "tests/app/model/told_case.hpp"
#include "tests/support/municipality.hpp"

namespace kt::desk {
namespace {

using base::Fault;
using support::must;

constexpr std::string_view own_words = "Eén dag in de week gewoon mezelf zijn.";

class LaptopDeskTest : public testing::Test {
  protected:
    LaptopDeskTest() {
        town.laptop();  // enrolled, with its passphrase; its keys are gone again
        std::filesystem::create_directories(data() + "/journal");
        journal = must(journal::open_lmdb_journal(data() + "/journal", 1u << 26));
    }
    std::string data() { return town.folder.file("laptop"); }
    LaptopDesk desk() {
        return LaptopDesk({data(), *journal, guides, town.random, town.clock, support::cheap});
    }

    // What a kiosk wrote, as it arrives here through the hub: ciphertext, seals and wraps.
    base::CaseId arrives(const told::Teller& teller) {
        const auto there = journal::make_memory_journal();
        const auto kiosk = town.kiosk();
        auto writer =
            must(journal::CaseWriter::begin({*there, kiosk, town.random, town.clock, "boot-1", 1}));
        for (const casefile::Event& event : teller.events()) {
            journal::Draft draft;
            draft.happening = event.happening;
            must(writer->write(draft));
        }
        const base::CaseId id = writer->id();
        must(writer->release(journal::CaseStatus::sent));
        must(journal->receive(id, must(there->events(id)), must(there->seals(id)),
                              must(there->wraps(id))));
        return id;
    }

    nlohmann::json shown_in_terminal(const std::string& which) {
        const std::string file = town.folder.file("words");
        std::ofstream(file) << support::passphrase << "\n";
        std::istringstream in;
        std::ostringstream out, err;
        cli::Terminal terminal{in, out, err};
        cli::CaseOptions options;
        options.data_folder = data();
        options.passphrase_file = file;
        options.which = which;
        options.json = true;
        EXPECT_EQ(cli::show_case(terminal, options), 0) << err.str();
        return nlohmann::json::parse(out.str());
    }

    support::Municipality town;
    GuideShelf guides = must(GuideShelf::load("assets/guides"));
    std::unique_ptr<journal::Journal> journal;
};

TEST_F(LaptopDeskTest, shows_what_the_kiosk_sent) {
    const auto teller =
        told::whole_case("husband_cannot_be_alone", "Mevrouw Visser", std::string(own_words));
    const base::CaseId id = arrives(teller);
    LaptopDesk laptop = desk();
    must(laptop.unlock(support::passphrase));
    const CaseList list = must(laptop.cases(told::dutch));
    ASSERT_EQ(list.lines.size(), 1u);
    EXPECT_EQ(list.unreadable, 0);
    EXPECT_FALSE(list.lines[0].read);
    const model::CaseView view = must(laptop.view(id, told::dutch));
    EXPECT_EQ(view.name, "Mevrouw Visser");
    EXPECT_EQ(view.needs.at(0).words, own_words);
    EXPECT_EQ(view.problems, 0);
    EXPECT_TRUE(view.guide_fits);
    must(laptop.mark_read(id));
    EXPECT_TRUE(must(laptop.cases(told::dutch)).lines[0].read);
}

TEST_F(LaptopDeskTest, a_case_that_was_read_is_new_again_when_something_is_added) {
    const auto there = journal::make_memory_journal();
    const auto kiosk = town.kiosk();
    const journal::WriterParts parts{*there, kiosk, town.random, town.clock, "boot-1", 1};
    auto writer = must(journal::CaseWriter::begin(parts));
    const base::CaseId id = writer->id();
    const auto tell = [&](const std::string& words) {
        must(writer->write(journal::Draft{casefile::OwnNeedTold{words}}));
    };
    const auto send = [&] {
        must(writer->release(journal::CaseStatus::sent));
        must(journal->receive(id, must(there->events(id)), must(there->seals(id)),
                              must(there->wraps(id))));
    };
    tell("Ik wil weer naar buiten.");
    const auto opener = must(writer->offer_opener());
    send();
    LaptopDesk laptop = desk();
    must(laptop.unlock(support::passphrase));
    must(laptop.mark_read(id));
    EXPECT_TRUE(must(laptop.cases(told::dutch)).lines[0].read);
    writer = must(journal::CaseWriter::reopen(parts, opener));
    tell("En het liefst samen met iemand.");
    send();
    EXPECT_FALSE(must(laptop.cases(told::dutch)).lines[0].read);
}

TEST_F(LaptopDeskTest, terminal_shows_every_answer_that_was_told) {
    const base::CaseId id = arrives(
        told::whole_case("husband_cannot_be_alone", "Mevrouw Visser", std::string(own_words)));
    const auto told_facts = told::talk_of("husband_cannot_be_alone").facts;
    for (const std::string& which : {id.hex(), std::string("2026-KX4-7QD")}) {
        const auto json = shown_in_terminal(which);
        EXPECT_EQ(json["case"], id.hex());
        EXPECT_EQ(json["asked"]["entry"], "mobility");
        EXPECT_EQ(json["confirmed"][0]["words"], own_words);
        EXPECT_EQ(json["contact"]["phone"], "06 1234 5678");
        EXPECT_EQ(json["promised"][0]["by_whom"], "het sociaal team");
        EXPECT_EQ(json["promised"][0]["what"], "call");
        EXPECT_EQ(json["promised"][0]["text"], "Het sociaal team belt terug.");
        std::set<std::string> shown;
        for (const auto& answer : json["answers"]) {
            const auto& fact = told_facts.by_question.at(answer["question"]);
            shown.insert(answer["question"]);
            EXPECT_EQ(answer["skipped"], fact.standing.empty());
            if (fact.standing.empty()) continue;
            EXPECT_EQ(answer["words"], fact.standing[0].value.words);
            if (!fact.standing[0].value.number) {
                EXPECT_EQ(answer["values"].get<std::vector<std::string>>(),
                          fact.standing[0].value.chosen);
            }
        }
        EXPECT_EQ(shown.size(), told_facts.by_question.size());
    }
}

TEST_F(LaptopDeskTest, wrong_passphrase_opens_nothing) {
    arrives(told::whole_case("only_the_scooter", ""));
    LaptopDesk laptop = desk();
    EXPECT_EQ(laptop.unlock("een andere lange zin").error().fault, Fault::locked);
    EXPECT_EQ(laptop.cases(told::dutch).error().fault, Fault::locked);
}

TEST_F(LaptopDeskTest, locked_it_reads_nothing_more) {
    const base::CaseId id = arrives(told::whole_case("only_the_scooter", ""));
    LaptopDesk laptop = desk();
    must(laptop.unlock(support::passphrase));
    must(laptop.cases(told::dutch));
    laptop.lock();
    EXPECT_EQ(laptop.cases(told::dutch).error().fault, Fault::locked);
    EXPECT_EQ(laptop.view(id, told::dutch).error().fault, Fault::locked);
    EXPECT_EQ(laptop.bells().error().fault, Fault::locked);
    laptop.forget_identity();
    EXPECT_EQ(laptop.identity(), nullptr);
    must(laptop.unlock(support::passphrase));
    EXPECT_EQ(must(laptop.cases(told::dutch)).lines.size(), 1u);
}

TEST_F(LaptopDeskTest, case_of_another_municipality_is_counted_and_not_shown) {
    arrives(told::whole_case("only_the_scooter", ""));
    support::Municipality elsewhere(2);
    const auto there = journal::make_memory_journal();
    const auto kiosk = elsewhere.kiosk();
    auto writer = must(journal::CaseWriter::begin(
        {*there, kiosk, elsewhere.random, elsewhere.clock, "boot-1", 1}));
    journal::Draft draft;
    draft.happening = casefile::OwnNeedTold{"niet voor deze laptop"};
    must(writer->write(draft));
    const base::CaseId id = writer->id();
    must(writer->release(journal::CaseStatus::sent));
    must(journal->receive(id, must(there->events(id)), must(there->seals(id)),
                          must(there->wraps(id))));
    LaptopDesk laptop = desk();
    must(laptop.unlock(support::passphrase));
    const CaseList list = must(laptop.cases(told::dutch));
    EXPECT_EQ(list.lines.size(), 1u);
    EXPECT_EQ(list.unreadable, 1);
}

TEST_F(LaptopDeskTest, news_changes_the_fingerprint) {
    LaptopDesk laptop = desk();
    const auto before = must(laptop.fingerprint());
    EXPECT_EQ(must(laptop.fingerprint()), before);
    arrives(told::whole_case("only_the_scooter", ""));
    EXPECT_NE(must(laptop.fingerprint()), before);
}

TEST_F(LaptopDeskTest, bell_of_a_kiosk_is_heard_until_someone_comes) {
    const auto kiosk_journal = journal::make_memory_journal();
    const auto bell = must(outbox::ring_bell(
        *kiosk_journal, town.random, town.clock, town.team.box,
        {outbox::BellCall::Kind::apart, town.clock.wall_ms(), "Kiosk Stadhuis, hal"}));
    const auto ringing = must(outbox::bells_to_ring(*kiosk_journal, town.clock));
    ASSERT_EQ(ringing.size(), 1u);
    outbox::ReceivedBell received;
    received.id = bell;
    received.team = town.team.team;
    received.received_ms = town.clock.wall_ms();
    received.sealed = ringing[0].sealed;
    must(outbox::put_received_bell(*journal, received));
    LaptopDesk laptop = desk();
    must(laptop.unlock(support::passphrase));
    const auto bells = must(laptop.bells());
    ASSERT_EQ(bells.size(), 1u);
    EXPECT_EQ(bells[0].device, "Kiosk Stadhuis, hal");
    EXPECT_TRUE(bells[0].apart);
    must(laptop.settle_bell(bells[0].id));
    EXPECT_TRUE(must(laptop.bells()).empty());
}

TEST_F(LaptopDeskTest, fresh_laptop_chooses_a_passphrase_and_is_not_enrolled_yet) {
    const std::string fresh = town.folder.file("fresh");
    std::filesystem::create_directories(fresh);
    LaptopDesk laptop({fresh, *journal, guides, town.random, town.clock, support::cheap});
    EXPECT_TRUE(laptop.first_use());
    EXPECT_EQ(laptop.create_passphrase("een lange zin voor thuis").error().fault, Fault::not_found);
    EXPECT_FALSE(laptop.first_use());
}

}  // namespace
}  // namespace kt::desk
