// The store port over ordered tables: memory and LMDB share it.
#pragma once

#include <memory>

#include "sync/hub/store/store.hpp"
#include "sync/hub/store/tables.hpp"

namespace kt::hub {

// Fault::bad_input when the tables were written by a newer program.
base::Result<std::unique_ptr<Store>> make_table_store(std::unique_ptr<Tables> tables,
                                                      base::Random& random);

}  // namespace kt::hub
