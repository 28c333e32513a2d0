// What time does to a guide: options that have ended, facts that nobody looked at for over a year,
// figures that are not known for today. And what an option must tell of itself before it may be
// offered, for guides that did not come from a sheet. Pure; any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "core/guide/remark.hpp"

namespace kt::proof {

void remark_on_dates(const guide::Guide& guide, std::int64_t today_days,
                     std::vector<guide::Remark>& remarks);

}  // namespace kt::proof
