#include "core/keys/certificate.hpp"

#include "core/keys/fields.hpp"

namespace kt::keys {
namespace {

using base::Fault;

constexpr std::string_view certificate_label = "keukentafel certificate 1";
constexpr std::string_view recovery_label = "keukentafel recovery id 1";
constexpr std::uint8_t certificate_version = 1;

// On disk for ever: see FORMAT.md.
enum class Kind : std::uint8_t {
    device = 1,
    team = 2,
    publisher = 3,
    recovery = 4,
    hub = 5,
    struck_off = 6,
};

void put(base::Bytes& to, const DeviceCertificate& device) {
    base::append(to, device.device.bytes);
    base::put_be(to, static_cast<std::uint8_t>(device.role), 1);
    base::append(to, device.signing);
    put_optional(to, device.box);
    put_text(to, device.name);
    base::put_be(to, device.teams.size(), 1);
    for (const auto& team : device.teams) base::append(to, team.bytes);
}
void put(base::Bytes& to, const TeamCertificate& team) {
    base::append(to, team.team.bytes);
    put_text(to, team.name);
    base::append(to, team.box);
}
void put(base::Bytes& to, const PublisherCertificate& publisher) {
    base::append(to, publisher.publisher.bytes);
    put_text(to, publisher.name);
    base::append(to, publisher.signing);
}
void put(base::Bytes& to, const RecoveryCertificate& recovery) {
    base::append(to, recovery.box);
}
void put(base::Bytes& to, const HubCertificate& hub) {
    put_text(to, hub.authority);
    base::append(to, hub.pins.current);
    put_optional(to, hub.pins.next);
}
void put(base::Bytes& to, const StruckOffCertificate& list) {
    base::put_be(to, list.publishers.size(), 1);
    for (const auto& publisher : list.publishers) base::append(to, publisher.bytes);
}

DeviceCertificate read_device(Fields& fields) {
    DeviceCertificate device;
    fields.into(device.device.bytes);
    device.role = static_cast<Role>(fields.number(1));
    fields.must_be(device.role == Role::kiosk || device.role == Role::laptop);
    fields.into(device.signing);
    fields.into(device.box);
    fields.must_be(device.box.has_value() == (device.role == Role::laptop));
    device.name = fields.text(name_bytes_max);
    const std::size_t count = fields.count(1, teams_per_device_max, base::id_bytes);
    for (std::size_t i = 0; i < count; ++i) fields.into(device.teams.emplace_back().bytes);
    return device;
}
TeamCertificate read_team(Fields& fields) {
    TeamCertificate team;
    fields.into(team.team.bytes);
    team.name = fields.text(name_bytes_max);
    fields.into(team.box);
    return team;
}
PublisherCertificate read_publisher(Fields& fields) {
    PublisherCertificate publisher;
    fields.into(publisher.publisher.bytes);
    publisher.name = fields.text(name_bytes_max);
    fields.into(publisher.signing);
    return publisher;
}
RecoveryCertificate read_recovery(Fields& fields) {
    RecoveryCertificate recovery;
    fields.into(recovery.box);
    return recovery;
}
HubCertificate read_hub(Fields& fields) {
    HubCertificate hub;
    hub.authority = fields.text(address_bytes_max);
    fields.into(hub.pins.current);
    fields.into(hub.pins.next);
    return hub;
}
StruckOffCertificate read_struck_off(Fields& fields) {
    StruckOffCertificate list;
    const std::size_t count = fields.count(1, struck_off_max, base::id_bytes);
    for (std::size_t i = 0; i < count; ++i) fields.into(list.publishers.emplace_back().bytes);
    return list;
}

Kind kind_of(const Subject& subject) {
    return static_cast<Kind>(subject.index() + 1);
}

std::optional<Subject> read_subject(Kind kind, Fields& fields) {
    switch (kind) {
        case Kind::device: return read_device(fields);
        case Kind::team: return read_team(fields);
        case Kind::publisher: return read_publisher(fields);
        case Kind::recovery: return read_recovery(fields);
        case Kind::hub: return read_hub(fields);
        case Kind::struck_off: return read_struck_off(fields);
    }
    return std::nullopt;
}

}  // namespace

std::string_view role_name(Role role) {
    return role == Role::laptop ? "laptop" : "kiosk";
}

std::optional<Role> role_from_name(std::string_view name) {
    if (name == "kiosk") return Role::kiosk;
    if (name == "laptop") return Role::laptop;
    return std::nullopt;
}

Certificate certify(const SigningKey& root, std::uint64_t issue, const Subject& subject) {
    Certificate made;
    base::put_be(made.content, certificate_version, 1);
    base::put_be(made.content, static_cast<std::uint8_t>(kind_of(subject)), 1);
    base::put_be(made.content, issue, 8);
    std::visit([&](const auto& what) { put(made.content, what); }, subject);
    made.signature = root.sign(certificate_label, made.content);
    return made;
}

base::Result<Certified> verify_certificate(const PublicKey& root, const Certificate& certificate) {
    if (certificate.content.size() > certificate_bytes_max) {
        return base::failed(Fault::too_large, "a certificate is over its limit");
    }
    if (!verify(root, certificate_label, certificate.content, certificate.signature)) {
        return base::failed(Fault::not_authentic,
                            "this certificate was not signed by the root of this municipality");
    }
    Fields fields(certificate.content);
    const std::uint64_t version = fields.number(1);
    const auto kind = static_cast<Kind>(fields.number(1));
    Certified certified;
    certified.issue = fields.number(8);
    if (version != certificate_version) {
        return base::failed(Fault::bad_input, "this certificate needs a newer program");
    }
    auto subject = read_subject(kind, fields);
    if (!subject || !fields.good_end()) {
        return base::failed(Fault::bad_input, "a certificate is not of the form it must have");
    }
    certified.subject = std::move(*subject);
    return certified;
}

base::Bytes encode(const Certificate& certificate) {
    base::Bytes bytes;
    base::put_be(bytes, certificate.content.size(), 2);
    base::append(bytes, certificate.content);
    base::append(bytes, certificate.signature);
    return bytes;
}

base::Result<Certificate> decode_certificate(base::ByteView bytes) {
    Fields fields(bytes);
    Certificate certificate;
    const std::string content = fields.text(certificate_bytes_max);
    certificate.content = base::copy(base::view(content));
    fields.into(certificate.signature);
    if (!fields.good_end()) {
        return base::failed(Fault::bad_input, "a certificate is not of the form it must have");
    }
    return certificate;
}

base::Id<RecoveryTag> recovery_id(const PublicKey& recovery_box) {
    const Hash whole = hash(recovery_label, recovery_box);
    return *base::Id<RecoveryTag>::from_bytes(base::ByteView(whole).first(base::id_bytes));
}

}  // namespace kt::keys
