#include "app/model/dates.hpp"

#include "app/model/calendar.hpp"

namespace kt::model {

std::int64_t working_days_after(std::int64_t wall_ms, int days) {
    constexpr int saturday = 5;
    std::int64_t at = wall_ms;
    for (int left = days; left > 0;) {
        at += day_ms;
        if (dutch_time(at).weekday < saturday) --left;
    }
    return at;
}

}  // namespace kt::model
