// One Journal for two threads of one process: the laptop's own, and its sync worker's. A folder is
// opened once in a process, and every call of a Journal is one whole transaction, so a lock around
// each call is enough. Any thread.
#pragma once

#include <memory>
#include <mutex>

#include "core/journal/journal.hpp"

namespace kt::desk {

// Locks around every call of `journal`, which must outlive it.
std::unique_ptr<journal::Journal> make_shared_journal(journal::Journal& journal);

}  // namespace kt::desk
