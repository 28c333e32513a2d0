// The state of a case: a pure fold over its events, in an order that every device agrees on.
// Any order of arrival gives the same state. Nothing is overwritten silently: answers that do not
// know of each other both stand. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/casefile/events.hpp"
#include "core/conversation/facts.hpp"

namespace kt::casefile {

inline constexpr std::uint64_t lamport_jump_max = 1u << 20;  // larger jumps are quarantined

struct CaseState {
    conversation::Facts facts;
    std::optional<ConversationBegun> begun;
    std::optional<ConversationContinued> continued;  // the last time it was taken up again
    std::optional<ContactGiven> contact;
    std::vector<Promised> promises;
    std::vector<std::string> urgent;  // signals raised as urgent, in order
    std::vector<Event> story;         // in the agreed order; quarantined events are not in it
    bool wants_apart = false;
    bool staff_called = false;
    std::optional<std::uint8_t> ended;
    std::uint64_t lamport = 0;  // highest seen, quarantined events aside
    // Where two that do not know of each other both stand: question ids, and "entry", "topics",
    // "contact", "own_need", "need:<id>", "option:<id>", "begun", "ended". `facts` and the members
    // above then hold
    // the last in the agreed order (answers hold all); the screen shows every one, from `story`.
    std::vector<std::string> conflicts;
    // Which events stand, by what they are about ("question:housing.outdoors", "entry", …): places
    // in `story`, rising.
    std::map<std::string, std::vector<std::size_t>, std::less<>> standing;
    int unknown_events = 0;  // "needs a newer program"
    int quarantined_events = 0;
};

// Sorts into the agreed order: causal (replaces), Lamport, writer.
CaseState fold(std::vector<Event> events);

// The same fold, one local event at a time: its Lamport number is above all in `state`.
void apply(CaseState& state, const Event& event);

// How the case has left a device so far: sent once is sent for good, also while it is taken up
// again (CaseState::ended then says nothing). None: it never left.
std::optional<std::uint8_t> left_as(const CaseState& state);

// In which language the screens were when this event of the story happened, and with it the words
// it holds: as its writer last said before it, or anyone did. Past the end: now. Empty: not known.
std::string language_at(const CaseState& state, std::size_t place);
inline std::string language_now(const CaseState& state) {
    return language_at(state, state.story.size());
}

// What an answer to `question` must replace now: the standing answers and skips the person sees.
std::vector<base::EventId> replaced_by(const CaseState& state, const std::string& question);
// The same for anything that can happen: what stands now where this would stand.
std::vector<base::EventId> replaced_by(const CaseState& state, const Happening& happening);

}  // namespace kt::casefile
