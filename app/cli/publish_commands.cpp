// Long because the six commands say the same things of publications and devices in the same words.
#include "app/cli/publish_commands.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/publish_changes.hpp"
#include "app/cli/publish_desk.hpp"
#include "app/guide_map/difference.hpp"
#include "core/base/clock.hpp"
#include "core/base/random.hpp"
#include "core/publication/shelf.hpp"

namespace kt::cli {
namespace {

using base::Fault;
using Json = nlohmann::ordered_json;

constexpr int all_well = 0, was_refused = 1, not_readable = 2;
constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000, hour_ms = 60LL * 60 * 1000,
                       minute_ms = 60'000;

int tell(Terminal& terminal, const base::Error& error) {
    terminal.err << error.words << "\n";
    const bool read = error.fault != Fault::not_found && error.fault != Fault::bad_input;
    return read ? was_refused : not_readable;
}
int tell(Terminal& terminal, const client::Trouble& trouble) {
    terminal.err << in_dutch(trouble) << "\n";
    return was_refused;
}

std::string title_of(const publication::Statement& statement) {
    return statement.guide + " " + statement.version + " (volgnummer " +
           std::to_string(statement.sequence) + ")";
}

struct Numbers {
    int kiosks = 0, laptops = 0;
};
Numbers devices_of(const wire::DeskAnswer& hub) {
    Numbers numbers;
    for (const auto& device : hub.devices)
        ++(device.role == static_cast<std::uint8_t>(keys::Role::kiosk) ? numbers.kiosks
                                                                       : numbers.laptops);
    return numbers;
}

Json to_json(const std::vector<FileChange>& changes) {
    Json all = Json::array();
    const char* names[] = {"added", "removed", "changed"};
    for (const auto& change : changes)
        all.push_back({{"file", change.file},
                       {"how", names[static_cast<int>(change.how)]},
                       {"was", change.was},
                       {"now", change.now}});
    return all;
}

// What the devices have now, and what would be different. Empty `before`: nothing was published.
struct Difference {
    const DeskEntry* in_use = nullptr;
    std::vector<FileChange> changes;
    std::string for_residents;  // in plain words; empty where nothing can be said
};
base::Result<Difference> difference(PublishDesk& desk, const std::string& guide,
                                    const std::vector<publication::File>& files) {
    Difference found;
    found.in_use = desk.in_use(guide);
    std::vector<publication::File> before;
    if (found.in_use != nullptr) {
        auto read = desk.files_of(*found.in_use);
        if (!read) return tl::unexpected(read.error());
        before = std::move(*read);
    }
    found.changes = changes(before, files);
    if (before.empty()) return found;
    const auto was = guide::load_files(publication::sorted_out(std::move(before)).guide);
    const auto now = guide::load_files(publication::sorted_out(files).guide);
    if (was.usable() && now.usable())
        found.for_residents = guide_map::to_text(guide_map::difference(was.guide, now.guide));
    return found;
}

void print(Terminal& terminal, const Difference& found, const Numbers& to) {
    if (found.in_use != nullptr) {
        terminal.out << "Nu op de apparaten: " << title_of(found.in_use->proposed.statement)
                     << "\nWat er voor een bewoner verandert:\n"
                     << found.for_residents << "\nDe bestanden:\n"
                     << in_words(found.changes);
    } else {
        terminal.out << "Er is nog niets gepubliceerd: de apparaten hebben de gids van hun "
                        "programma.\nHiermee krijgen zij "
                     << found.changes.size() << " bestanden.\n";
    }
    terminal.out << "Gaat naar " << to.kiosks << (to.kiosks == 1 ? " kiosk en " : " kiosken en ")
                 << to.laptops << (to.laptops == 1 ? " laptop.\n" : " laptops.\n");
}

// Prepared and compared; complains, and gives an exit code, when it may not be published.
struct Ready {
    Prepared guide;
    std::unique_ptr<PublishDesk> desk;
    Difference difference;
};
tl::expected<Ready, int> make_ready(Terminal& terminal, const PublishOptions& options) {
    const auto today_days = base::SystemClock().wall_ms() / day_ms;
    auto prepared = prepare(options, today_days);
    if (!prepared) return tl::unexpected(tell(terminal, prepared.error()));
    for (const auto& remark : prepared->loaded.remarks)
        terminal.err << guide::to_line(remark) << "\n";
    if (!prepared->loaded.usable()) {
        terminal.err << "Deze gids heeft fouten en kan niet gepubliceerd worden.\n";
        return tl::unexpected(was_refused);
    }
    auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tl::unexpected(tell(terminal, desk.error()));
    auto found = difference(**desk, prepared->replaces, prepared->files);
    if (!found) return tl::unexpected(tell(terminal, found.error()));
    return Ready{std::move(*prepared), std::move(*desk), std::move(*found)};
}

Json to_json(const Ready& ready) {
    const auto to = devices_of(ready.desk->hub());
    Json json{{"guide", ready.guide.replaces},
              {"version", ready.guide.loaded.guide.version},
              {"for_residents", ready.difference.for_residents},
              {"changes", to_json(ready.difference.changes)},
              {"kiosks", to.kiosks},
              {"laptops", to.laptops}};
    json["in_use"] = ready.difference.in_use == nullptr
                         ? Json()
                         : Json(base::to_hex(ready.difference.in_use->proposed.digest));
    return json;
}

base::Result<publication::Statement> statement_of(const Ready& ready,
                                                  const publication::Packed& packed) {
    publication::Statement statement;
    base::SystemRandom random;
    statement.id = publication::PublicationId::random(random);
    statement.guide = ready.guide.replaces;
    statement.version = ready.guide.loaded.guide.version;
    statement.created_ms = base::SystemClock().wall_ms();
    if (const auto* last = ready.desk->last(statement.guide)) {
        statement.sequence = last->proposed.statement.sequence + 1;
        statement.previous = last->proposed.digest;
    }
    const auto digest = base::from_hex(ready.guide.loaded.guide.digest);
    if (!digest || digest->size() != keys::hash_bytes)
        return base::failed(Fault::internal, "de gids heeft geen kenmerk");
    std::copy(digest->begin(), digest->end(), statement.guide_digest.begin());
    statement.unpacked_bytes = static_cast<std::uint32_t>(packed.unpacked_bytes);
    statement.bundle = keys::hash(packed.bytes);
    return statement;
}

std::string state_of(const PublishDesk& desk, const DeskEntry& entry) {
    if (entry.withdrawn)
        return "ingetrokken door " + entry.withdrawn->by.name +
               (entry.withdrawn->reason.empty() ? "" : ": " + entry.withdrawn->reason);
    if (!entry.approved_by) return "wacht op goedkeuring door een ander";
    if (desk.in_use(entry.proposed.statement.guide) == &entry)
        return "in gebruik; goedgekeurd door " + entry.approved_by->name;
    return "eerder in gebruik";
}

Json to_json(const PublishDesk& desk, const DeskEntry& entry) {
    const auto& statement = entry.proposed.statement;
    const char* state = entry.withdrawn                          ? "withdrawn"
                        : !entry.approved_by                     ? "proposed"
                        : desk.in_use(statement.guide) == &entry ? "in_use"
                                                                 : "earlier";
    return {{"id", base::to_hex(entry.proposed.digest)},
            {"guide", statement.guide},
            {"version", statement.version},
            {"sequence", statement.sequence},
            {"proposed_by", entry.proposed.by.name},
            {"approved_by", entry.approved_by ? Json(entry.approved_by->name) : Json()},
            {"state", state}};
}

tl::expected<const DeskEntry*, int> the_one(Terminal& terminal, const PublishDesk& desk,
                                            const std::string& id) {
    const auto found = desk.named(id);
    if (found.size() == 1) return found.front();
    terminal.err << (found.empty() ? "geen publicatie begint zo (ten minste 4 tekens): zie "
                                   : "meer dan een publicatie begint zo: zie ")
                 << "publish list\n";
    return tl::unexpected(not_readable);
}

bool agrees(Terminal& terminal, const std::string& question) {
    terminal.out << question << " (ja/nee) " << std::flush;
    std::string answer;
    return std::getline(terminal.in, answer) && (answer == "ja" || answer == "j");
}

std::string ago(std::int64_t then_ms, std::int64_t now_ms) {
    if (then_ms == 0) return "nog nooit gezien";
    const auto passed_ms = now_ms - then_ms;
    if (passed_ms < 2 * minute_ms) return "zojuist gezien";
    if (passed_ms < 2 * hour_ms)
        return "laatst gezien " + std::to_string(passed_ms / minute_ms) + " minuten geleden";
    if (passed_ms < 2 * day_ms)
        return "laatst gezien " + std::to_string(passed_ms / hour_ms) + " uur geleden";
    return "laatst gezien " + std::to_string(passed_ms / day_ms) + " dagen geleden";
}

std::string why_refused(std::uint16_t fault) {
    switch (static_cast<Fault>(fault)) {
        case Fault::bad_input: return "het programma daar kan deze gids niet gebruiken";
        case Fault::not_authentic:
        case Fault::not_allowed:
        case Fault::refused: return "het apparaat gelooft de handtekeningen niet";
        case Fault::fork: return "het apparaat heeft op deze plaats iets anders";
        default: return "het apparaat weigert het";
    }
}

struct Having {
    int with = 0;
    std::vector<std::string> without;  // in words
};
// Which devices of a role begin with this one; `entry` none: with the guide of the program.
Having having(const wire::DeskAnswer& hub, keys::Role role, const DeskEntry& entry) {
    Having found;
    for (const auto& device : hub.devices) {
        if (device.role != static_cast<std::uint8_t>(role)) continue;
        const auto used = std::find_if(
            device.in_use.begin(), device.in_use.end(),
            [&](const auto& one) { return one.guide == entry.proposed.statement.guide; });
        if (used != device.in_use.end() && used->digest == entry.proposed.digest) {
            ++found.with;
            continue;
        }
        std::string words = device.name + " (" + ago(device.seen_ms, hub.now_ms);
        if (used != device.in_use.end() && used->refused == entry.proposed.digest)
            words += "; " + why_refused(used->fault);
        found.without.push_back(words + ")");
    }
    return found;
}

void print(Terminal& terminal, const Having& found, const char* one, const char* many) {
    const auto all = found.with + static_cast<int>(found.without.size());
    if (all == 0) return;
    terminal.out << "  " << found.with << " van " << all << " " << (all == 1 ? one : many)
                 << (found.with == 1 && all == 1 ? " heeft dit" : " hebben dit");
    if (!found.without.empty()) terminal.out << "; " << found.without.size() << " nog niet:";
    terminal.out << "\n";
    for (const auto& words : found.without) terminal.out << "    " << words << "\n";
}

}  // namespace

int publish_preview(Terminal& terminal, const PublishOptions& options) {
    const auto ready = make_ready(terminal, options);
    if (!ready) return ready.error();
    if (options.json) terminal.out << to_json(*ready).dump(2) << "\n";
    else print(terminal, ready->difference, devices_of(ready->desk->hub()));
    return all_well;
}

int publish_propose(Terminal& terminal, const PublishOptions& options) {
    const auto ready = make_ready(terminal, options);
    if (!ready) return ready.error();
    if (ready->difference.in_use != nullptr && ready->difference.changes.empty()) {
        terminal.err << "De apparaten hebben dit al: er verandert niets.\n";
        return was_refused;
    }
    auto packed = publication::pack(ready->guide.files);
    if (!packed) return tell(terminal, packed.error());
    const auto statement = statement_of(*ready, *packed);
    if (!statement) return tell(terminal, statement.error());
    auto done = ready->desk->line().propose(
        {publication::propose(*statement, ready->desk->signer()), std::move(packed->bytes)});
    if (!done) return tell(terminal, done.error());
    const auto digest = publication::digest_of(*statement);
    if (options.json) {
        auto json = to_json(*ready);
        json["id"] = base::to_hex(digest);
        json["sequence"] = statement->sequence;
        terminal.out << json.dump(2) << "\n";
        return all_well;
    }
    print(terminal, ready->difference, devices_of(ready->desk->hub()));
    terminal.out << "Voorgesteld: " << title_of(*statement)
                 << ".\nEen ander keurt het goed met: publish approve "
                 << publication::short_name(digest) << "\n";
    return all_well;
}

int publish_list(Terminal& terminal, const PublishOptions& options) {
    const auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tell(terminal, desk.error());
    if (options.json) {
        Json all = Json::array();
        for (const auto& entry : (*desk)->entries()) all.push_back(to_json(**desk, entry));
        terminal.out << all.dump(2) << "\n";
        return all_well;
    }
    if ((*desk)->entries().empty())
        terminal.out << "Er is nog niets voorgesteld of gepubliceerd.\n";
    for (const auto& entry : (*desk)->entries())
        terminal.out << publication::short_name(entry.proposed.digest) << "  "
                     << title_of(entry.proposed.statement) << ", voorgesteld door "
                     << entry.proposed.by.name << "\n    " << state_of(**desk, entry) << "\n";
    return all_well;
}

int publish_approve(Terminal& terminal, const PublishOptions& options) {
    const auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tell(terminal, desk.error());
    const auto found = the_one(terminal, **desk, options.id);
    if (!found) return found.error();
    const DeskEntry& entry = **found;
    const auto& statement = entry.proposed.statement;
    if (entry.approved_by) {
        terminal.err << "Dit is al goedgekeurd door " << entry.approved_by->name << ".\n";
        return was_refused;
    }
    if (entry.proposed.by.name == (*desk)->name()) {
        terminal.err << "U hebt dit zelf voorgesteld: een ander moet het goedkeuren.\n";
        return was_refused;
    }
    // What is agreed with is read and tried here as a device will.
    auto files = (*desk)->files_of(entry);
    if (!files) return tell(terminal, files.error());
    if (auto guide = publication::open_guide(statement, *files); !guide) {
        terminal.err << guide.error().words << "\n";
        return was_refused;
    }
    const auto changed = difference(**desk, statement.guide, *files);
    if (!changed) return tell(terminal, changed.error());
    const auto to = devices_of((*desk)->hub());
    if (!options.json) {
        terminal.out << title_of(statement) << ", voorgesteld door " << entry.proposed.by.name
                     << "\n";
        print(terminal, *changed, to);
    }
    if (!options.yes && !agrees(terminal, "Keurt u dit goed?")) {
        terminal.err << "Niet goedgekeurd.\n";
        return was_refused;
    }
    auto done = (*desk)->line().approve(
        {entry.proposed.digest, publication::approve(entry.proposed.digest, (*desk)->signer())});
    if (!done) return tell(terminal, done.error());
    if (options.json)
        terminal.out << Json{{"id", base::to_hex(entry.proposed.digest)},
                             {"changes", to_json(changed->changes)},
                             {"kiosks", to.kiosks},
                             {"laptops", to.laptops}}
                            .dump(2)
                     << "\n";
    else
        terminal.out << "Gepubliceerd. Apparaten die verbinding hebben, hebben het binnen een "
                        "minuut: publish status\n";
    return all_well;
}

int publish_withdraw(Terminal& terminal, const PublishOptions& options) {
    const auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tell(terminal, desk.error());
    const auto found = the_one(terminal, **desk, options.id);
    if (!found) return found.error();
    const auto& digest = (*found)->proposed.digest;
    auto done = (*desk)->line().withdraw(
        {digest, publication::withdraw(digest, options.reason, (*desk)->signer())});
    if (!done) return tell(terminal, done.error());
    if (options.json)
        terminal.out << Json{{"id", base::to_hex(digest)}, {"withdrawn", true}}.dump(2) << "\n";
    else
        terminal.out << "Ingetrokken: " << title_of((*found)->proposed.statement)
                     << ".\nNieuwe gesprekken beginnen met wat ervoor kwam; wie al bezig is, "
                        "gaat gewoon door.\n";
    return all_well;
}

int publish_status(Terminal& terminal, const PublishOptions& options) {
    const auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tell(terminal, desk.error());
    Json all = Json::array();
    bool any = false;
    for (const auto& entry : (*desk)->entries()) {
        if ((*desk)->in_use(entry.proposed.statement.guide) != &entry) continue;
        any = true;
        const auto kiosks = having((*desk)->hub(), keys::Role::kiosk, entry);
        const auto laptops = having((*desk)->hub(), keys::Role::laptop, entry);
        if (options.json) {
            auto json = to_json(**desk, entry);
            json["kiosks"] = {{"with", kiosks.with}, {"without", kiosks.without}};
            json["laptops"] = {{"with", laptops.with}, {"without", laptops.without}};
            all.push_back(std::move(json));
            continue;
        }
        terminal.out << title_of(entry.proposed.statement) << "\n";
        print(terminal, kiosks, "kiosk", "kiosken");
        print(terminal, laptops, "laptop", "laptops");
    }
    if (options.json) terminal.out << all.dump(2) << "\n";
    else if (!any)
        terminal.out << "Er is niets gepubliceerd: de apparaten hebben de gids van hun "
                        "programma.\n";
    return all_well;
}

void add_publish_commands(CLI::App& app, Terminal& terminal, int& exit_code) {
    auto* publish = app.add_subcommand("publish", "Publish a guide to every device (in Dutch)");
    publish->require_subcommand(1);
    auto given = std::make_shared<PublishOptions>();
    const auto add = [&](const char* name, const char* help,
                         int (*run)(Terminal&, const PublishOptions&)) {
        auto* command = publish->add_subcommand(name, help);
        command->add_option("--data", given->data_folder, "The publisher's folder")->required();
        command->add_option("--passphrase-file", given->passphrase_file,
                            "A file whose first line is the passphrase; if none, it is asked for");
        command->add_flag("--json", given->json, "For programs");
        command->callback(
            [&terminal, &exit_code, given, run] { exit_code = run(terminal, *given); });
        return command;
    };
    const auto add_guide = [&](CLI::App* command) {
        command->add_option("GUIDE", given->guide_folder, "The guide's folder")->required();
        command->add_option("--locale", given->locale_folder,
                            "LANGUAGE/GUIDE.po lies here; default: ../../locale of the guide");
        command->add_option("--replaces", given->replaces,
                            "The guide on the devices whose place it takes; default: its own name");
    };
    add_guide(add("preview", "What would change on the devices", publish_preview));
    add_guide(add("propose", "Sign a guide, for another to approve", publish_propose));
    add("list", "What waits, is in use, was withdrawn", publish_list);
    auto* approve = add("approve", "Agree with what another proposed", publish_approve);
    approve->add_option("ID", given->id, "As publish list shows it")->required();
    approve->add_flag("--yes", given->yes, "Do not ask");
    auto* withdraw = add("withdraw", "Nobody begins with it any more", publish_withdraw);
    withdraw->add_option("ID", given->id, "As publish list shows it")->required();
    withdraw->add_option("--reason", given->reason, "For the other publishers");
    add("status", "Which device has it", publish_status);
}

}  // namespace kt::cli
