// A passphrase for a command: the first line of a file, or typed without being shown.
#pragma once

#include <string>

#include "app/cli/guide_commands.hpp"
#include "core/base/result.hpp"

namespace kt::cli {

// An empty `file`: asked for. Whoever gets it wipes it.
base::Result<std::string> read_passphrase(Terminal& terminal, const std::string& file);

}  // namespace kt::cli
