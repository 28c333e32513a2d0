#include "app/cli/publisher_commands.hpp"

#include <sodium.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/passphrase.hpp"
#include "core/base/file.hpp"
#include "core/base/text_check.hpp"
#include "core/keys/ceremony.hpp"

namespace kt::cli {
namespace {

using base::Fault;
using base::Readable;

constexpr int all_well = 0, was_refused = 1, not_readable = 2;

int tell(Terminal& terminal, const base::Error& error) {
    terminal.err << error.words << "\n";
    const bool read = error.fault != Fault::not_found && error.fault != Fault::bad_input;
    return read ? was_refused : not_readable;
}

// What keys and files say in English, for whoever publishes.
tl::unexpected<base::Error> in_dutch(const base::Error& error, const std::string& passphrase) {
    const auto say = [&](const std::string& words) { return base::failed(error.fault, words); };
    if (error.fault == Fault::locked) return say("de wachtzin klopt niet");
    if (keys::passphrase_letters(passphrase) < keys::passphrase_letters_min)
        return say("een wachtzin heeft ten minste " + std::to_string(keys::passphrase_letters_min) +
                   " letters");
    if (passphrase.size() > keys::passphrase_bytes_max) return say("deze wachtzin is te lang");
    if (error.fault == Fault::bad_input) return say("het bestand onder de wachtzin is beschadigd");
    return say("de sleutel in deze map kan niet gebruikt worden (" + error.words + ")");
}

base::Result<keys::MasterKey> open_master(Terminal& terminal, const std::string& folder,
                                          const std::string& passphrase_file, bool make) {
    if (!make && !keys::vault_exists(folder))
        return base::failed(Fault::not_found, "in deze map is geen publicist: publisher create");
    auto words = read_passphrase(terminal, passphrase_file);
    if (!words)
        return base::failed(words.error().fault,
                            "het bestand met de wachtzin kan niet gelezen worden: " +
                                base::shown(passphrase_file, true));
    base::SystemRandom random;
    auto master = make && !keys::vault_exists(folder) ? keys::create_vault(folder, *words, random)
                                                      : keys::open_vault(folder, *words);
    const auto result = master ? base::Status() : in_dutch(master.error(), *words);
    sodium_memzero(words->data(), words->size());
    if (!result) return tl::unexpected(result.error());
    return master;
}

base::Result<keys::Root> open_root(const RootOptions& options) {
    std::string words;
    if (!options.passphrase_file.empty()) {
        auto bytes = base::read_file(options.passphrase_file, keys::passphrase_bytes_max + 1);
        if (!bytes) return tl::unexpected(bytes.error());
        words = base::text_view(*bytes);
        words = words.substr(0, words.find('\n'));
        keys::wipe(*bytes);
    }
    auto root = keys::open_root(options.folder, words);
    sodium_memzero(words.data(), words.size());
    if (!root) return base::failed("the root cannot be used", root.error());
    return root;
}

void add_publisher(CLI::App& app, Terminal& terminal, int& exit_code) {
    auto* publisher =
        app.add_subcommand("publisher", "Who may publish guides")->require_subcommand(1);
    const auto common = [](CLI::App& command, PublisherOptions& options) {
        command.add_option("--data", options.data_folder, "The publisher's own folder")->required();
        command.add_option("--passphrase-file", options.passphrase_file,
                           "A file whose first line is the passphrase; if none, it is asked for");
    };
    auto creating = std::make_shared<PublisherOptions>();
    auto* create = publisher->add_subcommand("create", "Make a key, and a request to certify it");
    common(*create, *creating);
    create->add_option("--name", creating->name, "As people know them")->required();
    create->add_option("--out", creating->out_file, "Where the request goes")->required();
    create->callback(
        [&terminal, &exit_code, creating] { exit_code = create_publisher(terminal, *creating); });
    auto accepting = std::make_shared<PublisherOptions>();
    auto* accept = publisher->add_subcommand("accept", "Take in what the custodian certified");
    common(*accept, *accepting);
    accept->add_option("PACKAGE", accepting->in_file, "The papers")->required();
    accept->callback(
        [&terminal, &exit_code, accepting] { exit_code = accept_publisher(terminal, *accepting); });
}

void add_to_root(CLI::App& root, Terminal& terminal, int& exit_code) {
    auto options = std::make_shared<RootPublisherOptions>();
    const auto common = [&](CLI::App& command) {
        command.add_option("--root", options->folder, "the folder of the root")->required();
        command.add_option("--passphrase-file", options->passphrase_file,
                           "a file whose first line is the passphrase of root.key");
        command.add_option("--out", options->out_file, "where the result goes")->required();
    };
    auto* certify = root.add_subcommand("publisher", "certify who may publish guides");
    certify->add_option("REQUEST", options->request_file, "the publisher's request")->required();
    certify->add_option("--compared", options->compared,
                        "the fingerprint as the publisher reads it aloud");
    common(*certify);
    certify->callback(
        [options, &terminal, &exit_code] { exit_code = certify_publisher(terminal, *options); });
    auto* strike = root.add_subcommand("strike-off", "who may publish no more");
    strike->add_option("NAME", options->name, "the publisher")->required();
    common(*strike);
    strike->callback(
        [options, &terminal, &exit_code] { exit_code = strike_off_publisher(terminal, *options); });
}

}  // namespace

base::Result<keys::Publisher> open_publisher(Terminal& terminal, const std::string& data_folder,
                                             const std::string& passphrase_file) {
    auto master = open_master(terminal, data_folder, passphrase_file, false);
    if (!master) return tl::unexpected(master.error());
    auto publisher = keys::load_publisher(data_folder, *master);
    if (publisher) return publisher;
    const auto fault = publisher.error().fault;
    return base::failed(fault, fault == Fault::not_found
                                   ? "in deze map is geen publicist: publisher create"
                                   : "het bestand met de sleutel van deze publicist is beschadigd");
}

int create_publisher(Terminal& terminal, const PublisherOptions& options) {
    if (base::file_exists(options.data_folder + "/publisher.kt")) {
        terminal.err << "in deze map is al een publicist: neem een lege map\n";
        return was_refused;
    }
    if (options.name.empty() || options.name.size() > keys::name_bytes_max) {
        terminal.err << "een naam heeft 1 tot 120 tekens\n";
        return not_readable;
    }
    if (!keys::good_name(options.name)) {
        terminal.err << "in deze naam staat een teken dat niemand ziet, een los accent of een "
                        "spatie te veel: schrijf de naam opnieuw\n";
        return not_readable;
    }
    if (auto made = base::make_folder(options.data_folder); !made)
        return tell(terminal, made.error());
    auto master = open_master(terminal, options.data_folder, options.passphrase_file, true);
    if (!master) return tell(terminal, master.error());
    base::SystemRandom random;
    const auto publisher = keys::begin_publisher(options.name, random);
    if (auto saved = keys::save_publisher(options.data_folder, publisher, *master, random); !saved)
        return tell(terminal, saved.error());
    const auto request = publisher.request();
    auto written =
        base::write_file(options.out_file, keys::encode(request), Readable::by_owner_only);
    if (!written) return tell(terminal, written.error());
    terminal.out << "Controlegetal: " << keys::fingerprint(request)
                 << "\nBreng het verzoek naar wie de sleutels beheert, en lees dit daar voor.\n";
    return all_well;
}

int accept_publisher(Terminal& terminal, const PublisherOptions& options) {
    auto master = open_master(terminal, options.data_folder, options.passphrase_file, false);
    if (!master) return tell(terminal, master.error());
    auto publisher = keys::load_publisher(options.data_folder, *master);
    if (!publisher) return tell(terminal, publisher.error());
    auto bytes = base::read_file(options.in_file, keys::publisher_package_bytes_max);
    if (!bytes) return tell(terminal, bytes.error());
    auto package = keys::decode_publisher_package(*bytes);
    if (!package) return tell(terminal, package.error());
    if (auto fits = keys::accept_publisher_package(*publisher, *package); !fits)
        return tell(terminal, fits.error());
    base::SystemRandom random;
    if (auto saved = keys::save_publisher(options.data_folder, *publisher, *master, random); !saved)
        return tell(terminal, saved.error());
    terminal.out << base::shown(publisher->name, true)
                 << " mag publiceren voor de gemeente met de sleutel "
                 << base::to_hex(package->root) << "\n";
    return all_well;
}

int certify_publisher(Terminal& terminal, const RootPublisherOptions& options) {
    auto root = open_root(options);
    if (!root) return tell(terminal, root.error());
    auto bytes = base::read_file(options.request_file, keys::publisher_request_bytes_max);
    if (!bytes) return tell(terminal, bytes.error());
    auto request = keys::decode_publisher_request(*bytes);
    if (!request) return tell(terminal, request.error());
    const std::string shown = keys::fingerprint(*request);
    terminal.out << "Fingerprint: " << shown << "\n";
    if (!options.compared.empty() && options.compared != shown) {
        terminal.err << "the fingerprint is not the one you compared\n";
        return was_refused;
    }
    base::SystemRandom random;
    auto package = keys::certify_publisher(*root, *request, random);
    if (!package) return tell(terminal, package.error());
    auto written =
        base::write_file(options.out_file, keys::encode(*package), Readable::by_owner_only);
    return written ? all_well : tell(terminal, written.error());
}

int strike_off_publisher(Terminal& terminal, const RootPublisherOptions& options) {
    auto root = open_root(options);
    if (!root) return tell(terminal, root.error());
    auto known = keys::publishers(*root);
    if (!known) return tell(terminal, known.error());
    std::optional<keys::Certificate> list;
    for (const auto& publisher : *known) {
        if (!keys::same_person(publisher.name, options.name)) continue;
        auto struck = keys::strike_off_publisher(*root, publisher.publisher);
        if (!struck) return tell(terminal, struck.error());
        list = std::move(*struck);
    }
    if (!list) {
        terminal.err << "this root certified no publisher of this name\n";
        return not_readable;
    }
    auto written = base::write_file(options.out_file, keys::encode(*list), Readable::by_everyone);
    if (!written) return tell(terminal, written.error());
    const auto name = base::shown(options.name, true);
    terminal.out
        << "Zodra de hub deze lijst heeft (keukentafel-hub publishers --strike-off):\nGidsen die "
        << name << " tekende, tellen niet meer. Apparaten gaan terug naar de nieuwste die twee "
        << "anderen tekenden, of naar de gids van hun programma.\nLaat twee anderen ze eerst "
        << "opnieuw voorstellen en goedkeuren, met een nieuw versienummer, als dat niet de "
        << "bedoeling is.\n";
    return all_well;
}

void add_publisher_commands(CLI::App& app, Terminal& terminal, int& exit_code) {
    add_publisher(app, terminal, exit_code);
    add_to_root(*app.get_subcommand("root"), terminal, exit_code);
}

}  // namespace kt::cli
