// guide draw, guide diff, guide texts: a guide for people to look at and judge (app/guide_map).
// Same manners as guide_commands.hpp: plain words to `out`, complaints to `err`, exit codes 0,
// 1, 2.
#pragma once

#include <string>
#include <vector>

#include "app/cli/guide_commands.hpp"

namespace kt::cli {

// Adds them under `guide`, the command that holds everything about guides.
void add_guide_map_commands(CLI::App& guide, Terminal& terminal, int& exit_code);

// Writes an SVG to `file`; "-" is `out`.
int draw_guide(Terminal& terminal, const std::string& guide_path, const std::string& file);

// What changes for a resident. With personas also what changes in their conversations; those that
// do not fit one of the guides are passed over, and counted in words.
int diff_guides(Terminal& terminal, const std::string& before, const std::string& after,
                const std::vector<std::string>& personas, bool json);

// All texts of a guide as a PO file to `out`. With `po_file` that file is brought up to date
// instead: made if it is not there, its translations kept where they still fit.
int guide_texts(Terminal& terminal, const std::string& guide_path, const std::string& po_file,
                const std::string& language);

}  // namespace kt::cli
