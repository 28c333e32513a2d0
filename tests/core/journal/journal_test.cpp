#include "tests/contract/journal_contract.hpp"
#include "tests/support/municipality.hpp"

namespace kt::contract {

using support::TemporaryFolder;

Made in_memory() {
    return {nullptr, make_memory_journal()};
}
Made on_lmdb() {
    auto folder = std::make_shared<TemporaryFolder>();
    return {folder, support::must(open_lmdb_journal(folder->file("journal")))};
}

INSTANTIATE_TEST_SUITE_P(memory, JournalContract, testing::Values(in_memory));
INSTANTIATE_TEST_SUITE_P(lmdb, JournalContract, testing::Values(on_lmdb));

}  // namespace kt::contract
