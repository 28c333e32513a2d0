#include "sync/client/publisher.hpp"

#include "sync/wire/paths.hpp"

namespace kt::client {

template <class Answer, class Question>
Tried<Answer> PublisherLine::ask(std::string_view path, const Question& question) {
    auto answer = session_.ask<Answer>(path, question);
    if (answer || answer.error().refusal != wire::Refusal::unknown_device) return answer;
    auto known = session_.ask<wire::Done>(
        wire::introduce_path, wire::Introduce{keys::encode(publisher_.papers->publisher)});
    if (!known) return tl::unexpected(known.error());
    return session_.ask<Answer>(path, question);
}

Tried<wire::DeskAnswer> PublisherLine::desk() {
    return ask<wire::DeskAnswer>(wire::desk_path, wire::Desk{});
}
Tried<wire::GuideAnswer> PublisherLine::guide(const publication::Digest& digest) {
    return ask<wire::GuideAnswer>(wire::guide_path, wire::GuideQuery{digest});
}
Tried<wire::Done> PublisherLine::propose(const wire::Propose& message) {
    return ask<wire::Done>(wire::propose_path, message);
}
Tried<wire::Done> PublisherLine::approve(const wire::Approve& message) {
    return ask<wire::Done>(wire::approve_path, message);
}
Tried<wire::Done> PublisherLine::withdraw(const wire::Withdraw& message) {
    return ask<wire::Done>(wire::withdraw_path, message);
}

base::Result<std::unique_ptr<transport::Transport>> hub_transport(
    const keys::Publisher& publisher) {
    auto hub = keys::hub_of(publisher);
    if (!hub) return tl::unexpected(hub.error());
    transport::HttpsOptions options;
    options.url = hub->authority;
    options.pins.push_back(hub->pins.current);
    if (hub->pins.next) options.pins.push_back(*hub->pins.next);
    return transport::make_https_transport(options);
}

}  // namespace kt::client
