#include "core/keys/keys.hpp"

#include <sodium.h>

#include <cstdlib>

namespace kt::keys {
namespace {

using base::Fault;

static_assert(crypto_sign_BYTES == signature_bytes);
static_assert(crypto_sign_SEEDBYTES == key_bytes && crypto_box_SEEDBYTES == key_bytes);
static_assert(crypto_kdf_KEYBYTES == key_bytes);
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == key_bytes);

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr char section_context[crypto_kdf_CONTEXTBYTES + 1] = "KTsectn1";
constexpr std::string_view key_id_label = "keukentafel key id 1";

// A secret of N bytes that lasts for one call.
template <std::size_t N>
struct Fleeting {
    std::array<std::uint8_t, N> bytes{};
    ~Fleeting() { sodium_memzero(bytes.data(), bytes.size()); }
};

void start_sodium() {
    static const bool started = sodium_init() >= 0;
    if (!started) std::abort();
}

base::Bytes aead_seal(base::ByteView key, const std::array<std::uint8_t, nonce_bytes>& nonce,
                      base::ByteView aad, base::ByteView plain) {
    base::Bytes cipher(plain.size() + tag_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(cipher.data(), nullptr, plain.data(), plain.size(),
                                               aad.data(), aad.size(), nullptr, nonce.data(),
                                               key.data());
    return cipher;
}

base::Result<base::Bytes> aead_open(base::ByteView key,
                                    const std::array<std::uint8_t, nonce_bytes>& nonce,
                                    base::ByteView aad, base::ByteView cipher) {
    if (cipher.size() < tag_bytes) {
        return base::failed(Fault::not_authentic, "what is sealed is too short to be whole");
    }
    base::Bytes plain(cipher.size() - tag_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, cipher.data(),
                                                   cipher.size(), aad.data(), aad.size(),
                                                   nonce.data(), key.data()) != 0) {
        return base::failed(Fault::not_authentic,
                            "the key does not fit, or the bytes were changed");
    }
    return plain;
}

std::array<std::uint8_t, nonce_bytes> event_nonce(const base::EventId& event) {
    std::array<std::uint8_t, nonce_bytes> nonce{};
    std::copy(event.bytes.begin(), event.bytes.end(), nonce.begin());
    return nonce;
}

}  // namespace

base::Status check_locked_memory() {
    start_sodium();
    // Each key takes a page of its own.
    const std::size_t bytes = keys_at_once_max * 4096;
    base::Bytes trial(bytes);
    if (sodium_mlock(trial.data(), bytes) != 0) {
        return base::failed(Fault::not_allowed,
                            "this machine does not let the program lock keys in memory "
                            "(raise the limit of locked memory, ulimit -l)");
    }
    sodium_munlock(trial.data(), bytes);
    return {};
}

Hash hash(base::ByteView bytes) {
    Hash made{};
    crypto_generichash(made.data(), made.size(), bytes.data(), bytes.size(), nullptr, 0);
    return made;
}

Hash hash(std::string_view label, base::ByteView bytes) {
    assert(!label.empty() && label.size() <= crypto_generichash_KEYBYTES_MAX);
    const base::ByteView key = base::view(label);
    Hash made{};
    crypto_generichash(made.data(), made.size(), bytes.data(), bytes.size(), key.data(),
                       key.size());
    return made;
}

Hash keyed_hash(base::ByteView key, std::string_view label, base::ByteView bytes) {
    assert(key.size() >= crypto_generichash_KEYBYTES_MIN);
    assert(key.size() <= crypto_generichash_KEYBYTES_MAX && label.size() <= 255);
    const auto label_bytes = static_cast<std::uint8_t>(label.size());
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.data(), key.size(), hash_bytes);
    crypto_generichash_update(&state, &label_bytes, 1);
    crypto_generichash_update(&state, base::view(label).data(), label.size());
    crypto_generichash_update(&state, bytes.data(), bytes.size());
    Hash made{};
    crypto_generichash_final(&state, made.data(), made.size());
    sodium_memzero(&state, sizeof state);
    return made;
}

bool equal_secrets(base::ByteView one, base::ByteView other) {
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

void wipe(std::span<std::uint8_t> bytes) {
    sodium_memzero(bytes.data(), bytes.size());
}

std::uint8_t* secret_new() {
    start_sodium();
    auto* secret = static_cast<std::uint8_t*>(sodium_malloc(key_bytes));
    if (secret == nullptr) std::abort();
    return secret;
}

void secret_delete(std::uint8_t* secret) {
    sodium_free(secret);
}

SigningKey::SigningKey(Secret<SigningSeedTag> seed) : seed_(std::move(seed)) {
    Fleeting<crypto_sign_SECRETKEYBYTES> secret;
    crypto_sign_seed_keypair(public_.data(), secret.bytes.data(), seed_.view().data());
}

SigningKey SigningKey::random(base::Random& random) {
    return SigningKey(Secret<SigningSeedTag>::random(random));
}

SigningKey SigningKey::from_seed(base::ByteView seed) {
    return SigningKey(Secret<SigningSeedTag>::from(seed));
}

Signature SigningKey::sign(std::string_view label, base::ByteView message) const {
    Fleeting<crypto_sign_SECRETKEYBYTES> secret;
    PublicKey ignored{};
    crypto_sign_seed_keypair(ignored.data(), secret.bytes.data(), seed_.view().data());
    const Hash digest = hash(label, message);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, digest.data(), digest.size(),
                         secret.bytes.data());
    return signature;
}

