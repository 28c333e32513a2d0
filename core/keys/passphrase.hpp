// A small secret under a passphrase: Argon2id13 stretches it, XChaCha20-Poly1305 wraps. Parameters
// and salt stand beside the wrapped secret, so that they can grow later. Pure; any thread.
#pragma once

#include "core/keys/keys.hpp"

namespace kt::keys {

inline constexpr std::size_t passphrase_letters_min = 12;
inline constexpr std::size_t passphrase_bytes_max = 1024;

// What the passphrase costs to try: MODERATE is the floor and what every device uses (half a
// second, 256 MiB). Tests pass a cheaper one.
struct PassphraseCost {
    std::uint64_t operations = 3;            // crypto_pwhash_OPSLIMIT_MODERATE
    std::uint64_t memory_bytes = 268435456;  // crypto_pwhash_MEMLIMIT_MODERATE
};

// Letters as a person counts them, not bytes.
std::size_t passphrase_letters(std::string_view utf8);

// Fault::bad_input when the passphrase is too short or too long.
base::Result<base::Bytes> seal_with_passphrase(std::string_view passphrase, std::string_view label,
                                               base::ByteView secret, base::Random& random,
                                               PassphraseCost cost);
// Fault::locked, in plain words, when the passphrase is wrong.
base::Result<base::Bytes> open_with_passphrase(std::string_view passphrase, std::string_view label,
                                               base::ByteView sealed);

}  // namespace kt::keys
