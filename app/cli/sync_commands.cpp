#include "app/cli/sync_commands.hpp"

#include <sodium.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/cli/passphrase.hpp"
#include "core/base/file.hpp"
#include "core/keys/identity.hpp"
#include "sync/client/enrol.hpp"
#include "sync/client/syncer.hpp"

namespace kt::cli {
namespace {

using base::Fault;
using base::Result;
using base::Status;

constexpr int all_well = 0, not_now = 1, not_readable = 2;
constexpr auto ask_again = std::chrono::seconds(1);

int complain(Terminal& terminal, const base::Error& error, int code = not_readable) {
    terminal.err << error.words << "\n";
    return code;
}

Result<keys::Ticket> read_ticket(const std::string& given) {
    if (!base::file_exists(given)) return keys::parse_ticket(given);
    auto file = base::read_file(given, keys::ticket_text_max);
    if (!file) return tl::unexpected<base::Error>(file.error());
    return keys::parse_ticket(base::text_view(*file));
}

// Where a new device keeps itself: a laptop under its master key, a kiosk in plain files.
struct Keeping {
    std::string folder;
    std::optional<keys::MasterKey> master;

    Result<keys::Enrolment> load() const {
        return master ? keys::load_enrolment(folder, *master) : keys::load_enrolment(folder);
    }
    Status save(const keys::Enrolment& enrolment, base::Random& random) const {
        return master ? keys::save_enrolment(folder, enrolment, *master, random)
                      : keys::save_enrolment(folder, enrolment);
    }
    Status save(const keys::DeviceIdentity& identity, base::Random& random) const {
        return master ? keys::save_identity(folder, identity, *master, random)
                      : keys::save_identity(folder, identity);
    }
};

Result<Keeping> open_keeping(Terminal& terminal, const EnrolOptions& options, keys::Role role,
                             base::Random& random) {
    Keeping keeping{options.data_folder, std::nullopt};
    if (auto made = base::make_folder(options.data_folder); !made)
        return tl::unexpected<base::Error>(made.error());
    if (base::file_exists(options.data_folder + "/identity.kt"))
        return base::failed(Fault::already_done,
                            "this device is already enrolled: sync it, or use "
                            "an empty folder for another device");
    if (role == keys::Role::kiosk) return keeping;
    auto words = read_passphrase(terminal, options.passphrase_file);
    if (!words) return tl::unexpected<base::Error>(words.error());
    auto master = keys::vault_exists(options.data_folder)
                      ? keys::open_vault(options.data_folder, *words)
                      : keys::create_vault(options.data_folder, *words, random);
    sodium_memzero(words->data(), words->size());
    if (!master) return tl::unexpected<base::Error>(master.error());
    keeping.master.emplace(std::move(*master));
    return keeping;
}

// The one that was begun with this ticket, or a new one: its keys are on disk before anyone is
// asked.
Result<keys::Enrolment> begin_or_go_on(const Keeping& keeping, const keys::Ticket& ticket,
                                       const std::string& name, base::Random& random) {
    auto begun = keeping.load();
    if (begun && begun->ticket == ticket) return begun;
    if (!begun && begun.error().fault != Fault::not_found) return begun;
    auto fresh = keys::begin_enrolment(ticket, name, random);
    if (auto saved = keeping.save(fresh, random); !saved)
        return tl::unexpected<base::Error>(saved.error());
    return fresh;
}

using Package = Result<std::optional<keys::DeviceIdentity>>;
Package ask_until(const keys::Enrolment& enrolment, transport::Transport& transport, int wait_s) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(wait_s);
    for (;;) {
        auto answer = client::ask_for_package(enrolment, transport);
        const bool later = answer ? !answer->has_value() : answer.error().fault == Fault::no_line;
        if (!later || std::chrono::steady_clock::now() + ask_again > end) return answer;
        std::this_thread::sleep_for(ask_again);
    }
}

Result<keys::DeviceIdentity> open_identity(Terminal& terminal, const SyncOptions& options) {
    if (!keys::vault_exists(options.data_folder)) return keys::load_identity(options.data_folder);
    auto words = read_passphrase(terminal, options.passphrase_file);
    if (!words) return tl::unexpected<base::Error>(words.error());
    auto unlocked = keys::unlock(options.data_folder, *words);
    sodium_memzero(words->data(), words->size());
    if (!unlocked) return tl::unexpected<base::Error>(unlocked.error());
    return std::move(unlocked->identity);
}

void print_round(Terminal& terminal, const client::RoundReport& report, bool json) {
    if (json) {
        nlohmann::ordered_json out;
        out["line"] = report.trouble ? "down" : "up";
        out["pushed"] = report.cases_pushed;
        out["pulled"] = report.cases_pulled;
        out["bells"] = report.bells_taken;
        out["waiting"] = report.cases_waiting;
        out["stuck"] = report.cases_stuck;
        if (report.trouble) out["trouble"] = std::string(base::fault_name(report.trouble->fault));
        terminal.out << out.dump(2) << "\n";
        return;
    }
    terminal.out << "sent: " << report.cases_pushed << ", fetched: " << report.cases_pulled
                 << ", bells: " << report.bells_taken << ", not yet sent: " << report.cases_waiting
                 << "\n";
    if (report.cases_stuck > 0)
        terminal.out << report.cases_stuck << " cases need someone to look at them\n";
}

}  // namespace

