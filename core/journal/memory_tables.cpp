#include <array>
#include <map>

#include "core/journal/tables.hpp"

namespace kt::journal {
namespace {

using Rows = std::map<base::Bytes, base::Bytes>;
using AllRows = std::array<Rows, table_count>;

bool begins_with(base::ByteView key, base::ByteView prefix) {
    return key.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), key.begin());
}

// Works on a copy, which takes the place of the original at finish().
class MemoryTransaction final : public Transaction {
  public:
    explicit MemoryTransaction(AllRows& target) : target_(target), rows_(target) {}

    std::optional<base::ByteView> get(Table table, base::ByteView key) override {
        const auto found = of(table).find(base::copy(key));
        if (found == of(table).end()) return std::nullopt;
        return found->second;
    }
    void scan(Table table, base::ByteView prefix, base::ByteView from,
              const std::function<bool(const TableRow&)>& take) override {
        auto row = of(table).lower_bound(base::copy(from.empty() ? prefix : from));
        for (; row != of(table).end() && begins_with(row->first, prefix); ++row) {
            if (!take({row->first, row->second})) return;
        }
    }
    std::optional<TableRow> last(Table table, base::ByteView prefix) override {
        std::optional<TableRow> found;
        scan(table, prefix, {}, [&](const TableRow& row) {
            found = row;
            return true;
        });
        return found;
    }
    void put(Table table, base::ByteView key, base::ByteView value) override {
        of(table)[base::copy(key)] = base::copy(value);
    }
    void remove(Table table, base::ByteView key) override { of(table).erase(base::copy(key)); }
    base::Status so_far() const override { return {}; }
    base::Status finish() override {
        target_ = std::move(rows_);
        return {};
    }

  private:
    Rows& of(Table table) { return rows_[static_cast<std::size_t>(table)]; }

    AllRows& target_;
    AllRows rows_;
};

class MemoryTables final : public Tables {
  public:
    base::Result<std::unique_ptr<Transaction>> read() override {
        return std::make_unique<MemoryTransaction>(rows_);
    }
    base::Result<std::unique_ptr<Transaction>> write(Purpose) override {
        return std::make_unique<MemoryTransaction>(rows_);
    }
    bool make_room() override { return false; }
    base::Status compact() override { return {}; }

  private:
    AllRows rows_;
};

}  // namespace

std::unique_ptr<Tables> make_memory_tables() {
    return std::make_unique<MemoryTables>();
}

}  // namespace kt::journal
