#include "app/cli/publish_difference.hpp"

#include <set>

#include "app/cli/publish_words.hpp"
#include "app/guide_map/difference.hpp"
#include "core/base/text_check.hpp"
#include "core/publication/shelf.hpp"

namespace kt::cli {

base::Result<Difference> difference(PublishDesk& desk, const std::string& guide,
                                    const std::vector<publication::File>& files,
                                    const std::optional<BuiltIn>& built_in) {
    Difference found;
    found.in_use = desk.in_use(guide);
    std::vector<publication::File> before;
    if (found.in_use != nullptr) {
        auto read = desk.files_of(*found.in_use);
        if (!read) return tl::unexpected(read.error());
        before = std::move(*read);
        found.before = title_of(found.in_use->proposed.statement);
    } else if (built_in) {
        before = built_in->files;
        found.before = base::shown(built_in->guide + " " + built_in->version, true) +
                       ", de gids van hun programma";
    } else {
        found.before =
            "de gids van hun programma, die hier niet te vinden is (--built-in): alles "
            "hieronder is daarom nieuw";
    }
    found.changes = changes(before, files);
    if (before.empty()) return found;
    const auto was = guide::load_files(publication::sorted_out(std::move(before)).guide);
    const auto now = guide::load_files(publication::sorted_out(files).guide);
    if (was.usable() && now.usable())
        found.for_residents =
            base::shown(guide_map::to_text(guide_map::difference(was.guide, now.guide)));
    return found;
}

std::string version_taken(const PublishDesk& desk, const publication::Statement& statement,
                          const std::string& guide_id, const std::vector<publication::File>& files,
                          const std::optional<BuiltIn>& built_in) {
    const std::string raise =
        "Een versie heeft voor altijd een inhoud: geef in guide.yaml bij "
        "'version' een nieuw nummer.";
    for (const auto& entry : desk.entries())
        if (entry.approved_by && publication::is_other_content(entry.proposed.statement, statement))
            return title_of(entry.proposed.statement) +
                   " is al gepubliceerd, met een andere inhoud. " + raise;
    if (built_in && built_in->guide == guide_id && built_in->version == statement.version &&
        !changes(built_in->files, files).empty())
        return base::shown(guide_id + " " + statement.version, true) +
               " is al de gids van het programma, met een andere inhoud. " + raise;
    return {};
}

namespace {

// That devices begin with, by their own word.
std::set<std::string> reported(const PublishDesk& desk) {
    std::set<std::string> names;
    for (const auto& device : desk.hub().devices)
        for (const auto& one : device.in_use) names.insert(one.guide);
    return names;
}

// The guides it is built on, by the folders that its files came from.
std::set<std::string> imported(const std::vector<publication::File>& files) {
    std::set<std::string> names;
    for (const auto& file : files)
        if (const auto slash = file.name.find('/'); slash != std::string::npos)
            names.insert(file.name.substr(0, slash));
    names.erase("locale");
    return names;
}

bool is_shown(const PublishDesk& desk, const PublishOptions& options, const std::string& name) {
    if (const auto names = reported(desk); !names.empty()) return names.contains(name);
    return desk.last(name) != nullptr || comes_with_the_program(options, name);
}

}  // namespace

std::string shown_nowhere(const PublishDesk& desk, const PublishOptions& options,
                          const std::string& name, const std::vector<publication::File>& files) {
    const auto names = reported(desk);
    if (is_shown(desk, options, name) || (names.empty() && !options.replaces.empty())) return {};
    auto perhaps = imported(files);
    perhaps.insert(names.begin(), names.end());
    std::string words = "Geen apparaat toont een gids '" + base::shown(name, true) + "'.";
    for (const auto& other : perhaps)
        if (is_shown(desk, options, other))
            return words + " Bedoelt u --replaces " + base::shown(other, true) + "?";
    return words + " Zeg met --replaces van welke gids dit de plaats inneemt.";
}

}  // namespace kt::cli
