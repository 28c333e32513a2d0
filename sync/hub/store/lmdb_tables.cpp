// LMDB: one unnamed database, keys of (table, key). Never WRITEMAP, NOSYNC or NOMEMINIT; a large
// map from the start; after a failed commit the environment is opened anew, because the outcome is
// unknown until it is reread.
#include <lmdb.h>

#include <algorithm>

#include "core/base/file.hpp"
#include "sync/hub/store/tables.hpp"

namespace kt::hub {

namespace {

using base::failed;
using base::Fault;
using base::Status;

constexpr std::size_t spare_pages = 64;  // kept free, so that removing always works

Fault fault_of(int code) {
    if (code == MDB_MAP_FULL || code == ENOSPC) return Fault::disk_full;
    return Fault::disk_failed;
}
void check(int code) {
    if (code != MDB_SUCCESS) throw TablesFailed(fault_of(code), mdb_strerror(code));
}
MDB_val value_of(base::ByteView bytes) {
    return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())};
}
base::ByteView view_of(const MDB_val& value) {
    return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}
base::Bytes row_key(Table table, base::ByteView key) {
    base::Bytes out{static_cast<std::uint8_t>(table)};
    base::append(out, key);
    return out;
}

class LmdbTransaction final : public Transaction {
  public:
    LmdbTransaction(MDB_env* env, unsigned flags) {
        check(mdb_txn_begin(env, nullptr, flags, &txn_));
        if (const int code = mdb_dbi_open(txn_, nullptr, 0, &dbi_)) {
            mdb_txn_abort(txn_);
            check(code);
        }
    }
    LmdbTransaction(const LmdbTransaction&) = delete;
    LmdbTransaction& operator=(const LmdbTransaction&) = delete;
    ~LmdbTransaction() override {
        if (txn_) mdb_txn_abort(txn_);
    }
    void commit() {
        MDB_txn* txn = txn_;
        txn_ = nullptr;
        check(mdb_txn_commit(txn));
    }

    std::optional<base::Bytes> get(Table table, base::ByteView key) override {
        const base::Bytes name = row_key(table, key);
        MDB_val mdb_key = value_of(name), value{};
        const int code = mdb_get(txn_, dbi_, &mdb_key, &value);
        if (code == MDB_NOTFOUND) return std::nullopt;
        check(code);
        return base::copy(view_of(value));
    }
    void put(Table table, base::ByteView key, base::ByteView value) override {
        const base::Bytes name = row_key(table, key);
        MDB_val mdb_key = value_of(name), mdb_value = value_of(value);
        check(mdb_put(txn_, dbi_, &mdb_key, &mdb_value, 0));
    }
    void remove(Table table, base::ByteView key) override {
        const base::Bytes name = row_key(table, key);
        MDB_val mdb_key = value_of(name);
        const int code = mdb_del(txn_, dbi_, &mdb_key, nullptr);
        if (code != MDB_NOTFOUND) check(code);
    }
    void scan(Table table, base::ByteView prefix, base::ByteView from,
              const std::function<bool(base::ByteView, base::ByteView)>& see) override {
        const base::Bytes begin = row_key(table, prefix);
        base::Bytes start = begin;
        base::append(start, from);
        MDB_cursor* cursor = nullptr;
        check(mdb_cursor_open(txn_, dbi_, &cursor));
        const std::unique_ptr<MDB_cursor, void (*)(MDB_cursor*)> closing(cursor, mdb_cursor_close);
        MDB_val key = value_of(start), value{};
        int code = mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE);
        for (; code == MDB_SUCCESS; code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
            const auto name = view_of(key);
            if (name.size() < begin.size() || !std::equal(begin.begin(), begin.end(), name.begin()))
                return;
            if (!see(name.subspan(1), view_of(value))) return;
        }
        if (code != MDB_NOTFOUND) check(code);
    }

  private:
    MDB_txn* txn_ = nullptr;
    MDB_dbi dbi_ = 0;
};

class LmdbTables final : public Tables {
  public:
    LmdbTables(std::string folder, std::size_t map_bytes)
        : folder_(std::move(folder)), map_bytes_(map_bytes) {}
    LmdbTables(const LmdbTables&) = delete;
    LmdbTables& operator=(const LmdbTables&) = delete;
    ~LmdbTables() override { close(); }

    Status open() {
        return guarded([&]() -> Status {
            check(mdb_env_create(&env_));
            check(mdb_env_set_mapsize(env_, map_bytes_));
            check(mdb_env_open(env_, folder_.c_str(), MDB_NOTLS, 0600));
            int dead = 0;
            check(mdb_reader_check(env_, &dead));
            return {};
        });
    }

    Status write(const std::function<Status(Transaction&)>& work) override {
        if (!env_)
            if (auto opened = open(); !opened) return opened;
        auto done = guarded([&]() -> Status {
            if (!has_room())
                return failed(Fault::disk_full, "the hub's store has reached its size");
            LmdbTransaction transaction(env_, 0);
            if (auto worked = work(transaction); !worked) return worked;
            transaction.commit();
            return {};
        });
        if (!done && done.error().fault == Fault::disk_failed) close();
        return done;
    }
    Status read(const std::function<Status(Transaction&)>& work) override {
        if (!env_)
            if (auto opened = open(); !opened) return opened;
        return guarded([&]() -> Status {
            LmdbTransaction transaction(env_, MDB_RDONLY);
            return work(transaction);
        });
    }

  private:
    static Status guarded(const std::function<Status()>& work) {
        try {
            return work();
        } catch (const TablesFailed& error) {
            return failed(error.fault, std::string("the hub's store: ") + error.what());
        }
    }
    bool has_room() {
        MDB_envinfo info{};
        MDB_stat stat{};
        check(mdb_env_info(env_, &info));
        check(mdb_env_stat(env_, &stat));
        return info.me_mapsize / stat.ms_psize > info.me_last_pgno + spare_pages;
    }
    void close() {
        if (env_) mdb_env_close(env_);
        env_ = nullptr;
    }

    std::string folder_;
    std::size_t map_bytes_;
    MDB_env* env_ = nullptr;
};

}  // namespace

base::Result<std::unique_ptr<Tables>> open_lmdb_tables(const std::string& folder,
                                                       std::size_t map_bytes) {
    if (auto made = base::make_folder(folder); !made) return tl::unexpected(made.error());
    auto tables = std::make_unique<LmdbTables>(folder, map_bytes);
    if (auto opened = tables->open(); !opened) return tl::unexpected(opened.error());
    return tables;
}

}  // namespace kt::hub
