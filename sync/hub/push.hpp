// A push that was authenticated, turned into what the store may keep. Pure: needs no store.
#pragma once

#include "core/base/result.hpp"
#include "sync/hub/store/store.hpp"
#include "sync/wire/messages.hpp"

namespace kt::hub {

// Every seal is `device`'s and holds; every run is a chain of one of those writers and ends, by its
// own computed hashes, at one of those heads. Fault::bad_input, too_large, not_authentic.
base::Result<PushBatch> verify_push(const wire::Push& push, const keys::PublicKey& device,
                                    std::int64_t received_ms);

}  // namespace kt::hub
