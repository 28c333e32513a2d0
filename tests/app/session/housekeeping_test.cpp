// Conversations left behind by a process that died.
#include "app/session/housekeeping.hpp"

#include <gtest/gtest.h>

#include "core/base/random.hpp"

namespace kt::session {
namespace {

using journal::CaseRow;
using journal::CaseStatus;

class LeftOpen : public testing::Test {
  protected:
    base::CaseId begin(std::int32_t process, const std::string& boot = "this boot") {
        CaseRow row;
        row.id = base::CaseId::random(random);
        row.opened_at_ms = row.changed_at_ms = 1'000'000;
        row.boot = boot;
        row.process = process;
        EXPECT_TRUE(journal->begin_case(row));
        return row.id;
    }
    void give_opener(const base::CaseId& id) {
        journal::Wrap wrap;
        wrap.to = journal::Wrap::To::opener;
        random.fill(wrap.recipient.bytes);
        wrap.sealed = {1, 2, 3};
        ASSERT_TRUE(journal->put_wrap(id, wrap));
    }
    Tidied tidy(std::int64_t wall_ms = 2'000'000) {
        auto tidied = tidy_left_open(
            *journal, "this boot", [](std::int32_t pid) { return pid == 7; }, wall_ms);
        EXPECT_TRUE(tidied);
        return tidied.value_or(Tidied{});
    }
    CaseStatus status(const base::CaseId& id) { return journal->find_case(id)->status; }

    base::SeededRandom random{1};
    std::unique_ptr<journal::Journal> journal = journal::make_memory_journal();
};

TEST_F(LeftOpen, a_living_conversation_is_left_alone) {
    const auto id = begin(7);
    EXPECT_EQ(tidy().erased, 0);
    EXPECT_EQ(status(id), CaseStatus::open);
}

TEST_F(LeftOpen, without_an_opener_it_is_erased_at_once) {
    const auto id = begin(8);
    EXPECT_EQ(tidy().erased, 1);
    EXPECT_EQ(status(id), CaseStatus::erased);
}

TEST_F(LeftOpen, after_a_restart_no_process_number_keeps_it) {
    const auto id = begin(7, "an earlier boot");
    EXPECT_EQ(tidy().erased, 1);
    EXPECT_EQ(status(id), CaseStatus::erased);
}

TEST_F(LeftOpen, with_an_opener_it_waits_a_day_and_no_longer) {
    const auto id = begin(8);
    give_opener(id);
    EXPECT_EQ(tidy().left_for_opener, 1);
    EXPECT_EQ(status(id), CaseStatus::open);
    EXPECT_EQ(tidy(1'000'000 + left_open_ms_max + 1).erased, 1);
    EXPECT_EQ(status(id), CaseStatus::erased);
}

TEST_F(LeftOpen, a_clock_that_was_set_back_loses_nothing) {
    const auto id = begin(8);
    give_opener(id);
    EXPECT_EQ(tidy(-5).left_for_opener, 1);
    EXPECT_EQ(status(id), CaseStatus::open);
}

}  // namespace
}  // namespace kt::session
