// The laptop's program without a window: typed at, waited for, looked at, locked.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "app/laptop/laptop_program.hpp"
#include "core/journal/case_writer.hpp"
#include "tests/app/model/told_case.hpp"
#include "tests/support/municipality.hpp"

namespace kt::app {
namespace {

using support::must;
using Kind = ui::Input::Kind;

const ui::Element* find(const ui::Element& element, const std::string& id) {
    if (element.id == id) return &element;
    for (const auto& child : element.children) {
        if (const auto* found = find(child, id)) return found;
    }
    return nullptr;
}

class LaptopProgramTest : public testing::Test {
  protected:
    LaptopProgramTest() {
        town.laptop();
        const auto kiosk = town.kiosk();
        auto writer = must(
            journal::CaseWriter::begin({*journal, kiosk, town.random, town.clock, "boot-1", 1}));
        const auto teller = told::whole_case("only_the_scooter", "Mevrouw Visser");
        for (const auto& event : teller.events()) {
            journal::Draft draft;
            draft.happening = event.happening;
            must(writer->write(draft));
        }
        id = writer->id().hex();
        must(writer->release(journal::CaseStatus::sent));
        program = make_laptop_program(
            desk, clock, {[this](const auto&) { ++syncing; }, [this] { syncing = 0; }},
            [](const std::string&) { return model::Translate(told::dutch); }, false, [] {});
    }
    ui::Page page() { return program->page({444, 278}); }
    void person(Kind kind, const std::string& id_of, const std::string& text = "") {
        program->on_input({kind, id_of, text});
    }
    bool comes(const std::string& id_of) {
        for (int tries = 0; tries < 1000; ++tries) {
            program->on_time(clock.monotonic_ms());
            if (find(page().root, id_of)) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }
    void unlock() {
        person(Kind::edited, "passphrase", std::string(support::passphrase));
        person(Kind::submitted, "passphrase");
    }

    support::Municipality town;
    std::unique_ptr<journal::Journal> journal =
        must(journal::open_lmdb_journal(town.folder.file("journal")));
    desk::GuideShelf guides = must(desk::GuideShelf::load("assets/guides"));
    base::ManualClock clock{told::began_ms};
    desk::LaptopDesk desk{
        {town.folder.file("laptop"), *journal, guides, town.random, town.clock, support::cheap}};
    std::string id;
    std::atomic<int> syncing = 0;
    std::unique_ptr<shell::Program> program;
};

TEST_F(LaptopProgramTest, unlocks_lists_and_opens_a_case) {
    EXPECT_EQ(page().screen, "laptop.unlock");
    unlock();
    ASSERT_TRUE(comes("case." + id));
    EXPECT_EQ(syncing, 1);
    person(Kind::pressed, "case." + id);
    ASSERT_TRUE(comes("case.name"));
    EXPECT_EQ(find(page().root, "case.name")->text, "Mevrouw Visser");
}

TEST_F(LaptopProgramTest, wrong_passphrase_is_said) {
    person(Kind::edited, "passphrase", "een andere lange zin");
    person(Kind::submitted, "passphrase");
    ASSERT_TRUE(comes("trouble"));
    EXPECT_EQ(page().screen, "laptop.unlock");
    EXPECT_EQ(syncing, 0);
}

TEST_F(LaptopProgramTest, locks_itself_and_lets_go_of_the_line) {
    unlock();
    ASSERT_TRUE(comes("case." + id));
    clock.advance_ms(model::laptop::idle_lock_ms);
    program->on_time(clock.monotonic_ms());
    EXPECT_EQ(page().screen, "laptop.unlock");
    EXPECT_EQ(find(page().root, "case." + id), nullptr);
    EXPECT_FALSE(program->wake_at_ms());
    program.reset();  // waits for what was under way
    EXPECT_EQ(syncing, 0);
    EXPECT_EQ(desk.identity(), nullptr);
}

TEST_F(LaptopProgramTest, control_and_l_lock_and_it_opens_again) {
    unlock();
    ASSERT_TRUE(comes("case." + id));
    person(Kind::shortcut, "", "l");
    EXPECT_EQ(page().screen, "laptop.unlock");
    unlock();
    EXPECT_TRUE(comes("case." + id));
}

// A conversation at this laptop, walked through on its screens.
class TableTest : public LaptopProgramTest {
  protected:
    template <class Is>
    bool until(Is is) {
        for (int tries = 0; tries < 1000; ++tries) {
            clock.advance_ms(look_ms);  // as time goes by: what came in is looked at
            program->on_input({Kind::activity, "", ""});
            program->on_time(clock.monotonic_ms());
            if (is(page())) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return false;
    }
    bool on_screen(const std::string& begin) {
        return until([&](const ui::Page& now) { return now.screen.starts_with(begin); });
    }
    void press(const std::string& element) { person(Kind::pressed, element); }
    void opens_the_case() {
        unlock();
        ASSERT_TRUE(comes("case." + id));
        press("case." + id);
        ASSERT_TRUE(comes("talk.on"));
    }
    void goes_on_at_home() {
        opens_the_case();
        press("talk.on");
        ASSERT_EQ(page().screen, "laptop.talk_place");
        press("talk.home");
        ASSERT_TRUE(on_screen("kiosk."));
    }
    void is_enough_for_now() {
        press("stop");
        ASSERT_EQ(page().screen, "kiosk.stopped");
        press("keep");
        ASSERT_TRUE(on_screen("laptop.case"));
    }
    journal::ReadCase stored(const base::CaseId& case_id) {
        const auto open = must(keys::unlock(town.folder.file("laptop"), support::passphrase));
        const auto key = must(journal::laptop_case_key(*looked_into, case_id, open, own_random));
        return must(journal::read_case(*looked_into, case_id, key));
    }
    base::CaseId sent_case() { return *base::CaseId::from_hex(id); }
    // The program's journal and randomness belong to its own thread while it runs.
    std::unique_ptr<journal::Journal> looked_into =
        must(journal::open_lmdb_journal(town.folder.file("journal")));
    base::SeededRandom own_random{2};
    // What is asked now; empty when it is no question.
    std::string asked() {
        const ui::Page now = page();
        const auto* title = find(now.root, "question");
        if (!title) title = find(now.root, "title");
        return title ? title->text : "";
    }
};

TEST_F(TableTest, a_case_of_the_hall_is_deepened_at_home) {
    goes_on_at_home();
    EXPECT_EQ(find(page().root, "staff"), nullptr);
    EXPECT_NE(find(page().root, "speaker"), nullptr);
    is_enough_for_now();
    const auto read = stored(sent_case());
    EXPECT_TRUE(read.problems.empty());
    ASSERT_TRUE(read.state.continued);
    EXPECT_EQ(read.state.continued->place, guide::Place::home);
    EXPECT_EQ(read.state.continued->guide_digest, told::guide().digest);
    EXPECT_EQ(read.state.facts.place, guide::Place::home);
    EXPECT_EQ(must(looked_into->find_case(sent_case())).status, journal::CaseStatus::sent);
    EXPECT_EQ(must(looked_into->seals(sent_case())).size(), 2u)
        << "a seal of the kiosk, one of ours";
}

TEST_F(TableTest, locked_half_way_it_shows_nothing_and_goes_on_at_the_same_place) {
    goes_on_at_home();
    const std::string screen = page().screen, question = asked();
    const auto told_before = stored(sent_case()).state.story.size();
    press("lock");
    EXPECT_EQ(page().screen, "laptop.unlock");
    unlock();
    ASSERT_TRUE(on_screen("kiosk."));
    EXPECT_EQ(page().screen, screen);
    EXPECT_EQ(asked(), question);
    EXPECT_EQ(stored(sent_case()).state.story.size(), told_before) << "the same sitting";
    is_enough_for_now();
    EXPECT_TRUE(stored(sent_case()).problems.empty());
}

TEST_F(TableTest, at_a_table_it_locks_itself_later) {
    goes_on_at_home();
    clock.advance_ms(model::laptop::idle_lock_ms + 1);
    program->on_time(clock.monotonic_ms());
    EXPECT_TRUE(page().screen.starts_with("kiosk."));
    clock.advance_ms(model::laptop::idle_lock_at_table_ms);
    program->on_time(clock.monotonic_ms());
    EXPECT_EQ(page().screen, "laptop.unlock");
}

TEST_F(TableTest, a_new_case_is_the_teams_from_the_start) {
    unlock();
    ASSERT_TRUE(comes("talk.new"));
    press("talk.new");
    press("talk.room");
    ASSERT_TRUE(on_screen("kiosk.notice"));
    EXPECT_EQ(must(looked_into->cases()).size(), 1u) << "nothing begins before it was said";
    press("go_on");
    ASSERT_TRUE(until([](const ui::Page& now) {
        return now.screen.starts_with("kiosk.") && now.screen != "kiosk.notice";
    }));
    base::CaseId made;
    for (const auto& row : must(looked_into->cases()))
        if (row.id.hex() != id) made = row.id;
    EXPECT_EQ(must(looked_into->wraps(made)).size(), 2u) << "the team, and the recovery key";
    is_enough_for_now();
    const auto read = stored(made);
    ASSERT_TRUE(read.state.begun);
    EXPECT_EQ(read.state.begun->place, guide::Place::room);
    EXPECT_EQ(must(looked_into->find_case(made)).status, journal::CaseStatus::sent);
}

TEST_F(TableTest, who_speaks_is_kept_with_what_is_told) {
    goes_on_at_home();
    press("speaker");
    const std::string before = asked();
    press("go_on");  // over what was told so far
    ASSERT_TRUE(until([&](const ui::Page&) { return asked() != before; }));
    is_enough_for_now();
    bool by_companion = false;
    for (const auto& event : stored(sent_case()).state.story) {
        if (!std::holds_alternative<casefile::OverviewConfirmed>(event.happening)) continue;
        by_companion = by_companion || event.said_by == "companion";
    }
    EXPECT_TRUE(by_companion);
}

}  // namespace
}  // namespace kt::app
