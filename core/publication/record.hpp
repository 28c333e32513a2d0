// Who says what about a publication, each over raw bytes with an Ed25519 signature and the
// certificate of the root beside it:
//   proposal    a publisher: these files are to be the guide, after that one
//   approval    ANOTHER publisher, over the digest of the same statement
//   withdrawal  any one publisher: nobody begins with it any more. One is enough, because stopping
//               must be quick and can harm nothing but by falling back to what two had approved.
// A device believes a publication only with the first two, of two people the root certified and has
// not struck off. Nothing here asks a clock: times are claims, for reading only. Signatures are
// verified before a field is read, the bundle's hash before it is unpacked. Bytes: FORMAT.md.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/keys/certificate.hpp"
#include "core/publication/bundle.hpp"

namespace kt::publication {

inline constexpr std::size_t record_bytes_max = 8 * 1024;  // a proposal, approval or withdrawal
inline constexpr std::size_t guide_name_bytes_max = 64;
inline constexpr std::size_t guide_version_bytes_max = 64;
inline constexpr std::size_t reason_bytes_max = 500;

using Digest = keys::Hash;  // of a statement: names a publication
using PublicationId = base::Id<struct PublicationTag>;

enum class Kind : std::uint8_t { guide = 1 };

struct Statement {
    PublicationId id;
    Kind kind = Kind::guide;
    std::string guide;            // which guide on the devices it takes the place of
    std::string version;          // as the guide says of itself
    std::uint64_t sequence = 1;   // rises by one with each that was approved for this guide
    std::int64_t created_ms = 0;  // the publisher's clock: a claim
    Digest previous{};            // of the one before it; zeros for the first
    keys::Hash guide_digest{};    // what conversations are pinned to (guide::Guide::digest)
    std::uint32_t unpacked_bytes = 0;
    keys::Hash bundle{};  // BLAKE2b of the packed bytes
    bool operator==(const Statement&) const = default;
};

// A publisher as a signer: its key and what the root says of it.
struct Signer {
    const keys::SigningKey& key;
    const keys::Certificate& certificate;
};

struct Signed {
    base::Bytes content;
    keys::Signature signature{};
    keys::Certificate certificate;
};
base::Bytes encode(const Signed& record);

Digest digest_of(const Statement& statement);
base::Bytes propose(const Statement& statement, const Signer& publisher);
base::Bytes approve(const Digest& digest, const Signer& publisher);
base::Bytes withdraw(const Digest& digest, std::string_view reason, const Signer& publisher);

// Whom the root says to believe.
struct Trust {
    keys::PublicKey root{};
    std::vector<base::DeviceId> struck_off;  // publishers
};

bool is_struck_off(const Trust& trust, const base::DeviceId& publisher);

struct Proposed {
    Statement statement;
    Digest digest{};
    keys::PublisherCertificate by;
};
struct Withdrawn {
    Digest digest{};
    std::string reason;
    keys::PublisherCertificate by;
};
// Fault::not_authentic: no certified publisher signed it; not_allowed: struck off; bad_input: form.
base::Result<Proposed> verify_proposal(const Trust& trust, base::ByteView proposal);
// Besides: refused when it is about something else, or by whoever proposed it (same id, key or
// name).
base::Result<keys::PublisherCertificate> verify_approval(const Trust& trust,
                                                         base::ByteView approval,
                                                         const Proposed& proposed);
base::Result<Withdrawn> verify_withdrawal(const Trust& trust, base::ByteView withdrawal);
base::Status check_bundle(const Statement& statement, base::ByteView packed);

// All of it together: what travels, and what lies on a device.
struct Publication {
    base::Bytes proposal;
    base::Bytes approval;
    base::Bytes bundle;
};
base::Bytes encode(const Publication& publication);
base::Result<Publication> decode_publication(base::ByteView bytes);
struct Verified : Proposed {
    keys::PublisherCertificate approved_by;
};
base::Result<Verified> verify(const Trust& trust, const Publication& publication);

std::string short_name(const Digest& digest);  // the first 12 hex digits, for people to type

}  // namespace kt::publication
