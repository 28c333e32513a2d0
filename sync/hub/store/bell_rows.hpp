// Bells in the tables: in the order they were rung, per team, until they are only history.
#pragma once

#include "sync/hub/store/store.hpp"
#include "sync/hub/store/tables.hpp"

namespace kt::hub {

bool ring_row(Transaction& transaction, const wire::Bell& bell, const base::TeamId& team,
              std::int64_t now_ms);  // true when a laptop has it

struct BellPage {
    std::vector<wire::BellRow> rows;   // after the asked position
    std::vector<base::Bytes> arrived;  // places up to it that were not yet marked so
};
BellPage read_bells(Transaction& transaction, const std::vector<base::TeamId>& teams,
                    std::uint64_t after, std::size_t rows_max);
void mark_delivered(Transaction& transaction, const base::Bytes& place);

}  // namespace kt::hub
