#include "sync/wire/signature.hpp"

#include <sodium.h>

#include <algorithm>
#include <cctype>

#include "sync/wire/limits.hpp"

namespace kt::wire {

namespace {

constexpr std::string_view components = R"(("@method" "@authority" "@path" "content-digest"))";
constexpr std::string_view label = "kt=";
constexpr std::string_view tail = R"(;alg="ed25519";tag="keukentafel-1")";

// RFC 8941 byte sequence: standard base64 between colons.
std::string byte_sequence(base::ByteView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the terminator it counts
    return ":" + text + ":";
}

template <std::size_t N>
bool read_byte_sequence(std::string_view text, std::array<std::uint8_t, N>& out) {
    if (text.size() < 2 || text.front() != ':' || text.back() != ':') return false;
    text = text.substr(1, text.size() - 2);
    std::size_t size = 0;
    return sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &size,
                             nullptr, sodium_base64_VARIANT_ORIGINAL) == 0 &&
           size == N;
}

std::string digest_of(base::ByteView body) {
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), body.data(), body.size());
    return "sha-256=" + byte_sequence(digest);
}

std::string signature_base(const HttpRequest& request, std::string_view authority,
                           std::string_view digest, std::string_view parameters) {
    std::string text;
    text += "\"@method\": " + request.method + "\n";
    text += "\"@authority\": " + std::string(authority) + "\n";
    text += "\"@path\": " + request.path + "\n";
    text += "\"content-digest\": " + std::string(digest) + "\n";
    text += "\"@signature-params\": " + std::string(parameters);
    return text;
}

std::string parameters_of(std::string_view nonce, const keys::PublicKey& device) {
    return std::string(components) + ";nonce=\"" + std::string(nonce) + "\";keyid=\"" +
           base::to_hex(device) + "\"" + std::string(tail);
}

// The RFC signs the base itself, so not through SigningKey::sign, which hashes under a label first.
keys::Signature sign_raw(const keys::SigningKey& device, std::string_view message) {
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> public_half{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_half{};
    crypto_sign_seed_keypair(public_half.data(), secret_half.data(), device.seed().data());
    keys::Signature signature{};
    const auto bytes = base::view(message);
    crypto_sign_detached(signature.data(), nullptr, bytes.data(), bytes.size(), secret_half.data());
    sodium_memzero(secret_half.data(), secret_half.size());
    return signature;
}

const std::string* find(const HttpFields& fields, const char* name) {
    const auto place = fields.find(name);
    return place == fields.end() ? nullptr : &place->second;
}

bool take(std::string_view& text, std::string_view expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(expected.size());
    return true;
}

bool nonce_letter(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) || letter == '-' || letter == '_';
}

}  // namespace

base::Result<std::string> authority_of(std::string_view url) {
    constexpr std::string_view scheme = "https://";
    std::string low(url);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    if (!low.starts_with(scheme))
        return base::failed(base::Fault::bad_input, "a hub's address begins with https://");
    low.erase(0, scheme.size());
    if (low.ends_with('/')) low.pop_back();
    if (low.ends_with(":443")) low.erase(low.size() - 4);
    if (low.empty() || low.find_first_of("/?#@ ") != std::string::npos)
        return base::failed(base::Fault::bad_input,
                            "a hub's address is https://host or https://host:port");
    return low;
}

void sign(HttpRequest& request, const keys::SigningKey& device, std::string_view authority,
          std::string_view nonce) {
    const std::string digest = digest_of(request.body);
    const std::string parameters = parameters_of(nonce, device.public_key());
    const auto signature = sign_raw(device, signature_base(request, authority, digest, parameters));
    request.fields["content-digest"] = digest;
    request.fields["signature-input"] = std::string(label) + parameters;
    request.fields["signature"] = std::string(label) + byte_sequence(signature);
}

base::Result<SignatureClaim> read_claim(const HttpRequest& request) {
    const auto bad =
        base::failed(base::Fault::bad_input, "the request is not signed as it must be");
    const auto* digest = find(request.fields, "content-digest");
    const auto* input = find(request.fields, "signature-input");
    const auto* signature = find(request.fields, "signature");
    if (!digest || !input || !signature) return bad;
    if (std::max({digest->size(), input->size(), signature->size()}) > field_bytes_max) return bad;

    SignatureClaim claim;
    claim.digest = *digest;
    std::string_view text = *input;
    if (!take(text, label)) return bad;
    claim.parameters = text;
    if (!take(text, components) || !take(text, ";nonce=\"")) return bad;
    const auto nonce_end = std::find_if_not(text.begin(), text.end(), nonce_letter);
    claim.nonce.assign(text.begin(), nonce_end);
    text.remove_prefix(claim.nonce.size());
    if (claim.nonce.empty() || !take(text, "\";keyid=\"")) return bad;
    const auto key = base::from_hex(text.substr(0, 2 * keys::key_bytes));
    if (!key || key->size() != keys::key_bytes) return bad;
    std::copy(key->begin(), key->end(), claim.device.begin());
    // One key has one spelling: what was signed is compared as a whole with what we would write.
    if (claim.parameters != parameters_of(claim.nonce, claim.device)) return bad;
    std::string_view seal = *signature;
    if (!take(seal, label) || !read_byte_sequence(seal, claim.signature)) return bad;
    return claim;
}

bool signature_holds(const SignatureClaim& claim, const HttpRequest& request,
                     std::string_view authority) {
    const std::string text = signature_base(request, authority, claim.digest, claim.parameters);
    const auto bytes = base::view(text);
    return crypto_sign_verify_detached(claim.signature.data(), bytes.data(), bytes.size(),
                                       claim.device.data()) == 0;
}

bool digest_holds(const SignatureClaim& claim, base::ByteView body) {
    return claim.digest == digest_of(body);
}

}  // namespace kt::wire
