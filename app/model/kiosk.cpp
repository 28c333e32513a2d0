#include "app/model/kiosk.hpp"

#include <utility>

namespace kt::model {

Kiosk::Kiosk(const guide::Guide& guide, House house, guide::Place place)
    : guide_(&guide), engine_(std::make_unique<conversation::Engine>(guide)) {
    model_.house = std::move(house);
    model_.place = place;
}

std::vector<Effect> Kiosk::take(const Message& message) {
    Updated updated = update(std::move(model_), message, Mind{*guide_, *engine_});
    model_ = std::move(updated.model);
    return std::move(updated.effects);
}

void Kiosk::forget() {
    overwrite_told(model_);
    model_ = Model{};
    model_.ended = true;
}

void Kiosk::use_guide(const guide::Guide& guide) {
    guide_ = &guide;
    engine_ = std::make_unique<conversation::Engine>(guide);
}

}  // namespace kt::model
