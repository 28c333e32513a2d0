// Events for tests: one of each kind, with every field filled.
#pragma once

#include "core/base/random.hpp"
#include "core/casefile/events.hpp"

namespace kt::casefile {

inline std::vector<Happening> all_happenings() {
    return {
        ConversationBegun{"gesprek", "1.0.0", "00ff", guide::Place::room, "nl", "2026-KX4-7QD",
                          "Kiosk Stadhuis, hal"},
        EntryChosen{"scooter", "Ik wil weer naar de markt"},
        Answered{"housing.outdoors", {{"hard"}, 3, "alleen met mooi weer"}},
        Skipped{"money.debts"},
        AnswerWithdrawn{"housing.outdoors"},
        TopicsChosen{{"housing", "network"}},
        OverviewConfirmed{5},
        SignalStruck{"lonely"},
        NeedSettled{"meet_people",
                    conversation::NeedOutcome::reworded,
                    "weer eens lachen",
                    {"network.often"}},
        OwnNeedTold{"Rust"},
        NeedsSeen{},
        ContactGiven{"A. Persona", "0612345678", "morning", true, false, true,
                     "niet als hij er is"},
        Promised{"Wijkteam Noord", "call", 1'700'000'500'000},
        UrgentRaised{"no_food"},
        StaffCalled{true},
        Ended{1},
        UnknownEvent{77, 3, {4, 5, 6}},
        OptionSettled{"walking_group",
                      conversation::OptionOutcome::has_already,
                      {"meet_people"},
                      "op dinsdag"},
        OptionsSeen{},
        ConversationContinued{guide::Place::home, "nl", "Laptop wijkteam", "1.1.0", "00fe"},
        SignalRestored{"lonely"},
        Answered{"family.children", {{}, std::nullopt, "", {{1, "de oudste"}, {3, "de jongste"}}}},
        LanguageChosen{"ar"},
    };
}

inline std::vector<Event> one_of_each(std::uint64_t seed = 1) {
    base::SeededRandom random(seed);
    const auto writer = base::WriterId::random(random);
    std::vector<Event> events;
    for (Happening& happening : all_happenings()) {
        Event event;
        event.id = base::EventId::random(random);
        event.writer = writer;
        event.lamport = events.size() + 1;
        event.at_ms = 1'700'000'000'000 + static_cast<std::int64_t>(events.size());
        event.section = static_cast<guide::Section>(1 + events.size() % 10);
        event.about = "partner";
        event.said_by = "companion";
        if (!events.empty()) event.replaces = {events.back().id};
        event.happening = std::move(happening);
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace kt::casefile
