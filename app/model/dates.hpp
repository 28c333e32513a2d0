// Days that the kiosk promises by. Dates are for people to read on a receipt; no order rests on
// them. Pure; any thread.
#pragma once

#include <cstdint>

namespace kt::model {

// `days` working days later (Monday to Friday; no holidays are known here), at the same time of
// day.
std::int64_t working_days_after(std::int64_t wall_ms, int days);

}  // namespace kt::model
