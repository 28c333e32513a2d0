#include "core/keys/enrolment.hpp"

#include "core/keys/fields.hpp"

namespace kt::keys {
namespace {

using base::Fault;

constexpr std::string_view ticket_prefix = "KT-TICKET-1:";
constexpr std::string_view ticket_id_label = "keukentafel ticket id 1";
constexpr std::string_view hub_key_label = "keukentafel ticket hub 1";
constexpr std::string_view root_key_label = "keukentafel ticket root 1";
constexpr std::string_view proof_label = "keukentafel ticket proof 1";
constexpr std::string_view request_label = "keukentafel device request 1";
constexpr std::string_view fingerprint_label = "keukentafel fingerprint 1";
constexpr std::uint8_t request_version = 1;
constexpr std::uint8_t package_version = 1;
constexpr std::uint8_t stub_version = 1;
constexpr std::size_t sealed_key_bytes_max = 256;
constexpr std::size_t encoded_certificate_bytes_max = certificate_bytes_max + 2 + signature_bytes;

Hash hub_key(const Ticket& ticket) {
    return keyed_hash(ticket.secret, hub_key_label, {});
}
Hash root_key(const Ticket& ticket) {
    return keyed_hash(ticket.secret, root_key_label, {});
}

tl::unexpected<base::Error> bad(const char* what) {
    return base::failed(Fault::bad_input, std::string(what) + " is not of the form it must have");
}

// What the proofs cover; the signature covers the proofs as well.
base::Bytes request_core(const DeviceRequest& request) {
    base::Bytes bytes;
    base::put_be(bytes, request_version, 1);
    base::append(bytes, request.ticket.bytes);
    base::put_be(bytes, static_cast<std::uint8_t>(request.role), 1);
    put_text(bytes, request.name);
    base::append(bytes, request.signing);
    put_optional(bytes, request.box);
    return bytes;
}

base::Bytes signed_part(const DeviceRequest& request) {
    base::Bytes bytes = request_core(request);
    base::append(bytes, request.proof_for_hub);
    base::append(bytes, request.proof_for_root);
    return bytes;
}

base::Status check_proof(const Hash& key, const DeviceRequest& request, const Hash& proof) {
    if (!equal_secrets(keyed_hash(key, proof_label, request_core(request)), proof)) {
        return base::failed(Fault::not_authentic,
                            "the request was not made with the secret of this ticket");
    }
    return {};
}

void put_certificate(base::Bytes& to, const Certificate& certificate) {
    put_blob(to, encode(certificate));
}

Certificate read_certificate(Fields& fields) {
    auto certificate = decode_certificate(fields.blob(encoded_certificate_bytes_max));
    fields.must_be(certificate.has_value());
    return certificate ? std::move(*certificate) : Certificate{};
}

}  // namespace

TicketId Ticket::id() const {
    const Hash whole = keyed_hash(secret, ticket_id_label, {});
    return *TicketId::from_bytes(base::ByteView(whole).first(base::id_bytes));
}

std::string ticket_text(const Ticket& ticket) {
    base::Bytes bytes;
    put_text(bytes, ticket.hub_url);
    base::append(bytes, ticket.root);
    base::append(bytes, ticket.pins.current);
    put_optional(bytes, ticket.pins.next);
    base::append(bytes, ticket.secret);
    base::put_be(bytes, static_cast<std::uint8_t>(ticket.role), 1);
    base::append(bytes, ticket.team.bytes);
    // Four bytes of a hash: a letter mistaken while copying is noticed at once.
    base::append(bytes, base::ByteView(hash(bytes)).first(4));
    return std::string(ticket_prefix) + base::to_base64(bytes);
}

base::Result<Ticket> parse_ticket(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    if (text.size() > ticket_text_max || !text.starts_with(ticket_prefix)) {
        return bad("an enrolment ticket");
    }
    auto bytes = base::from_base64(text.substr(ticket_prefix.size()));
    if (!bytes || bytes->size() < 4) return bad("an enrolment ticket");
    const base::ByteView content = base::ByteView(*bytes).first(bytes->size() - 4);
    const Hash check = hash(content);
    if (!std::equal(check.begin(), check.begin() + 4, bytes->end() - 4)) {
        return base::failed(Fault::bad_input,
                            "an enrolment ticket was copied with a mistake in it");
    }
    Fields fields(content);
    Ticket ticket;
    ticket.hub_url = fields.text(address_bytes_max);
    fields.into(ticket.root);
    fields.into(ticket.pins.current);
    fields.into(ticket.pins.next);
    fields.into(ticket.secret);
    ticket.role = static_cast<Role>(fields.number(1));
    fields.must_be(ticket.role == Role::kiosk || ticket.role == Role::laptop);
    fields.into(ticket.team.bytes);
    if (!fields.good_end()) return bad("an enrolment ticket");
    return ticket;
}

TicketStub for_hub(const Ticket& ticket) {
    return {ticket.id(), hub_key(ticket), ticket.role, ticket.team};
}

base::Bytes encode(const TicketStub& stub) {
    base::Bytes bytes;
    base::put_be(bytes, stub_version, 1);
    base::append(bytes, stub.id.bytes);
    base::append(bytes, stub.hub_key);
    base::put_be(bytes, static_cast<std::uint8_t>(stub.role), 1);
    base::append(bytes, stub.team.bytes);
    return bytes;
}

base::Result<TicketStub> decode_ticket_stub(base::ByteView bytes) {
    Fields fields(bytes);
    TicketStub stub;
    fields.must_be(fields.number(1) == stub_version);
    fields.into(stub.id.bytes);
    fields.into(stub.hub_key);
    stub.role = static_cast<Role>(fields.number(1));
    fields.must_be(stub.role == Role::kiosk || stub.role == Role::laptop);
    fields.into(stub.team.bytes);
    if (!fields.good_end()) return bad("a ticket's stub");
    return stub;
}

void prove(DeviceRequest& request, const Ticket& ticket, const SigningKey& device) {
    request.proof_for_hub = keyed_hash(hub_key(ticket), proof_label, request_core(request));
    request.proof_for_root = keyed_hash(root_key(ticket), proof_label, request_core(request));
    request.signature = device.sign(request_label, signed_part(request));
}

base::Bytes encode(const DeviceRequest& request) {
    base::Bytes bytes = signed_part(request);
    base::append(bytes, request.signature);
    return bytes;
}

base::Result<DeviceRequest> decode_device_request(base::ByteView bytes) {
    if (bytes.size() > request_bytes_max) {
        return base::failed(Fault::too_large, "a device's request is over its limit");
    }
    Fields fields(bytes);
    DeviceRequest request;
    fields.must_be(fields.number(1) == request_version);
    fields.into(request.ticket.bytes);
    request.role = static_cast<Role>(fields.number(1));
    fields.must_be(request.role == Role::kiosk || request.role == Role::laptop);
    request.name = fields.text(name_bytes_max);
    fields.into(request.signing);
    fields.into(request.box);
    fields.must_be(request.box.has_value() == (request.role == Role::laptop));
    fields.into(request.proof_for_hub);
    fields.into(request.proof_for_root);
    fields.into(request.signature);
    fields.must_be(!request.box || usable_box_key(*request.box));
    if (!fields.good_end()) return bad("a device's request");
    if (!verify(request.signing, request_label, signed_part(request), request.signature)) {
        return base::failed(Fault::not_authentic, "a device's request was changed on its way");
    }
    return request;
}

base::Status check_request_for_hub(const DeviceRequest& request, const TicketStub& stub) {
    if (request.ticket != stub.id || request.role != stub.role) {
        return base::failed(Fault::not_allowed, "the request does not belong to this ticket");
    }
    return check_proof(stub.hub_key, request, request.proof_for_hub);
}

base::Status check_request_for_root(const DeviceRequest& request, const Ticket& ticket) {
    if (request.ticket != ticket.id() || request.role != ticket.role) {
        return base::failed(Fault::not_allowed, "the request does not belong to this ticket");
    }
    return check_proof(root_key(ticket), request, request.proof_for_root);
}

std::string fingerprint(const DeviceRequest& request) {
    base::Bytes keys = base::copy(request.signing);
    if (request.box) base::append(keys, *request.box);
    const std::string hex = base::to_hex(base::ByteView(hash(fingerprint_label, keys)).first(8));
    return hex.substr(0, 4) + "-" + hex.substr(4, 4) + "-" + hex.substr(8, 4) + "-" +
           hex.substr(12, 4);
}

base::Bytes encode(const CertificatePackage& package) {
    base::Bytes bytes;
    base::put_be(bytes, package_version, 1);
    put_certificate(bytes, package.device);
    base::put_be(bytes, package.teams.size(), 1);
    for (const auto& team : package.teams) put_certificate(bytes, team);
    put_certificate(bytes, package.recovery);
    put_certificate(bytes, package.hub);
    base::put_be(bytes, package.team_keys.size(), 1);
    for (const auto& key : package.team_keys) {
        base::append(bytes, key.team.bytes);
        put_blob(bytes, key.sealed);
    }
    return bytes;
}

base::Result<CertificatePackage> decode_package(base::ByteView bytes) {
    if (bytes.size() > package_bytes_max) {
        return base::failed(Fault::too_large, "a package of certificates is over its limit");
    }
    Fields fields(bytes);
    CertificatePackage package;
    fields.must_be(fields.number(1) == package_version);
    package.device = read_certificate(fields);
    const std::size_t teams = fields.count(1, teams_per_device_max, signature_bytes);
    for (std::size_t i = 0; i < teams; ++i) package.teams.push_back(read_certificate(fields));
    package.recovery = read_certificate(fields);
    package.hub = read_certificate(fields);
    const std::size_t keys = fields.count(1, teams_per_device_max, base::id_bytes);
    for (std::size_t i = 0; i < keys; ++i) {
        auto& key = package.team_keys.emplace_back();
        fields.into(key.team.bytes);
        key.sealed = fields.blob(sealed_key_bytes_max);
    }
    if (!fields.good_end()) return bad("a package of certificates");
    return package;
}

}  // namespace kt::keys
