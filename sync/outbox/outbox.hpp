// The outbox: a cursor over the journal's own order of releases, and the packing of a case into
// bounded pushes. It keeps no copy of anything. The cursor moves only past what the hub has
// acknowledged after its commit, so a push that was cut off is simply made again.
//
// Packing is pure. The journal functions are short transactions; call them from its thread.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/journal.hpp"
#include "core/keys/keys.hpp"
#include "sync/wire/limits.hpp"
#include "sync/wire/messages.hpp"

namespace kt::outbox {

// ---- The cursor

base::Result<std::vector<journal::Release>> pending(journal::Journal& journal);
// Everything up to this position is at the hub (or is stuck, and set aside).
base::Status acknowledge(journal::Journal& journal, std::uint64_t position);
// The hub was restored from a backup: offer everything once more. It takes what it lacks.
base::Status offer_again(journal::Journal& journal);
// Whether all that this case has released was acknowledged (the receipt's "verstuurd").
base::Result<bool> has_left(journal::Journal& journal, const base::CaseId& case_id);

// A case that the hub refused or holds in two versions (to_hub), or that came from it in a form
// that cannot be believed (from_hub): set aside for people, never in the way of another. Nothing of
// it is lost; it is tried again at every start.
enum class Way : char { to_hub = 't', from_hub = 'f' };
base::Status set_aside(journal::Journal& journal, Way way, const base::CaseId& case_id,
                       base::Fault why);
base::Status take_back(journal::Journal& journal, Way way, const base::CaseId& case_id);
base::Result<std::vector<base::CaseId>> stuck_cases(journal::Journal& journal, Way way);

// ---- Packing

// What a device holds of one case and sealed itself.
struct CaseToPush {
    base::CaseId case_id;
    std::vector<journal::SealedEvent> events;
    std::vector<journal::Seal> seals;
    std::vector<journal::Wrap> wraps;
};
base::Result<CaseToPush> read_case(journal::Journal& journal, const base::CaseId& case_id);

// The chains of this device that may leave: sealed by it, with the highest sealed sequence.
std::vector<wire::HeldChain> own_chains(const CaseToPush& what, const keys::PublicKey& device);

// The pushes that bring the hub from `held` to all that is sealed, each within bytes_max, each
// ending at sealed heads; where one seal covers more than fits, the device seals the steps between.
// Wraps travel in the last one, so that nobody is shown half a case. Empty: the hub has everything,
// unless there are wraps: then one push carries them. Where the hub's head is not ours, the whole
// chain is offered: the hub then sees both and says fork.
base::Result<std::vector<wire::Push>> pack(const CaseToPush& what, const keys::SigningKey& device,
                                           const std::vector<wire::HeldChain>& held,
                                           std::size_t bytes_max = wire::push_bytes_max);

}  // namespace kt::outbox
