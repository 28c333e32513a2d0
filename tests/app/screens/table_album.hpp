// The conversation as it stands on a laptop: the kiosk's own screens with a worker beside, in a
// room. What only an unattended hall has is left out.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/samples.hpp"

namespace kt::screens {

std::vector<kiosk::Sample> table_samples(const guide::Guide& guide, const std::string& language);

}  // namespace kt::screens
