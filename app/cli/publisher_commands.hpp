// Who may publish, in a terminal (core/keys/publisher.hpp says how it goes):
//   publisher create --data DIR --name NAME --out REQUEST     on the publisher's own machine
//   root publisher REQUEST --root DIR --out PACKAGE [--compared FINGERPRINT]      the custodian
//   publisher accept PACKAGE --data DIR                       and back on the publisher's machine
//   root strike-off NAME --root DIR --out FILE                for the hub: keukentafel-hub
//   publishers
// A publisher's key is under a passphrase: from --passphrase-file, or typed.
// Exit codes: 0 well, 1 refused, 2 something could not be read.
#pragma once

#include <string>

#include "app/cli/root_commands.hpp"
#include "core/keys/publisher.hpp"

namespace kt::cli {

struct PublisherOptions {
    std::string data_folder;
    std::string passphrase_file;
    std::string name;
    std::string in_file, out_file;
};
struct RootPublisherOptions : RootOptions {
    std::string request_file;
    std::string compared;  // the fingerprint that the publisher read aloud
    std::string name;      // whom to strike off
};

// After add_root_commands. `terminal` and `exit_code` must outlive the parse.
void add_publisher_commands(CLI::App& app, Terminal& terminal, int& exit_code);

int create_publisher(Terminal& terminal, const PublisherOptions& options);
int accept_publisher(Terminal& terminal, const PublisherOptions& options);
int certify_publisher(Terminal& terminal, const RootPublisherOptions& options);
int strike_off_publisher(Terminal& terminal, const RootPublisherOptions& options);

// Asks for the passphrase and opens the publisher in this folder.
base::Result<keys::Publisher> open_publisher(Terminal& terminal, const std::string& data_folder,
                                             const std::string& passphrase_file);

}  // namespace kt::cli
