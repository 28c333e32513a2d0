// Fetching one case from the hub, as a machine of pure steps. The hub is believed in nothing: every
// page must carry seals of devices that the municipality's root certified, and every event must
// follow what this device holds and end at a sealed head.
#pragma once

#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/journal.hpp"
#include "sync/client/push_case.hpp"
#include "sync/wire/messages.hpp"

namespace kt::client {

// Where each chain of a case ends on this device.
struct ChainEnd {
    std::uint64_t sequence = 0;
    keys::Hash head{};
};
using ChainEnds = std::map<journal::ChainId, ChainEnd>;
ChainEnds chain_ends(const std::vector<journal::SealedEvent>& events);

// What a page brought, verified: what Journal::receive may take.
struct Arrived {
    base::CaseId case_id;
    std::vector<journal::SealedEvent> events;
    std::vector<journal::Seal> seals;
    std::vector<journal::Wrap> wraps;
};
base::Result<Arrived> verify_page(const wire::CaseAnswer& page, const keys::PublicKey& root,
                                  ChainEnds& ends);

class PullCase {
  public:
    using Which = std::variant<base::CaseId, keys::LookupId>;
    PullCase(Which which, ChainEnds ends, const keys::PublicKey& root)
        : which_(std::move(which)), ends_(std::move(ends)), root_(root) {}

    std::optional<Question> next() const;  // none: all of it has come
    base::Result<Arrived> on_answer(base::ByteView body);

  private:
    Which which_;
    ChainEnds ends_;
    keys::PublicKey root_;
    std::optional<base::CaseId> case_id_;
    bool more_ = true;
};

}  // namespace kt::client
