// LMDB 0.9.24 under the tables. Long because all that is known of LMDB's ways stands together.
// What is done and why:
// - never WRITEMAP, NOSYNC, NOMEMINIT or DUPSORT: each loses or leaks data in this version;
// - NOTLS, so that a reader belongs to its transaction and not to a thread;
// - a second open of one path in a process would break LMDB's locks: all who open a folder in this
//   process share one environment. A gate lets their transactions run side by side, and lets what
//   may not run beside any (erasing, reopening, compacting) run alone;
// - after any error of a commit the environment is closed, opened and reread; the number of the
//   last transaction then tells whether nothing was kept, and only that counts as disk_full;
// - the map has room beyond its limit that only erasing may use; a file of reserve on the disk is
//   given up when erasing meets a full disk;
// - every user holds a shared lock on "in-use"; compaction needs it for itself alone.
#include <fcntl.h>
#include <lmdb.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include "core/base/file.hpp"
#include "core/journal/tables.hpp"

namespace kt::journal {
namespace {

using base::Fault;

constexpr std::array<const char*, table_count> table_names = {
    "meta",  "cases",   "writers",  "headers", "bodies", "seals",
    "wraps", "openers", "releases", "notes",   "forks"};
constexpr std::size_t erase_reserve_bytes = std::size_t{4} << 20;
constexpr unsigned readers_max = 126;
constexpr std::string_view format_key = "format";
constexpr std::uint8_t format_version = 1;

MDB_val value_of(base::ByteView bytes) {
    return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())};
}
base::ByteView view_of(const MDB_val& value) {
    return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}
bool begins_with(base::ByteView key, base::ByteView prefix) {
    return key.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), key.begin());
}

bool means_full(int code) {
    return code == MDB_MAP_FULL || code == ENOSPC || code == EDQUOT || code == EFBIG;
}

base::Error error_of(int code, const char* what) {
    Fault fault = Fault::internal;
    if (means_full(code)) fault = Fault::disk_full;
    if (code == EIO || code == MDB_PANIC) fault = Fault::disk_failed;
    if (code == EACCES) fault = Fault::not_allowed;
    return {fault, std::string(what) + ": " + mdb_strerror(code)};
}

using Handles = std::array<MDB_dbi, table_count>;

// What a transaction asks of the tables it came from. It is told when it has ended, while it still
// holds the gate; and when its commit failed, after it has let go of everything.
class Origin {
  public:
    virtual ~Origin() = default;
    virtual void after_erase() = 0;
    virtual base::Status after_failed_commit(int code, std::size_t transaction) = 0;
};

// Shared for reading and adding, alone for erasing.
struct Gate {
    std::shared_lock<std::shared_mutex> together;
    std::unique_lock<std::shared_mutex> alone;
    void leave() {
        if (together.owns_lock()) together.unlock();
        if (alone.owns_lock()) alone.unlock();
    }
};

class LmdbTransaction final : public Transaction {
  public:
    LmdbTransaction(MDB_txn* txn, const Handles& handles, Origin& origin, Gate gate, bool writes)
        : txn_(txn), handles_(handles), origin_(origin), gate_(std::move(gate)), writes_(writes) {}
    ~LmdbTransaction() override {
        if (txn_ == nullptr) return;
        mdb_txn_abort(txn_);
        end();
    }

    std::optional<base::ByteView> get(Table table, base::ByteView key) override {
        if (code_ != 0) return std::nullopt;
        MDB_val wanted = value_of(key);
        MDB_val found{};
        const int code = mdb_get(txn_, of(table), &wanted, &found);
        if (code == MDB_NOTFOUND) return std::nullopt;
        if (!good(code)) return std::nullopt;
        return view_of(found);
    }

    void scan(Table table, base::ByteView prefix, base::ByteView from,
              const std::function<bool(const TableRow&)>& take) override {
        MDB_cursor* cursor = open_cursor(table);
        if (cursor == nullptr) return;
        const base::ByteView start = from.empty() ? prefix : from;
        MDB_val key = value_of(start);
        MDB_val value{};
        // An empty key is no key to LMDB: begin at the first row then.
        int code = mdb_cursor_get(cursor, &key, &value, start.empty() ? MDB_FIRST : MDB_SET_RANGE);
        while (code == 0 && begins_with(view_of(key), prefix)) {
            if (!take({view_of(key), view_of(value)})) break;
            code = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
        }
        if (code != MDB_NOTFOUND) good(code);
        mdb_cursor_close(cursor);
    }

