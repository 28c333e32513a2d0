#include "sync/client/pull_case.hpp"

#include <set>

#include "core/keys/certificate.hpp"
#include "sync/wire/frame.hpp"
#include "sync/wire/limits.hpp"
#include "sync/wire/paths.hpp"
#include "sync/wire/runs.hpp"

namespace kt::client {

namespace {

using base::failed;
using base::Fault;
using base::Result;

// The heads that certified devices sealed, by chain and sequence.
using SealedHeads = std::map<journal::ChainId, std::map<std::uint64_t, keys::Hash>>;

Result<std::set<keys::PublicKey>> certified_devices(const wire::CaseAnswer& page,
                                                    const keys::PublicKey& root) {
    std::set<keys::PublicKey> devices;
    for (const auto& bytes : page.certificates) {
        auto certificate = keys::decode_certificate(bytes);
        if (!certificate) return tl::unexpected(certificate.error());
        auto device = keys::verify_as<keys::DeviceCertificate>(root, *certificate);
        if (!device) return tl::unexpected(device.error());
        devices.insert(device->signing);
    }
    return devices;
}

Result<SealedHeads> sealed_heads(const wire::CaseAnswer& page, const keys::PublicKey& root,
                                 std::vector<journal::Seal>& seals) {
    auto devices = certified_devices(page, root);
    if (!devices) return tl::unexpected(devices.error());
    SealedHeads heads;
    for (const auto& bytes : page.seals) {
        auto seal = journal::decode_seal(bytes);
        if (!seal) return tl::unexpected(seal.error());
        if (seal->case_id != page.case_id || !devices->contains(seal->device) ||
            !journal::verify(*seal))
            return failed(Fault::not_authentic, "events sealed by no device of this municipality");
        const auto writer = journal::writer_id(seal->device, seal->incarnation);
        for (const auto& head : seal->heads)
            heads[{page.case_id, head.section, writer}][head.sequence] = head.hash;
        seals.push_back(std::move(*seal));
    }
    return heads;
}

}  // namespace

ChainEnds chain_ends(const std::vector<journal::SealedEvent>& events) {
    ChainEnds ends;
    for (const auto& event : events) {
        auto& end = ends[event.header.chain];
        if (event.header.sequence > end.sequence)
            end = {event.header.sequence, journal::header_hash(event.header)};
    }
    return ends;
}

Result<Arrived> verify_page(const wire::CaseAnswer& page, const keys::PublicKey& root,
                            ChainEnds& ends) {
    Arrived arrived;
    arrived.case_id = page.case_id;
    const auto heads = sealed_heads(page, root, arrived.seals);
    if (!heads) return tl::unexpected(heads.error());
    ChainEnds reached = ends;
    for (const auto& run : page.runs) {
        if (run.events.empty()) return failed(Fault::bad_input, "a run without events");
        auto events = wire::expand(page.case_id, run);
        if (!events) return tl::unexpected(events.error());
        const auto& first = events->front().header;
        const auto& last = events->back().header;
        auto& end = reached[first.chain];
        if (first.sequence != end.sequence + 1 || first.previous != end.head)
            return failed(Fault::not_authentic, "events that do not follow what is here");
        const auto chain = heads->find(last.chain);
        const auto head = journal::header_hash(last);
        if (chain == heads->end() || !chain->second.contains(last.sequence) ||
            chain->second.at(last.sequence) != head)
            return failed(Fault::not_authentic, "events that do not end at a sealed head");
        end = {last.sequence, head};
        arrived.events.insert(arrived.events.end(), std::make_move_iterator(events->begin()),
                              std::make_move_iterator(events->end()));
    }
    for (const auto& wrap : page.wraps) {
        auto read = wire::from_wire(wrap);
        if (!read) return tl::unexpected(read.error());
        arrived.wraps.push_back(std::move(*read));
    }
    ends = std::move(reached);
    return arrived;
}

std::optional<Question> PullCase::next() const {
    if (!more_) return std::nullopt;
    std::vector<wire::HaveChain> have;
    for (const auto& [chain, end] : ends_)
        have.push_back({chain.section, chain.writer, end.sequence});
    if (const auto* lookup = std::get_if<keys::LookupId>(&which_))
        return Question{wire::opener_path, wire::framed(wire::OpenerQuery{*lookup, have})};
    return Question{wire::case_path,
                    wire::framed(wire::CaseQuery{std::get<base::CaseId>(which_), have})};
}

Result<Arrived> PullCase::on_answer(base::ByteView body) {
    auto page = wire::open_framed<wire::CaseAnswer>(body, wire::answer_bytes_max);
    if (!page) return tl::unexpected(page.error());
    const auto* asked = std::get_if<base::CaseId>(&which_);
    if ((asked && page->case_id != *asked) || (case_id_ && page->case_id != *case_id_))
        return failed(Fault::not_authentic, "the hub answered with another case");
    case_id_ = page->case_id;
    auto arrived = verify_page(*page, root_, ends_);
    if (!arrived) return arrived;
    more_ = page->more;
    if (more_ && arrived->events.empty())
        return failed(Fault::bad_input, "the hub says there is more, and brings nothing");
    return arrived;
}

}  // namespace kt::client
