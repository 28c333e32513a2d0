// How a new device becomes one of the municipality's.
//
//   ceremony                        hub                          device
//   make_ticket ── for_hub(ticket) ─► keeps the stub
//        └───────── ticket (file, QR) ─────────────────────────► request_enrolment: makes its keys
//                                   ◄──────── DeviceRequest ─────┘
//        ◄─ DeviceRequest ──────────┘  check_request_for_hub
//   certify_device ── CertificatePackage ─► passes on ─────────► accept_package
//
// The proof for the root is made with a key that the hub does not have: a hub cannot put a device
// of its own in the place of the one that was given the ticket. A request or package may as well
// travel as a file. Pure values; any thread. The secret in a ticket counts once: the hub remembers
// its use.
#pragma once

#include "core/keys/certificate.hpp"

namespace kt::keys {

inline constexpr std::size_t ticket_secret_bytes = 16;
inline constexpr std::size_t ticket_text_max = 1024;
inline constexpr std::size_t request_bytes_max = 2048;
inline constexpr std::size_t package_bytes_max = 512 * 1024;
inline constexpr std::size_t enrolment_file_bytes_max = 1024 * 1024;

using TicketId = base::Id<struct TicketTag>;  // BLAKE2b of the secret: tells nothing about it

struct Ticket {
    std::string hub_url;  // "https://hub.example.nl:8443"
    PublicKey root{};
    HubPins pins;
    std::array<std::uint8_t, ticket_secret_bytes> secret{};
    Role role = Role::kiosk;
    base::TeamId team;

    TicketId id() const;
    bool operator==(const Ticket&) const = default;
};
// One line, "KT-TICKET-1:" and letters: for a file and for a QR.
std::string ticket_text(const Ticket& ticket);
base::Result<Ticket> parse_ticket(std::string_view text);

// What a hub must know to recognise the one who holds the ticket; not enough to be that one.
struct TicketStub {
    TicketId id;
    Hash hub_key{};
    Role role = Role::kiosk;
    base::TeamId team;
    bool operator==(const TicketStub&) const = default;
};
TicketStub for_hub(const Ticket& ticket);
base::Bytes encode(const TicketStub& stub);
base::Result<TicketStub> decode_ticket_stub(base::ByteView bytes);

// Made by the device; signed by its new signing key.
struct DeviceRequest {
    TicketId ticket;
    Role role = Role::kiosk;
    std::string name;
    PublicKey signing{};
    std::optional<PublicKey> box;  // exactly when role is laptop
    Hash proof_for_hub{};          // keyed BLAKE2b over the fields above
    Hash proof_for_root{};
    Signature signature{};
    bool operator==(const DeviceRequest&) const = default;
};
// Fills in the proofs and the signature; make_request (identity.hpp) does this for a device.
void prove(DeviceRequest& request, const Ticket& ticket, const SigningKey& device);
base::Bytes encode(const DeviceRequest& request);
// Verifies the device's own signature; the proofs are checked by the two functions below.
base::Result<DeviceRequest> decode_device_request(base::ByteView bytes);
base::Status check_request_for_hub(const DeviceRequest& request, const TicketStub& stub);
base::Status check_request_for_root(const DeviceRequest& request, const Ticket& ticket);
// Sixteen letters in four groups, to compare aloud when a request came without a known ticket.
std::string fingerprint(const DeviceRequest& request);

// A team's private key on its way to one laptop: sealed by a member to that laptop's box key.
struct SealedTeamKey {
    base::TeamId team;
    base::Bytes sealed;
    bool operator==(const SealedTeamKey&) const = default;
};

// What a device gets back. Everything in it is signed by the root or sealed to the device.
struct CertificatePackage {
    Certificate device;
    std::vector<Certificate> teams;
    Certificate recovery;
    Certificate hub;
    std::vector<SealedTeamKey> team_keys;  // laptops only
    bool operator==(const CertificatePackage&) const = default;
};
base::Bytes encode(const CertificatePackage& package);
base::Result<CertificatePackage> decode_package(base::ByteView bytes);

}  // namespace kt::keys
