// What was promised: a word without a language in the journal, a sentence on every screen.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "app/model/laptop_case_view.hpp"

namespace kt::model {

// As Promised::what is written. Journals from before these words hold Dutch ones ("belt u").
inline constexpr std::string_view promise_call = "call";
inline constexpr std::string_view promise_write = "write";
inline constexpr std::string_view promise_visit = "visit";  // they come by themselves

// What fits how this person wants to be reached.
std::string_view promise_for(const casefile::ContactGiven& contact);

// One of the three words, also where an older journal says it in Dutch; anything else as it is.
std::string_view promise_kind(const casefile::Promised& promise);

// "Het sociaal team belt terug.", in the language of `tr`.
std::string promise_text(const casefile::Promised& promise, const Translate& tr);

}  // namespace kt::model
