// The laptop's screens: (model, words) -> page, and what a person did -> messages. One ladder
// chooses the screen. A desk is nearer than a kiosk: running text has the small type. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <vector>

#include "app/model/laptop_update.hpp"
#include "app/ui/element.hpp"

namespace kt::screens {

ui::Page laptop_page(const model::laptop::Model& model, const model::Translate& tr);

// In order; the first is always Touched, which keeps the laptop from locking itself.
std::vector<model::laptop::Message> laptop_messages(const model::laptop::Model& model,
                                                    const ui::Input& input,
                                                    std::int64_t monotonic_ms);

}  // namespace kt::screens
