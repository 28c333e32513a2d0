// The people that are named in a conversation: what they are called in the texts of a group's
// questions, and which slot belongs to whom. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/casefile/state.hpp"
#include "core/conversation/people.hpp"
#include "core/guide/guide.hpp"

namespace kt::model {

// The question whose fact this one fills: itself, or the one it asks in other words.
const guide::Question& fact_of(const guide::Guide& guide, const guide::Question& question);

// The name under which a question's texts are translated.
const std::string& text_id(const guide::Question& question);

// About whom an answer is, for its event: "child:2", or "self" outside a group.
std::string about_of(const guide::Guide& guide, const guide::Question& question);

// What the people are called, and the texts with their names, as the terminal tells them too.
using conversation::person_name;
using conversation::with_name;

// The slot for a new name: one that was never anybody's in this case while there is one, then one
// that is empty again. 0: the list is full. `listed` are those on the screen now.
std::uint32_t slot_for_new(const casefile::CaseState& state, const guide::Guide& guide,
                           const guide::Question& question,
                           const std::vector<conversation::Person>& listed);

}  // namespace kt::model
