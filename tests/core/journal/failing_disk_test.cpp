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
    explicit FailingTables(Failing& failing, const bool* unreadable = nullptr)
        : failing_(failing), unreadable_(unreadable) {}
    base::Result<std::unique_ptr<Transaction>> read() override {
        if (unreadable_ != nullptr && *unreadable_)
            return base::failed(Fault::disk_failed, "nothing can be read");
        return real_->read();
    }
    base::Result<std::unique_ptr<Transaction>> write(Purpose purpose) override {
        return std::make_unique<FailingTransaction>(must(real_->write(purpose)), failing_);
    }
    bool make_room() override { return false; }
    base::Status compact() override { return {}; }

  private:
    std::unique_ptr<Tables> real_ = make_memory_tables();
    Failing& failing_;
    const bool* unreadable_;
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

TEST_P(UnknownOutcome, what_cannot_be_read_again_is_not_written_on) {
    Failing failing = Failing::no;
    bool unreadable = false;
    const auto journal = make_table_journal(std::make_unique<FailingTables>(failing, &unreadable));
    Desk desk(*journal);
    auto writer = desk.begin();
    ASSERT_TRUE(writer->write(answer("a.first", "yes")));
    failing = GetParam();
    unreadable = true;
    EXPECT_EQ(writer->write(answer("a.second", "yes")).error().fault, Fault::disk_failed);
    EXPECT_EQ(writer->write(answer("a.third", "yes")).error().fault, Fault::disk_failed)
        << "it would not know what it follows on";
    unreadable = false;
    const auto events = journal->events(writer->id())->size();
    ASSERT_TRUE(writer->write(answer("a.third", "yes")));
    EXPECT_EQ(journal->events(writer->id())->size(), events + 1);
    EXPECT_EQ(chosen(writer->state(), "a.first"), "yes");
    const bool kept = GetParam() == Failing::after_it_was_kept;
    EXPECT_EQ(chosen(writer->state(), "a.second"), kept ? "yes" : "");
    EXPECT_THAT(writer->state().conflicts, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(FailingDisk, UnknownOutcome,
                         testing::Values(Failing::before_it_was_kept, Failing::after_it_was_kept));

// On a journal of a quarter of a megabyte, with answers that fill it soon.
class FullDisk : public testing::Test {
  protected:
    static constexpr std::size_t small = 256 * 1024;

    // Until the disk is full; how many answers were durable before.
    int fill(CaseWriter& writer) {
        for (int durable = 0;; ++durable) {
            std::array<std::uint8_t, 1500> noise{};
            desk->town.random.fill(noise);
            const auto name = "a.q" + std::to_string(durable);
            const auto written = writer.write(answer(name, "yes", base::to_hex(noise)));
            if (written) continue;
            EXPECT_EQ(written.error().fault, Fault::disk_full);
            return durable;
        }
    }

    TemporaryFolder folder;
    std::unique_ptr<Journal> journal = must(open_lmdb_journal(folder.file("j"), small));
    std::unique_ptr<Desk> desk = std::make_unique<Desk>(*journal);
};

TEST_F(FullDisk, nothing_of_the_refused_answer_is_kept_and_erasing_makes_room) {
    auto writer = desk->begin();
    const auto durable = static_cast<std::size_t>(fill(*writer));
    EXPECT_GT(durable, 10u);
    EXPECT_EQ(journal->events(writer->id())->size(), durable);
    EXPECT_EQ(writer->state().story.size(), durable);

    ASSERT_TRUE(writer->erase());
    EXPECT_EQ(journal->find_case(writer->id())->status, CaseStatus::erased);
    auto next = desk->begin();
    EXPECT_GT(fill(*next), 10);
}

TEST_F(FullDisk, over_and_over_it_fills_up_and_is_emptied_again) {
    for (int round = 0; round < 4; ++round) {
        auto writer = desk->begin();
        EXPECT_GT(fill(*writer), 10) << round;
        ASSERT_TRUE(writer->erase()) << round;
    }
    desk.reset();
    journal.reset();
    journal = must(open_lmdb_journal(folder.file("j"), small));
    EXPECT_EQ(journal->cases()->size(), 4u);
}

TEST_F(FullDisk, a_release_that_does_not_fit_leaves_the_case_open) {
    auto writer = desk->begin();
    fill(*writer);
    // Small answers take what room is left, down to the last page.
    int more = 0;
    while (writer->write(answer("b.q" + std::to_string(more), "yes"))) ++more;
    const auto released = writer->release(CaseStatus::sent);
    if (released) return;  // the last page held it after all
    EXPECT_EQ(released.error().fault, Fault::disk_full);
    EXPECT_EQ(journal->find_case(writer->id())->status, CaseStatus::open);
    EXPECT_TRUE(writer->erase());
}

}  // namespace
}  // namespace kt::journal
