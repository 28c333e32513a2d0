// The laptop's program without a window: typed at, waited for, looked at, locked.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "app/laptop/laptop_program.hpp"
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
            [](bool) { return model::Translate(told::dutch); }, false, [] {});
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
    std::unique_ptr<journal::Journal> journal = journal::make_memory_journal();
    desk::GuideShelf guides = must(desk::GuideShelf::load("assets/guides"));
    base::ManualClock clock{told::began_ms};
    desk::LaptopDesk desk{{town.folder.file("laptop"), *journal, guides, town.random, town.clock,
                           support::cheap}};
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

}  // namespace
}  // namespace kt::app
