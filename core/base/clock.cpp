#include "core/base/clock.hpp"

#include <chrono>

namespace kt::base {

namespace {
template <class AnyClock>
std::int64_t now_ms() {
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    return duration_cast<milliseconds>(AnyClock::now().time_since_epoch()).count();
}
}  // namespace

std::int64_t SystemClock::wall_ms() const {
    return now_ms<std::chrono::system_clock>();
}
std::int64_t SystemClock::monotonic_ms() const {
    return now_ms<std::chrono::steady_clock>();
}

}  // namespace kt::base
