#include "app/cli/root_commands.hpp"

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>

#include "core/base/file.hpp"
#include "core/keys/ceremony.hpp"

namespace kt::cli {
namespace {

using base::Fault;
using base::Result;
using base::Status;

constexpr int all_well = 0, was_refused = 1, not_readable = 2;
constexpr std::size_t file_bytes_max = 65536;

int tell(Terminal& terminal, const base::Error& error) {
    terminal.err << error.words << "\n";
    return error.fault == Fault::not_found || error.fault == Fault::bad_input ? not_readable
                                                                              : was_refused;
}

Result<std::string> passphrase(const RootOptions& options) {
    if (options.passphrase_file.empty()) return std::string();
    std::ifstream in(options.passphrase_file);
    std::string line;
    if (!in || !std::getline(in, line)) {
        return base::failed(Fault::not_found, "the file with the passphrase cannot be read");
    }
    return line;
}

Result<keys::Root> open(const RootOptions& options) {
    auto words = passphrase(options);
    if (!words) return tl::unexpected(words.error());
    auto root = keys::open_root(options.folder, *words);
    if (!root) return base::failed("the root cannot be used", root.error());
    return root;
}

Result<keys::Hash> pin_from(const std::string& hex) {
    const auto bytes = base::from_hex(hex);
    if (!bytes || bytes->size() != keys::hash_bytes) {
        return base::failed(Fault::bad_input, "a pin is 64 hexadecimal letters (SHA-256)");
    }
    keys::Hash pin{};
    std::copy(bytes->begin(), bytes->end(), pin.begin());
    return pin;
}

Result<keys::RecoveryShare> read_share(const std::string& file) {
    auto bytes = base::read_file(file, file_bytes_max);
    if (!bytes) return base::failed("a custodian's half", bytes.error());
    return keys::parse_share(base::text_view(*bytes));
}

// A drill opens something that was sealed as a case's key is.
Status open_sealed_trial(const keys::Root& root, const std::string& one_file,
                         const std::string& other_file) {
    auto one = read_share(one_file);
    if (!one) return tl::unexpected(one.error());
    auto other = read_share(other_file);
    if (!other) return tl::unexpected(other.error());
    auto recovery = keys::join_recovery(*one, *other);
    if (!recovery) return tl::unexpected(recovery.error());
    base::SystemRandom random;
    const auto key = keys::CaseKey::random(random);
    auto opened = recovery->open(keys::seal_to(root.recovery, key.view()));
    if (!opened || !keys::equal_secrets(*opened, key.view())) {
        return base::failed(Fault::not_authentic,
                            "these halves do not open what is sealed to this root's recovery key");
    }
    keys::wipe(*opened);
    return {};
}

Result<std::vector<base::TeamId>> team_ids(const keys::Root& root,
                                           const std::vector<std::string>& names) {
    std::vector<base::TeamId> ids;
    for (const std::string& name : names) {
        auto team = keys::find_team(root, name);
        if (!team) return tl::unexpected(team.error());
        ids.push_back(team->team);
    }
    return ids;
}

Result<keys::CertificatePackage> make_package(Terminal& terminal, const CertifyOptions& options) {
    auto root = open(options);
    if (!root) return tl::unexpected(root.error());
    auto bytes = base::read_file(options.request_file, file_bytes_max);
    if (!bytes) return base::failed("the request", bytes.error());
    auto request = keys::decode_device_request(*bytes);
    if (!request) return tl::unexpected(request.error());
    const std::string shown = keys::fingerprint(*request);
    terminal.out << "Fingerprint: " << shown << "\n";
    if (!options.compared.empty() && options.compared != shown) {
        return base::failed(Fault::not_authentic, "the fingerprint is not the one you compared");
    }
    auto teams = team_ids(*root, options.teams);
    if (!teams) return tl::unexpected(teams.error());
    base::SystemRandom random;
    const auto known_by =
        options.compared.empty() ? keys::RequestKnownBy::ticket : keys::RequestKnownBy::fingerprint;
    return keys::certify_device(*root, *request, *teams, options.name, known_by, random);
}

template <class Options>
void add_common(CLI::App& command, Options& options) {
    command.add_option("--root", options.folder, "the folder of the root")->required();
    command.add_option("--passphrase-file", options.passphrase_file,
                       "a file whose first line is the passphrase of root.key");
}

void add_create(CLI::App& root, Terminal& terminal, int& exit_code) {
    auto* command = root.add_subcommand("create", "make a municipality's root keys, offline");
    auto options = std::make_shared<RootOptions>();
    auto trial = std::make_shared<bool>(false);
    command->add_option("DIR", options->folder, "an empty folder, on a stick")->required();
    command->add_option("--passphrase-file", options->passphrase_file,
                        "a file whose first line is the passphrase to be");
    command->add_flag("--trial", *trial, "mark this municipality as a trial");
    command->callback([options, trial, &terminal, &exit_code] {
        exit_code = create_root(terminal, *options, *trial);
    });
}

void add_hub(CLI::App& root, Terminal& terminal, int& exit_code) {
    auto* command = root.add_subcommand("hub", "certify the hub's address and keys");
    auto options = std::make_shared<HubOptions>();
    add_common(*command, *options);
    command->add_option("--address", options->address, "https://…")->required();
    command->add_option("--pin", options->pin, "SHA-256 of its public key, hex")->required();
    command->add_option("--next-pin", options->next_pin, "the same of the key that comes next");
    command->add_option("--out", options->out_file, "where the hub's certificate goes");
    command->callback(
        [options, &terminal, &exit_code] { exit_code = certify_hub(terminal, *options); });
}

void add_ticket(CLI::App& root, Terminal& terminal, int& exit_code) {
    auto* command = root.add_subcommand("ticket", "make an enrolment ticket for one device");
    auto options = std::make_shared<TicketOptions>();
    add_common(*command, *options);
    command->add_option("--role", options->role, "kiosk or laptop")->required();
    command->add_option("--team", options->team, "the name of its team")->required();
    command->add_option("--out", options->out_file, "where the ticket goes")->required();
    command->add_option("--stub", options->stub_file, "where the hub's half of it goes");
    command->callback(
        [options, &terminal, &exit_code] { exit_code = make_ticket(terminal, *options); });
}

void add_drill(CLI::App& root, Terminal& terminal, int& exit_code) {
    auto* command = root.add_subcommand("drill", "try the two custodians' halves");
    auto options = std::make_shared<RootOptions>();
    auto shares = std::make_shared<std::vector<std::string>>();
    add_common(*command, *options);
    command->add_option("SHARE", *shares, "both files")->required()->expected(2);
    command->callback([options, shares, &terminal, &exit_code] {
        exit_code = drill(terminal, *options, shares->at(0), shares->at(1));
    });
}

void add_team(CLI::App& app, Terminal& terminal, int& exit_code) {
    auto* team = app.add_subcommand("team", "teams")->require_subcommand(1);
    auto* command = team->add_subcommand("create", "make a team and its keys");
    auto options = std::make_shared<RootOptions>();
    auto name = std::make_shared<std::string>();
    add_common(*command, *options);
    command->add_option("NAME", *name, "as people call it")->required();
    command->callback([options, name, &terminal, &exit_code] {
        exit_code = create_team(terminal, *options, *name);
    });
}

void add_certify(CLI::App& app, Terminal& terminal, int& exit_code) {
    auto* command = app.add_subcommand("certify", "certify a device that asked for it");
    auto options = std::make_shared<CertifyOptions>();
    add_common(*command, *options);
    command->add_option("REQUEST", options->request_file, "the device's request")->required();
    command->add_option("--team", options->teams, "the name of its team; the first one owns")
        ->required();
    command->add_option("--name", options->name, "\"Kiosk Stadhuis, hal\"");
    command->add_option("--out", options->out_file, "where its certificates go")->required();
    command->add_option("--compared", options->compared,
                        "the fingerprint as the device shows it, where it had no ticket");
    command->callback(
        [options, &terminal, &exit_code] { exit_code = certify(terminal, *options); });
}

}  // namespace

int create_root(Terminal& terminal, const RootOptions& options, bool trial) {
    auto words = passphrase(options);
    if (!words) return tell(terminal, words.error());
    base::SystemRandom random;
    auto root = keys::create_root(options.folder, *words, random);
    if (!root) return tell(terminal, root.error());
    if (trial) {
        auto marked = base::write_file(options.folder + "/" + std::string(keys::trial_marker),
                                       base::view("This municipality is a trial.\n"),
                                       base::Readable::by_everyone);
        if (!marked) return tell(terminal, marked.error());
    }
    terminal.out
        << "Root: " << base::to_hex(root->signing.public_key()) << "\n"
        << "Give recovery-1.share and recovery-2.share to two custodians, and remove both\n"
        << "from this folder. Keep the folder in a safe, never on a machine with a line.\n";
    return all_well;
}

int certify_hub(Terminal& terminal, const HubOptions& options) {
    auto root = open(options);
    if (!root) return tell(terminal, root.error());
    auto pin = pin_from(options.pin);
    if (!pin) return tell(terminal, pin.error());
    keys::HubCertificate hub{options.address, {*pin, std::nullopt}};
    if (!options.next_pin.empty()) {
        auto next = pin_from(options.next_pin);
        if (!next) return tell(terminal, next.error());
        hub.pins.next = *next;
    }
    auto certificate = keys::certify_hub(*root, hub);
    if (!certificate) return tell(terminal, certificate.error());
    if (options.out_file.empty()) return all_well;
    auto written =
        base::write_file(options.out_file, keys::encode(*certificate), base::Readable::by_everyone);
    return written ? all_well : tell(terminal, written.error());
}

int make_ticket(Terminal& terminal, const TicketOptions& options) {
    auto root = open(options);
    if (!root) return tell(terminal, root.error());
    const auto role = keys::role_from_name(options.role);
    if (!role) {
        terminal.err << "a device is a kiosk or a laptop\n";
        return not_readable;
    }
    auto team = keys::find_team(*root, options.team);
    if (!team) return tell(terminal, team.error());
    base::SystemRandom random;
    auto ticket = keys::make_ticket(*root, *role, team->team, random);
    if (!ticket) return tell(terminal, ticket.error());
    auto written = base::write_file(options.out_file, base::view(keys::ticket_text(*ticket) + "\n"),
                                    base::Readable::by_owner_only);
    if (!written) return tell(terminal, written.error());
    if (options.stub_file.empty()) return all_well;
    written = base::write_file(options.stub_file, keys::encode(keys::for_hub(*ticket)),
                               base::Readable::by_owner_only);
    return written ? all_well : tell(terminal, written.error());
}

int drill(Terminal& terminal, const RootOptions& options, const std::string& one_file,
          const std::string& other_file) {
    auto root = open(options);
    if (!root) return tell(terminal, root.error());
    auto done = open_sealed_trial(*root, one_file, other_file);
    if (!done) return tell(terminal, done.error());
    terminal.out << "Both halves together open what is sealed to the recovery key.\n";
    return all_well;
}

int create_team(Terminal& terminal, const RootOptions& options, const std::string& name) {
    auto root = open(options);
    if (!root) return tell(terminal, root.error());
    base::SystemRandom random;
    auto team = keys::create_team(*root, name, random);
    if (!team) return tell(terminal, team.error());
    terminal.out << "Team: " << team->team.hex() << " " << team->name << "\n";
    return all_well;
}

int certify(Terminal& terminal, const CertifyOptions& options) {
    auto package = make_package(terminal, options);
    if (!package) return tell(terminal, package.error());
    auto written =
        base::write_file(options.out_file, keys::encode(*package), base::Readable::by_owner_only);
    return written ? all_well : tell(terminal, written.error());
}

void add_root_commands(CLI::App& app, Terminal& terminal, int& exit_code) {
    auto* root = app.add_subcommand("root", "the municipality's keys")->require_subcommand(1);
    add_create(*root, terminal, exit_code);
    add_hub(*root, terminal, exit_code);
    add_ticket(*root, terminal, exit_code);
    add_drill(*root, terminal, exit_code);
    add_team(app, terminal, exit_code);
    add_certify(app, terminal, exit_code);
}

}  // namespace kt::cli
