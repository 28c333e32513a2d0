// Nonces: what makes a request fresh without trusting a device's clock.
//
// A nonce is its own proof: an expiry by this process's monotonic clock, random bytes, and a MAC
// under a key that this process made at its start. So nothing is stored when one is given, and a
// flood of questions for nonces costs no memory. One that was used is remembered until it expires:
// each works once. A restarted hub knows none of the old ones; devices are told and sign again.
// Several hubs on one store each honour their own, which is enough: every request may safely be
// said twice. One thread.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "core/base/clock.hpp"
#include "core/base/random.hpp"
#include "core/keys/keys.hpp"

namespace kt::hub {

class Nonces {
  public:
    Nonces(base::Random& random, const base::Clock& clock);
    std::string give();
    // Given by this process, not expired, not used.
    bool fresh(const std::string& nonce) const;
    // False when no more can be remembered now: the request must then wait.
    bool use(const std::string& nonce);

  private:
    struct Parts {
        std::uint64_t expires_ms = 0;
        std::uint64_t name = 0;
    };
    bool read(const std::string& nonce, Parts& parts) const;
    keys::Hash mac(std::uint64_t expires_ms, std::uint64_t name) const;

    base::Random& random_;
    const base::Clock& clock_;
    std::array<std::uint8_t, 32> key_{};
    std::set<std::pair<std::uint64_t, std::uint64_t>> used_;  // expiry first: old ones are in front
};

}  // namespace kt::hub
