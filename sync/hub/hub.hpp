// The hub as a pure step: a request in, an answer out, everything else injected. It reads no
// content; README.md says exactly what it does see.
//
// In this order: size, nonce, the device's certificate under the municipality's root, revocation,
// signature, digest, true length, and only then is a message decoded. What changes the store is
// committed before the answer is made. One thread at a time.
#pragma once

#include "core/base/clock.hpp"
#include "core/base/random.hpp"
#include "core/keys/certificate.hpp"
#include "sync/hub/nonces.hpp"
#include "sync/hub/publishing.hpp"
#include "sync/hub/store/store.hpp"
#include "sync/wire/http.hpp"
#include "sync/wire/signature.hpp"

namespace kt::hub {

struct HubSettings {
    keys::PublicKey root{};
    std::string authority;  // of the external address: what requests must be signed over
};

class Hub {
  public:
    Hub(Store& store, HubSettings settings, base::Random& random, const base::Clock& clock)
        : store_(store),
          settings_(std::move(settings)),
          clock_(clock),
          nonces_(random, clock),
          publishing_(store, settings_.root, clock) {}

    wire::HttpAnswer handle(const wire::HttpRequest& request);

  private:
    struct Caller {
        keys::PublicKey signing{};
        keys::DeviceCertificate certificate;  // empty at enrolment, and of a publisher
        std::optional<keys::PublisherCertificate> publisher;
    };
    using Answer = tl::expected<base::Bytes, wire::Refusal>;

    Answer answer(const wire::HttpRequest& request);
    enum class Who { unknown_yet, device, publisher, either };
    static Who who_asks(std::string_view path);
    static bool is_publishing(std::string_view path);
    tl::expected<Caller, wire::Refusal> authenticate(const wire::HttpRequest& request, Who who);
    tl::expected<void, wire::Refusal> know(Caller& caller, Who who);
    Answer publishing(const wire::HttpRequest& request, const Caller& caller);
    tl::expected<keys::DeviceCertificate, wire::Refusal> certificate_of(
        const keys::PublicKey& signing);
    Answer hello();
    Answer enrol(const Caller& caller, const wire::Enrol& message);
    Answer held(const Caller& caller, const wire::Held& message);
    Answer push(const Caller& caller, const wire::Push& message);
    Answer feed(const Caller& caller, const wire::Feed& message);
    Answer read_case(const Caller& caller, const wire::CaseQuery& message);
    Answer read_by_opener(const Caller& caller, const wire::OpenerQuery& message);
    Answer ring(const Caller& caller, const wire::Bell& message);
    Answer bells(const Caller& caller, const wire::Bells& message);
    Answer page(const base::CaseId& case_id, const std::vector<wire::HaveChain>& have,
                const std::vector<journal::Wrap>& wraps);

    Store& store_;
    HubSettings settings_;
    const base::Clock& clock_;
    Nonces nonces_;
    Publishing publishing_;
};

}  // namespace kt::hub
