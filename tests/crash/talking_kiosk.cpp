// A kiosk session without a window, for the crash tests: a scripted resident talks, every answer
// goes through the real model, effects, keys and LMDB journal. What the screen has moved on from is
// told on stdout, one line each, at once; the parent kills this process whenever it likes.
//
//   talking_kiosk DATA GUIDE SEED opener|none sent|talk
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "app/session/kiosk_effects.hpp"
#include "app/session/paper_tray.hpp"
#include "core/guide/load.hpp"
#include "tests/scenario/resident.hpp"

namespace {

using namespace kt;

void tell(const std::string& line) {
    const auto whole = line + "\n";
    (void)!write(STDOUT_FILENO, whole.data(), whole.size());
}

void tell_what_stands(const model::Model& model, const std::string& question) {
    const auto found = model.state.facts.by_question.find(question);
    if (found == model.state.facts.by_question.end() || found->second.standing.empty()) return;
    const auto& value = found->second.standing.back().value;
    std::string line = "moved\t" + question + "\t";
    for (const auto& one : value.chosen) line += one + ",";
    tell(line + value.words);
}

int talk(const std::string& data, const std::string& guide_path, std::uint64_t seed, bool opener,
         bool send) {
    base::SystemRandom random;
    base::SystemClock clock;
    auto guide = guide::load_usable(guide_path);
    auto identity = keys::load_identity(data);
    auto journal = journal::open_lmdb_journal(data + "/journal");
    if (!guide || !identity || !journal) return 2;
    session::KioskEffects effects(
        {**journal, *identity, *guide, random, clock, "boot", getpid(),
         [](const auto&) { return base::Result<base::Bytes>(); },
         [](auto, const auto&) { return session::printed_at_once(session::Printed{}); },
         [](auto) {}});
    model::Kiosk kiosk(*guide, {});
    scenario::Wishes wishes;
    wishes.opener_at_start = opener;
    scenario::Resident resident(wishes, seed);

    bool opener_told = false;
    auto take = [&](const model::Message& first) {
        std::vector<model::Message> open{first};
        while (!open.empty()) {
            const auto message = open.front();
            open.erase(open.begin());
            const auto wanted = kiosk.take(message);
            for (auto& answer : effects.carry_out(wanted)) open.push_back(std::move(answer));
        }
    };
    take(model::Tick{clock.monotonic_ms(), clock.wall_ms()});
    tell("ready");
    for (int step = 0; step < 500; ++step) {
        const auto screen = model::screen_of(kiosk.model());
        if (screen == model::Screen::closing && !send) break;
        if (screen == model::Screen::receipt) {
            tell("sent\t" + kiosk.model().case_number);
            break;
        }
        const int question = model::question_of(kiosk.model());
        for (const auto& message : resident.act(kiosk.model(), *guide)) take(message);
        for (auto& answer : effects.poll()) take(answer);
        if (question >= 0)
            tell_what_stands(kiosk.model(),
                             guide->questions[static_cast<std::size_t>(question)].id);
        if (kiosk.model().opener && !opener_told) {
            opener_told = true;
            tell("opener\t" + kiosk.model().opener->letters);
        }
    }
    tell("end");
    pause();  // until it is killed: the case stays open, as when the power goes
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count != 6) return 64;
    return talk(words[1], words[2], std::strtoull(words[3], nullptr, 10),
                std::string(words[4]) == "opener", std::string(words[5]) == "sent");
}
