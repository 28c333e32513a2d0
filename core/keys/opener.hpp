// The opener: 80 random bits that reopen one case, apart from its public case number.
// As letters: 16 of an alphabet without look-alikes, in four groups: "K7MP-….". As QR: "KT1:" and
// the letters without dashes. It is never stored; what is stored is its lookup id and the case key
// wrapped under a key derived from it. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/keys/keys.hpp"

namespace kt::keys {

inline constexpr std::size_t opener_bits = 80;
inline constexpr std::size_t opener_letters = 16;

using LookupId = base::Id<struct LookupTag>;

struct Opener {
    std::array<std::uint8_t, opener_bits / 8> bits{};

    static Opener random(base::Random& random);
    // Forgiving: lower case, spaces, dashes, "KT1:" and look-alikes (0/O, 1/I/L) are understood.
    static std::optional<Opener> parse(std::string_view typed);
    std::string letters() const;  // with dashes
    std::string qr_text() const;  // "KT1:" + letters without dashes
    LookupId lookup_id() const;
    OpenerKey key() const;
    ~Opener();
};

// A public case number: "2026-KX4-7QD", random, for the paper and the phone; opens nothing.
std::string random_case_number(base::Random& random, int year);

}  // namespace kt::keys
