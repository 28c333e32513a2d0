// A person who may publish guides: a signing key of their own, certified by the root, kept under
// their own passphrase (the same vault as a laptop's).
//
//   publisher                            ceremony
//   begin_publisher ── PublisherRequest ─► certify_publisher (ceremony.hpp)
//   accept_publisher_package ◄── PublisherPackage ─┘
//
// The package brings the root's key: it comes from the custodian's own hand, so there is nothing to
// check it against but the fingerprint that both can read aloud. Files in the publisher's folder:
// vault.kt and publisher.kt. Bytes: FORMAT.md. One thread at a time.
#pragma once

#include "core/keys/identity.hpp"

namespace kt::keys {

inline constexpr std::size_t publisher_request_bytes_max = 512;
inline constexpr std::size_t publisher_package_bytes_max = 3 * certificate_bytes_max;

// A name that people can compare by eye: nothing hidden in it, on one line
// (core/base/text_check.hpp), nothing without a width, no accent apart from its letter, no other
// space than one between two words. Asked of new names only: whoever has papers keeps them.
bool good_name(std::string_view name);
// As people hear it: in small letters, one space between words, without what nobody sees.
std::string folded_name(std::string_view name);
// Whether two names are taken for one person's. Not whether two letters look alike: the custodian
// sees who stands there.
bool same_person(std::string_view one, std::string_view other);

struct PublisherRequest {
    std::string name;
    PublicKey signing{};
    Signature signature{};  // its own
    bool operator==(const PublisherRequest&) const = default;
};
base::Bytes encode(const PublisherRequest& request);
base::Result<PublisherRequest> decode_publisher_request(base::ByteView bytes);  // verifies it
// Sixteen letters in four groups, to compare aloud.
std::string fingerprint(const PublisherRequest& request);

struct PublisherPackage {
    PublicKey root{};
    Certificate publisher;
    Certificate hub;
    bool operator==(const PublisherPackage&) const = default;
};
base::Bytes encode(const PublisherPackage& package);
base::Result<PublisherPackage> decode_publisher_package(base::ByteView bytes);

// Not certified yet: only a name and a key.
struct Publisher {
    std::string name;
    SigningKey signing;
    std::optional<PublisherPackage> papers;

    PublisherRequest request() const;
};
Publisher begin_publisher(std::string name, base::Random& random);
// Fault::not_authentic: these papers are not for this key, or not of one root.
base::Status accept_publisher_package(Publisher& publisher, const PublisherPackage& package);

// What the papers say; only of a publisher that has them.
base::Result<PublisherCertificate> certificate_of(const Publisher& publisher);
base::Result<HubCertificate> hub_of(const Publisher& publisher);

base::Status save_publisher(const std::string& folder, const Publisher& publisher,
                            const MasterKey& master, base::Random& random);
base::Result<Publisher> load_publisher(const std::string& folder, const MasterKey& master);

}  // namespace kt::keys
