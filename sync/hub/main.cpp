// keukentafel-hub: the central store of a municipality. The composition root: reads the command
// line, opens the store, and hands over.
#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <thread>

#include "core/base/file.hpp"
#include "core/base/log.hpp"
#include "core/base/text_check.hpp"
#include "sync/hub/hub.hpp"
#include "sync/hub/office.hpp"
#include "sync/transport/https_server.hpp"

namespace {

using namespace kt;
using base::failed;
using base::Fault;
using base::Result;
using base::Status;

struct Options {
    std::string store;
    std::string listen = "127.0.0.1:8443";
    std::string external;
    std::string root_public;
    std::string stub;
    std::string ticket;
    std::string role;
    std::string team;
    std::string out;
    std::string device;
    std::string accept;
    std::string revoke;
    std::string strike_off;
    bool pending = false;
};

// A key in hex, or a file that holds it.
Result<keys::PublicKey> read_key(const std::string& given) {
    std::string text = given;
    if (base::file_exists(given)) {
        auto file = base::read_file(given, 1024);
        if (!file) return tl::unexpected(file.error());
        text = base::text_view(*file);
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.pop_back();
    const auto bytes = base::from_hex(text);
    if (!bytes || bytes->size() != keys::key_bytes)
        return failed(Fault::bad_input,
                      "the root's public key is 64 hex digits, or a file of them");
    keys::PublicKey key{};
    std::copy(bytes->begin(), bytes->end(), key.begin());
    return key;
}

struct HubKeys {
    transport::TlsIdentity identity;
    keys::HubPins pins;
};
// The key in use and the one that comes next, so that devices know both before a change.
Result<HubKeys> hub_keys(const Options& options) {
    auto folder = hub::folder_of(options.store);
    if (!folder) return tl::unexpected(folder.error());
    auto current = transport::load_or_make_tls_identity(*folder, "tls-current");
    if (!current) return tl::unexpected(current.error());
    auto next = transport::load_or_make_tls_identity(*folder, "tls-next");
    if (!next) return tl::unexpected(next.error());
    auto pin = transport::pin_of(*current);
    auto pin_next = transport::pin_of(*next);
    if (!pin || !pin_next) return tl::unexpected((pin ? pin_next : pin).error());
    return HubKeys{std::move(*current), keys::HubPins{*pin, *pin_next}};
}

void print_pins(const keys::HubPins& pins) {
    std::cout << "pin " << base::to_hex(pins.current) << "\n";
    if (pins.next) std::cout << "pin-next " << base::to_hex(*pins.next) << "\n";
    std::cout << std::flush;
}

Result<std::unique_ptr<hub::Store>> open_store(const Options& options, base::Random& random) {
    auto store = hub::open_store(options.store, random);
    if (!store || options.root_public.empty()) return store;
    auto root = read_key(options.root_public);
    if (!root) return tl::unexpected(root.error());
    if (auto set = (*store)->set_root(*root); !set) return tl::unexpected(set.error());
    return store;
}

Status print_keys(const Options& options) {
    auto keys = hub_keys(options);
    if (!keys) return tl::unexpected(keys.error());
    print_pins(keys->pins);
    return {};
}

Status serve(const Options& options) {
    const auto colon = options.listen.rfind(':');
    if (colon == std::string::npos) return failed(Fault::bad_input, "--listen is ADDRESS:PORT");
    transport::ServerOptions server;
    server.address = options.listen.substr(0, colon);
    server.port = static_cast<std::uint16_t>(std::atoi(options.listen.c_str() + colon + 1));
    auto authority = wire::authority_of(options.external);
    if (!authority) return tl::unexpected(authority.error());
    auto keys = hub_keys(options);
    if (!keys) return tl::unexpected(keys.error());
    server.identity = keys->identity;

    base::SystemRandom random;
    const base::SystemClock clock;
    auto store = open_store(options, random);
    if (!store) return tl::unexpected(store.error());
    auto facts = (*store)->facts();
    if (!facts) return tl::unexpected(facts.error());
    if (!facts->root) return failed(Fault::bad_input, "give --root-public the first time");
    hub::Hub hub(**store, {*facts->root, *authority}, random, clock);

    // Signals are waited for in a thread of their own, blocked in all others.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::stop_source stop;
    std::thread([signals, stop]() mutable {
        int signal = 0;
        sigwait(&signals, &signal);
        stop.request_stop();
    }).detach();

    print_pins(keys->pins);
    return transport::serve(
        server, [&hub](const wire::HttpRequest& request) { return hub.handle(request); },
        stop.get_token(),
        [&](std::uint16_t port) {
            base::log(base::LogEvent::hub_serving, {.code = port});
            std::cout << "listening " << server.address << ":" << port << "\n" << std::flush;
        });
}

Status enrol(const Options& options) {
    base::SystemRandom random;
    auto store = open_store(options, random);
    if (!store) return tl::unexpected(store.error());
    if (!options.stub.empty()) {
        auto file = base::read_file(options.stub, keys::ticket_text_max);
        if (!file) return tl::unexpected(file.error());
        auto stub = keys::decode_ticket_stub(*file);
        if (!stub) return tl::unexpected(stub.error());
        return (*store)->put_ticket(*stub);
    }
    if (!options.ticket.empty()) {
        auto file = base::read_file(options.ticket, keys::ticket_text_max);
        if (!file) return tl::unexpected(file.error());
        auto ticket = keys::parse_ticket(base::text_view(*file));
        if (!ticket) return tl::unexpected(ticket.error());
        return hub::register_ticket(**store, *ticket);
    }
    const auto role = keys::role_from_name(options.role);
    const auto team = base::TeamId::from_hex(options.team);
    if (!role || !team || options.out.empty() || options.external.empty())
        return failed(Fault::bad_input,
                      "give --stub FILE, --ticket FILE, or --role, --team HEX, --external URL "
                      "and --out FILE");
    auto keys = hub_keys(options);
    if (!keys) return tl::unexpected(keys.error());
    auto ticket =
        hub::make_ticket_here(**store, {options.external, keys->pins, *role, *team}, random);
    if (!ticket) return tl::unexpected(ticket.error());
    return base::write_file(options.out, base::view(keys::ticket_text(*ticket) + "\n"),
                            base::Readable::by_owner_only);
}

Status list_waiting(hub::Store& store, const Options& options) {
    auto waiting = hub::waiting_devices(store);
    if (!waiting) return tl::unexpected(waiting.error());
    std::vector<const hub::WaitingDevice*> chosen;
    for (const auto& device : *waiting) {
        const std::string fingerprint = keys::fingerprint(device.request);
        if (!options.device.empty() && fingerprint != options.device) continue;
        chosen.push_back(&device);
        std::cout << fingerprint << "  " << keys::role_name(device.request.role) << "  "
                  << base::shown(device.request.name, true) << "\n";
    }
    if (options.out.empty()) return {};
    if (chosen.size() != 1)
        return failed(Fault::not_found, chosen.empty()
                                            ? "no such device is waiting"
                                            : "several devices wait: choose one by --device");
    return base::write_file(options.out, chosen.front()->bytes, base::Readable::by_owner_only);
}

Status devices(const Options& options) {
    base::SystemRandom random;
    auto store = open_store(options, random);
    if (!store) return tl::unexpected(store.error());
    if (!options.accept.empty()) {
        auto file = base::read_file(options.accept, keys::enrolment_file_bytes_max);
        if (!file) return tl::unexpected(file.error());
        auto device = hub::accept_package(**store, *file, base::SystemClock{});
        if (!device) return tl::unexpected(device.error());
        std::cout << device->device.hex() << "  " << keys::role_name(device->role) << "  "
                  << base::shown(device->name, true) << "\n";
        return {};
    }
    if (!options.revoke.empty()) {
        const auto id = base::DeviceId::from_hex(options.revoke);
        if (!id) return failed(Fault::bad_input, "a device is named by 32 hex digits");
        return hub::revoke(**store, *id);
    }
    if (options.pending) return list_waiting(**store, options);
    auto known = hub::known_devices(**store);
    if (!known) return tl::unexpected(known.error());
    for (const auto& device : *known)
        std::cout << device.certificate.device.hex() << "  "
                  << keys::role_name(device.certificate.role) << "  "
                  << (device.revoked ? "struck off  " : "")
                  << base::shown(device.certificate.name, true) << "\n";
    return {};
}

Status publishers(const Options& options) {
    base::SystemRandom random;
    auto store = open_store(options, random);
    if (!store) return tl::unexpected(store.error());
    auto file = base::read_file(options.strike_off, keys::certificate_bytes_max * 2);
    if (!file) return tl::unexpected(file.error());
    if (auto taken = hub::accept_struck_off(**store, *file); !taken) return taken;
    const auto guides = hub::no_longer_used(**store);
    if (!guides) return tl::unexpected(guides.error());
    std::cout << hub::in_words(*guides);
    return {};
}

int end(const Status& status) {
    if (status) return 0;
    std::cerr << "keukentafel-hub: " << status.error().words << "\n";
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"The hub of Keukentafel: keeps what devices send, and can read none of it"};
    app.require_subcommand(1);
    Options options;
    const auto store = [&](CLI::App* command) {
        command->add_option("--store", options.store, "lmdb:FOLDER")->required();
        return command;
    };
    const auto root = [&](CLI::App* command) {
        command->add_option("--root-public", options.root_public,
                            "the root's public key: hex or a file; needed once");
        return command;
    };
    auto* key = store(app.add_subcommand("key", "make the hub's TLS keys and print their pins"));
    auto* serving = root(store(app.add_subcommand("serve", "serve devices")));
    serving->add_option("--listen", options.listen, "ADDRESS:PORT; port 0 takes a free one")
        ->capture_default_str();
    serving
        ->add_option("--external", options.external, "the address devices use, https://HOST:PORT")
        ->required();
    auto* ticket = root(store(app.add_subcommand("enrol", "make known a ticket for one device")));
    ticket->add_option("--stub", options.stub,
                       "what a hub must know of a ticket, and no more (root ticket --stub)");
    ticket->add_option("--ticket", options.ticket, "a ticket made with the root's keys");
    ticket->add_option("--role", options.role, "kiosk or laptop, for a ticket made here");
    ticket->add_option("--team", options.team, "the team's id in hex");
    ticket->add_option("--external", options.external, "the address devices use");
    ticket->add_option("--out", options.out, "where to write the ticket made here");
    auto* list = root(store(app.add_subcommand("devices", "list, accept or strike off devices")));
    list->add_flag("--pending", options.pending, "devices that wait for a custodian");
    list->add_option("--device", options.device, "with --pending: the one of this fingerprint");
    list->add_option("--out", options.out, "with --pending: write its request to a file");
    list->add_option("--accept", options.accept, "pass on what the root certified");
    list->add_option("--revoke", options.revoke, "strike off the device of this id");
    auto* publish = root(store(app.add_subcommand("publishers", "who may publish no more")));
    publish->add_option("--strike-off", options.strike_off, "the root's list (root strike-off)")
        ->required();
    CLI11_PARSE(app, argc, argv);

    if (key->parsed()) return end(print_keys(options));
    if (serving->parsed()) return end(serve(options));
    if (ticket->parsed()) return end(enrol(options));
    if (publish->parsed()) return end(publishers(options));
    return end(devices(options));
}
