// publish approve: the second pair of eyes. What it shows is all that changes, and it asks the
// checker itself: whoever proposed may have had another.
#include <iostream>
#include "app/cli/publish_check.hpp"
#include "app/cli/publish_commands.hpp"
#include "app/cli/publish_json.hpp"
#include "core/base/clock.hpp"
#include "core/publication/shelf.hpp"

namespace kt::cli {
namespace {

bool agrees(Terminal& terminal, const std::string& question) {
    terminal.out << question << " (ja/nee) " << std::flush;
    std::string answer;
    return std::getline(terminal.in, answer) && (answer == "ja" || answer == "j");
}

// What is to be agreed with, and how it differs from what there is.
struct Looked {
    Difference difference;
    Numbers to;
};
// Complains, and gives an exit code, when nobody should agree with it.
tl::expected<Looked, int> look_at(Terminal& terminal, const PublishOptions& options,
                                  PublishDesk& desk, const DeskEntry& entry) {
    const auto& statement = entry.proposed.statement;
    const auto files = desk.files_of(entry);
    if (!files) return tl::unexpected(tell(terminal, files.error()));
    const auto loaded = checked(*files, base::SystemClock().wall_ms() / day_ms);
    print(terminal, loaded.remarks);
    if (!loaded.usable())
        return tl::unexpected(
            refuse(terminal, "Deze gids heeft fouten en kan niet goedgekeurd worden."));
    if (loaded.guide.version != statement.version)
        return tl::unexpected(
            refuse(terminal, "Het voorstel noemt een andere versie dan de gids."));
    // Read here as a device will.
    if (const auto guide = publication::open_guide(statement, *files); !guide)
        return tl::unexpected(
            refuse(terminal,
                   "Dit programma leest de gids anders dan dat van wie hem voorstelde: "
                   "een van de twee moet nieuwer worden."));
    // The other's --replaces is their word; the devices' own reports count above it.
    auto as_proposed = options;
    as_proposed.replaces = statement.guide;
    if (const auto why = shown_nowhere(desk, as_proposed, statement.guide, *files); !why.empty())
        return tl::unexpected(refuse(terminal, why));
    const auto own = built_in(options, statement.guide);
    if (!own) return tl::unexpected(tell(terminal, own.error()));
    if (const auto taken = version_taken(desk, statement, loaded.guide.id, *files, *own);
        !taken.empty())
        return tl::unexpected(refuse(terminal, taken));
    auto found = difference(desk, statement.guide, *files, *own);
    if (!found) return tl::unexpected(tell(terminal, found.error()));
    return Looked{std::move(*found), devices_of(desk.hub())};
}

}  // namespace

int publish_approve(Terminal& terminal, const PublishOptions& options) {
    const auto desk = PublishDesk::open(terminal, options);
    if (!desk) return tell(terminal, desk.error());
    const auto found = the_one(terminal, **desk, options.id);
    if (!found) return found.error();
    const DeskEntry& entry = **found;
    if (entry.approved_by)
        return refuse(terminal, "Dit is al goedgekeurd door " + person(*entry.approved_by) + ".");
    if ((*desk)->was_overtaken(entry))
        return refuse(terminal, lapsed(entry.proposed.statement) + ". Stel het opnieuw voor.");
    if (keys::same_person(entry.proposed.by.name, (*desk)->name()))
        return refuse(terminal, "U hebt dit zelf voorgesteld: een ander moet het goedkeuren.");
    const auto looked = look_at(terminal, options, **desk, entry);
    if (!looked) return looked.error();
    if (!options.json) {
        terminal.out << title_of(entry.proposed.statement) << ", voorgesteld door "
                     << person(entry.proposed.by) << "\n";
        print(terminal, looked->difference, looked->to);
    }
    if (!options.yes && !agrees(terminal, "Keurt u dit goed?"))
        return refuse(terminal, "Niet goedgekeurd.");
    auto done = (*desk)->line().approve(
        {entry.proposed.digest, publication::approve(entry.proposed.digest, (*desk)->signer())});
    if (!done) return tell(terminal, done.error());
    if (options.json) terminal.out << json_of_approval(entry, looked->difference, looked->to);
    else
        terminal.out << "Gepubliceerd. Apparaten die verbinding hebben, hebben het binnen een "
                        "minuut: publish status\n";
    return all_well;
}

}  // namespace kt::cli
