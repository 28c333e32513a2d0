#include "app/laptop/table.hpp"

#include <utility>

namespace kt::app {

Table::Table(const guide::Guide& guide, model::House house, guide::Place place,
             const WordsIn& words, const base::Clock& clock)
    : words_(words), clock_(clock), kiosk_(guide, std::move(house), place) {
    (void)take(model::Tick{clock_.monotonic_ms(), clock_.wall_ms()});
}

Table::~Table() {
    kiosk_.forget();
}

Table::Effects Table::on_input(const ui::Input& input) {
    // A press means what stood on the screen that was touched, not what comes after it.
    if (!drawn_) return {};
    (void)take(model::Tick{clock_.monotonic_ms(), clock_.wall_ms()});
    const auto message = screens::message_for(*drawn_, input);
    return message ? take(*message) : Effects{};
}

ui::Page Table::page(const screens::Space& space) {
    const model::Model& model = kiosk_.model();
    const screens::Words words{kiosk_.guide(), words_(model::texts_of(model))};
    drawn_ = screens::kiosk::draw(model, words, space);
    return screens::kiosk::page_of(model, *drawn_);
}

bool Table::shows() const {
    const model::Model& model = kiosk_.model();
    return model.phase != model::Phase::welcome &&
           model.waiting.then != model::Waiting::Then::show_reopened;
}

std::optional<base::Fault> Table::failed() const {
    const model::Model& model = kiosk_.model();
    if (model.phase != model::Phase::welcome || !model.trouble) return std::nullopt;
    return model.trouble->fault;
}

}  // namespace kt::app
