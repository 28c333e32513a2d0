// publish status: "14 van 16 kiosken hebben dit".
#include <algorithm>

#include "app/cli/publish_commands.hpp"
#include "app/cli/publish_json.hpp"
#include "core/base/text_check.hpp"

namespace kt::cli {
namespace {

using base::Fault;

constexpr std::int64_t hour_ms = 60LL * 60 * 1000, minute_ms = 60'000;

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
        case Fault::fork:
            return "het apparaat heeft op deze plaats of onder deze versie iets anders";
        default: return "het apparaat weigert het";
    }
}

// Which devices of a role begin conversations with this one.
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
        std::string words = base::shown(device.name, true) + " (" + ago(device.seen_ms, hub.now_ms);
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
                 << (all == 1 ? " heeft dit" : " hebben dit");
    if (!found.without.empty()) terminal.out << "; " << found.without.size() << " nog niet:";
    terminal.out << "\n";
    for (const auto& words : found.without) terminal.out << "    " << words << "\n";
}

}  // namespace

int publish_status(Terminal& terminal, const PublishOptions& options) {
    const auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tell(terminal, desk.error());
    std::vector<EntryStatus> all;
    for (const auto& entry : (*desk)->entries())
        if ((*desk)->in_use(entry.proposed.statement.guide) == &entry)
            all.push_back({&entry, having((*desk)->hub(), keys::Role::kiosk, entry),
                           having((*desk)->hub(), keys::Role::laptop, entry)});
    if (options.json) {
        terminal.out << json_of_status(**desk, all);
        return all_well;
    }
    for (const auto& one : all) {
        terminal.out << title_of(one.entry->proposed.statement) << "\n";
        print(terminal, one.kiosks, "kiosk", "kiosken");
        print(terminal, one.laptops, "laptop", "laptops");
    }
    if (all.empty())
        terminal.out << "Er is niets gepubliceerd: de apparaten hebben de gids van hun "
                        "programma.\n";
    return all_well;
}

}  // namespace kt::cli
