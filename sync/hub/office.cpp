#include "sync/hub/office.hpp"

#include <algorithm>

namespace kt::hub {

namespace {

using base::failed;
using base::Fault;
using base::Result;
using base::Status;

Result<keys::PublicKey> root_of(Store& store) {
    auto facts = store.facts();
    if (!facts) return tl::unexpected(facts.error());
    if (!facts->root)
        return failed(Fault::not_found, "this store knows no root key yet: give --root-public");
    return *facts->root;
}

}  // namespace

Status register_ticket(Store& store, const keys::Ticket& ticket) {
    if (auto same = store.set_root(ticket.root); !same) return same;
    return store.put_ticket(keys::for_hub(ticket));
}

Result<keys::Ticket> make_ticket_here(Store& store, const TicketWish& wish, base::Random& random) {
    auto root = root_of(store);
    if (!root) return tl::unexpected(root.error());
    keys::Ticket ticket;
    ticket.hub_url = wish.external_url;
    ticket.root = *root;
    ticket.pins = wish.pins;
    ticket.role = wish.role;
    ticket.team = wish.team;
    random.fill(ticket.secret);
    if (auto put = store.put_ticket(keys::for_hub(ticket)); !put)
        return tl::unexpected(put.error());
    return ticket;
}

Result<std::vector<WaitingDevice>> waiting_devices(Store& store) {
    auto rows = store.requests();
    if (!rows) return tl::unexpected(rows.error());
    std::vector<WaitingDevice> waiting;
    for (auto& row : *rows) {
        auto request = keys::decode_device_request(row.request);
        if (!request) return tl::unexpected(request.error());
        waiting.push_back({std::move(*request), std::move(row.request), row.received_ms});
    }
    return waiting;
}

Result<keys::DeviceCertificate> accept_package(Store& store, base::ByteView package,
                                               const base::Clock& clock) {
    auto root = root_of(store);
    if (!root) return tl::unexpected(root.error());
    auto decoded = keys::decode_package(package);
    if (!decoded) return tl::unexpected(decoded.error());
    auto certificate = keys::verify_as<keys::DeviceCertificate>(*root, decoded->device);
    if (!certificate) return certificate;

    DeviceRow row{certificate->signing, base::copy(package), clock.wall_ms(), false};
    auto known = store.device(certificate->signing);
    if (!known && known.error().fault != Fault::not_found) return tl::unexpected(known.error());
    if (known) {
        row.since_ms = known->since_ms;
        row.revoked = known->revoked;  // newer papers do not undo being struck off
    }
    if (auto put = store.put_device(row); !put) return tl::unexpected(put.error());
    return certificate;
}

Result<std::vector<KnownDevice>> known_devices(Store& store) {
    auto root = root_of(store);
    if (!root) return tl::unexpected(root.error());
    auto rows = store.devices();
    if (!rows) return tl::unexpected(rows.error());
    std::vector<KnownDevice> devices;
    for (const auto& row : *rows) {
        auto package = keys::decode_package(row.package);
        if (!package) continue;
        auto certificate = keys::verify_as<keys::DeviceCertificate>(*root, package->device);
        if (!certificate) continue;
        devices.push_back({std::move(*certificate), row.since_ms, row.revoked});
    }
    return devices;
}

Status revoke(Store& store, const base::DeviceId& device) {
    auto devices = known_devices(store);
    if (!devices) return tl::unexpected(devices.error());
    const auto found = std::find_if(devices->begin(), devices->end(), [&](const auto& known) {
        return known.certificate.device == device;
    });
    if (found == devices->end()) return failed(Fault::not_found, "no such device is known here");
    auto row = store.device(found->certificate.signing);
    if (!row) return tl::unexpected(row.error());
    row->revoked = true;
    return store.put_device(*row);
}

Status accept_struck_off(Store& store, base::ByteView certificate) {
    auto root = root_of(store);
    if (!root) return tl::unexpected(root.error());
    const auto issue_of = [&](base::ByteView bytes) -> Result<std::uint64_t> {
        auto decoded = keys::decode_certificate(bytes);
        if (!decoded) return tl::unexpected(decoded.error());
        auto certified = keys::verify_certificate(*root, *decoded);
        if (!certified) return tl::unexpected(certified.error());
        if (!std::holds_alternative<keys::StruckOffCertificate>(certified->subject))
            return failed(Fault::bad_input, "this is not a list of publishers struck off");
        return certified->issue;
    };
    auto fresh = issue_of(certificate);
    if (!fresh) return tl::unexpected(fresh.error());
    auto before = store.struck_off();
    if (!before) return tl::unexpected(before.error());
    if (!before->empty()) {
        auto issue = issue_of(*before);
        if (issue && *issue > *fresh)
            return failed(Fault::already_done, "the hub has a newer list already");
    }
    auto put = store.put_struck_off(certificate);
    if (!put) return tl::unexpected(put.error());
    return {};
}

}  // namespace kt::hub
