// Why a condition holds: the answers and signals that make it so. Pure; any thread.
#pragma once

#include "core/conversation/engine.hpp"
#include "core/guide/expression.hpp"

namespace kt::conversation {

class Evaluation;

// Follows the parts that have the truth of the whole; behind a signal, its own condition.
Because because_of(const Evaluation& evaluation, const guide::Expression& condition);

// Stops at signals: tells only of what the condition itself names.
Because because_directly_of(const Evaluation& evaluation, const guide::Expression& condition);

}  // namespace kt::conversation
