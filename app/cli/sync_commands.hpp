// What keukentafel-cli can do with the hub:
//   device enrol TICKET --data DIR [--name NAME] [--wait SECONDS]   become one of the
//   municipality's sync --data DIR [--json]                                       one round: push,
//   pull, bells
// A laptop's data is under a passphrase: from --passphrase-file, or typed.
// Exit codes: 0 well, 1 not yet or refused (the line is down, no package yet), 2 could not be read.
#pragma once

#include <string>

#include "app/cli/guide_commands.hpp"

namespace kt::cli {

struct EnrolOptions {
    std::string ticket;  // a file, or the text of the ticket
    std::string data_folder;
    std::string passphrase_file;
    std::string name;  // empty: "kiosk" or "laptop"
    int wait_s = 0;    // how long to go on asking for the package
};
struct SyncOptions {
    std::string data_folder;
    std::string passphrase_file;
    bool json = false;
};

// `terminal` and `exit_code` must outlive the parse.
void add_sync_commands(CLI::App& app, Terminal& terminal, int& exit_code);

int enrol_device(Terminal& terminal, const EnrolOptions& options);
int sync_once(Terminal& terminal, const SyncOptions& options);

}  // namespace kt::cli
