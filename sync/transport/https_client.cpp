// One of the two files that see Boost.Beast (the other is https_server.cpp): it is heavy to
// compile.
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/vector_body.hpp>
#include <boost/beast/http/write.hpp>
#include <memory>
#include <optional>

#include "sync/transport/transport.hpp"
#include "sync/wire/limits.hpp"
#include "sync/wire/signature.hpp"

namespace kt::transport {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using base::failed;
using base::Fault;
using base::Result;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Resolver = asio::ip::basic_resolver<asio::ip::tcp, Executor>;
using Body = http::vector_body<std::uint8_t>;

class HttpsTransport final : public Transport {
  public:
    HttpsTransport(HttpsOptions options, std::string authority)
        : options_(std::move(options)), authority_(std::move(authority)) {
        // "[::1]:8443" and "host:8443" and "host".
        const auto colon = authority_.rfind(':');
        const bool has_port =
            colon != std::string::npos && authority_.find(']', colon) == std::string::npos;
        host_ = has_port ? authority_.substr(0, colon) : authority_;
        port_ = has_port ? authority_.substr(colon + 1) : "443";
        if (host_.starts_with('[')) host_ = host_.substr(1, host_.size() - 2);
        SSL_CTX* native = tls_.native_handle();
        SSL_CTX_set_min_proto_version(native, TLS1_3_VERSION);
        SSL_CTX_set_verify(native, SSL_VERIFY_PEER, nullptr);
        // In place of chains, names and dates: whether this is the key that the root certified.
        SSL_CTX_set_cert_verify_callback(native, &HttpsTransport::check_pin, this);
    }

    const std::string& authority() const override { return authority_; }

    Result<wire::HttpAnswer> exchange(const wire::HttpRequest& request) override {
        const bool reused = stream_ != nullptr;
        auto answer = try_exchange(request);
        // A kept connection may have been closed meanwhile. Every request may be said twice.
        if (!answer && reused && answer.error().fault == Fault::no_line)
            answer = try_exchange(request);
        return answer;
    }

  private:
    using Stream = asio::ssl::stream<Socket>;

    static int check_pin(X509_STORE_CTX* context, void* self_pointer) {
        auto* self = static_cast<HttpsTransport*>(self_pointer);
        X509* certificate = X509_STORE_CTX_get0_cert(context);
        unsigned char* der = nullptr;
        const int size =
            certificate ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der) : -1;
        if (size <= 0) return 0;
        Pin pin{};
        SHA256(der, static_cast<std::size_t>(size), pin.data());
        OPENSSL_free(der);
        const auto& pins = self->options_.pins;
        const bool known = std::find(pins.begin(), pins.end(), pin) != pins.end();
        self->wrong_pin_ = !known;
        if (!known) X509_STORE_CTX_set_error(context, X509_V_ERR_APPLICATION_VERIFICATION);
        return known ? 1 : 0;
    }

    // Runs one operation to its end or its time limit; after a failure the connection is gone.
    template <class Start>
    error_code timed(int ms_max, Start start) {
        error_code result = asio::error::timed_out;
        io_.restart();
        start(result);
        io_.run_for(std::chrono::milliseconds(ms_max));
        if (!io_.stopped()) {
            if (stream_) {
                error_code ignored;
                stream_->next_layer().close(ignored);
            }
            resolver_.cancel();
            io_.restart();
            io_.run();
            return asio::error::timed_out;
        }
        return result;
    }

    Result<void> connect() {
        Resolver::results_type places;
        auto error = timed(options_.connect_ms_max, [&](error_code& out) {
            resolver_.async_resolve(host_, port_, [&](error_code done, auto found) {
                out = done;
                places = std::move(found);
            });
        });
        if (error) return failed(Fault::no_line, "the hub's address cannot be found: " + host_);
        stream_ = std::make_unique<Stream>(io_, tls_);
        wrong_pin_ = false;
        error = timed(options_.connect_ms_max, [&](error_code& out) {
            asio::async_connect(stream_->next_layer(), places,
                                [&out](error_code done, const auto&) { out = done; });
        });
        if (!error) {
            error_code ignored;
            stream_->next_layer().set_option(asio::ip::tcp::no_delay(true), ignored);
            if (host_.find_first_not_of("0123456789.:") != std::string::npos)
                SSL_set_tlsext_host_name(stream_->native_handle(), host_.c_str());
            error = timed(options_.connect_ms_max, [&](error_code& out) {
                stream_->async_handshake(asio::ssl::stream_base::client,
                                         [&out](error_code done) { out = done; });
            });
        }
        if (!error) return {};
        stream_.reset();
        if (wrong_pin_)
            return failed(Fault::not_authentic,
                          "what answers at the hub's address does not hold the hub's key");
        return failed(Fault::no_line, "the hub cannot be reached: " + error.message());
    }

    Result<wire::HttpAnswer> try_exchange(const wire::HttpRequest& request) {
        if (!stream_)
            if (auto connected = connect(); !connected) return tl::unexpected(connected.error());

        http::request<Body> message;
        message.version(11);
        message.method_string(request.method);
        message.target(request.path);
        message.set(http::field::host, authority_);
        for (const auto& [name, value] : request.fields) message.set(name, value);
        message.body() = request.body;
        message.prepare_payload();
        http::response_parser<Body> parser;
        parser.body_limit(wire::answer_bytes_max);
        parser.header_limit(wire::fields_bytes_max);
        boost::beast::flat_buffer buffer;

        const auto error = timed(options_.exchange_ms_max, [&](error_code& out) {
            http::async_write(*stream_, message, [&](error_code written, std::size_t) {
                out = written;
                if (written) return;
                http::async_read(*stream_, buffer, parser,
                                 [&out](error_code read, std::size_t) { out = read; });
            });
        });
        if (error) {
            stream_.reset();
            if (error == http::error::body_limit || error == http::error::header_limit)
                return failed(Fault::too_large, "the hub's answer is over its limit");
            return failed(Fault::no_line, "the line to the hub broke: " + error.message());
        }
        auto response = parser.release();
        wire::HttpAnswer answer;
        answer.status = response.result_int();
        for (const auto& field : response) {
            std::string name(field.name_string());
            for (char& letter : name) letter = static_cast<char>(std::tolower(letter));
            answer.fields[name] = field.value();
        }
        answer.body = std::move(response.body());
        if (!response.keep_alive()) stream_.reset();
        return answer;
    }

    HttpsOptions options_;
    std::string authority_;
    std::string host_;
    std::string port_;
    bool wrong_pin_ = false;
    asio::io_context io_{1};
    asio::ssl::context tls_{asio::ssl::context::tls_client};
    Resolver resolver_{io_};
    std::unique_ptr<Stream> stream_;
};

}  // namespace

Result<std::unique_ptr<Transport>> make_https_transport(const HttpsOptions& options) {
    auto authority = wire::authority_of(options.url);
    if (!authority) return tl::unexpected(authority.error());
    if (options.pins.empty()) return failed(Fault::bad_input, "no key of the hub is known");
    try {
        return std::make_unique<HttpsTransport>(options, std::move(*authority));
    } catch (const boost::system::system_error& error) {
        return failed(Fault::internal, "TLS cannot be started: " + error.code().message());
    }
}

}  // namespace kt::transport
