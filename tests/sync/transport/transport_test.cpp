// One contract for both roads to the hub, and what only HTTPS must do: know the hub by its key.
#include <gmock/gmock.h>

#include <future>
#include <thread>

#include "sync/transport/https_server.hpp"
#include "sync/transport/memory_transport.hpp"
#include "sync/wire/limits.hpp"
#include "tests/support/municipality.hpp"

namespace kt::transport {
namespace {

using base::Fault;
using support::must;

// Says back what it got.
wire::HttpAnswer echo(const wire::HttpRequest& request) {
    wire::HttpAnswer answer;
    answer.status = request.path == "/missing" ? 404 : 200;
    answer.fields["x-method"] = request.method;
    answer.fields["x-path"] = request.path;
    if (request.fields.contains("x-say")) answer.fields["x-say"] = request.fields.at("x-say");
    answer.body = request.body;
    return answer;
}

// A real server on loopback, in a thread, until the end of the test.
class RunningServer {
  public:
    explicit RunningServer(Handler handler, ServerOptions options = {}) {
        options.identity = identity;
        std::promise<std::uint16_t> listening;
        auto told = listening.get_future();
        thread_ = std::jthread([options, handler = std::move(handler),
                                listening = std::move(listening)](std::stop_token stop) mutable {
            auto served =
                serve(options, handler, stop, [&](std::uint16_t at) { listening.set_value(at); });
            if (!served) std::abort();
        });
        port = told.get();
    }
    HttpsOptions client() const {
        HttpsOptions options;
        options.url = "https://127.0.0.1:" + std::to_string(port);
        options.pins = {must(pin_of(identity))};
        return options;
    }
    TlsIdentity identity = must(make_tls_identity());
    std::uint16_t port = 0;

  private:
    std::jthread thread_;
};

enum class Road { memory, https };

class TransportContract : public testing::TestWithParam<Road> {
  protected:
    TransportContract() {
        if (GetParam() == Road::memory) {
            transport = std::make_unique<MemoryTransport>("hub.test", echo);
        } else {
            server.emplace(echo);
            transport = must(make_https_transport(server->client()));
        }
    }
    std::optional<RunningServer> server;
    std::unique_ptr<Transport> transport;
};

TEST_P(TransportContract, brings_method_path_fields_and_body_there_and_back) {
    const auto answer = must(transport->exchange(
        {"POST", "/v1/push", {{"x-say", "goedemorgen"}}, base::copy(base::view("\0\1\2"))}));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.fields.at("x-method"), "POST");
    EXPECT_EQ(answer.fields.at("x-path"), "/v1/push");
    EXPECT_EQ(answer.fields.at("x-say"), "goedemorgen");
    EXPECT_EQ(answer.body, base::copy(base::view("\0\1\2")));
}

TEST_P(TransportContract, many_exchanges_follow_each_other) {
    for (int i = 0; i < 50; ++i) {
        const base::Bytes body(static_cast<std::size_t>(i * 7), static_cast<std::uint8_t>(i));
        EXPECT_EQ(must(transport->exchange({"POST", "/x", {}, body})).body, body);
    }
}

TEST_P(TransportContract, a_refusal_is_an_answer) {
    EXPECT_EQ(must(transport->exchange({"POST", "/missing", {}, {}})).status, 404);
}

TEST_P(TransportContract, the_largest_push_fits) {
    base::Bytes body(wire::push_bytes_max);
    base::SeededRandom(1).fill(body);
    EXPECT_EQ(must(transport->exchange({"POST", "/v1/push", {}, body})).body, body);
}

INSTANTIATE_TEST_SUITE_P(Roads, TransportContract, testing::Values(Road::memory, Road::https));

TEST(MemoryLine, an_answer_over_its_limit_is_refused) {
    MemoryTransport line("hub.test", [](const auto&) {
        return wire::HttpAnswer{200, {}, base::Bytes(wire::answer_bytes_max + 1)};
    });
    EXPECT_EQ(line.exchange({}).error().fault, Fault::too_large);
}

TEST(Https, whoever_does_not_hold_the_pinned_key_is_refused_before_a_word_is_said) {
    int asked = 0;
    RunningServer server([&](const wire::HttpRequest& request) {
        ++asked;
        return echo(request);
    });
    auto options = server.client();
    options.pins = {must(pin_of(must(make_tls_identity())))};
    auto transport = must(make_https_transport(options));
    const auto refused = transport->exchange({"POST", "/v1/push", {}, {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_authentic);
    EXPECT_EQ(asked, 0);
}

TEST(Https, the_next_key_is_known_before_it_is_used) {
    RunningServer server(echo);
    auto options = server.client();
    options.pins.insert(options.pins.begin(), must(pin_of(must(make_tls_identity()))));
    EXPECT_TRUE(must(make_https_transport(options))->exchange({}));
}

TEST(Https, nobody_there_is_no_line) {
    auto options = RunningServer(echo).client();  // gone at the end of this line
    const auto broken = must(make_https_transport(options))->exchange({});
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().fault, Fault::no_line);
}

TEST(Https, a_hub_that_comes_back_is_found_again_by_the_same_transport) {
    auto server = std::make_unique<RunningServer>(echo);
    auto options = server->client();
    auto transport = must(make_https_transport(options));
    EXPECT_TRUE(transport->exchange({}));
    ServerOptions same;
    same.port = server->port;
    const auto identity = server->identity;
    server.reset();
    EXPECT_FALSE(transport->exchange({}));
    same.identity = identity;
    std::promise<void> listening;
    std::jthread again([&](std::stop_token stop) {
        EXPECT_TRUE(serve(same, echo, stop, [&](auto) { listening.set_value(); }));
    });
    listening.get_future().wait();
    EXPECT_TRUE(transport->exchange({}));
}

TEST(Https, a_hub_that_does_not_answer_is_no_line_after_the_time_limit) {
    RunningServer server([](const wire::HttpRequest& request) {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        return echo(request);
    });
    auto options = server.client();
    options.exchange_ms_max = 100;
    const auto broken = must(make_https_transport(options))->exchange({});
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().fault, Fault::no_line);
}

TEST(Https, a_body_over_the_limit_is_not_read) {
    int asked = 0;
    RunningServer server([&](const wire::HttpRequest& request) {
        ++asked;
        return echo(request);
    });
    auto transport = must(make_https_transport(server.client()));
    const auto answer =
        transport->exchange({"POST", "/v1/push", {}, base::Bytes(3 * wire::push_bytes_max)});
    EXPECT_TRUE(!answer || answer->status == 413);
    EXPECT_EQ(asked, 0);
    EXPECT_TRUE(transport->exchange({})) << "and the server goes on";
}

TEST(Https, the_keys_of_a_hub_stay_over_a_restart) {
    support::TemporaryFolder folder;
    const auto made = must(load_or_make_tls_identity(folder.file("hub"), "tls-current"));
    const auto read = must(load_or_make_tls_identity(folder.file("hub"), "tls-current"));
    EXPECT_EQ(must(pin_of(made)), must(pin_of(read)));
    EXPECT_EQ(made.key_pem, read.key_pem);
}

TEST(Https, an_address_that_is_not_one_is_refused) {
    HttpsOptions options;
    options.pins = {Pin{}};
    for (const auto* url : {"http://hub.test", "https://", "https://a/b", "https://u@h", "hub"}) {
        options.url = url;
        EXPECT_FALSE(make_https_transport(options)) << url;
    }
}

}  // namespace
}  // namespace kt::transport
