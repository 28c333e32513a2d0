#include "sync/hub/push.hpp"

#include <map>
#include <set>

#include "sync/wire/limits.hpp"
#include "sync/wire/runs.hpp"

namespace kt::hub {

namespace {

using base::failed;
using base::Fault;
using base::Result;
using base::Status;

Status within_limits(const wire::Push& push) {
    bool fits = push.runs.size() <= wire::chains_per_push_max &&
                push.seals.size() <= wire::seals_per_push_max &&
                push.wraps.size() <= wire::wraps_per_push_max;
    for (const auto& wrap : push.wraps) fits = fits && wrap.sealed.size() <= wire::wrap_bytes_max;
    if (!fits) return failed(Fault::too_large, "a push with more parts than it may have");
    if (push.case_id.is_zero() || (push.runs.empty() && push.wraps.empty()))
        return failed(Fault::bad_input, "a push of nothing");
    return {};
}

using SealedHeads = std::map<journal::ChainId, std::map<std::uint64_t, keys::Hash>>;

Result<SealedHeads> verify_seals(const wire::Push& push, const keys::PublicKey& device,
                                 PushBatch& batch) {
    SealedHeads heads;
    for (const auto& bytes : push.seals) {
        auto seal = journal::decode_seal(bytes);
        if (!seal) return tl::unexpected(seal.error());
        if (seal->case_id != push.case_id || seal->device != device || !journal::verify(*seal))
            return failed(Fault::not_authentic, "a seal that is not this device's");
        const auto writer = journal::writer_id(seal->device, seal->incarnation);
        for (const auto& head : seal->heads)
            heads[{push.case_id, head.section, writer}][head.sequence] = head.hash;
        batch.seals.push_back({std::move(*seal), bytes});
    }
    return heads;
}

}  // namespace

Result<PushBatch> verify_push(const wire::Push& push, const keys::PublicKey& device,
                              std::int64_t received_ms) {
    if (auto fits = within_limits(push); !fits) return tl::unexpected(fits.error());
    PushBatch batch;
    batch.case_id = push.case_id;
    batch.openers_whole = push.openers_whole;
    batch.received_ms = received_ms;
    const auto heads = verify_seals(push, device, batch);
    if (!heads) return tl::unexpected(heads.error());

    std::set<journal::ChainId> seen;
    for (const auto& run : push.runs) {
        if (run.events.empty() || (run.first_sequence == 1 && run.previous != keys::Hash{}))
            return failed(Fault::bad_input, "a run of events without a place in its chain");
        auto events = wire::expand(push.case_id, run);
        if (!events) return tl::unexpected(events.error());
        const auto& last = events->back().header;
        if (!seen.insert(last.chain).second)
            return failed(Fault::bad_input, "a chain that comes twice in one push");
        const auto chain = heads->find(last.chain);
        const bool sealed = chain != heads->end() && chain->second.contains(last.sequence) &&
                            chain->second.at(last.sequence) == journal::header_hash(last);
        if (!sealed) return failed(Fault::not_authentic, "the events do not end at a sealed head");
        batch.runs.push_back(std::move(*events));
    }
    for (const auto& wrap : push.wraps) {
        auto read = wire::from_wire(wrap);
        if (!read) return tl::unexpected(read.error());
        batch.wraps.push_back(std::move(*read));
    }
    return batch;
}

}  // namespace kt::hub
