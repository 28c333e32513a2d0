// The road to the hub as a port: one request, one answer. The real one is HTTPS to a pinned key
// (https_client), the fake is a hub in the same process (memory_transport); both pass
// tests/contract/transport_contract.
//
// A Transport belongs to one thread. exchange blocks for at most the transport's own time limits.
// Fault::no_line: the hub was not reached, or the answer was cut off (the hub may have done it).
// Fault::not_authentic: whoever answered does not hold the pinned key.
// Fault::too_large: the answer is over wire::answer_bytes_max.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "sync/transport/tls_identity.hpp"
#include "sync/wire/http.hpp"

namespace kt::transport {

class Transport {
  public:
    virtual ~Transport() = default;
    virtual base::Result<wire::HttpAnswer> exchange(const wire::HttpRequest& request) = 0;
    // The authority ("host:port") that requests are signed over: the hub's external address.
    virtual const std::string& authority() const = 0;
};

struct HttpsOptions {
    std::string url;        // https://host:port
    std::vector<Pin> pins;  // as the root certified them: current, next
    int connect_ms_max = 5'000;
    int exchange_ms_max = 15'000;
};
base::Result<std::unique_ptr<Transport>> make_https_transport(const HttpsOptions& options);

}  // namespace kt::transport
