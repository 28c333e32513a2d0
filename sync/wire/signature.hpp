// One fixed profile of HTTP Message Signatures (RFC 9421) with Content-Digest (RFC 9530):
//
//   Content-Digest: sha-256=:BASE64:
//   Signature-Input: kt=("@method" "@authority" "@path" "content-digest")
//                    ;nonce="…";keyid="…";alg="ed25519";tag="keukentafel-1"
//   Signature: kt=:BASE64:
//
// Exactly these components and parameters in exactly this order; anything else is refused, so there
// is nothing to negotiate and nothing to confuse. There is no `created`: kiosk clocks lie, so a
// request is fresh by a nonce the hub gave. keyid is the device's public key in hex: the key it was
// signed with, looked up among certified devices by the hub. Pure; any thread.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "core/keys/keys.hpp"
#include "sync/wire/http.hpp"

namespace kt::wire {

inline constexpr std::string_view nonce_field = "keukentafel-nonce";
inline constexpr std::string_view content_type = "application/vnd.keukentafel";

// "HTTPS://Hub.Example:443/" -> "hub.example"; a port other than 443 stays.
base::Result<std::string> authority_of(std::string_view url);

void sign(HttpRequest& request, const keys::SigningKey& device, std::string_view authority,
          std::string_view nonce);

// What the fields claim, before anything is believed.
struct SignatureClaim {
    keys::PublicKey device{};
    std::string nonce;
    std::string parameters;  // the member of Signature-Input, as it was signed
    std::string digest;      // the Content-Digest field
    keys::Signature signature{};
};
base::Result<SignatureClaim> read_claim(const HttpRequest& request);
bool signature_holds(const SignatureClaim& claim, const HttpRequest& request,
                     std::string_view authority);
bool digest_holds(const SignatureClaim& claim, base::ByteView body);

}  // namespace kt::wire
