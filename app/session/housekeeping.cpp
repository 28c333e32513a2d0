#include "app/session/housekeeping.hpp"

namespace kt::session {

base::Result<Tidied> tidy_left_open(journal::Journal& journal, const std::string& boot,
                                    const std::function<bool(std::int32_t)>& alive,
                                    std::int64_t wall_ms) {
    auto rows = journal.cases();
    if (!rows) return tl::unexpected(rows.error());
    Tidied tidied;
    for (const auto& row : *rows) {
        if (row.status != journal::CaseStatus::open) continue;
        if (row.boot == boot && alive(row.process)) continue;
        // A clock that was set back makes an age negative: such a case waits, it is not lost.
        const bool too_old = wall_ms - row.changed_at_ms > left_open_ms_max;
        if (row.has_opener && !too_old) {
            ++tidied.left_for_opener;
            continue;
        }
        if (auto dropped = journal.drop_unsent(row.id, wall_ms); !dropped)
            return tl::unexpected(dropped.error());
        ++tidied.erased;
    }
    return tidied;
}

}  // namespace kt::session
