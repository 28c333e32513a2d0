// Answers as files and terminals write them, and as an overview repeats them. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/conversation/facts.hpp"

namespace kt::conversation {

// One answer in a word: the id of an answer, a number, a date as exactly as it is asked
// ("2020-01-31", "2020-01", "2020"), names with commas between them, free words. An amount in
// ranges may be told as a number: the range it lies in is chosen. Unset: no answer to this
// question.
std::optional<Value> value_of(const guide::Question& question, std::string_view text);

// The days of it, as exactly as asked or more so; the first of the month or year where no more is
// asked.
std::optional<std::int64_t> read_date_as(std::string_view text, guide::Precision precision);

// In the order in which they were named, each with a slot of their own from 1.
std::vector<Person> people_named(const std::vector<std::string>& names);

// How an overview repeats an answer: "U komt moeilijk buiten."
std::string said_again(const guide::Question& question, const Value& value);

}  // namespace kt::conversation
