// The municipality's keys, made and used offline: the root, the teams, the recovery key.
//
// The upper half is pure over values; the lower half keeps them as files in one folder, which lives
// on a stick in a safe and never on a machine with a line:
//   root.key            the root's signing key (0600; wrapped by a passphrase if one is given)
//   root.pub            its public key, hex
//   recovery.cert       the recovery key's public half, certified
//   recovery-1.share    what the first custodian takes away;  recovery-2.share  the second
//   teams/<id>.key      a team's private key (0600);  teams/<id>.cert  its certificate
//   tickets/<id>.ticket tickets given out, to know a request by
//   hub.cert            the hub's address and pins, certified
//   publishers/<id>.cert  who may publish;  struck-off.cert  who may no longer
//   issue               the last issue number given
// Both shares are needed to recover, and either alone tells nothing (2-of-2 XOR). One thread.
#pragma once

#include "core/keys/identity.hpp"
#include "core/keys/publisher.hpp"

namespace kt::keys {

// --- Pure.

// One custodian's half of the recovery secret.
struct RecoveryShare {
    std::uint8_t number = 1;  // 1 or 2
    PublicKey recovery{};     // of which key
    std::array<std::uint8_t, key_bytes> half{};
    ~RecoveryShare();
};
std::pair<RecoveryShare, RecoveryShare> split_recovery(const BoxKey& recovery,
                                                       base::Random& random);
// Fault::not_authentic when the halves do not belong together.
base::Result<BoxKey> join_recovery(const RecoveryShare& one, const RecoveryShare& other);
std::string share_text(const RecoveryShare& share);  // "KT-RECOVERY-1:" and letters
base::Result<RecoveryShare> parse_share(std::string_view text);

struct Team {
    base::TeamId id;
    std::string name;
    BoxKey box;
};
Team make_team(std::string name, base::Random& random);
// A member seals the team's key to a laptop that the root certified. Fault::not_allowed for a
// kiosk.
base::Result<SealedTeamKey> seal_team_key(const Team& team, const DeviceCertificate& laptop);

// --- The folder.

struct Root {
    std::string folder;
    SigningKey signing;
    PublicKey recovery{};
};
inline constexpr std::string_view trial_marker = "trial";  // a file: this municipality is a trial

// Fault::already_done when the folder holds a root. The passphrase may be empty: then the safe is
// all that guards root.key.
base::Result<Root> create_root(const std::string& folder, std::string_view passphrase,
                               base::Random& random, PassphraseCost cost = {});
base::Result<Root> open_root(const std::string& folder, std::string_view passphrase);

base::Result<TeamCertificate> create_team(const Root& root, const std::string& name,
                                          base::Random& random);
base::Result<std::vector<TeamCertificate>> teams(const Root& root);
base::Result<TeamCertificate> find_team(const Root& root, std::string_view name);

// Certifies the hub's address and pins; kept in the folder, put in every package. The hub itself is
// given the same certificate.
base::Result<Certificate> certify_hub(const Root& root, const HubCertificate& hub);
base::Result<HubCertificate> hub_of(const Root& root);  // not_found: certify_hub first

// Needs the hub. Remembers the ticket in the folder.
base::Result<Ticket> make_ticket(const Root& root, Role role, const base::TeamId& team,
                                 base::Random& random);

// Known: a ticket in this folder must prove the request. Compared: a person has compared the
// fingerprint with what the device shows.
enum class RequestKnownBy { ticket, fingerprint };
base::Result<CertificatePackage> certify_device(const Root& root, const DeviceRequest& request,
                                                const std::vector<base::TeamId>& teams,
                                                const std::string& name, RequestKnownBy known_by,
                                                base::Random& random);

// --- Publishers (publisher.hpp). Their certificates stay in publishers/<id>.cert; who may no
// longer publish is in struck-off.cert, the whole list in one certificate.

// Fault::already_done when a publisher of this name (same_person, publisher.hpp) is certified and
// not struck off: the second pair of eyes is known by another name. Fault::bad_input when it is no
// good_name.
base::Result<PublisherPackage> certify_publisher(const Root& root, const PublisherRequest& request,
                                                 base::Random& random);
base::Result<std::vector<PublisherCertificate>> publishers(const Root& root);
base::Result<StruckOffCertificate> struck_off_publishers(const Root& root);
// For the hub, which passes it on to every device.
base::Result<Certificate> strike_off_publisher(const Root& root, const base::DeviceId& publisher);

}  // namespace kt::keys
