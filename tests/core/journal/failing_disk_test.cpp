// A disk that fails in the middle: full, or with an outcome that nobody knows.
#include <gmock/gmock.h>

#include "core/journal/tables.hpp"
#include "tests/core/journal/talk.hpp"

namespace kt::journal {
namespace {

using base::Fault;
using support::must;
using support::TemporaryFolder;
using testing::IsEmpty;

enum class Failing { no, before_it_was_kept, after_it_was_kept };

// Ends a commit with "unknown", whether or not the rows were kept.
class FailingTransaction final : public Transaction {
  public:
    FailingTransaction(std::unique_ptr<Transaction> real, Failing& failing)
        : real_(std::move(real)), failing_(failing) {}
    std::optional<base::ByteView> get(Table table, base::ByteView key) override {
        return real_->get(table, key);
    }
    void scan(Table table, base::ByteView prefix, base::ByteView from,
              const std::function<bool(const TableRow&)>& take) override {
        real_->scan(table, prefix, from, take);
    }
    std::optional<TableRow> last(Table table, base::ByteView prefix) override {
        return real_->last(table, prefix);
    }
    void put(Table table, base::ByteView key, base::ByteView value) override {
        real_->put(table, key, value);
    }
    void remove(Table table, base::ByteView key) override { real_->remove(table, key); }
    base::Status so_far() const override { return real_->so_far(); }
    base::Status finish() override {
        const Failing failing = std::exchange(failing_, Failing::no);
        if (failing == Failing::no) return real_->finish();
        if (failing == Failing::after_it_was_kept) must(real_->finish());
        return base::failed(Fault::disk_failed, "nobody knows");
    }

  private:
    std::unique_ptr<Transaction> real_;
    Failing& failing_;
};

class FailingTables final : public Tables {
  public:
    explicit FailingTables(Failing& failing) : failing_(failing) {}
    base::Result<std::unique_ptr<Transaction>> read() override { return real_->read(); }
    base::Result<std::unique_ptr<Transaction>> write(Purpose purpose) override {
        return std::make_unique<FailingTransaction>(must(real_->write(purpose)), failing_);
    }
    bool make_room() override { return false; }
    base::Status compact() override { return {}; }

  private:
    std::unique_ptr<Tables> real_ = make_memory_tables();
    Failing& failing_;
};

class UnknownOutcome : public testing::TestWithParam<Failing> {};

TEST_P(UnknownOutcome, the_writer_goes_on_as_another_and_nothing_collides) {
    Failing failing = Failing::no;
    const auto journal = make_table_journal(std::make_unique<FailingTables>(failing));
    Desk desk(*journal);
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("a.first", "yes")));
    failing = GetParam();
    EXPECT_EQ(writer->write(answer("a.second", "yes")).error().fault, Fault::disk_failed);
    const bool kept = GetParam() == Failing::after_it_was_kept;
    EXPECT_EQ(chosen(writer->state(), "a.second"), kept ? "yes" : "");
    ASSERT_TRUE(writer->write(answer("a.second", "no")));
    EXPECT_EQ(chosen(writer->state(), "a.second"), "no");
    EXPECT_THAT(writer->state().conflicts, IsEmpty());
    EXPECT_EQ(journal->writers(writer->id())->size(), 2u);
    must(writer->release(CaseStatus::sent));
    EXPECT_EQ(journal->seals(writer->id())->size(), 2u);
    const auto key = must(open_case_key(*journal->wraps(writer->id()), desk.town.laptop().teams));
    const auto read = must(read_case(*journal, writer->id(), key));
    EXPECT_THAT(read.problems, IsEmpty());
    EXPECT_EQ(chosen(read.state, "a.second"), "no");
}

INSTANTIATE_TEST_SUITE_P(
    FailingDisk, UnknownOutcome,
    testing::Values(Failing::before_it_was_kept, Failing::after_it_was_kept));

TEST(FullDisk, nothing_of_the_refused_answer_is_kept_and_erasing_makes_room) {
    const TemporaryFolder folder;
    auto journal = must(open_lmdb_journal(folder.file("j"), 256 * 1024));
    Desk desk(*journal);
    auto writer = desk.begin();
    base::Status written;
    int durable = 0;
    while ((written = writer->write(answer("a.q" + std::to_string(durable), "yes")))) ++durable;
    EXPECT_EQ(written.error().fault, Fault::disk_full);
    EXPECT_GT(durable, 50);
    EXPECT_EQ(journal->events(writer->id())->size(), static_cast<std::size_t>(durable));
    EXPECT_EQ(writer->state().story.size(), static_cast<std::size_t>(durable));
    EXPECT_EQ(writer->write(answer("a.more", "yes")).error().fault, Fault::disk_full);

    ASSERT_TRUE(writer->erase());
    EXPECT_EQ(journal->find_case(writer->id())->status, CaseStatus::erased);
    auto next = desk.begin();
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(next->write(answer("a.q" + std::to_string(i), "yes"))) << i;
    }
}

TEST(FullDisk, over_and_over_it_fills_up_and_is_emptied_again) {
    const TemporaryFolder folder;
    auto journal = must(open_lmdb_journal(folder.file("j"), 256 * 1024));
    Desk desk(*journal);
    for (int round = 0; round < 5; ++round) {
        auto writer = desk.begin();
        int durable = 0;
        while (writer->write(answer("a.q" + std::to_string(durable), "yes"))) ++durable;
        EXPECT_GT(durable, 50) << round;
        ASSERT_TRUE(writer->erase()) << round;
    }
    journal.reset();
    journal = must(open_lmdb_journal(folder.file("j"), 256 * 1024));
    EXPECT_EQ(journal->cases()->size(), 5u);
}

TEST(FullDisk, a_release_that_does_not_fit_leaves_the_case_open) {
    const TemporaryFolder folder;
    auto journal = must(open_lmdb_journal(folder.file("j"), 256 * 1024));
    Desk desk(*journal);
    auto writer = desk.begin();
    int durable = 0;
    while (writer->write(answer("a.q" + std::to_string(durable), "yes"))) ++durable;
    const auto released = writer->release(CaseStatus::sent);
    if (!released) {
        EXPECT_EQ(released.error().fault, Fault::disk_full);
        EXPECT_EQ(journal->find_case(writer->id())->status, CaseStatus::open);
        EXPECT_TRUE(writer->erase());
    }
}

}  // namespace
}  // namespace kt::journal
