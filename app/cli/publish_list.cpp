// publish list and publish withdraw: what there is, and that nobody begins with it any more.
#include "app/cli/publish_commands.hpp"
#include "app/cli/publish_json.hpp"
#include "core/base/text_check.hpp"

namespace kt::cli {
namespace {

std::string state_of(const PublishDesk& desk, const DeskEntry& entry) {
    if (entry.withdrawn)
        return "ingetrokken door " + person(entry.withdrawn->by) +
               (entry.withdrawn->reason.empty()
                    ? ""
                    : ": " + base::shown(entry.withdrawn->reason, true));
    if (entry.struck_off)
        return "telt niet meer: wie het voorstelde of goedkeurde, mag niet meer publiceren";
    if (desk.was_overtaken(entry)) return lapsed(entry.proposed.statement);
    if (!entry.approved_by) return "wacht op goedkeuring door een ander";
    if (desk.in_use(entry.proposed.statement.guide) == &entry)
        return "in gebruik; goedgekeurd door " + person(*entry.approved_by);
    return "eerder in gebruik";
}

}  // namespace

int publish_list(Terminal& terminal, const PublishOptions& options) {
    const auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tell(terminal, desk.error());
    if (options.json) {
        terminal.out << json_of_list(**desk);
        return all_well;
    }
    if ((*desk)->entries().empty())
        terminal.out << "Er is nog niets voorgesteld of gepubliceerd.\n";
    for (const auto& entry : (*desk)->entries())
        terminal.out << publication::short_name(entry.proposed.digest) << "  "
                     << title_of(entry.proposed.statement) << ", voorgesteld door "
                     << person(entry.proposed.by) << "\n    " << state_of(**desk, entry) << "\n";
    return all_well;
}

int publish_withdraw(Terminal& terminal, const PublishOptions& options) {
    if (options.reason.size() > publication::reason_bytes_max ||
        base::find_hidden(options.reason)) {
        terminal.err << "Een reden is ten hoogste " << publication::reason_bytes_max
                     << " tekens gewone tekst.\n";
        return not_readable;
    }
    const auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tell(terminal, desk.error());
    const auto found = the_one(terminal, **desk, options.id);
    if (!found) return found.error();
    const auto& digest = (*found)->proposed.digest;
    auto done = (*desk)->line().withdraw(
        {digest, publication::withdraw(digest, options.reason, (*desk)->signer())});
    if (!done) return tell(terminal, done.error());
    if (options.json) terminal.out << json_of_withdrawal(digest);
    else
        terminal.out << "Ingetrokken: " << title_of((*found)->proposed.statement)
                     << ".\nNieuwe gesprekken beginnen met wat ervoor kwam; wie al bezig is, "
                        "gaat gewoon door.\n";
    return all_well;
}

}  // namespace kt::cli
