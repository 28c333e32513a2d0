// The hub's TLS key and the certificate that carries it. Devices look only at the key (its pin);
// who it belongs to is said by the municipality's root, so the certificate signs itself and has no
// dates that matter. Any thread.
#pragma once

#include <array>
#include <string>

#include "core/base/result.hpp"

namespace kt::transport {

using Pin = std::array<std::uint8_t, 32>;  // SHA-256 of the SubjectPublicKeyInfo (DER)

struct TlsIdentity {
    std::string key_pem;
    std::string certificate_pem;
};
base::Result<TlsIdentity> make_tls_identity();
base::Result<Pin> pin_of(const TlsIdentity& identity);

// Reads NAME.key and NAME.crt from the folder; makes them (key 0600) when there is no key yet.
base::Result<TlsIdentity> load_or_make_tls_identity(const std::string& folder,
                                                    const std::string& name);

}  // namespace kt::transport
