// What keukentafel-cli can do with the cases of a laptop: case list, case show CASE. It reads them
// as the laptop's screen does (app/desk), so what it prints is what a worker sees. It needs the
// passphrase: from --passphrase-file, or typed. Nothing is written but the keys that opening a case
// puts away under this laptop's own.
#pragma once

#include <string>

#include "app/cli/guide_commands.hpp"

namespace kt::cli {

struct CaseOptions {
    std::string data_folder;
    std::string passphrase_file;  // empty: asked for
    std::string guides_folder = "assets/guides";
    std::string which;  // case show: a case's hex name or its number
    bool json = false;
};

// Adds `case list` and `case show`. Exit codes: 0 well, 1 no such case, 2 could not be read.
void add_case_commands(CLI::App& app, Terminal& terminal, int& exit_code);

int list_cases(Terminal& terminal, const CaseOptions& options);
int show_case(Terminal& terminal, const CaseOptions& options);

}  // namespace kt::cli
