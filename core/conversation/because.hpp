// Why a condition holds: the answers and signals that make it so. Pure; any thread.
#pragma once

#include <span>

#include "core/conversation/engine.hpp"
#include "core/guide/expression.hpp"

namespace kt::conversation {

class Evaluation;

// Follows the parts that have the truth of the whole; behind a signal, its own condition; behind
// what is computed, the answers that it is reckoned from. Of people in a group the evidence is what
// was told about each of them.
Because because_of(const Evaluation& evaluation, const guide::Expression& condition);
// The same of several at once.
Because because_of(const Evaluation& evaluation,
                   std::span<const guide::Expression* const> conditions);

// Stops at signals: tells only of what the condition itself names.
Because because_directly_of(const Evaluation& evaluation, const guide::Expression& condition);

}  // namespace kt::conversation
