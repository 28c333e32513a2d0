#include "core/keys/identity.hpp"

#include "core/base/file.hpp"
#include "core/keys/fields.hpp"

namespace kt::keys {
namespace {

using base::Fault;

constexpr std::string_view enrolment_file = "enrolment.kt";
constexpr std::string_view identity_file = "identity.kt";
constexpr std::string_view vault_file = "vault.kt";
constexpr std::string_view enrolment_label = "keukentafel enrolment 1";
constexpr std::string_view identity_label = "keukentafel identity 1";
constexpr std::string_view vault_label = "keukentafel vault 1";
constexpr std::uint8_t file_version = 1;
constexpr std::size_t vault_bytes_max = 4096;
constexpr std::size_t sealed_key_bytes_max = 256;
constexpr std::size_t encoded_certificate_bytes_max = certificate_bytes_max + 2 + signature_bytes;

std::string in_folder(const std::string& folder, std::string_view file) {
    return folder + "/" + std::string(file);
}

tl::unexpected<base::Error> damaged() {
    return base::failed(Fault::bad_input, "the file with this device's keys is damaged");
}

void put_box(base::Bytes& to, const std::optional<BoxKey>& box) {
    base::put_be(to, box ? 1 : 0, 1);
    if (box) base::append(to, box->seed());
}

SigningKey read_signing(Fields& fields) {
    std::array<std::uint8_t, key_bytes> seed{};
    fields.into(seed);
    SigningKey key = SigningKey::from_seed(seed);
    wipe(seed);
    return key;
}

std::optional<BoxKey> read_box(Fields& fields) {
    std::optional<std::array<std::uint8_t, key_bytes>> seed;
    fields.into(seed);
    if (!seed) return std::nullopt;
    BoxKey key = BoxKey::from_seed(*seed);
    wipe(*seed);
    return key;
}

base::Bytes encode_enrolment(const Enrolment& enrolment) {
    base::Bytes bytes;
    base::put_be(bytes, file_version, 1);
    put_text(bytes, ticket_text(enrolment.ticket));
    put_text(bytes, enrolment.name);
    base::append(bytes, enrolment.signing.seed());
    put_box(bytes, enrolment.box);
    return bytes;
}

base::Result<Enrolment> decode_enrolment(base::ByteView bytes) {
    Fields fields(bytes);
    fields.must_be(fields.number(1) == file_version);
    auto ticket = parse_ticket(fields.text(ticket_text_max));
    std::string name = fields.text(name_bytes_max);
    SigningKey signing = read_signing(fields);
    std::optional<BoxKey> box = read_box(fields);
    if (!fields.good_end() || !ticket) return damaged();
    return Enrolment{std::move(*ticket), std::move(name), std::move(signing), std::move(box)};
}

base::Bytes encode_identity(const DeviceIdentity& identity) {
    base::Bytes bytes;
    base::put_be(bytes, file_version, 1);
    base::append(bytes, identity.device.bytes);
    base::put_be(bytes, static_cast<std::uint8_t>(identity.role), 1);
    put_text(bytes, identity.name);
    base::append(bytes, identity.signing.seed());
    put_box(bytes, identity.box);
    put_blob(bytes, encode(identity.certificate));
    base::append(bytes, identity.root);
    put_text(bytes, identity.hub_url);
    base::append(bytes, identity.pins.current);
    put_optional(bytes, identity.pins.next);
    base::put_be(bytes, identity.teams.size(), 1);
    for (const auto& team : identity.teams) {
        base::append(bytes, team.team.bytes);
        put_text(bytes, team.name);
        base::append(bytes, team.box);
    }
    base::append(bytes, identity.recovery);
    base::put_be(bytes, identity.team_keys.size(), 1);
    for (const auto& key : identity.team_keys) {
        base::append(bytes, key.team.bytes);
        put_blob(bytes, key.sealed);
    }
    return bytes;
}

void read_teams(Fields& fields, DeviceIdentity& identity) {
    const std::size_t teams = fields.count(1, teams_per_device_max, base::id_bytes + key_bytes);
    for (std::size_t i = 0; i < teams; ++i) {
        auto& team = identity.teams.emplace_back();
        fields.into(team.team.bytes);
        team.name = fields.text(name_bytes_max);
        fields.into(team.box);
    }
    fields.into(identity.recovery);
    const std::size_t keys = fields.count(1, teams_per_device_max, base::id_bytes);
    for (std::size_t i = 0; i < keys; ++i) {
        auto& key = identity.team_keys.emplace_back();
        fields.into(key.team.bytes);
        key.sealed = fields.blob(sealed_key_bytes_max);
    }
}

base::Result<DeviceIdentity> decode_identity(base::ByteView bytes) {
    Fields fields(bytes);
    fields.must_be(fields.number(1) == file_version);
    base::DeviceId device;
    fields.into(device.bytes);
    const auto role = static_cast<Role>(fields.number(1));
    fields.must_be(role == Role::kiosk || role == Role::laptop);
    std::string name = fields.text(name_bytes_max);
    SigningKey signing = read_signing(fields);
    std::optional<BoxKey> box = read_box(fields);
    auto certificate = decode_certificate(fields.blob(encoded_certificate_bytes_max));
    if (!fields.good() || !certificate) return damaged();
    DeviceIdentity identity{device,
                            role,
                            std::move(name),
                            std::move(signing),
                            std::move(box),
                            std::move(*certificate),
                            {},
                            {},
                            {},
                            {},
                            {},
                            {}};
    fields.into(identity.root);
    identity.hub_url = fields.text(address_bytes_max);
    fields.into(identity.pins.current);
    fields.into(identity.pins.next);
    read_teams(fields, identity);
    if (!fields.good_end()) return damaged();
    return identity;
}

base::Status save(const std::string& folder, std::string_view file, base::Bytes bytes) {
    auto made = base::make_folder(folder);
    if (!made) return made;
    auto written = base::write_file(in_folder(folder, file), bytes, base::Readable::by_owner_only);
    wipe(bytes);
    return written;
}

base::Result<base::Bytes> load(const std::string& folder, std::string_view file) {
    auto bytes = base::read_file(in_folder(folder, file), enrolment_file_bytes_max);
    if (!bytes && bytes.error().fault == Fault::not_found) {
        return base::failed(Fault::not_found, "this device has not been enrolled yet");
    }
    return bytes;
}

base::Result<base::Bytes> load_sealed(const std::string& folder, std::string_view file,
                                      std::string_view label, const MasterKey& master) {
    auto sealed = load(folder, file);
    if (!sealed) return sealed;
    return unwrap(master.view(), label, *sealed);
}

base::Status only_a_kiosk(Role role) {
    if (role == Role::kiosk) return {};
    return base::failed(Fault::not_allowed, "a laptop's keys are kept under its passphrase only");
}

// Identity in place: what was needed for the way there goes.
base::Status end_enrolment(const std::string& folder, base::Status saved) {
    if (!saved) return saved;
    return base::remove_file(in_folder(folder, enrolment_file));
}

}  // namespace

base::Status save_enrolment(const std::string& data_folder, const Enrolment& enrolment) {
    if (auto allowed = only_a_kiosk(enrolment.ticket.role); !allowed) return allowed;
    return save(data_folder, enrolment_file, encode_enrolment(enrolment));
}

base::Result<Enrolment> load_enrolment(const std::string& data_folder) {
    auto bytes = load(data_folder, enrolment_file);
    if (!bytes) return tl::unexpected(bytes.error());
    auto enrolment = decode_enrolment(*bytes);
    wipe(*bytes);
    return enrolment;
}

base::Status save_identity(const std::string& data_folder, const DeviceIdentity& identity) {
    if (auto allowed = only_a_kiosk(identity.role); !allowed) return allowed;
    return end_enrolment(data_folder, save(data_folder, identity_file, encode_identity(identity)));
}

base::Result<DeviceIdentity> load_identity(const std::string& data_folder) {
    auto bytes = load(data_folder, identity_file);
    if (!bytes) return tl::unexpected(bytes.error());
    if (vault_exists(data_folder)) {
        return base::failed(Fault::locked, "this is a laptop: it opens with its passphrase");
    }
    auto identity = decode_identity(*bytes);
    wipe(*bytes);
    return identity;
}

bool vault_exists(const std::string& data_folder) {
    return base::file_exists(in_folder(data_folder, vault_file));
}

base::Result<MasterKey> create_vault(const std::string& data_folder, std::string_view passphrase,
                                     base::Random& random, PassphraseCost cost) {
    if (vault_exists(data_folder)) {
        return base::failed(Fault::already_done, "this laptop has a passphrase already");
    }
    MasterKey master = MasterKey::random(random);
    auto sealed = seal_with_passphrase(passphrase, vault_label, master.view(), random, cost);
    if (!sealed) return tl::unexpected(sealed.error());
    if (auto saved = save(data_folder, vault_file, std::move(*sealed)); !saved) {
        return tl::unexpected(saved.error());
    }
    return master;
}

base::Result<MasterKey> open_vault(const std::string& data_folder, std::string_view passphrase) {
    auto sealed = base::read_file(in_folder(data_folder, vault_file), vault_bytes_max);
    if (!sealed && sealed.error().fault == Fault::not_found) {
        return base::failed(Fault::not_found, "this laptop has no passphrase yet");
    }
    if (!sealed) return tl::unexpected(sealed.error());
    auto raw = open_with_passphrase(passphrase, vault_label, *sealed);
    if (!raw) return tl::unexpected(raw.error());
    if (raw->size() != key_bytes) return damaged();
    MasterKey master = MasterKey::from(*raw);
    wipe(*raw);
    return master;
}

base::Status change_passphrase(const std::string& data_folder, std::string_view old_passphrase,
                               std::string_view new_passphrase, base::Random& random,
                               PassphraseCost cost) {
    auto master = open_vault(data_folder, old_passphrase);
    if (!master) return tl::unexpected(master.error());
    auto sealed = seal_with_passphrase(new_passphrase, vault_label, master->view(), random, cost);
    if (!sealed) return tl::unexpected(sealed.error());
    return save(data_folder, vault_file, std::move(*sealed));
}

base::Status save_enrolment(const std::string& data_folder, const Enrolment& enrolment,
                            const MasterKey& master, base::Random& random) {
    base::Bytes plain = encode_enrolment(enrolment);
    base::Bytes sealed = wrap(master.view(), enrolment_label, plain, random);
    wipe(plain);
    return save(data_folder, enrolment_file, std::move(sealed));
}

base::Result<Enrolment> load_enrolment(const std::string& data_folder, const MasterKey& master) {
    auto plain = load_sealed(data_folder, enrolment_file, enrolment_label, master);
    if (!plain) return tl::unexpected(plain.error());
    auto enrolment = decode_enrolment(*plain);
    wipe(*plain);
    return enrolment;
}

base::Status save_identity(const std::string& data_folder, const DeviceIdentity& identity,
                           const MasterKey& master, base::Random& random) {
    base::Bytes plain = encode_identity(identity);
    base::Bytes sealed = wrap(master.view(), identity_label, plain, random);
    wipe(plain);
    return end_enrolment(data_folder, save(data_folder, identity_file, std::move(sealed)));
}

base::Result<Unlocked> unlock(const std::string& data_folder, std::string_view passphrase) {
    auto master = open_vault(data_folder, passphrase);
    if (!master) return tl::unexpected(master.error());
    auto plain = load_sealed(data_folder, identity_file, identity_label, *master);
    if (!plain) return tl::unexpected(plain.error());
    auto identity = decode_identity(*plain);
    wipe(*plain);
    if (!identity) return tl::unexpected(identity.error());
    Unlocked unlocked{std::move(*master), std::move(*identity), {}};
    for (const auto& sealed : unlocked.identity.team_keys) {
        auto key = open_team_key(unlocked.identity.box, unlocked.identity.teams, sealed);
        if (!key) return tl::unexpected(key.error());
        unlocked.teams.push_back({sealed.team, std::move(*key)});
    }
    return unlocked;
}

}  // namespace kt::keys
