// A persona held against a guide: the whole conversation run through the engine, what it found, and
// whether that is what was expected. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/conversation/answer_text.hpp"
#include "core/conversation/engine.hpp"
#include "core/conversation/persona.hpp"

namespace kt::conversation {

inline constexpr int rehearsal_steps_max =
    500;  // a conversation that is longer goes round in a circle

inline constexpr std::int64_t rehearsal_day = 20'779;  // 2026-11-22, when nobody says which

struct Rehearsal {
    std::string persona;
    std::string asked;
    std::vector<AskQuestion> questions;   // in the order asked
    std::size_t asked_at_first = 0;       // of them, before the conversation was taken up again
    std::vector<RaisedSignal> signals;    // at the end
    std::vector<int> needs;               // in the order offered
    std::vector<int> options;             // in the order shown
    std::vector<int> parties;             // those who act on urgent signals, then of the options
    std::vector<std::string> transcript;  // a line for each step, as a person would read it
    std::vector<std::string> failures;  // empty: what was expected came, and nothing that never may
    std::vector<guide::Remark> remarks;  // on answers that nothing asked for
    Facts facts;                         // at the end
};

Rehearsal rehearse(const guide::Guide& guide, const Persona& persona,
                   std::int64_t today_days = rehearsal_day);

// What led to a step, in the words of conditions: "housing.outdoors", "signal.lonely",
// "asked.mobility", "chosen.housing".
std::vector<std::string> because_ids(const guide::Guide& guide, const Because& because,
                                     const std::string& asked);

}  // namespace kt::conversation
