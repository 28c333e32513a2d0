// What the hub keeps, as a port. It is all ciphertext, public keys, random names and times:
// README.md in sync/hub lists every field. Memory and LMDB pass tests/sync/hub/store_contract.
//
// Every writing call is one transaction: when it returns, its effect is durable, whole or not at
// all; an Error means that nothing of it is there. A push's position in the feed is assigned in the
// same transaction as its data. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/journal.hpp"
#include "core/keys/enrolment.hpp"
#include "sync/wire/messages.hpp"

namespace kt::hub {

struct HubFacts {
    wire::HubEpoch epoch;                 // made with the store; a restore makes another
    std::optional<keys::PublicKey> root;  // the municipality's
};

// ---- Devices and tickets

struct DeviceRow {
    keys::PublicKey signing{};
    base::Bytes package;        // keys::CertificatePackage: the device's certificate is in it
    std::int64_t since_ms = 0;  // by the hub's clock
    bool revoked = false;
};
struct TicketRow {
    keys::TicketStub stub;
    std::optional<keys::PublicKey> bound;  // the first device key that used it
};
struct RequestRow {  // an enrolment waiting for a custodian
    keys::PublicKey signing{};
    base::Bytes request;  // keys::DeviceRequest
    std::int64_t received_ms = 0;
};

// ---- Push

struct VerifiedSeal {
    journal::Seal seal;  // its signature holds and its device is the one that pushes
    base::Bytes bytes;
};
struct PushBatch {
    base::CaseId case_id;
    std::vector<std::vector<journal::SealedEvent>> runs;  // each of one chain, in order
    std::vector<VerifiedSeal> seals;
    std::vector<journal::Wrap> wraps;
    bool openers_whole = false;
    std::int64_t received_ms = 0;
};
struct PushOutcome {
    std::uint64_t position = 0;
    std::vector<wire::HeldChain> chains;  // of the runs
    bool forked = false;                  // then nothing was added: both versions are quarantined
};

// ---- Pull

struct FeedPage {
    std::vector<wire::FeedRow> rows;
    bool more = false;
};
struct CasePage {
    std::vector<journal::SealedEvent> events;  // contiguous per chain, ending at heads of `seals`
    std::vector<journal::Seal> seals;
    bool more = false;
};

// ---- Publications: public content, signed by people; the hub only keeps and passes on

struct PublisherRow {
    keys::PublicKey signing{};
    base::Bytes certificate;
    std::int64_t since_ms = 0;
};
struct PublicationRow {
    keys::Hash digest{};
    std::int64_t received_ms = 0;
    base::Bytes proposal;
    base::Bytes approval;    // empty: not yet
    base::Bytes withdrawal;  // empty: not
};
struct ReportRow {
    keys::PublicKey signing{};  // the device's
    std::int64_t seen_ms = 0;
    std::vector<wire::GuideInUse> in_use;
};

class Store {
  public:
    virtual ~Store() = default;

    virtual base::Result<HubFacts> facts() = 0;
    // Fault::refused when another root is already there: a store belongs to one municipality.
    virtual base::Status set_root(const keys::PublicKey& root) = 0;

    virtual base::Status put_ticket(const keys::TicketStub& stub) = 0;
    virtual base::Result<TicketRow> ticket(const keys::TicketId& id) = 0;
    // The first key binds it; the same key may come again, another gets Fault::already_done.
    virtual base::Status bind_ticket(const keys::TicketId& id, const RequestRow& request) = 0;
    virtual base::Result<std::vector<RequestRow>> requests() = 0;
    virtual base::Status put_device(const DeviceRow& row) = 0;  // and removes its request
    virtual base::Result<DeviceRow> device(const keys::PublicKey& signing) = 0;
    virtual base::Result<std::vector<DeviceRow>> devices() = 0;

    // Fault::refused: a gap. Fault::not_authentic: does not end at sealed heads, or a sealed head
    // is not what would be held. A fork is an outcome, not an error.
    virtual base::Result<PushOutcome> push(const PushBatch& batch) = 0;
    virtual base::Result<std::vector<wire::HeldChain>> held(
        const base::CaseId& case_id, const std::vector<wire::HeldChain>& chains) = 0;
    virtual base::Result<std::uint64_t> durable_to() = 0;  // what a backup holds

    virtual base::Result<FeedPage> feed(const std::vector<base::TeamId>& teams, std::uint64_t after,
                                        std::size_t rows_max) = 0;
    virtual base::Result<std::vector<journal::Wrap>> wraps(const base::CaseId& case_id) = 0;
    virtual base::Result<base::CaseId> find_opener(const keys::LookupId& lookup) = 0;
    // Nothing that was sealed at or after the place of a fork.
    virtual base::Result<CasePage> read_case(const base::CaseId& case_id,
                                             const std::vector<wire::HaveChain>& have,
                                             std::size_t bytes_max) = 0;

    // Rings once, however often it is said; the result is whether a laptop has it. Bells older than
    // bell_life_ms go.
    virtual base::Result<bool> ring(const wire::Bell& bell, const base::TeamId& team,
                                    std::int64_t now_ms) = 0;
    // Marks what is up to `after` as delivered.
    virtual base::Result<std::vector<wire::BellRow>> bells(const std::vector<base::TeamId>& teams,
                                                           std::uint64_t after,
                                                           std::size_t rows_max) = 0;

    virtual base::Status put_publisher(const PublisherRow& row) = 0;
    virtual base::Result<PublisherRow> publisher(const keys::PublicKey& signing) = 0;
    // What changes publications, or the list of who was struck off, raises the revision by one in
    // the same transaction; the result is the new one.
    struct PublicationChange {
        std::vector<PublicationRow> put;
        std::optional<base::Bytes> bundle;  // of the first that is put
        std::vector<keys::Hash> remove;     // with their bundles
    };
    virtual base::Result<std::uint64_t> change_publications(const PublicationChange& change) = 0;
    virtual base::Result<std::uint64_t> put_struck_off(base::ByteView certificate) = 0;
    virtual base::Result<std::uint64_t> published_revision() = 0;
    virtual base::Result<std::vector<PublicationRow>> publications() = 0;
    virtual base::Result<base::Bytes> bundle(const keys::Hash& digest) = 0;
    virtual base::Result<base::Bytes> struck_off() = 0;  // empty: none
    virtual base::Status put_report(const ReportRow& row) = 0;
    virtual base::Result<std::vector<ReportRow>> reports() = 0;
};

std::unique_ptr<Store> make_memory_store(base::Random& random);
inline constexpr std::size_t store_map_bytes = std::size_t{1} << 36;  // address space, not disk
base::Result<std::unique_ptr<Store>> open_lmdb_store(const std::string& folder,
                                                     base::Random& random,
                                                     std::size_t map_bytes = store_map_bytes);
// "lmdb:DIR"
base::Result<std::unique_ptr<Store>> open_store(const std::string& address, base::Random& random);
base::Result<std::string> folder_of(const std::string& address);

}  // namespace kt::hub
