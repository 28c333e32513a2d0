#include "tests/scenario/kiosk_talk.hpp"

#include <unistd.h>

#include "app/session/kiosk_effects.hpp"
#include "app/session/paper_tray.hpp"
#include "tests/scenario/resident.hpp"

namespace kt::scenario {

std::map<std::string, conversation::Value> talk_and_send(journal::Journal& journal,
                                                         const keys::DeviceIdentity& identity,
                                                         const guide::Guide& guide,
                                                         std::uint64_t seed) {
    base::SystemRandom random;
    const base::SystemClock clock;
    session::KioskEffects effects(
        {journal, identity, guide, random, clock, "boot", getpid(),
         [](const auto&) { return base::Result<base::Bytes>(); },
         [](auto, const auto&) { return session::printed_at_once(session::Printed{}); },
         [](auto) {}});
    model::Kiosk kiosk(guide, {});
    Resident resident({}, seed);
    const auto take = [&](const model::Message& first) {
        std::vector<model::Message> open{first};
        while (!open.empty()) {
            const auto message = open.front();
            open.erase(open.begin());
            for (auto& answer : effects.carry_out(kiosk.take(message)))
                open.push_back(std::move(answer));
        }
    };
    take(model::Tick{clock.monotonic_ms(), clock.wall_ms()});
    constexpr int steps_max = 500;
    for (int step = 0; step < steps_max; ++step) {
        // Where the line was up the receipt waits for the hub; the case has been released by then.
        if (kiosk.model().waiting.what == model::Waiting::For::release) break;
        if (model::screen_of(kiosk.model()) == model::Screen::receipt) break;
        for (const auto& message : resident.act(kiosk.model(), guide)) take(message);
    }
    return resident.told;
}

}  // namespace kt::scenario
