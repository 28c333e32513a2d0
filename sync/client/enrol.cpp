#include "sync/client/enrol.hpp"

#include "sync/client/session.hpp"
#include "sync/wire/paths.hpp"

namespace kt::client {

base::Result<std::optional<keys::DeviceIdentity>> ask_for_package(const keys::Enrolment& enrolment,
                                                                  transport::Transport& transport) {
    Session session(transport, enrolment.signing);
    const wire::Enrol message{keys::encode(keys::make_request(enrolment))};
    auto answer = session.ask<wire::EnrolAnswer>(wire::enrol_path, message);
    if (!answer) return tl::unexpected(answer.error().error);
    if (answer->package.empty()) return std::nullopt;
    auto package = keys::decode_package(answer->package);
    if (!package) return tl::unexpected(package.error());
    auto identity = keys::accept_package(enrolment, *package);
    if (!identity) return tl::unexpected(identity.error());
    return std::optional(std::move(*identity));
}

base::Result<std::unique_ptr<transport::Transport>> hub_transport(const keys::Ticket& ticket) {
    transport::HttpsOptions options;
    options.url = ticket.hub_url;
    options.pins.push_back(ticket.pins.current);
    if (ticket.pins.next) options.pins.push_back(*ticket.pins.next);
    return transport::make_https_transport(options);
}

}  // namespace kt::client
