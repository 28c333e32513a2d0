// One of the two files that see Boost.Beast (the other is https_client.cpp): it is heavy to
// compile.
#include "sync/transport/https_server.hpp"

#include <openssl/ssl.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/vector_body.hpp>
#include <boost/beast/http/write.hpp>
#include <memory>
#include <optional>

#include "core/base/log.hpp"
#include "sync/wire/limits.hpp"

namespace kt::transport {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
// Bound to one executor type: the type-erased default costs seconds of compilation for nothing.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Body = http::vector_body<std::uint8_t>;

struct Server {
    const ServerOptions& options;
    const Handler& handler;
    asio::io_context& io;
    asio::ssl::context& tls;
    std::size_t connections = 0;
};

// One connection, alive as long as one of its operations is.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Server& server, Socket socket)
        : server_(server), stream_(std::move(socket), server.tls), timer_(server.io) {
        ++server_.connections;
    }
    ~Connection() { --server_.connections; }

    void start() {
        limit(server_.options.step_ms_max);
        stream_.async_handshake(asio::ssl::stream_base::server,
                                [self = shared_from_this()](error_code error) {
                                    if (!error) self->read();
                                });
    }

  private:
    // Closing the socket ends whatever waits on it. A later call replaces this one.
    void limit(int ms) {
        timer_.expires_after(std::chrono::milliseconds(ms));
        timer_.async_wait([weak = weak_from_this()](error_code error) {
            auto self = weak.lock();
            if (error || !self || self->timer_.expiry() > std::chrono::steady_clock::now()) return;
            error_code ignored;
            self->stream_.next_layer().close(ignored);
        });
    }

    void read() {
        parser_.emplace();
        parser_->body_limit(wire::push_bytes_max + wire::small_bytes_max);
        parser_->header_limit(wire::fields_bytes_max);
        limit(server_.options.idle_ms_max);
        http::async_read_header(stream_, buffer_, *parser_,
                                [self = shared_from_this()](error_code error, std::size_t) {
                                    if (!error) self->read_body();
                                });
    }

    void read_body() {
        limit(server_.options.step_ms_max);
        http::async_read(stream_, buffer_, *parser_,
                         [self = shared_from_this()](error_code error, std::size_t) {
                             if (error == http::error::body_limit) return self->refuse_large();
                             if (!error) self->answer();
                         });
    }

    void answer() {
        auto message = parser_->release();
        keep_ = message.keep_alive();
        wire::HttpRequest request;
        request.method = message.method_string();
        request.path = message.target();
        for (const auto& field : message) {
            std::string name(field.name_string());
            for (char& letter : name) letter = static_cast<char>(std::tolower(letter));
            // A field said twice is one list, as HTTP has it: the profile then refuses it.
            auto [place, fresh] = request.fields.try_emplace(name, field.value());
            if (!fresh) place->second += ", " + std::string(field.value());
        }
        request.body = std::move(message.body());
        write(server_.handler(request));
    }

    void refuse_large() {
        keep_ = false;
        write({.status = 413, .fields = {}, .body = {}});
    }

    void write(wire::HttpAnswer answer) {
        response_ = {};
        response_.version(11);
        response_.result(static_cast<unsigned>(answer.status));
        for (const auto& [name, value] : answer.fields) response_.set(name, value);
        response_.body() = std::move(answer.body);
        response_.keep_alive(keep_);
        response_.prepare_payload();
        limit(server_.options.step_ms_max);
        http::async_write(stream_, response_,
                          [self = shared_from_this()](error_code error, std::size_t) {
                              if (!error && self->keep_) self->read();
                          });
    }

    Server& server_;
    asio::ssl::stream<Socket> stream_;
    Timer timer_;
    boost::beast::flat_buffer buffer_;
    std::optional<http::request_parser<Body>> parser_;
    http::response<Body> response_;
    bool keep_ = true;
};

void accept(Server& server, Acceptor& acceptor) {
    acceptor.async_accept([&server, &acceptor](error_code error, Socket socket) {
        if (error == asio::error::operation_aborted) return;
        if (!error && server.connections < server.options.connections_max) {
            error_code ignored;
            socket.set_option(asio::ip::tcp::no_delay(true), ignored);
            std::make_shared<Connection>(server, std::move(socket))->start();
        }
        accept(server, acceptor);
    });
}

}  // namespace

base::Status serve(const ServerOptions& options, const Handler& handler, std::stop_token stop,
                   const std::function<void(std::uint16_t)>& listening) {
    using base::Fault;
    try {
        asio::ssl::context tls(asio::ssl::context::tls_server);
        SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_3_VERSION);
        tls.use_certificate(asio::buffer(options.identity.certificate_pem),
                            asio::ssl::context::pem);
        tls.use_private_key(asio::buffer(options.identity.key_pem), asio::ssl::context::pem);

        asio::io_context io(1);
        const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(options.address),
                                               options.port);
        Acceptor acceptor(io, endpoint);
        Server server{options, handler, io, tls};
        accept(server, acceptor);
        listening(acceptor.local_endpoint().port());
        const std::stop_callback stopping(stop, [&io] { io.stop(); });
        while (!stop.stop_requested()) {
            try {
                io.run();
            } catch (const std::exception&) {
                // One connection's trouble (an allocation, a library) must not end the others.
                base::log(base::LogEvent::hub_refused, {.fault = Fault::internal});
            }
        }
        return {};
    } catch (const boost::system::system_error& error) {
        return base::failed(Fault::no_line, "the hub cannot listen on " + options.address + ":" +
                                                std::to_string(options.port) + ": " +
                                                error.code().message());
    }
}

}  // namespace kt::transport
