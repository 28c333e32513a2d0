// Time as a port. Wall time is a claim a device makes and is only shown; order never rests on it.
// Monotonic time measures waiting. ManualClock is for tests: it moves when told.
#pragma once

#include <cstdint>

namespace kt::base {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual std::int64_t wall_ms() const = 0;       // since 1970, UTC
    virtual std::int64_t monotonic_ms() const = 0;  // since some fixed moment of this boot
};

class SystemClock final : public Clock {
  public:
    std::int64_t wall_ms() const override;
    std::int64_t monotonic_ms() const override;
};

class ManualClock final : public Clock {
  public:
    explicit ManualClock(std::int64_t wall_ms) : wall_ms_(wall_ms) {}
    std::int64_t wall_ms() const override { return wall_ms_; }
    std::int64_t monotonic_ms() const override { return monotonic_ms_; }
    void advance_ms(std::int64_t by) {
        wall_ms_ += by;
        monotonic_ms_ += by;
    }
    void set_wall_ms(std::int64_t to) { wall_ms_ = to; }

  private:
    std::int64_t wall_ms_;
    std::int64_t monotonic_ms_ = 0;
};

}  // namespace kt::base
