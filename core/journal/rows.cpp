#include "core/journal/rows.hpp"

namespace kt::journal {
namespace {

using base::Fault;

constexpr std::uint8_t case_row_version = 1;
constexpr std::size_t boot_bytes_max = 200;

tl::unexpected<base::Error> damaged() {
    return base::failed(Fault::bad_input, "a row of the journal is damaged");
}

bool is_status(std::uint64_t number) {
    return number >= 1 && number <= 4;
}

}  // namespace

base::Bytes chain_key(const ChainId& chain) {
    base::Bytes key;
    key.reserve(event_key_bytes);
    base::append(key, chain.case_id.bytes);
    base::append(key, chain.section.bytes);
    base::append(key, chain.writer.bytes);
    return key;
}

base::Bytes event_key(const ChainId& chain, std::uint64_t sequence) {
    base::Bytes key = chain_key(chain);
    base::put_be(key, sequence, 8);
    return key;
}

base::Bytes writer_key(const base::CaseId& id, const base::WriterId& writer) {
    base::Bytes key = base::copy(id.bytes);
    base::append(key, writer.bytes);
    return key;
}

base::Bytes wrap_key(const base::CaseId& id, const Wrap& wrap) {
    base::Bytes key = base::copy(id.bytes);
    base::put_be(key, static_cast<std::uint8_t>(wrap.to), 1);
    base::append(key, wrap.recipient.bytes);
    return key;
}

base::Bytes position_key(std::uint64_t position) {
    base::Bytes key;
    base::put_be(key, position, 8);
    return key;
}

base::Bytes encode_case(const CaseRow& row) {
    base::Bytes bytes;
    base::put_be(bytes, case_row_version, 1);
    base::put_be(bytes, static_cast<std::uint8_t>(row.status), 1);
    base::put_be(bytes, row.released_as ? static_cast<std::uint8_t>(*row.released_as) : 0, 1);
    base::put_be(bytes, row.has_opener ? 1 : 0, 1);
    base::put_be(bytes, static_cast<std::uint64_t>(row.opened_at_ms), 8);
    base::put_be(bytes, static_cast<std::uint64_t>(row.changed_at_ms), 8);
    base::put_be(bytes, static_cast<std::uint32_t>(row.process), 4);
    const std::string boot = row.boot.substr(0, boot_bytes_max);
    base::put_be(bytes, boot.size(), 2);
    base::append(bytes, base::view(boot));
    return bytes;
}

base::Result<CaseRow> decode_case(const base::CaseId& id, base::ByteView bytes) {
    base::ByteReader reader(bytes);
    const auto version = reader.take_be(1);
    const auto status = reader.take_be(1);
    const auto released = reader.take_be(1);
    const auto has_opener = reader.take_be(1);
    const auto opened = reader.take_be(8);
    const auto changed = reader.take_be(8);
    const auto process = reader.take_be(4);
    const auto boot_bytes = reader.take_be(2);
    const auto boot = boot_bytes ? reader.take(*boot_bytes) : std::nullopt;
    if (!boot || !reader.at_end() || version != case_row_version || !is_status(*status)) {
        return damaged();
    }
    CaseRow row;
    row.id = id;
    row.status = static_cast<CaseStatus>(*status);
    if (is_status(*released)) row.released_as = static_cast<CaseStatus>(*released);
    row.has_opener = *has_opener == 1;
    row.opened_at_ms = static_cast<std::int64_t>(*opened);
    row.changed_at_ms = static_cast<std::int64_t>(*changed);
    row.process = static_cast<std::int32_t>(*process);
    row.boot = base::text_view(*boot);
    return row;
}

base::Bytes encode_writer(const WriterRow& row) {
    base::Bytes bytes = base::copy(row.device);
    base::append(bytes, row.incarnation);
    return bytes;
}

base::Result<WriterRow> decode_writer(const base::WriterId& id, base::ByteView bytes) {
    base::ByteReader reader(bytes);
    WriterRow row;
    row.writer = id;
    const bool whole = reader.take_into(row.device) && reader.take_into(row.incarnation);
    if (!whole || !reader.at_end()) return damaged();
    return row;
}

base::Result<Wrap> decode_wrap(base::ByteView key, base::ByteView value) {
    base::ByteReader reader(key);
    reader.take(base::id_bytes);
    Wrap wrap;
    const auto to = reader.take_be(1);
    const bool whole = reader.take_into(wrap.recipient.bytes);
    if (!whole || !reader.at_end() || *to < 1 || *to > 3) return damaged();
    wrap.to = static_cast<Wrap::To>(*to);
    wrap.sealed = base::copy(value);
    return wrap;
}

base::Bytes encode_fork(const SealedEvent& event) {
    base::Bytes bytes = encode(event.header);
    base::append(bytes, event.body);
    return bytes;
}

base::Result<SealedEvent> decode_fork(base::ByteView bytes) {
    if (bytes.size() < header_bytes) return damaged();
    auto header = decode_header(bytes.first(header_bytes));
    if (!header) return tl::unexpected(header.error());
    return SealedEvent{*header, base::copy(bytes.subspan(header_bytes))};
}

}  // namespace kt::journal
