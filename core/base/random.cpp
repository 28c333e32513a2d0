#include "core/base/random.hpp"

#include <sodium.h>

#include <cstdlib>

namespace kt::base {

std::uint32_t Random::below(std::uint32_t below) {
    // Rejects the uneven tail, so that every value is equally likely.
    const std::uint32_t limit = UINT32_MAX - (UINT32_MAX % below);
    for (;;) {
        std::array<std::uint8_t, 4> raw{};
        fill(raw);
        const std::uint32_t value = (std::uint32_t{raw[0]} << 24) | (std::uint32_t{raw[1]} << 16) |
                                    (std::uint32_t{raw[2]} << 8) | raw[3];
        if (value < limit) return value % below;
    }
}

SystemRandom::SystemRandom() {
    if (sodium_init() < 0) std::abort();
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
    randombytes_buf(out.data(), out.size());
}

SeededRandom::SeededRandom(std::uint64_t seed) {
    if (sodium_init() < 0) std::abort();
    for (int i = 0; i < 8; ++i) key_[i] = static_cast<std::uint8_t>(seed >> (8 * i));
}

void SeededRandom::fill(std::span<std::uint8_t> out) {
    if (out.empty()) return;
    std::array<std::uint8_t, crypto_stream_chacha20_NONCEBYTES> nonce{};
    for (int i = 0; i < 8; ++i) nonce[i] = static_cast<std::uint8_t>(counter_ >> (8 * i));
    ++counter_;
    crypto_stream_chacha20(out.data(), out.size(), nonce.data(), key_.data());
}

}  // namespace kt::base
