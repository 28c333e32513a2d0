#include "sync/hub/store/rows.hpp"

namespace kt::hub::rows {

using base::ByteReader;
using base::Bytes;
using base::ByteView;

void damaged() {
    throw TablesFailed(base::Fault::disk_failed, "a row cannot be read back");
}

Bytes join(std::initializer_list<ByteView> parts) {
    Bytes out;
    for (const auto& part : parts) base::append(out, part);
    return out;
}

Bytes number(std::uint64_t value) {
    Bytes out;
    base::put_be(out, value, 8);
    return out;
}

Bytes chain_key(const journal::ChainId& chain) {
    return join({chain.case_id.view(), chain.section.view(), chain.writer.view()});
}
Bytes event_key(const journal::ChainId& chain, std::uint64_t sequence) {
    return join({chain_key(chain), number(sequence)});
}
Bytes wrap_key(const base::CaseId& case_id, const journal::Wrap& wrap) {
    const std::uint8_t to = static_cast<std::uint8_t>(wrap.to);
    return join({case_id.view(), ByteView(&to, 1), wrap.recipient.view()});
}

Bytes encode(const Chain& chain) {
    return join({number(chain.sequence), chain.head, number(chain.forked_at)});
}
std::optional<Chain> decode_chain(ByteView value) {
    ByteReader reader(value);
    Chain chain;
    const auto sequence = reader.take_be(8);
    const bool head = reader.take_into(chain.head);
    const auto forked_at = reader.take_be(8);
    if (!sequence || !head || !forked_at || !reader.at_end()) return std::nullopt;
    chain.sequence = *sequence;
    chain.forked_at = *forked_at;
    return chain;
}
Chain read_chain(Transaction& transaction, const journal::ChainId& chain) {
    const auto value = transaction.get(Table::chains, chain_key(chain));
    if (!value) return {};
    const auto row = decode_chain(*value);
    if (!row) damaged();
    return *row;
}

Bytes encode(const DeviceRow& row) {
    Bytes out = number(static_cast<std::uint64_t>(row.since_ms));
    out.push_back(row.revoked ? 1 : 0);
    base::append(out, row.package);
    return out;
}
std::optional<DeviceRow> decode_device(ByteView key, ByteView value) {
    DeviceRow row;
    ByteReader key_reader(key), reader(value);
    const auto since_ms = reader.take_be(8);
    const auto revoked = reader.take_be(1);
    if (!key_reader.take_into(row.signing) || !since_ms || !revoked) return std::nullopt;
    row.since_ms = static_cast<std::int64_t>(*since_ms);
    row.revoked = *revoked != 0;
    row.package = base::copy(reader.rest());
    return row;
}

Bytes encode(const TicketRow& row) {
    Bytes out{static_cast<std::uint8_t>(row.bound ? 1 : 0)};
    base::append(out, row.bound.value_or(keys::PublicKey{}));
    base::append(out, keys::encode(row.stub));
    return out;
}
std::optional<TicketRow> decode_ticket(ByteView value) {
    ByteReader reader(value);
    const auto bound = reader.take_be(1);
    keys::PublicKey key{};
    if (!bound || !reader.take_into(key)) return std::nullopt;
    auto stub = keys::decode_ticket_stub(reader.rest());
    if (!stub) return std::nullopt;
    return TicketRow{*stub, *bound ? std::optional(key) : std::nullopt};
}

Bytes encode(const RequestRow& row) {
    return join({number(static_cast<std::uint64_t>(row.received_ms)), row.request});
}
std::optional<RequestRow> decode_request(ByteView key, ByteView value) {
    RequestRow row;
    ByteReader key_reader(key), reader(value);
    const auto received_ms = reader.take_be(8);
    if (!key_reader.take_into(row.signing) || !received_ms) return std::nullopt;
    row.received_ms = static_cast<std::int64_t>(*received_ms);
    row.request = base::copy(reader.rest());
    return row;
}

Bytes encode(const StoredBell& row) {
    Bytes out = join({row.bell.view(), number(static_cast<std::uint64_t>(row.received_ms))});
    out.push_back(row.delivered ? 1 : 0);
    base::append(out, row.sealed);
    return out;
}
std::optional<StoredBell> decode_bell(ByteView value) {
    ByteReader reader(value);
    StoredBell row;
    const bool bell = reader.take_into(row.bell.bytes);
    const auto received_ms = reader.take_be(8);
    const auto delivered = reader.take_be(1);
    if (!bell || !received_ms || !delivered) return std::nullopt;
    row.received_ms = static_cast<std::int64_t>(*received_ms);
    row.delivered = *delivered != 0;
    row.sealed = base::copy(reader.rest());
    return row;
}

Bytes encode(const OpenerRow& row) {
    const std::uint8_t state = static_cast<std::uint8_t>(row.state);
    return join({ByteView(&state, 1), row.case_id.view()});
}
std::optional<OpenerRow> decode_opener(ByteView value) {
    ByteReader reader(value);
    OpenerRow row;
    const auto state = reader.take_be(1);
    if (!state || !reader.take_into(row.case_id.bytes)) return std::nullopt;
    row.state = static_cast<OpenerState>(*state);
    return row;
}

std::uint64_t read_number(Transaction& transaction, Table table, ByteView key) {
    const auto value = transaction.get(table, key);
    if (!value) return 0;
    if (value->size() != 8) damaged();
    return base::read_be(*value);
}

}  // namespace kt::hub::rows
