// HTTPS for the hub: TLS 1.3, HTTP/1.1 with kept connections, one thread for everything. The
// handler is called on that thread, one request at a time, so a hub needs no locks.
//
// Every connection has a time limit for each step and a limit on what it may send; over
// connections_max new ones are closed at once. Nothing a client sends can stop the server.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/result.hpp"
#include "sync/transport/tls_identity.hpp"
#include "sync/wire/http.hpp"

namespace kt::transport {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
    TlsIdentity identity;
    std::size_t connections_max = 512;
    int step_ms_max = 15'000;  // handshake, reading a request once begun, writing an answer
    int idle_ms_max = 60'000;  // between two requests
};
using Handler = std::function<wire::HttpAnswer(const wire::HttpRequest&)>;

// Serves until stopped; tells the port it listens on first. Fails if it cannot listen.
base::Status serve(const ServerOptions& options, const Handler& handler, std::stop_token stop,
                   const std::function<void(std::uint16_t)>& listening);

}  // namespace kt::transport
