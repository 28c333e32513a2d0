#include "tests/scenario/trial.hpp"

#include <stdexcept>

namespace kt::scenario {

namespace {

template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().words);
    return std::move(*result);
}

}  // namespace

Trial::Trial(base::Random& random, const std::string& hub_url, const keys::HubPins& pins)
    : random_(random) {
    root_ = std::make_unique<keys::Root>(
        must(keys::create_root((folder_ / "root").string(), "", random_)));
    team_ = std::make_unique<keys::TeamCertificate>(
        must(keys::create_team(*root_, "Sociaal team", random_)));
    keys::HubCertificate hub;
    hub.authority = hub_url;
    hub.pins = pins;
    must(keys::certify_hub(*root_, hub));
}

keys::DeviceIdentity Trial::enrol(keys::Role role, const std::string& name) {
    const auto ticket = must(keys::make_ticket(*root_, role, team_->team, random_));
    const auto enrolment = keys::begin_enrolment(ticket, name, random_);
    const auto request = keys::make_request(enrolment);
    const auto package = must(keys::certify_device(*root_, request, {team_->team}, name,
                                                   keys::RequestKnownBy::ticket, random_));
    return must(keys::accept_package(enrolment, package));
}

keys::DeviceIdentity Trial::enrol_kiosk(const std::string& data_folder, const std::string& name) {
    auto identity = enrol(keys::Role::kiosk, name);
    if (auto saved = keys::save_identity(data_folder, identity); !saved)
        throw std::runtime_error(saved.error().words);
    return identity;
}

keys::DeviceIdentity Trial::enrol_laptop(const std::string& name) {
    return enrol(keys::Role::laptop, name);
}

}  // namespace kt::scenario
