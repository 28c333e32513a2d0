// What the municipality's root signs, offline: devices, teams, publishers, the recovery key, the
// hub. A certificate is content bytes and one Ed25519 signature over them; the signature is
// verified before a single field is read. There are no dates in it (clocks of kiosks lie): of two
// certificates for one subject the one with the higher issue number counts.
//
// Bytes: FORMAT.md in this folder; golden files in tests/core/keys/golden. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/keys/keys.hpp"

namespace kt::keys {

inline constexpr std::size_t name_bytes_max = 120;     // human names, UTF-8
inline constexpr std::size_t address_bytes_max = 200;  // hub address
inline constexpr std::size_t teams_per_device_max = 64;
inline constexpr std::size_t struck_off_max = 200;  // publishers in one list
inline constexpr std::size_t certificate_bytes_max = 4096;

enum class Role : std::uint8_t { kiosk = 1, laptop = 2 };
std::string_view role_name(Role role);
std::optional<Role> role_from_name(std::string_view name);

// SHA-256 of the hub's TLS SubjectPublicKeyInfo (DER): the one in use, and the one that comes next.
struct HubPins {
    Hash current{};
    std::optional<Hash> next;
    bool operator==(const HubPins&) const = default;
};

struct DeviceCertificate {
    base::DeviceId device;
    Role role = Role::kiosk;
    PublicKey signing{};
    std::optional<PublicKey> box;     // a laptop's; a kiosk opens nothing
    std::string name;                 // "Kiosk Stadhuis, hal"
    std::vector<base::TeamId> teams;  // the first one owns what begins on this device
    bool operator==(const DeviceCertificate&) const = default;
};
struct TeamCertificate {
    base::TeamId team;
    std::string name;
    PublicKey box{};
    bool operator==(const TeamCertificate&) const = default;
};
struct PublisherCertificate {
    base::DeviceId publisher;
    std::string name;
    PublicKey signing{};
    bool operator==(const PublisherCertificate&) const = default;
};
struct RecoveryCertificate {
    PublicKey box{};
    bool operator==(const RecoveryCertificate&) const = default;
};
struct HubCertificate {
    std::string authority;  // "https://hub.example.nl:8443": what requests are signed over
    HubPins pins;
    bool operator==(const HubCertificate&) const = default;
};
// Publishers that may sign nothing any more: the whole list, and the highest issue of it counts.
struct StruckOffCertificate {
    std::vector<base::DeviceId> publishers;
    bool operator==(const StruckOffCertificate&) const = default;
};
using Subject = std::variant<DeviceCertificate, TeamCertificate, PublisherCertificate,
                             RecoveryCertificate, HubCertificate, StruckOffCertificate>;

struct Certificate {
    base::Bytes content;
    Signature signature{};
    bool operator==(const Certificate&) const = default;
};
struct Certified {
    std::uint64_t issue = 0;
    Subject subject;
};

Certificate certify(const SigningKey& root, std::uint64_t issue, const Subject& subject);
// Fault::not_authentic when this root did not sign it; bad_input when the form is wrong.
base::Result<Certified> verify_certificate(const PublicKey& root, const Certificate& certificate);

// The same, for one kind of subject: verify_as<TeamCertificate>(root, certificate).
template <class T>
base::Result<T> verify_as(const PublicKey& root, const Certificate& certificate) {
    auto certified = verify_certificate(root, certificate);
    if (!certified) return tl::unexpected(certified.error());
    if (auto* subject = std::get_if<T>(&certified->subject)) return std::move(*subject);
    return base::failed(base::Fault::bad_input, "this certificate is about something else");
}

base::Bytes encode(const Certificate& certificate);
base::Result<Certificate> decode_certificate(base::ByteView bytes);  // the shape only: verify next

// Names the recovery key in wraps.
base::Id<struct RecoveryTag> recovery_id(const PublicKey& recovery_box);

}  // namespace kt::keys
