// Ordered tables of byte strings with transactions: all that a journal asks of a store. LMDB is
// one, memory the other; TableJournal is the same journal over both.
//
// A Transaction remembers the first thing that failed; reads then give nothing, writes do nothing,
// and finish() says what it was. A write transaction that is not finished leaves nothing behind.
// Views given out live until the next write or the end of the transaction. One thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"

namespace kt::journal {

class Journal;

// Names on disk (FORMAT.md).
enum class Table : std::uint8_t {
    meta,
    cases,
    writers,
    headers,
    bodies,
    seals,
    wraps,
    openers,
    releases,
    notes,
    forks,
};
inline constexpr std::size_t table_count = 11;
inline constexpr std::size_t table_key_bytes_max = 500;

struct TableRow {
    base::ByteView key;
    base::ByteView value;
};

class Transaction {
  public:
    virtual ~Transaction() = default;
    virtual std::optional<base::ByteView> get(Table table, base::ByteView key) = 0;
    // Rows whose key begins with `prefix`, rising from `from` (which begins with it too, or is
    // empty), until `take` says false. `take` must not write.
    virtual void scan(Table table, base::ByteView prefix, base::ByteView from,
                      const std::function<bool(const TableRow&)>& take) = 0;
    // The highest row whose key begins with `prefix`.
    virtual std::optional<TableRow> last(Table table, base::ByteView prefix) = 0;
    virtual void put(Table table, base::ByteView key, base::ByteView value) = 0;
    virtual void remove(Table table, base::ByteView key) = 0;
    // Whether anything has failed so far.
    virtual base::Status so_far() const = 0;
    // Commits what was written (durable when it returns), or says what failed and keeps nothing,
    // except after Fault::disk_failed, whose outcome is unknown.
    virtual base::Status finish() = 0;
};

// What a write is for: removing may use room that adding may not.
enum class Purpose : std::uint8_t { add, erase };

class Tables {
  public:
    virtual ~Tables() = default;
    virtual base::Result<std::unique_ptr<Transaction>> read() = 0;
    virtual base::Result<std::unique_ptr<Transaction>> write(Purpose purpose) = 0;
    // Called when an erase met a full disk: true if room was made and it is worth trying again.
    virtual bool make_room() = 0;
    virtual base::Status compact() = 0;
};

std::unique_ptr<Journal> make_table_journal(std::unique_ptr<Tables> tables);
std::unique_ptr<Tables> make_memory_tables();
base::Result<std::unique_ptr<Tables>> open_lmdb_tables(const std::string& folder,
                                                       std::size_t map_bytes);

}  // namespace kt::journal
