#include "sync/hub/store/publication_rows.hpp"

#include "sync/hub/store/rows.hpp"

namespace kt::hub {

using base::ByteReader;
using base::Bytes;
using base::ByteView;

namespace rows {

Bytes encode(const PublisherRow& row) {
    return join({number(static_cast<std::uint64_t>(row.since_ms)), row.certificate});
}

Bytes encode(const PublicationRow& row) {
    Bytes out = number(static_cast<std::uint64_t>(row.received_ms));
    for (const auto* part : {&row.proposal, &row.approval, &row.withdrawal}) {
        base::put_be(out, part->size(), 4);
        base::append(out, *part);
    }
    return out;
}
std::optional<PublicationRow> decode_publication(ByteView key, ByteView value) {
    PublicationRow row;
    ByteReader key_reader(key), reader(value);
    const auto received_ms = reader.take_be(8);
    if (!key_reader.take_into(row.digest) || !received_ms) return std::nullopt;
    row.received_ms = static_cast<std::int64_t>(*received_ms);
    for (auto* part : {&row.proposal, &row.approval, &row.withdrawal}) {
        const auto size = reader.take_be(4);
        const auto bytes = size ? reader.take(*size) : std::nullopt;
        if (!bytes) return std::nullopt;
        *part = base::copy(*bytes);
    }
    if (!reader.at_end()) return std::nullopt;
    return row;
}

Bytes encode(const ReportRow& row) {
    return join({number(static_cast<std::uint64_t>(row.seen_ms)), wire::encode_in_use(row.in_use)});
}
std::optional<ReportRow> decode_report(ByteView key, ByteView value) {
    ReportRow row;
    ByteReader key_reader(key), reader(value);
    const auto seen_ms = reader.take_be(8);
    if (!key_reader.take_into(row.signing) || !seen_ms) return std::nullopt;
    row.seen_ms = static_cast<std::int64_t>(*seen_ms);
    auto in_use = wire::decode_in_use(reader.rest());
    if (!in_use) return std::nullopt;
    row.in_use = std::move(*in_use);
    return row;
}

}  // namespace rows

base::Status read_publisher(Transaction& transaction, const keys::PublicKey& signing,
                            PublisherRow& out) {
    const auto value = transaction.get(Table::publishers, signing);
    if (!value) return base::failed(base::Fault::not_found, "this publisher is not known");
    ByteReader reader(*value);
    const auto since_ms = reader.take_be(8);
    if (!since_ms) rows::damaged();
    out = {signing, base::copy(reader.rest()), static_cast<std::int64_t>(*since_ms)};
    return {};
}

std::uint64_t raise_revision(Transaction& transaction) {
    const auto key = base::view(revision_key);
    const std::uint64_t revision = rows::read_number(transaction, Table::meta, key) + 1;
    transaction.put(Table::meta, key, rows::number(revision));
    return revision;
}

std::uint64_t change_publication_rows(Transaction& transaction,
                                      const Store::PublicationChange& change) {
    for (const auto& row : change.put)
        transaction.put(Table::publications, row.digest, rows::encode(row));
    if (change.bundle && !change.put.empty())
        transaction.put(Table::bundles, change.put.front().digest, *change.bundle);
    for (const auto& digest : change.remove) {
        transaction.remove(Table::publications, digest);
        transaction.remove(Table::bundles, digest);
    }
    return raise_revision(transaction);
}

}  // namespace kt::hub
