#include <algorithm>
#include <map>

#include "sync/hub/store/tables.hpp"

namespace kt::hub {

namespace {

using Key = std::pair<Table, base::Bytes>;
using Rows = std::map<Key, base::Bytes>;

class MemoryTransaction final : public Transaction {
  public:
    explicit MemoryTransaction(Rows& rows) : rows_(rows) {}

    std::optional<base::Bytes> get(Table table, base::ByteView key) override {
        const auto place = rows_.find({table, base::copy(key)});
        if (place == rows_.end()) return std::nullopt;
        return place->second;
    }
    void put(Table table, base::ByteView key, base::ByteView value) override {
        Key name{table, base::copy(key)};
        remember(name);
        rows_[std::move(name)] = base::copy(value);
    }
    void remove(Table table, base::ByteView key) override {
        Key name{table, base::copy(key)};
        remember(name);
        rows_.erase(name);
    }
    void scan(Table table, base::ByteView prefix, base::ByteView from,
              const std::function<bool(base::ByteView, base::ByteView)>& see) override {
        base::Bytes start = base::copy(prefix);
        base::append(start, from);
        for (auto row = rows_.lower_bound({table, start}); row != rows_.end(); ++row) {
            const base::Bytes& key = row->first.second;
            if (row->first.first != table || key.size() < prefix.size()) return;
            if (!std::equal(prefix.begin(), prefix.end(), key.begin())) return;
            if (!see(key, row->second)) return;
        }
    }
    void roll_back() {
        for (auto change = before_.rbegin(); change != before_.rend(); ++change) {
            if (change->second) rows_[change->first] = std::move(*change->second);
            else rows_.erase(change->first);
        }
    }

  private:
    void remember(const Key& name) {
        const auto place = rows_.find(name);
        before_.emplace_back(name,
                             place == rows_.end() ? std::nullopt : std::optional(place->second));
    }

    Rows& rows_;
    std::vector<std::pair<Key, std::optional<base::Bytes>>> before_;
};

class MemoryTables final : public Tables {
  public:
    base::Status write(const std::function<base::Status(Transaction&)>& work) override {
        MemoryTransaction transaction(rows_);
        auto done = work(transaction);
        if (!done) transaction.roll_back();
        return done;
    }
    base::Status read(const std::function<base::Status(Transaction&)>& work) override {
        MemoryTransaction transaction(rows_);
        return work(transaction);
    }

  private:
    Rows rows_;
};

}  // namespace

std::unique_ptr<Tables> make_memory_tables() {
    return std::make_unique<MemoryTables>();
}

}  // namespace kt::hub
