// What people do at the hub, beside its serving: make known a ticket, take out the requests of new
// devices, pass on what the root certified, strike a device off. None of it needs a secret of the
// municipality; the root's work is done elsewhere, offline. One thread at a time; another process
// may serve from the same store meanwhile.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/random.hpp"
#include "core/keys/enrolment.hpp"
#include "core/publication/record.hpp"
#include "sync/hub/store/store.hpp"

namespace kt::hub {

// A ticket that the ceremony made. Fault::refused: of another root than this store's.
base::Status register_ticket(Store& store, const keys::Ticket& ticket);

// A ticket made here, for a device whose request the custodian will compare by its fingerprint.
struct TicketWish {
    std::string external_url;
    keys::HubPins pins;
    keys::Role role = keys::Role::kiosk;
    base::TeamId team;
};
base::Result<keys::Ticket> make_ticket_here(Store& store, const TicketWish& wish,
                                            base::Random& random);

struct WaitingDevice {
    keys::DeviceRequest request;
    base::Bytes bytes;  // to take to the custodian
    std::int64_t received_ms = 0;
};
base::Result<std::vector<WaitingDevice>> waiting_devices(Store& store);

// Fault::not_authentic: another root signed it. A device that is known gets newer papers.
base::Result<keys::DeviceCertificate> accept_package(Store& store, base::ByteView package,
                                                     const base::Clock& clock);

struct KnownDevice {
    keys::DeviceCertificate certificate;
    std::int64_t since_ms = 0;
    bool revoked = false;
};
// Rows that this root did not certify are no devices: the hub refuses them, and they are left out.
base::Result<std::vector<KnownDevice>> known_devices(Store& store);
// From now on the hub refuses everything it signs. What it sent before stays.
base::Status revoke(Store& store, const base::DeviceId& device);

// The root's list of publishers that may publish no more. Fault::not_authentic: another root's;
// already_done: a newer list is here.
base::Status accept_struck_off(Store& store, base::ByteView certificate);

// Of one guide, what devices begin with no more because of whom the list names.
struct NoLongerUsed {
    std::vector<publication::Statement> gone;           // newest first; never empty
    std::vector<std::string> signed_by;                 // whom the list names, in order of name
    std::optional<publication::Statement> begins_with;  // none: the guide of their program
};
// By the list that is here; in order of the guides' names.
base::Result<std::vector<NoLongerUsed>> no_longer_used(Store& store);
// For whoever brought the list, in Dutch as all that policy workers read; empty: nothing changes.
std::string in_words(const std::vector<NoLongerUsed>& guides);

}  // namespace kt::hub
