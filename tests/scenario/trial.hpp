// A trial municipality made in the test's own process: root, team, hub papers and enrolled devices.
#pragma once

#include <memory>
#include <string>

#include "core/keys/ceremony.hpp"
#include "tests/scenario/process.hpp"

namespace kt::scenario {

class Trial {
  public:
    explicit Trial(base::Random& random, const std::string& hub_url = "https://127.0.0.1:1",
                   const keys::HubPins& pins = {});

    // A certified device of this municipality. A kiosk's identity is saved in `data_folder`.
    keys::DeviceIdentity enrol_kiosk(const std::string& data_folder, const std::string& name);
    keys::DeviceIdentity enrol_laptop(const std::string& name);

    const keys::Root& root() const { return *root_; }
    const keys::TeamCertificate& team() const { return *team_; }

  private:
    keys::DeviceIdentity enrol(keys::Role role, const std::string& name);
    base::Random& random_;
    Folder folder_;
    std::unique_ptr<keys::Root> root_;
    std::unique_ptr<keys::TeamCertificate> team_;
};

}  // namespace kt::scenario
