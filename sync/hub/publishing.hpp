// What the hub does with publications: checks that they are what people signed and in their row,
// keeps them, passes them on, remembers which device has what. It signs nothing, and a device takes
// nothing on its word (core/publication). Requests come authenticated from hub.cpp.
// One thread at a time.
#pragma once

#include "core/base/clock.hpp"
#include "core/keys/certificate.hpp"
#include "core/publication/record.hpp"
#include "sync/hub/store/store.hpp"

namespace kt::hub {

class Publishing {
  public:
    using Answer = tl::expected<base::Bytes, wire::Refusal>;

    Publishing(Store& store, const keys::PublicKey& root, const base::Clock& clock)
        : store_(store), root_(root), clock_(clock) {}

    // unknown_device: introduce first; revoked_device: struck off.
    tl::expected<keys::PublisherCertificate, wire::Refusal> publisher(
        const keys::PublicKey& signing);

    Answer introduce(const keys::PublicKey& signing, const wire::Introduce& message);
    Answer propose(const keys::PublisherCertificate& caller, const wire::Propose& message);
    Answer approve(const keys::PublisherCertificate& caller, const wire::Approve& message);
    Answer withdraw(const keys::PublisherCertificate& caller, const wire::Withdraw& message);
    Answer guides(const keys::PublicKey& device, const wire::Guides& message);
    Answer guide(const wire::GuideQuery& message, bool for_publisher);
    Answer desk();

  private:
    struct Known {
        PublicationRow row;
        publication::Proposed proposed;
        bool approved() const { return !row.approval.empty(); }
    };
    // All that is there, read once for each revision.
    base::Status look();
    base::Result<publication::Trust> trust();
    const Known* find(const keys::Hash& digest) const;
    bool is_next(const publication::Statement& statement) const;
    wire::GuidesAnswer listing() const;
    Answer changed(const Store::PublicationChange& change);
    base::Status note_seen(const keys::PublicKey& device, const wire::Guides& message);

    Store& store_;
    keys::PublicKey root_;
    const base::Clock& clock_;
    std::optional<std::uint64_t> revision_;  // of `known_`
    std::vector<Known> known_;
    base::Bytes struck_off_;
    std::map<keys::PublicKey, ReportRow> seen_;  // as it was last written
};

}  // namespace kt::hub
