// Publishing a guide, in a terminal and in Dutch: for policy workers.
//   publish preview GUIDE        what would change on the devices; nothing is sent
//   publish propose GUIDE        signs it, and lays it at the hub for another
//   publish list                 what waits, what is in use, what was withdrawn
//   publish approve ID [--yes]   another publisher: shows what changes, asks, signs
//   publish withdraw ID [--reason WORDS]     one publisher is enough: stopping must be quick
//   publish status               "14 van 16 kiosken hebben dit"
// Each with --data DIR (the publisher's folder), --passphrase-file, --json. GUIDE is a folder;
// --locale DIR holds its translations (default: the one beside it); --replaces NAME: it takes
// the place of the guide of that name on the devices (default: its own name), and one of them must
// begin conversations with that. Where nothing was
// published yet it is compared with the guide that the devices' program brings: --built-in DIR
// (default: that of this program).
// Exit codes: 0 well, 1 refused or not now, 2 something could not be read.
#pragma once

#include <string>

#include "app/cli/guide_commands.hpp"

namespace kt::cli {

struct PublishOptions {
    std::string guide_folder;
    std::string id;  // the first digits of a publication's digest
    std::string data_folder;
    std::string passphrase_file;
    std::string locale_folder;
    std::string replaces;
    std::string
        built_in_folder;  // of the guide that the devices' program brings; empty: this one's
    std::string reason;
    bool yes = false;  // no question asked before signing
    bool json = false;
};

// `terminal` and `exit_code` must outlive the parse.
void add_publish_commands(CLI::App& app, Terminal& terminal, int& exit_code);

int publish_preview(Terminal& terminal, const PublishOptions& options);
int publish_propose(Terminal& terminal, const PublishOptions& options);
int publish_list(Terminal& terminal, const PublishOptions& options);
int publish_approve(Terminal& terminal, const PublishOptions& options);
int publish_withdraw(Terminal& terminal, const PublishOptions& options);
int publish_status(Terminal& terminal, const PublishOptions& options);

}  // namespace kt::cli
