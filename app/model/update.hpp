// What the kiosk does with what happens: one pure function, (model, message) -> (model, effects).
// The engine is only asked what comes next; it remembers nothing that shows in the result.
// Main thread.
#pragma once

#include <optional>
#include <vector>

#include "app/model/effects.hpp"
#include "app/model/message.hpp"
#include "app/model/model.hpp"
#include "core/conversation/engine.hpp"
#include "core/guide/guide.hpp"

namespace kt::model {

// What decides in a conversation: the guide it was begun with, and its engine.
struct Mind {
    const guide::Guide& guide;
    conversation::Engine& engine;
};

struct Updated {
    Model model;
    std::vector<Effect> effects;
};

Updated update(Model model, const Message& message, Mind mind);

// When the model wants a Tick at the latest (monotonic); none: it waits for something to happen.
std::optional<std::int64_t> wake_at_ms(const Model& model);

}  // namespace kt::model
