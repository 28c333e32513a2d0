// What the people are called whom a group asks about. Pure; any thread.
#pragma once

#include <string>

#include "core/conversation/facts.hpp"

namespace kt::conversation {

// The name of whom a group's question is about; empty: nobody stands there, or it is no group's.
std::string person_name(const guide::Guide& guide, const Facts& facts,
                        const guide::Question& question);

// The text with that name where it says {name}; `someone` where no name stands.
std::string with_name(std::string text, const guide::Guide& guide, const Facts& facts,
                      const guide::Question& question, const std::string& someone = "deze persoon");

}  // namespace kt::conversation
