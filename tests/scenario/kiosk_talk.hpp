// A whole conversation at a kiosk's data folder, in the test's own process: model, effects, keys
// and journal as the kiosk has them, sent at its end. Only the window is left out.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/conversation/facts.hpp"
#include "core/guide/guide.hpp"
#include "core/journal/journal.hpp"
#include "core/keys/identity.hpp"

namespace kt::scenario {

// What was told, by question.
std::map<std::string, conversation::Value> talk_and_send(journal::Journal& journal,
                                                         const keys::DeviceIdentity& identity,
                                                         const guide::Guide& guide,
                                                         std::uint64_t seed);

}  // namespace kt::scenario
