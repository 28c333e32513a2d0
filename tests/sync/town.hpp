// A hub with kiosks and laptops around it, in one process and one thread: the stage on which the
// tests of sync tell their stories. The line of each device can be cut, meddled with and searched.
#pragma once

#include <map>

#include "sync/client/syncer.hpp"
#include "sync/client/worker.hpp"
#include "sync/hub/hub.hpp"
#include "sync/hub/office.hpp"
#include "sync/outbox/mailbox.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/transport/memory_transport.hpp"
#include "tests/core/journal/talk.hpp"

namespace kt::support {

inline const std::string hub_authority = "hub.test:8443";  // as Municipality certifies it

class Device {
  public:
    Device(keys::DeviceIdentity who, transport::Answerer hub, std::uint64_t seed)
        : identity(std::move(who)), line(hub_authority, std::move(hub)), random(seed) {}

    client::Syncer syncer() { return client::Syncer(*journal, identity, line, clock); }
    client::RoundReport sync() { return must(client::sync_round(*journal, identity, line, clock)); }
    journal::WriterParts parts() { return {*journal, identity, random, clock, "boot-1", 1}; }

    // A resident tells `answers` things and sends; the case that left.
    base::CaseId send_case(int answers = 3) {
        auto writer = must(journal::CaseWriter::begin(parts()));
        tell(*writer, answers);
        must(writer->release(journal::CaseStatus::sent));
        return writer->id();
    }
    static void tell(journal::CaseWriter& writer, int answers) {
        if (!writer.state().begun) must(writer.write(journal::begun()));
        for (int i = 0; i < answers; ++i)
            must(writer.write(i % 2 == 0 ? journal::answer("housing.q" + std::to_string(i), "hard")
                                         : journal::told("network.q" + std::to_string(i))));
    }

    keys::DeviceIdentity identity;
    std::unique_ptr<journal::Journal> journal = journal::make_memory_journal();
    transport::MemoryTransport line;
    base::SeededRandom random;
    base::ManualClock clock{1'700'000'000'000};
};

// One municipality for all tests of a program (its ceremony writes files, durably): the ticket and
// the package of its n-th device are made once, and its keys come from n.
struct Papers {
    keys::Ticket ticket;
    keys::CertificatePackage package;
};
inline Municipality& our_municipality() {
    static Municipality town;
    return town;
}
inline keys::Enrolment enrolment_of(const keys::Ticket& ticket, std::size_t number) {
    base::SeededRandom random(1000 + number);
    return keys::begin_enrolment(
        ticket, ticket.role == keys::Role::kiosk ? "Kiosk Stadhuis, hal" : "Laptop wijkteam",
        random);
}
inline const Papers& papers(keys::Role role, std::size_t number) {
    static std::map<std::pair<keys::Role, std::size_t>, Papers> made;
    auto found = made.find({role, number});
    if (found == made.end()) {
        const auto ticket = our_municipality().ticket(role);
        const auto request = keys::make_request(enrolment_of(ticket, number));
        found = made.emplace(std::pair{role, number},
                             Papers{ticket, our_municipality().certify(request)})
                    .first;
    }
    return found->second;
}

class Town {
  public:
    explicit Town(Municipality& of = our_municipality())
        : municipality(of), store(hub::make_memory_store(random)) {
        must(store->set_root(municipality.root.signing.public_key()));
        restart_hub();
    }

    void restart_hub() {
        hub = std::make_unique<hub::Hub>(
            *store, hub::HubSettings{municipality.root.signing.public_key(), hub_authority}, random,
            clock);
    }
    transport::Answerer answerer() {
        return [this](const wire::HttpRequest& request) { return hub->handle(request); };
    }

    // Enrolled and known at the hub.
    Device device(keys::Role role) {
        const std::size_t number = devices_++;
        const Papers& made = papers(role, number);
        must(hub::register_ticket(*store, made.ticket));
        must(hub::accept_package(*store, keys::encode(made.package), clock));
        return {must(keys::accept_package(enrolment_of(made.ticket, number), made.package)),
                answerer(), 5000 + number};
    }
    Device kiosk() { return device(keys::Role::kiosk); }
    Device laptop() { return device(keys::Role::laptop); }

    Municipality& municipality;
    base::SeededRandom random{99};
    base::ManualClock clock{1'700'000'000'000};
    std::unique_ptr<hub::Store> store;
    std::unique_ptr<hub::Hub> hub;

  private:
    std::size_t devices_ = 0;
};

inline bool same_events(const std::vector<journal::SealedEvent>& a,
                        const std::vector<journal::SealedEvent>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!(a[i].header == b[i].header) || a[i].body != b[i].body) return false;
    return true;
}

}  // namespace kt::support