    std::optional<TableRow> last(Table table, base::ByteView prefix) override {
        MDB_cursor* cursor = open_cursor(table);
        if (cursor == nullptr) return std::nullopt;
        // The first key that is above all keys with this prefix; the one before it is ours or none.
        base::Bytes above = base::copy(prefix);
        while (!above.empty() && above.back() == 0xFF) above.pop_back();
        MDB_val key{};
        MDB_val value{};
        int code = MDB_NOTFOUND;
        if (!above.empty()) {
            ++above.back();
            key = value_of(above);
            code = mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE);
        }
        code = mdb_cursor_get(cursor, &key, &value, code == 0 ? MDB_PREV : MDB_LAST);
        mdb_cursor_close(cursor);
        if (code == MDB_NOTFOUND || !good(code)) return std::nullopt;
        if (!begins_with(view_of(key), prefix)) return std::nullopt;
        return TableRow{view_of(key), view_of(value)};
    }

    void put(Table table, base::ByteView key, base::ByteView value) override {
        if (code_ != 0) return;
        MDB_val at = value_of(key);
        MDB_val what = value_of(value);
        good(mdb_put(txn_, of(table), &at, &what, 0));
    }

    void remove(Table table, base::ByteView key) override {
        if (code_ != 0) return;
        MDB_val at = value_of(key);
        const int code = mdb_del(txn_, of(table), &at, nullptr);
        if (code != MDB_NOTFOUND) good(code);
    }

    base::Status so_far() const override {
        if (code_ == 0) return {};
        return tl::unexpected(error_of(code_, "the journal cannot be used"));
    }

    base::Status finish() override {
        MDB_txn* txn = std::exchange(txn_, nullptr);
        if (code_ != 0 || !writes_) {
            mdb_txn_abort(txn);
            end();
            return so_far();
        }
        const std::size_t number = mdb_txn_id(txn);
        const int code = mdb_txn_commit(txn);
        end();
        if (code == 0) return {};
        return origin_.after_failed_commit(code, number);
    }

  private:
    MDB_dbi of(Table table) const { return handles_[static_cast<std::size_t>(table)]; }
    bool good(int code) {
        if (code != 0 && code_ == 0) code_ = code;
        return code == 0;
    }
    MDB_cursor* open_cursor(Table table) {
        if (code_ != 0) return nullptr;
        MDB_cursor* cursor = nullptr;
        if (!good(mdb_cursor_open(txn_, of(table), &cursor))) return nullptr;
        return cursor;
    }

    void end() {
        if (gate_.alone.owns_lock()) origin_.after_erase();
        gate_.leave();
    }

    MDB_txn* txn_;
    const Handles& handles_;
    Origin& origin_;
    Gate gate_;
    bool writes_;
    int code_ = 0;
};

