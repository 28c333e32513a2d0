#include "sync/wire/runs.hpp"

#include <map>

namespace kt::wire {

std::vector<ChainRun> compact(const std::vector<journal::SealedEvent>& events) {
    std::map<journal::ChainId, ChainRun> runs;
    for (const auto& sealed : events) {
        const auto& header = sealed.header;
        auto [place, fresh] = runs.try_emplace(header.chain);
        if (fresh) {
            place->second.section = header.chain.section;
            place->second.writer = header.chain.writer;
            place->second.first_sequence = header.sequence;
            place->second.previous = header.previous;
        }
        place->second.events.push_back({header.version, static_cast<std::uint8_t>(header.codec),
                                        header.event, header.key, sealed.body});
    }
    std::vector<ChainRun> out;
    for (auto& [chain, run] : runs) out.push_back(std::move(run));
    return out;
}

base::Result<std::vector<journal::SealedEvent>> expand(const base::CaseId& case_id,
                                                       const ChainRun& run) {
    using base::Fault;
    if (run.first_sequence == 0 || run.first_sequence > UINT64_MAX - run.events.size())
        return base::failed(Fault::bad_input, "a run of events without a place in its chain");
    std::vector<journal::SealedEvent> out;
    out.reserve(run.events.size());
    keys::Hash previous = run.previous;
    std::uint64_t sequence = run.first_sequence;
    for (const auto& event : run.events) {
        if (event.version != journal::header_version)
            return base::failed(Fault::bad_input,
                                "an event of a version this program does not know");
        if (event.body.empty() || event.body.size() > journal::body_bytes_max)
            return base::failed(Fault::too_large, "an event whose body is empty or over its limit");
        journal::SealedEvent sealed;
        auto& header = sealed.header;
        header.version = event.version;
        header.codec = static_cast<journal::Codec>(event.codec);
        header.chain = {case_id, run.section, run.writer};
        header.sequence = sequence++;
        header.event = event.event;
        header.previous = previous;
        header.key = event.key;
        header.body_hash = journal::hash_of_body(event.body);
        header.body_bytes = static_cast<std::uint32_t>(event.body.size());
        sealed.body = event.body;
        previous = journal::header_hash(header);
        out.push_back(std::move(sealed));
    }
    return out;
}

std::size_t wire_bytes(const journal::SealedEvent& event) {
    return 1 + 1 + base::id_bytes + base::id_bytes + 4 + event.body.size();
}

WireWrap to_wire(const journal::Wrap& wrap) {
    return {static_cast<std::uint8_t>(wrap.to), wrap.recipient.bytes, wrap.sealed};
}

base::Result<journal::Wrap> from_wire(const WireWrap& wrap) {
    using To = journal::Wrap::To;
    if (wrap.to < static_cast<std::uint8_t>(To::team) ||
        wrap.to > static_cast<std::uint8_t>(To::opener))
        return base::failed(base::Fault::bad_input,
                            "a key wrapped for an unknown kind of recipient");
    journal::Wrap out;
    out.to = static_cast<To>(wrap.to);
    out.recipient.bytes = wrap.recipient;
    out.sealed = wrap.sealed;
    return out;
}

}  // namespace kt::wire
