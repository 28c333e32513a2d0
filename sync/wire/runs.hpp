// Sealed events to runs of a chain and back. expand(compact(x)) == x, byte for byte, for events
// that follow each other; for bytes that were changed on the way, expand gives other headers, whose
// hash is not the sealed one. Pure; any thread.
#pragma once

#include <vector>

#include "core/journal/journal.hpp"
#include "sync/wire/messages.hpp"

namespace kt::wire {

// Events of one case, each chain's in order; runs come sorted by section and writer.
std::vector<ChainRun> compact(const std::vector<journal::SealedEvent>& events);
base::Result<std::vector<journal::SealedEvent>> expand(const base::CaseId& case_id,
                                                       const ChainRun& run);
std::size_t wire_bytes(const journal::SealedEvent& event);  // in a run, before packing

WireWrap to_wire(const journal::Wrap& wrap);
base::Result<journal::Wrap> from_wire(const WireWrap& wrap);

}  // namespace kt::wire
