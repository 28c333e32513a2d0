#include "sync/hub/nonces.hpp"

#include <sodium.h>

#include "sync/wire/limits.hpp"

namespace kt::hub {

namespace {
constexpr std::size_t mac_bytes = 16;
}

Nonces::Nonces(base::Random& random, const base::Clock& clock) : random_(random), clock_(clock) {
    random_.fill(key_);
}

keys::Hash Nonces::mac(std::uint64_t expires_ms, std::uint64_t name) const {
    base::Bytes what;
    base::put_be(what, expires_ms, 8);
    base::put_be(what, name, 8);
    keys::Hash out{};
    crypto_generichash(out.data(), out.size(), what.data(), what.size(), key_.data(), key_.size());
    return out;
}

std::string Nonces::give() {
    std::array<std::uint8_t, 8> name{};
    random_.fill(name);
    const std::uint64_t expires_ms =
        static_cast<std::uint64_t>(clock_.monotonic_ms() + wire::nonce_life_ms);
    base::Bytes nonce;
    base::put_be(nonce, expires_ms, 8);
    base::append(nonce, name);
    const auto proof = mac(expires_ms, base::read_be(name));
    base::append(nonce, base::ByteView(proof).first(mac_bytes));
    return base::to_base64(nonce);
}

bool Nonces::read(const std::string& nonce, Parts& parts) const {
    const auto bytes = base::from_base64(nonce);
    if (!bytes) return false;
    base::ByteReader reader(*bytes);
    const auto expires_ms = reader.take_be(8);
    const auto name = reader.take_be(8);
    const auto proof = reader.take(mac_bytes);
    if (!proof || !reader.at_end()) return false;
    parts = {*expires_ms, *name};
    const auto expected = mac(parts.expires_ms, parts.name);
    return sodium_memcmp(expected.data(), proof->data(), mac_bytes) == 0;
}

bool Nonces::fresh(const std::string& nonce) const {
    Parts parts;
    return read(nonce, parts) &&
           parts.expires_ms > static_cast<std::uint64_t>(clock_.monotonic_ms()) &&
           !used_.contains({parts.expires_ms, parts.name});
}

bool Nonces::use(const std::string& nonce) {
    const auto now_ms = static_cast<std::uint64_t>(clock_.monotonic_ms());
    while (!used_.empty() && used_.begin()->first <= now_ms) used_.erase(used_.begin());
    Parts parts;
    if (used_.size() >= wire::nonces_used_max || !read(nonce, parts)) return false;
    return used_.emplace(parts.expires_ms, parts.name).second;
}

}  // namespace kt::hub
