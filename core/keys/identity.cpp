#include "core/keys/identity.hpp"

namespace kt::keys {
namespace {

using base::Fault;

// To the limit, and never through the middle of a letter.
void cut_name(std::string& name) {
    if (name.size() <= name_bytes_max) return;
    std::size_t end = name_bytes_max;
    while (end > 0 && (name[end] & 0xC0) == 0x80) --end;
    name.resize(end);
}

// Takes over what a package says after checking all of it against identity.root.
base::Status take_papers(DeviceIdentity& identity, const CertificatePackage& package) {
    auto device = verify_as<DeviceCertificate>(identity.root, package.device);
    if (!device) return tl::unexpected(device.error());
    auto recovery = verify_as<RecoveryCertificate>(identity.root, package.recovery);
    if (!recovery) return tl::unexpected(recovery.error());
    auto hub = verify_as<HubCertificate>(identity.root, package.hub);
    if (!hub) return tl::unexpected(hub.error());
    if (device->signing != identity.signing.public_key() || device->role != identity.role) {
        return base::failed(Fault::not_allowed, "this package was made for another device");
    }
    const auto own_box = identity.box ? std::optional(identity.box->public_key()) : std::nullopt;
    if (device->box != own_box) {
        return base::failed(Fault::not_allowed, "this package was made for another device");
    }
    std::vector<TeamCertificate> teams;
    for (const base::TeamId& wanted : device->teams) {
        const auto matches = [&](const Certificate& certificate) {
            auto team = verify_as<TeamCertificate>(identity.root, certificate);
            if (!team || team->team != wanted) return false;
            teams.push_back(std::move(*team));
            return true;
        };
        if (std::none_of(package.teams.begin(), package.teams.end(), matches)) {
            return base::failed(Fault::not_authentic, "the package lacks a team's certificate");
        }
    }
    for (const auto& key : package.team_keys) {
        if (auto opened = open_team_key(identity.box, teams, key); !opened) {
            return tl::unexpected(opened.error());
        }
    }
    if (teams.empty()) return base::failed(Fault::bad_input, "this device belongs to no team");
    identity.device = device->device;
    identity.name = std::move(device->name);
    identity.certificate = package.device;
    identity.hub_url = std::move(hub->authority);
    identity.pins = std::move(hub->pins);
    identity.teams = std::move(teams);
    identity.recovery = recovery->box;
    identity.team_keys = package.team_keys;
    return {};
}

}  // namespace

base::Result<BoxKey> open_team_key(const std::optional<BoxKey>& box,
                                   const std::vector<TeamCertificate>& teams,
                                   const SealedTeamKey& sealed) {
    if (!box) return base::failed(Fault::not_allowed, "a kiosk is given no team's key");
    auto seed = box->open(sealed.sealed);
    if (!seed) return tl::unexpected(seed.error());
    if (seed->size() != key_bytes) {
        return base::failed(Fault::bad_input, "a team's key is not of the form it must have");
    }
    BoxKey key = BoxKey::from_seed(*seed);
    wipe(*seed);
    // A sealed box does not say who sealed it: the key must be the one the root certified.
    for (const auto& team : teams) {
        if (team.team == sealed.team && team.box == key.public_key()) return key;
    }
    return base::failed(Fault::not_authentic, "a team's key is not the one the root certified");
}

Enrolment begin_enrolment(const Ticket& ticket, std::string name, base::Random& random) {
    std::optional<BoxKey> box;
    SigningKey signing = SigningKey::random(random);
    if (ticket.role == Role::laptop) box = BoxKey::random(random);
    cut_name(name);
    return {ticket, std::move(name), std::move(signing), std::move(box)};
}

DeviceRequest make_request(const Enrolment& enrolment) {
    DeviceRequest request;
    request.ticket = enrolment.ticket.id();
    request.role = enrolment.ticket.role;
    request.name = enrolment.name;
    request.signing = enrolment.signing.public_key();
    if (enrolment.box) request.box = enrolment.box->public_key();
    prove(request, enrolment.ticket, enrolment.signing);
    return request;
}

base::Result<DeviceIdentity> accept_package(const Enrolment& enrolment,
                                            const CertificatePackage& package) {
    std::optional<BoxKey> box;
    if (enrolment.box) box = enrolment.box->clone();
    DeviceIdentity identity{{},
                            enrolment.ticket.role,
                            enrolment.name,
                            enrolment.signing.clone(),
                            std::move(box),
                            {},
                            enrolment.ticket.root,
                            {},
                            {},
                            {},
                            {},
                            {}};
    if (auto taken = take_papers(identity, package); !taken) {
        return tl::unexpected(taken.error());
    }
    return identity;
}

base::Status renew(DeviceIdentity& identity, const CertificatePackage& package) {
    auto now = verify_certificate(identity.root, identity.certificate);
    auto then = verify_certificate(identity.root, package.device);
    if (!then) return tl::unexpected(then.error());
    if (now && then->issue < now->issue) {
        return base::failed(Fault::not_allowed, "this package is older than what the device has");
    }
    return take_papers(identity, package);
}

}  // namespace kt::keys
