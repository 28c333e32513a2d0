#include "app/session/kiosk_session.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace kt::session {

KioskSession::KioskSession(KioskParts parts, model::House house, const Catalogues& catalogues)
    : clock_(parts.clock),
      catalogues_(catalogues),
      kiosk_(parts.guide, std::move(house)),
      pinned_(parts.pinned),
      effects_(std::move(parts)) {
    take(model::Tick{clock_.monotonic_ms(), clock_.wall_ms()});
    for (auto& answer : effects_.poll()) take(answer);
}

model::Translate words_in(const Catalogues& catalogues, const std::string& texts) {
    auto found = catalogues.find(texts);
    if (found == catalogues.end()) found = catalogues.find(texts.substr(0, texts.find('@')));
    if (found == catalogues.end())
        return [](std::string_view, std::string_view dutch) { return std::string(dutch); };
    return [catalogue = &found->second](std::string_view context, std::string_view dutch) {
        return catalogue->tr(context, std::string(dutch));
    };
}

ui::Page KioskSession::page(const screens::Space& space) {
    const screens::Words words{kiosk_.guide(),
                               words_in(catalogues_, model::texts_of(kiosk_.model()))};
    drawn_ = screens::kiosk::draw(kiosk_.model(), words, space);
    return screens::kiosk::page_of(kiosk_.model(), *drawn_);
}

void KioskSession::on_input(const ui::Input& input) {
    // A press means what stood on the screen that was touched, not what comes after it.
    touched_ms_ = clock_.monotonic_ms();
    if (!drawn_) return;
    take(model::Tick{clock_.monotonic_ms(), clock_.wall_ms()});
    if (const auto message = screens::message_for(*drawn_, input)) take(*message);
}

bool KioskSession::on_time() {
    const auto now_ms = clock_.monotonic_ms();
    bool changed = false;
    if (const auto wake = model::wake_at_ms(kiosk_.model()); wake && now_ms >= *wake) {
        take(model::Tick{now_ms, clock_.wall_ms()});
        changed = true;
    }
    if (now_ms >= effects_.next_poll_ms())
        for (auto& answer : effects_.poll()) {
            take(answer);
            changed = true;
        }
    return changed;
}

std::int64_t KioskSession::wake_at_ms() const {
    const auto poll = effects_.next_poll_ms();
    const auto wake = model::wake_at_ms(kiosk_.model());
    return wake ? std::min(*wake, poll) : poll;
}

void KioskSession::unusable(base::Fault fault) {
    take(model::Unusable{fault});
}

void KioskSession::previous_broke_off() {
    take(model::PreviousBrokeOff{});
}

bool KioskSession::nobody_here() const {
    return model::screen_of(kiosk_.model()) == model::Screen::welcome &&
           (!touched_ms_ || clock_.monotonic_ms() - *touched_ms_ >= nobody_here_ms);
}

// A case goes on with the guide it began with, wherever that one is kept.
void KioskSession::pin_guide(const model::Message& message) {
    const auto* reopened = std::get_if<model::CaseReopened>(&message);
    if (reopened == nullptr || !pinned_ || !reopened->state.begun) return;
    const auto& digest = reopened->state.begun->guide_digest;
    if (digest == kiosk_.guide().digest) return;
    if (const auto* guide = pinned_(digest)) kiosk_.use_guide(*guide);
}

void KioskSession::take(const model::Message& first) {
    // Effects answer at once or later; what is answered at once may ask for more.
    std::deque<model::Message> open{first};
    while (!open.empty()) {
        const auto message = std::move(open.front());
        open.pop_front();
        pin_guide(message);
        for (auto& answer : effects_.carry_out(kiosk_.take(message)))
            open.push_back(std::move(answer));
    }
}

}  // namespace kt::session
