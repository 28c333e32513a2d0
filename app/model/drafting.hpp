// What is chosen or typed on the screen of a question and not stored yet, and the answer it makes.
// Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "app/model/model.hpp"
#include "core/guide/guide.hpp"

namespace kt::model {

inline constexpr const char* nobody = "nobody";  // chosen in a draft: there is nobody to name
inline constexpr std::size_t amount_digits_max = 7;

// What stands for the question now, as it can be changed.
Draft draft_of(const guide::Question& question, const conversation::Fact* fact);

// Takes a press on an answer of the question: one of several, any of several, a part of a date.
void choose_in(Draft& draft, const guide::Question& question, const std::string& id);

// The answer that the draft says; unset: it says nothing (yet).
std::optional<conversation::Value> drafted(const guide::Question& question, const Draft& draft);

// Whether there is something to go on with: an answer, or a name that was typed and not added yet.
bool can_go_on(const guide::Question& question, const Draft& draft);

bool is_blank(const std::string& words);

}  // namespace kt::model
