#include "app/desk/shared_journal.hpp"

namespace kt::desk {
namespace {

using namespace journal;

class SharedJournal final : public Journal {
  public:
    explicit SharedJournal(Journal& journal) : journal_(journal) {}

    base::Status begin_case(const CaseRow& row) override {
        const std::lock_guard lock(mutex_);
        return journal_.begin_case(row);
    }
    base::Result<CaseRow> find_case(const base::CaseId& id) override {
        const std::lock_guard lock(mutex_);
        return journal_.find_case(id);
    }
    base::Result<std::vector<CaseRow>> cases() override {
        const std::lock_guard lock(mutex_);
        return journal_.cases();
    }
    base::Status put_writer(const base::CaseId& id, const WriterRow& writer) override {
        const std::lock_guard lock(mutex_);
        return journal_.put_writer(id, writer);
    }
    base::Result<std::vector<WriterRow>> writers(const base::CaseId& id) override {
        const std::lock_guard lock(mutex_);
        return journal_.writers(id);
    }
    base::Status append(const std::vector<SealedEvent>& events) override {
        const std::lock_guard lock(mutex_);
        return journal_.append(events);
    }
    base::Result<Release> release(const base::CaseId& id, CaseStatus to, const std::vector<Seal>& seals, const std::vector<Wrap>& wraps, std::int64_t at_ms) override {
        const std::lock_guard lock(mutex_);
        return journal_.release(id, to, seals, wraps, at_ms);
    }
    base::Status reopen_case(const base::CaseId& id, const std::string& boot, std::int32_t process, std::int64_t at_ms) override {
        const std::lock_guard lock(mutex_);
        return journal_.reopen_case(id, boot, process, at_ms);
    }
    base::Status drop_unsent(const base::CaseId& id, std::int64_t at_ms) override {
        const std::lock_guard lock(mutex_);
        return journal_.drop_unsent(id, at_ms);
    }
    base::Status erase(const base::CaseId& id, std::int64_t at_ms) override {
        const std::lock_guard lock(mutex_);
        return journal_.erase(id, at_ms);
    }
    base::Status put_wrap(const base::CaseId& id, const Wrap& wrap) override {
        const std::lock_guard lock(mutex_);
        return journal_.put_wrap(id, wrap);
    }
    base::Status remove_wrap(const base::CaseId& id, const Wrap& wrap) override {
        const std::lock_guard lock(mutex_);
        return journal_.remove_wrap(id, wrap);
    }
    base::Result<std::vector<SealedEvent>> events(const base::CaseId& id) override {
        const std::lock_guard lock(mutex_);
        return journal_.events(id);
    }
    base::Result<std::vector<Seal>> seals(const base::CaseId& id) override {
        const std::lock_guard lock(mutex_);
        return journal_.seals(id);
    }
    base::Result<std::vector<Wrap>> wraps(const base::CaseId& id) override {
        const std::lock_guard lock(mutex_);
        return journal_.wraps(id);
    }
    base::Result<base::CaseId> find_opener(const keys::LookupId& lookup) override {
        const std::lock_guard lock(mutex_);
        return journal_.find_opener(lookup);
    }
    base::Result<std::vector<Release>> releases_after(std::uint64_t position, std::size_t count_max) override {
        const std::lock_guard lock(mutex_);
        return journal_.releases_after(position, count_max);
    }
    base::Status receive(const base::CaseId& id, const std::vector<SealedEvent>& events, const std::vector<Seal>& seals, const std::vector<Wrap>& wraps) override {
        const std::lock_guard lock(mutex_);
        return journal_.receive(id, events, seals, wraps);
    }
    base::Result<std::vector<SealedEvent>> forks(const base::CaseId& id) override {
        const std::lock_guard lock(mutex_);
        return journal_.forks(id);
    }
    base::Status put_note(const std::string& name, base::ByteView value) override {
        const std::lock_guard lock(mutex_);
        return journal_.put_note(name, value);
    }
    base::Result<base::Bytes> note(const std::string& name) override {
        const std::lock_guard lock(mutex_);
        return journal_.note(name);
    }
    base::Status remove_note(const std::string& name) override {
        const std::lock_guard lock(mutex_);
        return journal_.remove_note(name);
    }
    base::Result<std::vector<std::string>> note_names(const std::string& prefix) override {
        const std::lock_guard lock(mutex_);
        return journal_.note_names(prefix);
    }
    base::Status compact() override {
        const std::lock_guard lock(mutex_);
        return journal_.compact();
    }

  private:
    std::mutex mutex_;
    Journal& journal_;
};

}  // namespace

std::unique_ptr<journal::Journal> make_shared_journal(journal::Journal& journal) {
    return std::make_unique<SharedJournal>(journal);
}

}  // namespace kt::desk
