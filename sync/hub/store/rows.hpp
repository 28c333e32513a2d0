// Keys and values of the hub's tables, byte for byte. Composite keys begin with what is scanned by;
// numbers are big-endian, so that rows lie in their own order. README.md in sync/hub is the prose
// twin, and tests/sync/hub/privacy_test holds the store to it. Pure.
#pragma once

#include <optional>

#include "core/journal/journal.hpp"
#include "sync/hub/store/store.hpp"
#include "sync/hub/store/tables.hpp"

namespace kt::hub::rows {

inline constexpr std::uint16_t format = 1;

base::Bytes join(std::initializer_list<base::ByteView> parts);
base::Bytes number(std::uint64_t value);  // 8 bytes
base::Bytes chain_key(const journal::ChainId& chain);
base::Bytes event_key(const journal::ChainId& chain, std::uint64_t sequence);
base::Bytes wrap_key(const base::CaseId& case_id, const journal::Wrap& wrap);

struct Chain {
    std::uint64_t sequence = 0;
    keys::Hash head{};
    std::uint64_t forked_at = 0;  // 0: not
};
base::Bytes encode(const Chain& chain);
std::optional<Chain> decode_chain(base::ByteView value);
Chain read_chain(Transaction& transaction, const journal::ChainId& chain);  // empty when absent

base::Bytes encode(const DeviceRow& row);
std::optional<DeviceRow> decode_device(base::ByteView key, base::ByteView value);
base::Bytes encode(const TicketRow& row);
std::optional<TicketRow> decode_ticket(base::ByteView value);
base::Bytes encode(const RequestRow& row);
std::optional<RequestRow> decode_request(base::ByteView key, base::ByteView value);

struct StoredBell {
    wire::BellId bell;
    std::int64_t received_ms = 0;
    bool delivered = false;
    base::Bytes sealed;
};
base::Bytes encode(const StoredBell& row);
std::optional<StoredBell> decode_bell(base::ByteView value);

enum class OpenerState : std::uint8_t { live = 1, retired = 2 };
struct OpenerRow {
    OpenerState state = OpenerState::live;
    base::CaseId case_id;
};
base::Bytes encode(const OpenerRow& row);
std::optional<OpenerRow> decode_opener(base::ByteView value);

std::uint64_t read_number(Transaction& transaction, Table table, base::ByteView key);  // 0: absent

// A row that does not read back is a damaged store, never something to guess about.
[[noreturn]] void damaged();

}  // namespace kt::hub::rows
