// The ceremony's folder: the thin file layer under the pure functions of ceremony.cpp.
#include <filesystem>

#include "core/base/file.hpp"
#include "core/keys/ceremony.hpp"
#include "core/keys/ceremony_files.hpp"
#include "core/keys/fields.hpp"

namespace kt::keys {
namespace {

using base::Fault;
using base::Readable;

constexpr std::string_view root_label = "keukentafel root file 1";
constexpr std::uint8_t root_plain = 0;
constexpr std::uint8_t root_under_passphrase = 1;
constexpr std::size_t file_bytes_max = 16384;
constexpr std::size_t team_name_letters_min = 1;

std::string in(const std::string& folder, std::string_view file) {
    return folder + "/" + std::string(file);
}
std::string team_file(const Root& root, const base::TeamId& team, std::string_view ending) {
    return root.folder + "/teams/" + team.hex() + std::string(ending);
}
std::string ticket_file(const Root& root, const TicketId& ticket) {
    return root.folder + "/tickets/" + ticket.hex() + ".ticket";
}

base::Status write_text(const std::string& path, const std::string& text, Readable readable) {
    return base::write_file(path, base::view(text + "\n"), readable);
}

base::Result<std::string> read_text(const std::string& path) {
    auto bytes = base::read_file(path, file_bytes_max);
    if (!bytes) return tl::unexpected(bytes.error());
    std::string text(base::text_view(*bytes));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

base::Result<Certificate> read_certificate(const std::string& path) {
    auto bytes = base::read_file(path, file_bytes_max);
    if (!bytes) return tl::unexpected(bytes.error());
    return decode_certificate(*bytes);
}

// The number is durable before any certificate carries it.
base::Result<std::uint64_t> next_issue(const Root& root) {
    std::uint64_t last = 0;
    if (auto text = read_text(in(root.folder, "issue"))) {
        for (char c : *text) {
            if (c < '0' || c > '9' || last > UINT64_MAX / 16) {
                return base::failed(Fault::bad_input, "the file with the last issue is damaged");
            }
            last = last * 10 + static_cast<std::uint64_t>(c - '0');
        }
    } else if (text.error().fault != Fault::not_found) {
        return tl::unexpected(text.error());
    }
    auto written =
        write_text(in(root.folder, "issue"), std::to_string(last + 1), Readable::by_owner_only);
    if (!written) return tl::unexpected(written.error());
    return last + 1;
}

base::Result<Certificate> issue(const Root& root, const Subject& subject) {
    auto number = next_issue(root);
    if (!number) return tl::unexpected(number.error());
    return certify(root.signing, *number, subject);
}

base::Result<Certificate> issue_to(const Root& root, const Subject& subject,
                                   const std::string& path) {
    auto certificate = issue(root, subject);
    if (!certificate) return certificate;
    auto written = base::write_file(path, encode(*certificate), Readable::by_everyone);
    if (!written) return tl::unexpected(written.error());
    return certificate;
}

base::Result<Team> load_team(const Root& root, const TeamCertificate& certificate) {
    auto seed = base::read_file(team_file(root, certificate.team, ".key"), key_bytes);
    if (!seed) return tl::unexpected(seed.error());
    if (seed->size() != key_bytes) {
        return base::failed(Fault::bad_input, "a team's key file is damaged");
    }
    Team team{certificate.team, certificate.name, BoxKey::from_seed(*seed)};
    wipe(*seed);
    if (team.box.public_key() != certificate.box) {
        return base::failed(Fault::not_authentic, "a team's key file belongs to another team");
    }
    return team;
}

base::Status write_root_key(const std::string& folder, const SigningKey& key,
                            std::string_view passphrase, base::Random& random,
                            PassphraseCost cost) {
    base::Bytes content;
    if (passphrase.empty()) {
        content.push_back(root_plain);
        base::append(content, key.seed());
    } else {
        auto sealed = seal_with_passphrase(passphrase, root_label, key.seed(), random, cost);
        if (!sealed) return tl::unexpected(sealed.error());
        content.push_back(root_under_passphrase);
        base::append(content, *sealed);
    }
    auto written = base::write_file(in(folder, "root.key"), content, Readable::by_owner_only);
    wipe(content);
    return written;
}

base::Result<SigningKey> read_root_key(const std::string& folder, std::string_view passphrase) {
    auto content = base::read_file(in(folder, "root.key"), file_bytes_max);
    if (!content) return tl::unexpected(content.error());
    if (content->empty()) return base::failed(Fault::bad_input, "root.key is empty");
    const base::ByteView rest = base::ByteView(*content).subspan(1);
    base::Result<base::Bytes> seed = base::copy(rest);
    if (content->front() == root_under_passphrase) {
        if (passphrase.empty()) {
            return base::failed(Fault::locked, "root.key is under a passphrase");
        }
        seed = open_with_passphrase(passphrase, root_label, rest);
    }
    wipe(*content);
    if (!seed) return tl::unexpected(seed.error());
    if (seed->size() != key_bytes) return base::failed(Fault::bad_input, "root.key is damaged");
    SigningKey key = SigningKey::from_seed(*seed);
    wipe(*seed);
    return key;
}

// Only what proves to come from whom the ticket was given to, or was compared by a person.
base::Status check_request(const Root& root, const DeviceRequest& request,
                           RequestKnownBy known_by) {
    auto text = read_text(ticket_file(root, request.ticket));
    if (text) {
        auto ticket = parse_ticket(*text);
        if (!ticket) return tl::unexpected(ticket.error());
        return check_request_for_root(request, *ticket);
    }
    if (text.error().fault != Fault::not_found) return tl::unexpected(text.error());
    if (known_by == RequestKnownBy::fingerprint) return {};
    return base::failed(Fault::not_allowed,
                        "no ticket of this ceremony fits the request; compare the fingerprint "
                        "with what the device shows");
}

base::Result<DeviceCertificate> describe(const DeviceRequest& request,
                                         const std::vector<base::TeamId>& teams,
                                         const std::string& name, base::Random& random) {
    if (teams.empty() || teams.size() > teams_per_device_max) {
        return base::failed(Fault::bad_input, "a device belongs to one team at least");
    }
    DeviceCertificate device;
    device.device = base::DeviceId::random(random);
    device.role = request.role;
    device.signing = request.signing;
    device.box = request.box;
    device.name = name.empty() ? request.name : name;
    device.teams = teams;
    if (device.name.size() > name_bytes_max) {
        return base::failed(Fault::too_large, "this name is too long");
    }
    return device;
}

}  // namespace

base::Result<Certificate> read_certificate_file(const std::string& path) {
    return read_certificate(path);
}
base::Result<Certificate> issue_to_file(const Root& root, const Subject& subject,
                                        const std::string& path) {
    return issue_to(root, subject, path);
}

base::Result<Root> create_root(const std::string& folder, std::string_view passphrase,
                               base::Random& random, PassphraseCost cost) {
    if (base::file_exists(in(folder, "root.key"))) {
        return base::failed(Fault::already_done, "there is a root in this folder already");
    }
    for (const char* sub : {"", "/teams", "/tickets"}) {
        if (auto made = base::make_folder(folder + sub); !made) return tl::unexpected(made.error());
    }
    const BoxKey recovery = BoxKey::random(random);
    Root root{folder, SigningKey::random(random), recovery.public_key()};
    const auto shares = split_recovery(recovery, random);
    const auto certificate =
        issue_to(root, RecoveryCertificate{root.recovery}, in(folder, "recovery.cert"));
    if (!certificate) return tl::unexpected(certificate.error());
    const base::Status steps[] = {
        write_text(in(folder, "recovery-1.share"), share_text(shares.first),
                   Readable::by_owner_only),
        write_text(in(folder, "recovery-2.share"), share_text(shares.second),
                   Readable::by_owner_only),
        write_text(in(folder, "root.pub"), base::to_hex(root.signing.public_key()),
                   Readable::by_everyone),
        // Last: only a folder with all of it counts as a root.
        write_root_key(folder, root.signing, passphrase, random, cost),
    };
    for (const auto& step : steps) {
        if (!step) return tl::unexpected(step.error());
    }
    return root;
}

base::Result<Root> open_root(const std::string& folder, std::string_view passphrase) {
    auto signing = read_root_key(folder, passphrase);
    if (!signing) return tl::unexpected(signing.error());
    auto certificate = read_certificate(in(folder, "recovery.cert"));
    if (!certificate) return tl::unexpected(certificate.error());
    auto recovery = verify_as<RecoveryCertificate>(signing->public_key(), *certificate);
    if (!recovery) return tl::unexpected(recovery.error());
    return Root{folder, std::move(*signing), recovery->box};
}

base::Result<TeamCertificate> create_team(const Root& root, const std::string& name,
                                          base::Random& random) {
    if (name.size() < team_name_letters_min || name.size() > name_bytes_max) {
        return base::failed(Fault::bad_input, "a team has a name of at most " +
                                                  std::to_string(name_bytes_max) + " letters");
    }
    if (find_team(root, name)) {
        return base::failed(Fault::already_done, "there is a team of this name already");
    }
    const Team team = make_team(name, random);
    auto written = base::write_file(team_file(root, team.id, ".key"), team.box.seed(),
                                    Readable::by_owner_only);
    if (!written) return tl::unexpected(written.error());
    const TeamCertificate described{team.id, name, team.box.public_key()};
    auto certificate = issue_to(root, described, team_file(root, team.id, ".cert"));
    if (!certificate) return tl::unexpected(certificate.error());
    return described;
}

base::Result<std::vector<TeamCertificate>> teams(const Root& root) {
    std::vector<TeamCertificate> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(root.folder + "/teams", error)) {
        if (entry.path().extension() != ".cert") continue;
        auto certificate = read_certificate(entry.path().string());
        if (!certificate) return tl::unexpected(certificate.error());
        auto team = verify_as<TeamCertificate>(root.signing.public_key(), *certificate);
        if (!team) return tl::unexpected(team.error());
        found.push_back(std::move(*team));
    }
    if (error) return base::failed(Fault::not_found, "the folder of the teams cannot be read");
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return found;
}

base::Result<TeamCertificate> find_team(const Root& root, std::string_view name) {
    auto all = teams(root);
    if (!all) return tl::unexpected(all.error());
    for (auto& team : *all) {
        if (team.name == name) return std::move(team);
    }
    return base::failed(Fault::not_found, "there is no team of this name");
}

base::Result<Certificate> certify_hub(const Root& root, const HubCertificate& hub) {
    if (hub.authority.empty() || hub.authority.size() > address_bytes_max) {
        return base::failed(Fault::bad_input, "a hub has an address of at most " +
                                                  std::to_string(address_bytes_max) + " letters");
    }
    return issue_to(root, hub, in(root.folder, "hub.cert"));
}

base::Result<HubCertificate> hub_of(const Root& root) {
    auto certificate = read_certificate(in(root.folder, "hub.cert"));
    if (!certificate) return tl::unexpected(certificate.error());
    return verify_as<HubCertificate>(root.signing.public_key(), *certificate);
}

base::Result<Ticket> make_ticket(const Root& root, Role role, const base::TeamId& team,
                                 base::Random& random) {
    auto hub = hub_of(root);
    if (!hub) return base::failed("the hub has not been certified", hub.error());
    Ticket ticket;
    ticket.hub_url = hub->authority;
    ticket.root = root.signing.public_key();
    ticket.pins = hub->pins;
    random.fill(ticket.secret);
    ticket.role = role;
    ticket.team = team;
    auto written =
        write_text(ticket_file(root, ticket.id()), ticket_text(ticket), Readable::by_owner_only);
    if (!written) return tl::unexpected(written.error());
    return ticket;
}

base::Result<CertificatePackage> certify_device(const Root& root, const DeviceRequest& request,
                                                const std::vector<base::TeamId>& team_ids,
                                                const std::string& name, RequestKnownBy known_by,
                                                base::Random& random) {
    if (auto checked = check_request(root, request, known_by); !checked) {
        return tl::unexpected(checked.error());
    }
    auto device = describe(request, team_ids, name, random);
    if (!device) return tl::unexpected(device.error());
    CertificatePackage package;
    for (const base::TeamId& id : team_ids) {
        auto certificate = read_certificate(team_file(root, id, ".cert"));
        if (!certificate) return tl::unexpected(certificate.error());
        auto described = verify_as<TeamCertificate>(root.signing.public_key(), *certificate);
        if (!described) return tl::unexpected(described.error());
        package.teams.push_back(std::move(*certificate));
        if (device->role != Role::laptop) continue;
        auto team = load_team(root, *described);
        if (!team) return tl::unexpected(team.error());
        auto sealed = seal_team_key(*team, *device);
        if (!sealed) return tl::unexpected(sealed.error());
        package.team_keys.push_back(std::move(*sealed));
    }
    auto recovery = read_certificate(in(root.folder, "recovery.cert"));
    if (!recovery) return tl::unexpected(recovery.error());
    auto hub = read_certificate(in(root.folder, "hub.cert"));
    if (!hub) return base::failed("the hub has not been certified", hub.error());
    auto certificate = issue(root, *device);
    if (!certificate) return tl::unexpected(certificate.error());
    package.device = std::move(*certificate);
    package.recovery = std::move(*recovery);
    package.hub = std::move(*hub);
    return package;
}

}  // namespace kt::keys
