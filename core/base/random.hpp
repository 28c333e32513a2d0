// Randomness as a port. The real one is the system's; SeededRandom is for tests and simulation
// only. Both satisfy tests/core/base/random_contract. Any one object belongs to one thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace kt::base {

class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;
    // Uniform over [0, below); below > 0.
    std::uint32_t below(std::uint32_t below);
};

class SystemRandom final : public Random {
  public:
    SystemRandom();  // aborts if libsodium cannot start: nothing may run without randomness
    void fill(std::span<std::uint8_t> out) override;
};

// Deterministic: the same seed gives the same bytes for ever (ChaCha20 stream).
class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed);
    void fill(std::span<std::uint8_t> out) override;

  private:
    std::array<std::uint8_t, 32> key_{};
    std::uint64_t counter_ = 0;
};

}  // namespace kt::base
