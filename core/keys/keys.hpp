// The kinds of key, and what may be done with each. Secret keys live in guarded memory
// (sodium_malloc: own pages, left out of core dumps, locked against swapping as far as the machine
// allows), are zeroed when they go, can be moved and cloned by name, never copied or printed.
// Any one object belongs to one thread. Running out of memory for a key ends the program: nothing
// may go on without it. Whether the machine lets us lock is asked once, at the start, by
// check_locked_memory(); a kiosk refuses to start when the answer is no.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"

namespace kt::keys {

inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t hash_bytes = 32;
inline constexpr std::size_t signature_bytes = 64;

using Hash = std::array<std::uint8_t, hash_bytes>;
using Signature = std::array<std::uint8_t, signature_bytes>;
using PublicKey = std::array<std::uint8_t, key_bytes>;

// Fault::not_allowed when this many keys cannot be locked in memory (ulimit -l is too low).
inline constexpr std::size_t keys_at_once_max = 64;
base::Status check_locked_memory();

Hash hash(base::ByteView bytes);  // BLAKE2b-256
// BLAKE2b keyed by a label of at most 64 bytes, so that hashes for two purposes never meet.
Hash hash(std::string_view label, base::ByteView bytes);

// BLAKE2b-256 under a secret key of 16 to 64 bytes, for a label and content.
Hash keyed_hash(base::ByteView key, std::string_view label, base::ByteView bytes);
bool equal_secrets(base::ByteView one, base::ByteView other);  // in constant time
void wipe(std::span<std::uint8_t> bytes);

// Where secrets live; use Secret.
std::uint8_t* secret_new();
void secret_delete(std::uint8_t* secret);

// 32 secret bytes in locked memory; Tag keeps kinds apart.
template <class Tag>
class Secret {
  public:
    static Secret random(base::Random& random) {
        Secret made;
        random.fill({made.data_.get(), key_bytes});
        return made;
    }
    static Secret from(base::ByteView bytes) {        // key_bytes of them; the caller wipes its own
        if (bytes.size() != key_bytes) std::abort();  // a bug, and no place to go on from
        Secret made;
        std::copy(bytes.begin(), bytes.end(), made.data_.get());
        return made;
    }
    Secret(Secret&&) noexcept = default;
    Secret& operator=(Secret&&) noexcept = default;
    Secret clone() const { return from(view()); }
    base::ByteView view() const { return {data_.get(), key_bytes}; }

  private:
    Secret() : data_(secret_new()) {}
    struct Delete {
        void operator()(std::uint8_t* data) const { secret_delete(data); }
    };
    std::unique_ptr<std::uint8_t, Delete> data_;
};

using CaseKey = Secret<struct CaseKeyTag>;        // the root key of one case
using SectionKey = Secret<struct SectionKeyTag>;  // derived from it, or random for tender sections
using MasterKey = Secret<struct MasterKeyTag>;    // a laptop's, wrapped by its passphrase
using OpenerKey = Secret<struct OpenerKeyTag>;    // derived from an opener

// Ed25519 and X25519 pairs. The secret half is a 32-byte seed in locked memory.
class SigningKey {
  public:
    static SigningKey random(base::Random& random);
    static SigningKey from_seed(base::ByteView seed);
    SigningKey clone() const { return from_seed(seed()); }
    const PublicKey& public_key() const { return public_; }
    Signature sign(std::string_view label, base::ByteView message) const;  // signs hash(label, …)
    base::ByteView seed() const { return seed_.view(); }

  private:
    explicit SigningKey(Secret<struct SigningSeedTag> seed);
    Secret<struct SigningSeedTag> seed_;
    PublicKey public_{};
};
bool verify(const PublicKey& key, std::string_view label, base::ByteView message,
            const Signature& signature);

class BoxKey {
  public:
    static BoxKey random(base::Random& random);
    static BoxKey from_seed(base::ByteView seed);
    BoxKey clone() const { return from_seed(seed()); }
    const PublicKey& public_key() const { return public_; }
    base::Result<base::Bytes> open(base::ByteView sealed) const;  // crypto_box_seal_open
    base::ByteView seed() const { return seed_.view(); }

  private:
    explicit BoxKey(Secret<struct BoxSeedTag> seed);
    Secret<struct BoxSeedTag> seed_;
    PublicKey public_{};
};
// crypto_box_seal. The key must be usable: what the root certified is.
base::Bytes seal_to(const PublicKey& box, base::ByteView secret);
bool usable_box_key(const PublicKey& box);  // not one of the few keys that make no secret

// Section keys: crypto_kdf over the case key; the first eight bytes of the section's random id are
// the number of the subkey.
SectionKey section_key(const CaseKey& case_key, const base::SectionId& section);
base::KeyId key_id(const SectionKey& key);

// XChaCha20-Poly1305. The nonce is the event id and eight zero bytes: event ids are random and a
// key never encrypts two events with one id.
base::Bytes encrypt(const SectionKey& key, const base::EventId& event, base::ByteView aad,
                    base::ByteView plain);
base::Result<base::Bytes> decrypt(const SectionKey& key, const base::EventId& event,
                                  base::ByteView aad, base::ByteView cipher);

// Small secrets under another key: random nonce, XChaCha20-Poly1305, label as AAD.
base::Bytes wrap(base::ByteView under, std::string_view label, base::ByteView secret,
                 base::Random& random);
base::Result<base::Bytes> unwrap(base::ByteView under, std::string_view label,
                                 base::ByteView wrapped);

}  // namespace kt::keys
