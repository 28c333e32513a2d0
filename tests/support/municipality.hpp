// A municipality for tests: a root with one team, a kiosk and a laptop of it, all made by the real
// ceremony in a temporary folder, and a second municipality where another root is needed. Seeded:
// the same seed gives the same keys.
#pragma once

#include "core/base/clock.hpp"
#include "core/keys/ceremony.hpp"
#include "tests/support/temporary_folder.hpp"

namespace kt::support {

inline constexpr keys::PassphraseCost cheap{1, 8192};
inline constexpr std::string_view passphrase = "een lange zin voor thuis";

template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().words);
    return std::move(*result);
}
inline void must(base::Status status) {
    if (!status) throw std::runtime_error(status.error().words);
}

class Municipality {
  public:
    explicit Municipality(std::uint64_t seed = 1)
        : random(seed),
          root(must(keys::create_root(folder.file("root"), "", random))),
          team(must(keys::create_team(root, "Wijkteam Noord", random))) {
        keys::HubCertificate hub;
        hub.authority = "https://hub.test:8443";
        random.fill(hub.pins.current);
        must(keys::certify_hub(root, hub));
    }

    keys::Ticket ticket(keys::Role role) {
        return must(keys::make_ticket(root, role, team.team, random));
    }
    keys::CertificatePackage certify(const keys::DeviceRequest& request) {
        return must(keys::certify_device(root, request, {team.team}, "",
                                         keys::RequestKnownBy::ticket, random));
    }
    keys::DeviceIdentity device(keys::Role role, const std::string& name) {
        const auto enrolment = keys::begin_enrolment(ticket(role), name, random);
        return must(keys::accept_package(enrolment, certify(keys::make_request(enrolment))));
    }
    keys::DeviceIdentity kiosk() { return device(keys::Role::kiosk, "Kiosk Stadhuis, hal"); }

    // A laptop as it is after its passphrase was given.
    keys::Unlocked laptop() {
        const std::string data = folder.file("laptop");
        const auto master = must(keys::create_vault(data, passphrase, random, cheap));
        const auto identity = device(keys::Role::laptop, "Laptop wijkteam");
        must(keys::save_identity(data, identity, master, random));
        return must(keys::unlock(data, passphrase));
    }

    TemporaryFolder folder;
    base::SeededRandom random;
    base::ManualClock clock{1'700'000'000'000};
    keys::Root root;
    keys::TeamCertificate team;
};

}  // namespace kt::support