int enrol_device(Terminal& terminal, const EnrolOptions& options) {
    base::SystemRandom random;
    const auto ticket = read_ticket(options.ticket);
    if (!ticket) return complain(terminal, ticket.error());
    auto keeping = open_keeping(terminal, options, ticket->role, random);
    if (!keeping) {
        const bool done = keeping.error().fault == Fault::already_done;
        return complain(terminal, keeping.error(), done ? not_now : not_readable);
    }
    const std::string name =
        options.name.empty() ? std::string(keys::role_name(ticket->role)) : options.name;
    const auto enrolment = begin_or_go_on(*keeping, *ticket, name, random);
    if (!enrolment) return complain(terminal, enrolment.error());
    auto transport = client::hub_transport(*ticket);
    if (!transport) return complain(terminal, transport.error());

    auto identity = ask_until(*enrolment, **transport, options.wait_s);
    if (!identity) return complain(terminal, identity.error(), not_now);
    if (!*identity) {
        terminal.out << "waiting for a custodian to certify "
                     << keys::fingerprint(keys::make_request(*enrolment)) << "\n";
        return not_now;
    }
    if (auto saved = keeping->save(**identity, random); !saved)
        return complain(terminal, saved.error());
    terminal.out << "enrolled as " << (*identity)->name << "\n";
    return all_well;
}

int sync_once(Terminal& terminal, const SyncOptions& options) {
    const auto identity = open_identity(terminal, options);
    if (!identity) return complain(terminal, identity.error());
    auto journal = journal::open_lmdb_journal(options.data_folder + "/journal");
    if (!journal) return complain(terminal, journal.error());
    auto transport = client::hub_transport(*identity);
    if (!transport) return complain(terminal, transport.error());
    const base::SystemClock clock;
    const auto report = client::sync_round(**journal, *identity, **transport, clock);
    if (!report) return complain(terminal, report.error());
    print_round(terminal, *report, options.json);
    return report->trouble ? complain(terminal, *report->trouble, not_now) : all_well;
}

void add_sync_commands(CLI::App& app, Terminal& terminal, int& exit_code) {
    auto* device = app.add_subcommand("device", "This machine as one of the municipality's");
    device->require_subcommand(1);
    auto* enrol = device->add_subcommand("enrol", "Become one, with a ticket");
    auto enrolling = std::make_shared<EnrolOptions>();
    enrol->add_option("TICKET", enrolling->ticket, "A file, or the ticket itself")->required();
    enrol->add_option("--data", enrolling->data_folder, "Where the device keeps itself")
        ->required();
    enrol->add_option("--name", enrolling->name, "How people call it: \"Kiosk Stadhuis, hal\"");
    enrol->add_option("--wait", enrolling->wait_s, "Go on asking for so many seconds");
    enrol->add_option("--passphrase-file", enrolling->passphrase_file,
                      "A laptop's: a file whose first line it is; if none, it is asked for");
    enrol->callback(
        [&terminal, &exit_code, enrolling] { exit_code = enrol_device(terminal, *enrolling); });

    auto* sync = app.add_subcommand("sync", "One round with the hub: send, fetch");
    auto syncing = std::make_shared<SyncOptions>();
    sync->add_option("--data", syncing->data_folder, "The device's folder")->required();
    sync->add_flag("--json", syncing->json, "For programs");
    sync->add_option("--passphrase-file", syncing->passphrase_file,
                     "A laptop's: a file whose first line it is; if none, it is asked for");
    sync->callback([&terminal, &exit_code, syncing] { exit_code = sync_once(terminal, *syncing); });
}

}  // namespace kt::cli