class Environment final : public Origin {
  public:
    Environment(std::string folder, std::size_t map_bytes)
        : folder_(std::move(folder)), map_bytes_(map_bytes) {}
    ~Environment() override {
        close();
        if (users_ >= 0) ::close(users_);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

    base::Status start() {
        users_ = ::open(path("in-use").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (users_ < 0) return base::failed(Fault::not_allowed, "the journal cannot be opened");
        if (auto opened = open_as_user(); !opened) return opened;
        keep_reserve();
        return check_format();
    }

    base::Result<std::unique_ptr<Transaction>> read() {
        return begin(MDB_RDONLY, {std::shared_lock(gate_), {}});
    }

    base::Result<std::unique_ptr<Transaction>> write(Purpose purpose) {
        if (purpose == Purpose::add) return begin(0, {std::shared_lock(gate_), {}});
        Gate gate{{}, std::unique_lock(gate_)};
        if (env_ != nullptr) mdb_env_set_mapsize(env_, map_bytes_ + erase_reserve_bytes);
        return begin(0, std::move(gate));
    }

    void after_erase() override {
        // Never below what is in use: LMDB sees to that.
        if (env_ != nullptr) mdb_env_set_mapsize(env_, map_bytes_);
    }

    bool make_room() {
        const bool had = base::file_exists(path("reserve"));
        ::unlink(path("reserve").c_str());
        return had;
    }

    base::Status compact() {
        const std::unique_lock alone(gate_);
        if (env_ == nullptr) {
            if (auto opened = open_as_user(); !opened) return opened;
        }
        // Changing a shared lock into one's own gives it up for a moment: another may have
        // compacted meanwhile, so the file is opened anew whatever comes of it.
        if (::flock(users_, LOCK_EX | LOCK_NB) != 0) {
            close();
            if (auto opened = open_as_user(); !opened) return opened;
            return base::failed(Fault::not_allowed,
                                "another program has the journal open; compact when it is alone");
        }
        close();
        auto status = open_environment();
        if (status) status = rewrite();
        close();
        auto opened = open_as_user();
        keep_reserve();
        return status ? opened : status;
    }

    base::Status after_failed_commit(int code, std::size_t transaction) override {
        const std::unique_lock alone(gate_);
        close();
        auto opened = open_as_user();
        if (!opened) {
            return base::failed(Fault::disk_failed, "the journal failed and cannot be reopened: " +
                                                        opened.error().words);
        }
        MDB_envinfo info{};
        mdb_env_info(env_, &info);
        if (means_full(code) && info.me_last_txnid < transaction) {
            return base::failed(Fault::disk_full, "there is no room left; nothing was kept");
        }
        return base::failed(
            Fault::disk_failed,
            std::string("it is not known whether this was kept: ") + mdb_strerror(code));
    }

  private:
    std::string path(std::string_view file) const { return folder_ + "/" + std::string(file); }

    // Waits for a compaction that another process is at.
    base::Status open_as_user() {
        if (::flock(users_, LOCK_SH) != 0) {
            return base::failed(Fault::internal, "the journal cannot be locked");
        }
        return open_environment();
    }

    base::Status open_environment() {
        int code = mdb_env_create(&env_);
        if (code == 0) code = mdb_env_set_maxdbs(env_, table_count);
        if (code == 0) code = mdb_env_set_maxreaders(env_, readers_max);
        if (code == 0) code = mdb_env_set_mapsize(env_, map_bytes_);
        if (code == 0) code = mdb_env_open(env_, folder_.c_str(), MDB_NOTLS, 0600);
        if (code == 0) code = mdb_reader_check(env_, nullptr);
        if (code == 0) code = open_tables();
        if (code == 0) return {};
        close();
        return tl::unexpected(error_of(code, "the journal cannot be opened"));
    }

    // Before anyone else in this process can use it. Reads first: opening an existing journal
    // writes nothing, so it works on a full disk.
    int open_tables() {
        int code = open_tables_with(MDB_RDONLY, 0);
        if (code == MDB_NOTFOUND) code = open_tables_with(0, MDB_CREATE);
        return code;
    }

    int open_tables_with(unsigned txn_flags, unsigned table_flags) {
        MDB_txn* txn = nullptr;
        int code = begin_txn(txn_flags, &txn);
        for (std::size_t i = 0; code == 0 && i < table_count; ++i) {
            code = mdb_dbi_open(txn, table_names[i], table_flags, &handles_[i]);
        }
        if (txn == nullptr) return code;
        if (code == 0) return mdb_txn_commit(txn);
        mdb_txn_abort(txn);
        return code;
    }

    int begin_txn(unsigned flags, MDB_txn** txn) {
        int code = mdb_txn_begin(env_, nullptr, flags, txn);
        if (code == MDB_READERS_FULL) {  // places of readers that died
            mdb_reader_check(env_, nullptr);
            code = mdb_txn_begin(env_, nullptr, flags, txn);
        }
        return code;
    }

    base::Result<std::unique_ptr<Transaction>> begin(unsigned flags, Gate gate) {
        MDB_txn* txn = nullptr;
        int code = env_ == nullptr ? MDB_MAP_RESIZED : begin_txn(flags, &txn);
        if (code == MDB_MAP_RESIZED) {
            const bool was_alone = gate.alone.owns_lock();
            gate.leave();
            if (auto fitted = fit_again(); !fitted) return tl::unexpected(fitted.error());
            if (was_alone) gate.alone.lock();
            else gate.together = std::shared_lock(gate_);
            code = env_ == nullptr ? MDB_PANIC : begin_txn(flags, &txn);
        }
        if (code != 0) return tl::unexpected(error_of(code, "the journal cannot be used"));
        const bool writes = (flags & MDB_RDONLY) == 0;
        return std::make_unique<LmdbTransaction>(txn, handles_, *this, std::move(gate), writes);
    }

    // An earlier reopening failed, or another process made the map larger.
    base::Status fit_again() {
        const std::unique_lock alone(gate_);
        if (env_ == nullptr) return open_as_user();
        if (const int code = mdb_env_set_mapsize(env_, 0); code != 0) {
            return tl::unexpected(error_of(code, "the journal cannot be used"));
        }
        return {};
    }

    base::Status check_format() {
        auto reading = read();
        if (!reading) return tl::unexpected(reading.error());
        const auto found = (*reading)->get(Table::meta, base::view(format_key));
        if (found) {
            if (found->size() == 1 && found->front() == format_version) return {};
            return base::failed(Fault::bad_input, "this journal needs a newer program");
        }
        reading->reset();
        auto writing = write(Purpose::add);
        if (!writing) return tl::unexpected(writing.error());
        (*writing)->put(Table::meta, base::view(format_key), base::ByteView(&format_version, 1));
        return (*writing)->finish();
    }

    // Best effort: without it a full disk may refuse an erase, which then says so.
    void keep_reserve() {
        if (base::file_exists(path("reserve"))) return;
        const int file = ::open(path("reserve").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0) return;
        if (::posix_fallocate(file, 0, static_cast<off_t>(erase_reserve_bytes)) != 0) {
            ::unlink(path("reserve").c_str());
        }
        ::close(file);
    }

    // Alone: nobody else has the file. A rename puts the new file in place whole.
    base::Status rewrite() {
        const std::string fresh = path("data.compact");
        ::unlink(fresh.c_str());
        const int file = ::open(fresh.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file < 0) return base::failed(Fault::disk_full, "the journal cannot be rewritten");
        int code = mdb_env_copyfd2(env_, file, MDB_CP_COMPACT);
        if (code == 0 && ::fsync(file) != 0) code = errno;
        ::close(file);
        close();
        if (code == 0 && ::rename(fresh.c_str(), path("data.mdb").c_str()) != 0) code = errno;
        if (code != 0) {
            ::unlink(fresh.c_str());
            return tl::unexpected(error_of(code, "the journal cannot be rewritten"));
        }
        // It counts transactions of the old file; whoever opens next makes a new one.
        ::unlink(path("lock.mdb").c_str());
        return sync_folder();
    }

    base::Status sync_folder() const {
        const int file = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        const bool durable = file >= 0 && ::fsync(file) == 0;
        if (file >= 0) ::close(file);
        if (durable) return {};
        return base::failed(Fault::disk_failed, "the rewritten journal may not be durable");
    }

    void close() {
        if (env_ != nullptr) mdb_env_close(env_);
        env_ = nullptr;
    }

    std::string folder_;
    std::size_t map_bytes_;
    std::shared_mutex gate_;
    MDB_env* env_ = nullptr;
    Handles handles_{};
    int users_ = -1;
};

// One environment for all in this process who open the same folder; the last one closes it.
class Environments {
  public:
    static Environments& instance() {
        static Environments environments;
        return environments;
    }

    base::Result<Environment*> open(const std::string& folder, std::size_t map_bytes) {
        const std::lock_guard guard(mutex_);
        if (auto made = base::make_folder(folder); !made) return tl::unexpected(made.error());
        struct stat info {};
        if (::stat(folder.c_str(), &info) != 0) {
            return base::failed(Fault::not_found, "the folder of the journal cannot be seen");
        }
        Shared& shared = open_[{info.st_dev, info.st_ino}];
        if (!shared.environment) {
            auto made = std::make_unique<Environment>(folder, map_bytes);
            if (auto started = made->start(); !started) return tl::unexpected(started.error());
            shared.environment = std::move(made);
        }
        ++shared.users;
        return shared.environment.get();
    }

    void close(const Environment* environment) {
        const std::lock_guard guard(mutex_);
        for (auto& [folder, shared] : open_) {
            if (shared.environment.get() != environment) continue;
            if (--shared.users == 0) shared.environment.reset();
        }
    }

  private:
    struct Shared {
        std::unique_ptr<Environment> environment;
        int users = 0;
    };
    std::mutex mutex_;
    std::map<std::pair<dev_t, ino_t>, Shared> open_;
};

class LmdbTables final : public Tables {
  public:
    explicit LmdbTables(Environment* environment) : environment_(environment) {}
    ~LmdbTables() override { Environments::instance().close(environment_); }
    LmdbTables(const LmdbTables&) = delete;
    LmdbTables& operator=(const LmdbTables&) = delete;

    base::Result<std::unique_ptr<Transaction>> read() override { return environment_->read(); }
    base::Result<std::unique_ptr<Transaction>> write(Purpose purpose) override {
        return environment_->write(purpose);
    }
    bool make_room() override { return environment_->make_room(); }
    base::Status compact() override { return environment_->compact(); }

  private:
    Environment* environment_;
};

}  // namespace

base::Result<std::unique_ptr<Tables>> open_lmdb_tables(const std::string& folder,
                                                       std::size_t map_bytes) {
    auto environment = Environments::instance().open(folder, map_bytes);
    if (!environment) return tl::unexpected(environment.error());
    return std::make_unique<LmdbTables>(*environment);
}

}  // namespace kt::journal
