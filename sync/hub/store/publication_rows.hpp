// Publications in the tables, and the revision by which devices see that something changed.
#pragma once

#include "sync/hub/store/store.hpp"
#include "sync/hub/store/tables.hpp"

namespace kt::hub {

inline constexpr std::string_view revision_key = "published";
inline constexpr std::string_view struck_off_key = "struck_off";

base::Status read_publisher(Transaction& transaction, const keys::PublicKey& signing,
                            PublisherRow& out);
std::uint64_t raise_revision(Transaction& transaction);
std::uint64_t change_publication_rows(Transaction& transaction,
                                      const Store::PublicationChange& change);

namespace rows {
base::Bytes encode(const PublisherRow& row);
base::Bytes encode(const PublicationRow& row);
std::optional<PublicationRow> decode_publication(base::ByteView key, base::ByteView value);
base::Bytes encode(const ReportRow& row);
std::optional<ReportRow> decode_report(base::ByteView key, base::ByteView value);
}  // namespace rows

}  // namespace kt::hub
