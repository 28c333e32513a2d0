// How an answer reads: the one place where a value of any kind becomes words, for screens, papers
// and the laptop alike. `tr` gives the language. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "app/model/calendar.hpp"
#include "core/conversation/facts.hpp"
#include "core/guide/guide.hpp"

namespace kt::model {

inline constexpr int faces_max = 5;

// "Ja", "Minder dan 50 euro": one answer of a question, without a name filled in.
std::string answer_text(const guide::Question& question, const guide::Answer& answer,
                        const Translate& tr);
// The word that goes with a face, from 1 to 5.
std::string face_text(const guide::Question& question, std::int64_t face, const Translate& tr);
// "€ 1.250", "maart 1943", "7 (van 0 tot 10)", "Gaat wel".
std::string number_text(const guide::Question& question, std::int64_t number, const Translate& tr);
// "Anna, Bram"; nobody named: "Niemand".
std::string people_text(const conversation::Value& value, const Translate& tr);

// What a person said in their own words, between the marks of the language that is shown.
std::string quoted(const std::string& words, const Translate& tr);
// One more thing said after others: after a sentence as the next one, else set off from it.
void say_too(std::string& all, const std::string& more);

// All of a value but the free words: a text for each answer chosen, a number, a list of names.
std::vector<std::string> answer_texts(const guide::Question& question,
                                      const conversation::Value& value, const Translate& tr);

}  // namespace kt::model
