// The municipality's keys in a terminal, offline (core/keys/ceremony.hpp says what they are):
//   root create DIR                       the root, the recovery key and its two halves
//   root hub --root DIR --address URL --pin HEX [--next-pin HEX] [--out FILE]
//   root ticket --root DIR --role kiosk|laptop --team NAME --out FILE [--stub FILE]
//   root drill --root DIR SHARE SHARE     do the custodians' halves still open what they must?
//   team create --root DIR NAME
//   certify --root DIR REQUEST --team NAME… --name "Kiosk …" --out FILE [--compared FINGERPRINT]
// Exit codes: 0 well, 1 refused, 2 something could not be read.
#pragma once

#include <string>
#include <vector>

#include "app/cli/guide_commands.hpp"

namespace kt::cli {

struct RootOptions {
    std::string folder;           // the ceremony's
    std::string passphrase_file;  // first line; empty: root.key is under none
    std::string out_file;
};
struct HubOptions : RootOptions {
    std::string address;
    std::string pin, next_pin;  // hex
};
struct TicketOptions : RootOptions {
    std::string role, team;
    std::string stub_file;  // what the hub is given
};
struct CertifyOptions : RootOptions {
    std::string request_file;
    std::vector<std::string> teams;
    std::string name;
    std::string compared;  // the fingerprint that a person read from the device
};

// `terminal` and `exit_code` must outlive the parse.
void add_root_commands(CLI::App& app, Terminal& terminal, int& exit_code);

int create_root(Terminal& terminal, const RootOptions& options, bool trial);
int certify_hub(Terminal& terminal, const HubOptions& options);
int make_ticket(Terminal& terminal, const TicketOptions& options);
int drill(Terminal& terminal, const RootOptions& options, const std::string& one_file,
          const std::string& other_file);
int create_team(Terminal& terminal, const RootOptions& options, const std::string& name);
int certify(Terminal& terminal, const CertifyOptions& options);

}  // namespace kt::cli
