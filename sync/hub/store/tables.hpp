// Ordered tables of bytes with transactions: the floor under the embedded stores. The memory one
// and the LMDB one differ only here, so what the hub decides is written once (table_store.cpp).
//
// Inside a transaction a failing table throws TablesFailed, which write and read turn into an
// Error; it goes no further.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"

namespace kt::hub {

// Numbers are on disk. README.md in sync/hub lists the fields of each.
enum class Table : std::uint8_t {
    meta = 1,
    devices = 2,
    tickets = 3,
    requests = 4,
    headers = 5,
    bodies = 6,
    chains = 7,
    seals = 8,
    seal_hashes = 9,
    wraps = 10,
    openers = 11,
    granted = 12,
    feed = 13,
    quarantine = 14,
    bells = 15,
    bell_places = 16,
    publishers = 17,
    publications = 18,
    bundles = 19,
    reports = 20,
};

struct TablesFailed : std::runtime_error {
    TablesFailed(base::Fault why, const std::string& words)
        : std::runtime_error(words), fault(why) {}
    base::Fault fault;
};

class Transaction {
  public:
    virtual ~Transaction() = default;
    virtual std::optional<base::Bytes> get(Table table, base::ByteView key) = 0;
    virtual void put(Table table, base::ByteView key, base::ByteView value) = 0;
    virtual void remove(Table table, base::ByteView key) = 0;
    // Rows whose key begins with prefix and is at least prefix+from, in order, until `see` says
    // false. `see` must not write.
    virtual void scan(Table table, base::ByteView prefix, base::ByteView from,
                      const std::function<bool(base::ByteView, base::ByteView)>& see) = 0;
};

class Tables {
  public:
    virtual ~Tables() = default;
    // Commits when `work` succeeds; otherwise nothing of it remains.
    virtual base::Status write(const std::function<base::Status(Transaction&)>& work) = 0;
    virtual base::Status read(const std::function<base::Status(Transaction&)>& work) = 0;
};

std::unique_ptr<Tables> make_memory_tables();
base::Result<std::unique_ptr<Tables>> open_lmdb_tables(const std::string& folder,
                                                       std::size_t map_bytes);

}  // namespace kt::hub
