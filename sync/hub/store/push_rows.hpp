// What one push does to the tables: decided first by reading, then done, in one transaction.
#pragma once

#include "sync/hub/store/store.hpp"
#include "sync/hub/store/tables.hpp"

namespace kt::hub {

base::Result<PushOutcome> push_rows(Transaction& transaction, const PushBatch& batch);
wire::HeldChain held_chain(Transaction& transaction, const journal::ChainId& chain);

inline constexpr std::string_view position_key = "position";

}  // namespace kt::hub
