// What a device keeps of itself, and how it keeps it.
//
// A kiosk's file (mode 0600) holds a key that only signs: who steals it can pretend to be that
// kiosk until it is struck off, and can read nothing. A laptop's file is sealed under its master
// key, which the passphrase wraps (Argon2id13, MODERATE at least; parameters and salt are stored):
// without the passphrase nothing on the laptop is readable. Files in the data folder:
// "enrolment.kt" while waiting for the package, "identity.kt" after, "vault.kt" on a laptop. One
// thread at a time.
#pragma once

#include "core/keys/enrolment.hpp"
#include "core/keys/passphrase.hpp"

namespace kt::keys {

struct DeviceIdentity {
    base::DeviceId device;
    Role role = Role::kiosk;
    std::string name;
    SigningKey signing;
    std::optional<BoxKey> box;  // a laptop's
    Certificate certificate;    // its own
    PublicKey root{};
    std::string hub_url;
    HubPins pins;
    std::vector<TeamCertificate> teams;  // the first one owns what begins here
    PublicKey recovery{};
    std::vector<SealedTeamKey> team_keys;  // laptops; opened at unlocking
};

// Keys made and a request written, waiting for the package.
struct Enrolment {
    Ticket ticket;
    std::string name;
    SigningKey signing;
    std::optional<BoxKey> box;
};
Enrolment begin_enrolment(const Ticket& ticket, std::string name, base::Random& random);
DeviceRequest make_request(const Enrolment& enrolment);
// Everything is checked against the root key of the ticket, never against what a hub says.
base::Result<DeviceIdentity> accept_package(const Enrolment& enrolment,
                                            const CertificatePackage& package);
// A later hub certificate (next pins, new address), team list or name: same keys, newer papers.
base::Status renew(DeviceIdentity& identity, const CertificatePackage& package);

// A team's private key out of its seal; it must be the key that the root certified for that team.
base::Result<BoxKey> open_team_key(const std::optional<BoxKey>& box,
                                   const std::vector<TeamCertificate>& teams,
                                   const SealedTeamKey& sealed);

// --- Kiosk: plain files of mode 0600.
base::Status save_enrolment(const std::string& data_folder, const Enrolment& enrolment);
base::Result<Enrolment> load_enrolment(const std::string& data_folder);
base::Status save_identity(const std::string& data_folder, const DeviceIdentity& identity);
base::Result<DeviceIdentity> load_identity(
    const std::string& data_folder);  // not_found: enrol first

// --- Laptop: the same under a passphrase.
struct TeamKey {
    base::TeamId team;
    BoxKey box;
};
struct Unlocked {
    MasterKey master;
    DeviceIdentity identity;
    std::vector<TeamKey> teams;
};

bool vault_exists(const std::string& data_folder);
// Makes "vault.kt": a random master key wrapped under the passphrase. Fault::already_done when
// there is one; bad_input when the passphrase is too short.
base::Result<MasterKey> create_vault(const std::string& data_folder, std::string_view passphrase,
                                     base::Random& random, PassphraseCost cost = {});
// Fault::locked, in plain words, when the passphrase is wrong. Takes about half a second.
base::Result<MasterKey> open_vault(const std::string& data_folder, std::string_view passphrase);
base::Status change_passphrase(const std::string& data_folder, std::string_view old_passphrase,
                               std::string_view new_passphrase, base::Random& random,
                               PassphraseCost cost = {});

base::Status save_enrolment(const std::string& data_folder, const Enrolment& enrolment,
                            const MasterKey& master, base::Random& random);
base::Result<Enrolment> load_enrolment(const std::string& data_folder, const MasterKey& master);
base::Status save_identity(const std::string& data_folder, const DeviceIdentity& identity,
                           const MasterKey& master, base::Random& random);
// open_vault, the identity under it, and the team keys that were sealed to it.
base::Result<Unlocked> unlock(const std::string& data_folder, std::string_view passphrase);

}  // namespace kt::keys