bool verify(const PublicKey& key, std::string_view label, base::ByteView message,
            const Signature& signature) {
    const Hash digest = hash(label, message);
    return crypto_sign_verify_detached(signature.data(), digest.data(), digest.size(),
                                       key.data()) == 0;
}

BoxKey::BoxKey(Secret<BoxSeedTag> seed) : seed_(std::move(seed)) {
    Fleeting<crypto_box_SECRETKEYBYTES> secret;
    crypto_box_seed_keypair(public_.data(), secret.bytes.data(), seed_.view().data());
}

BoxKey BoxKey::random(base::Random& random) {
    return BoxKey(Secret<BoxSeedTag>::random(random));
}

BoxKey BoxKey::from_seed(base::ByteView seed) {
    return BoxKey(Secret<BoxSeedTag>::from(seed));
}

base::Result<base::Bytes> BoxKey::open(base::ByteView sealed) const {
    if (sealed.size() < crypto_box_SEALBYTES) {
        return base::failed(Fault::not_authentic, "what is sealed is too short to be whole");
    }
    Fleeting<crypto_box_SECRETKEYBYTES> secret;
    PublicKey own{};
    crypto_box_seed_keypair(own.data(), secret.bytes.data(), seed_.view().data());
    base::Bytes opened(sealed.size() - crypto_box_SEALBYTES);
    if (crypto_box_seal_open(opened.data(), sealed.data(), sealed.size(), own.data(),
                             secret.bytes.data()) != 0) {
        return base::failed(Fault::not_authentic, "this was not sealed to this key");
    }
    return opened;
}

bool usable_box_key(const PublicKey& box) {
    start_sodium();
    constexpr std::array<std::uint8_t, crypto_scalarmult_SCALARBYTES> any_scalar{1};
    std::array<std::uint8_t, crypto_scalarmult_BYTES> shared{};
    return crypto_scalarmult(shared.data(), any_scalar.data(), box.data()) == 0;
}

base::Bytes seal_to(const PublicKey& box, base::ByteView secret) {
    start_sodium();
    base::Bytes sealed(secret.size() + crypto_box_SEALBYTES);
    // Fails only for keys that usable_box_key refuses.
    if (crypto_box_seal(sealed.data(), secret.data(), secret.size(), box.data()) != 0) std::abort();
    return sealed;
}

SectionKey section_key(const CaseKey& case_key, const base::SectionId& section) {
    Fleeting<key_bytes> derived;
    crypto_kdf_derive_from_key(derived.bytes.data(), key_bytes,
                               base::read_be(section.view().first(8)), section_context,
                               case_key.view().data());
    return SectionKey::from(derived.bytes);
}

base::KeyId key_id(const SectionKey& key) {
    const Hash whole = hash(key_id_label, key.view());
    return *base::KeyId::from_bytes(base::ByteView(whole).first(base::id_bytes));
}

base::Bytes encrypt(const SectionKey& key, const base::EventId& event, base::ByteView aad,
                    base::ByteView plain) {
    return aead_seal(key.view(), event_nonce(event), aad, plain);
}

base::Result<base::Bytes> decrypt(const SectionKey& key, const base::EventId& event,
                                  base::ByteView aad, base::ByteView cipher) {
    return aead_open(key.view(), event_nonce(event), aad, cipher);
}

base::Bytes wrap(base::ByteView under, std::string_view label, base::ByteView secret,
                 base::Random& random) {
    assert(under.size() == key_bytes);
    std::array<std::uint8_t, nonce_bytes> nonce{};
    random.fill(nonce);
    base::Bytes wrapped(nonce.begin(), nonce.end());
    base::append(wrapped, aead_seal(under, nonce, base::view(label), secret));
    return wrapped;
}

base::Result<base::Bytes> unwrap(base::ByteView under, std::string_view label,
                                 base::ByteView wrapped) {
    assert(under.size() == key_bytes);
    base::ByteReader reader(wrapped);
    std::array<std::uint8_t, nonce_bytes> nonce{};
    if (!reader.take_into(nonce)) {
        return base::failed(Fault::not_authentic, "what is wrapped is too short to be whole");
    }
    return aead_open(under, nonce, base::view(label), reader.rest());
}

}  // namespace kt::keys
