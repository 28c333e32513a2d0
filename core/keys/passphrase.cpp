#include "core/keys/passphrase.hpp"

#include <sodium.h>

#include "core/keys/fields.hpp"

namespace kt::keys {
namespace {

using base::Fault;
using StretchedKey = Secret<struct StretchedKeyTag>;
using Salt = std::array<std::uint8_t, crypto_pwhash_SALTBYTES>;

constexpr std::uint8_t passphrase_version = 1;
// A changed file must not make us use all memory or stand still.
constexpr std::uint64_t operations_max = 16;
constexpr std::uint64_t memory_bytes_max = std::uint64_t{1} << 30;
constexpr std::size_t wrapped_bytes_max = 4096;

base::Result<StretchedKey> stretch(std::string_view passphrase, const Salt& salt,
                                   PassphraseCost cost) {
    std::array<std::uint8_t, key_bytes> raw{};
    const int failed =
        crypto_pwhash(raw.data(), raw.size(), passphrase.data(), passphrase.size(), salt.data(),
                      cost.operations, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) {
        return base::failed(Fault::internal, "there is not enough memory to use the passphrase");
    }
    StretchedKey key = StretchedKey::from(raw);
    wipe(raw);
    return key;
}

}  // namespace

std::size_t passphrase_letters(std::string_view utf8) {
    // Counts UTF-8 characters: every byte that does not continue one.
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

base::Result<base::Bytes> seal_with_passphrase(std::string_view passphrase, std::string_view label,
                                               base::ByteView secret, base::Random& random,
                                               PassphraseCost cost) {
    if (passphrase_letters(passphrase) < passphrase_letters_min) {
        return base::failed(
            Fault::bad_input,
            "a passphrase has at least " + std::to_string(passphrase_letters_min) + " letters");
    }
    if (passphrase.size() > passphrase_bytes_max) {
        return base::failed(Fault::bad_input, "this passphrase is too long");
    }
    Salt salt{};
    random.fill(salt);
    auto key = stretch(passphrase, salt, cost);
    if (!key) return tl::unexpected(key.error());
    base::Bytes sealed;
    base::put_be(sealed, passphrase_version, 1);
    base::put_be(sealed, cost.operations, 8);
    base::put_be(sealed, cost.memory_bytes, 8);
    base::append(sealed, salt);
    put_blob(sealed, wrap(key->view(), label, secret, random));
    return sealed;
}

base::Result<base::Bytes> open_with_passphrase(std::string_view passphrase, std::string_view label,
                                               base::ByteView sealed) {
    Fields fields(sealed);
    fields.must_be(fields.number(1) == passphrase_version);
    PassphraseCost cost;
    cost.operations = fields.number(8);
    cost.memory_bytes = fields.number(8);
    fields.must_be(cost.operations >= 1 && cost.operations <= operations_max);
    fields.must_be(cost.memory_bytes >= crypto_pwhash_MEMLIMIT_MIN &&
                   cost.memory_bytes <= memory_bytes_max);
    Salt salt{};
    fields.into(salt);
    const base::Bytes wrapped = fields.blob(wrapped_bytes_max);
    if (!fields.good_end()) {
        return base::failed(Fault::bad_input, "the file under the passphrase is damaged");
    }
    if (passphrase.size() > passphrase_bytes_max) {
        return base::failed(Fault::locked, "the passphrase is not right");
    }
    auto key = stretch(passphrase, salt, cost);
    if (!key) return tl::unexpected(key.error());
    auto secret = unwrap(key->view(), label, wrapped);
    if (!secret) return base::failed(Fault::locked, "the passphrase is not right");
    return secret;
}

}  // namespace kt::keys
