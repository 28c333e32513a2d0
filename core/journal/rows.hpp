// The keys and values of a journal's tables (FORMAT.md). Keys are made of fixed-width parts, most
// significant byte first, so that a case's rows, and a chain's, stand together in order. Pure.
#pragma once

#include "core/journal/journal.hpp"

namespace kt::journal {

inline constexpr std::size_t chain_key_bytes = 3 * base::id_bytes;
inline constexpr std::size_t event_key_bytes = chain_key_bytes + 8;

base::Bytes chain_key(const ChainId& chain);                          // case, section, writer
base::Bytes event_key(const ChainId& chain, std::uint64_t sequence);  // and sequence
base::Bytes writer_key(const base::CaseId& id, const base::WriterId& writer);
base::Bytes wrap_key(const base::CaseId& id, const Wrap& wrap);  // case, to, recipient
base::Bytes position_key(std::uint64_t position);

base::Bytes encode_case(const CaseRow& row);
base::Result<CaseRow> decode_case(const base::CaseId& id, base::ByteView bytes);
base::Bytes encode_writer(const WriterRow& row);
base::Result<WriterRow> decode_writer(const base::WriterId& id, base::ByteView bytes);
// The key's tail says for whom, the value is what is sealed.
base::Result<Wrap> decode_wrap(base::ByteView key, base::ByteView value);
// A fork's value: header and body together.
base::Bytes encode_fork(const SealedEvent& event);
base::Result<SealedEvent> decode_fork(base::ByteView bytes);

}  // namespace kt::journal
