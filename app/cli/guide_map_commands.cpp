#include "app/cli/guide_map_commands.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/persona_files.hpp"
#include "app/guide_map/difference.hpp"
#include "app/guide_map/map.hpp"
#include "app/guide_map/texts.hpp"
#include "app/text/typesetter.hpp"
#include "core/base/file.hpp"
#include "core/guide/load.hpp"

namespace kt::cli {
namespace {

using guide_map::Change;
using Json = nlohmann::ordered_json;

constexpr int all_well = 0, found_wanting = 1, not_readable = 2;
constexpr const char* font_folder = "assets/fonts";  // beside the system's fonts, if it is there

std::string name_of(Change::Of of) {
    constexpr const char* names[] = {"entry", "topic",  "question", "signal",   "need",  "option",
                                     "party", "figure", "group",    "computed", "other", "persona"};
    return names[static_cast<std::size_t>(of)];
}

std::string name_of(Change::How how) {
    constexpr const char* names[] = {"added", "gone", "changed", "moved"};
    return names[static_cast<std::size_t>(how)];
}

int complain(Terminal& terminal, const base::Error& error) {
    terminal.err << error.words << "\n";
    return error.fault == base::Fault::bad_input ? found_wanting : not_readable;
}

// Half a picture or half a file of texts must not pass for a whole one.
int print_whole(Terminal& terminal, const std::string& text) {
    terminal.out << text << std::flush;
    if (terminal.out) return all_well;
    terminal.err << "It could not be written whole: the disk may be full.\n";
    return found_wanting;
}

base::Result<conversation::Rehearsal> rehearse(const guide::Guide& guide, const std::string& file) {
    const auto bytes = guide::read_file_bytes(file);
    if (!bytes) return tl::unexpected<base::Error>(bytes.error());
    std::vector<guide::Remark> remarks;
    const auto persona = conversation::read_persona(*bytes, file, guide, remarks);
    if (guide::any_error(remarks))
        return base::failed(base::Fault::bad_input, guide::to_line(remarks.front()));
    return conversation::rehearse(guide, persona);
}

}  // namespace

int draw_guide(Terminal& terminal, const std::string& guide_path, const std::string& file) {
    const auto guide = guide::load_usable(guide_path);
    if (!guide) return complain(terminal, guide.error());
    const auto typesetter = text::Typesetter::open(font_folder);
    if (!typesetter) return complain(terminal, typesetter.error());
    const auto svg = guide_map::to_svg(guide_map::lay_out(*guide, **typesetter), *guide);
    if (file == "-") return print_whole(terminal, svg);
    std::ofstream out(file, std::ios::binary);
    out << svg;
    out.close();
    if (!out) {
        terminal.err << file << " cannot be written.\n";
        return not_readable;
    }
    terminal.out << "The picture is in " << file << ".\n";
    return all_well;
}

int diff_guides(Terminal& terminal, const std::string& before, const std::string& after,
                const std::vector<std::string>& personas, bool json) {
    const auto old_guide = guide::load_usable(before);
    if (!old_guide) return complain(terminal, old_guide.error());
    const auto new_guide = guide::load_usable(after);
    if (!new_guide) return complain(terminal, new_guide.error());
    auto changes = guide_map::difference(*old_guide, *new_guide);
    const auto files = personas.empty() ? std::vector<std::string>() : persona_files(personas);
    int unfit = 0;
    for (const auto& file : files) {
        const auto was = rehearse(*old_guide, file), now = rehearse(*new_guide, file);
        if (!was || !now) {
            ++unfit;
            continue;
        }
        const auto met = guide_map::difference(*old_guide, *was, *new_guide, *now);
        changes.insert(changes.end(), met.begin(), met.end());
    }
    if (json) {
        for (const auto& change : changes)
            terminal.out << Json{{"of", name_of(change.of)},
                                 {"how", name_of(change.how)},
                                 {"id", change.id},
                                 {"words", change.words}}
                                .dump()
                         << "\n";
    } else {
        terminal.out << guide_map::to_text(changes);
    }
    if (unfit > 0)
        terminal.err << unfit << " van de " << files.size()
                     << " proefpersonen passen niet bij beide gidsen; die zijn overgeslagen.\n";
    return all_well;
}

int guide_texts(Terminal& terminal, const std::string& guide_path, const std::string& po_file,
                const std::string& language) {
    const auto guide = guide::load_usable(guide_path);
    if (!guide) return complain(terminal, guide.error());
    const auto texts = guide_map::texts_of(*guide);
    text::PoFile translations;
    std::string bytes;
    std::error_code code;
    if (!po_file.empty() && std::filesystem::exists(po_file, code)) {
        auto read = guide::read_file_bytes(po_file);
        if (!read) return complain(terminal, read.error());
        bytes = std::move(*read);
        auto parsed = text::read_po(bytes);
        if (!parsed) {
            const auto& mistake = parsed.error();
            terminal.err << guide::to_line(
                                {guide::Remark::Level::error,
                                 {po_file, mistake.line, mistake.column},
                                 "This translation cannot be read: " + mistake.words + "."})
                         << "\n";
            return found_wanting;
        }
        translations = std::move(*parsed);
    }
    const auto po =
        guide_map::to_po(texts, translations, guide_map::head_of(bytes, guide->id, language));
    if (po_file.empty()) return print_whole(terminal, po);
    const auto standing = guide_map::standing_of(texts, translations);
    const auto written = base::write_file(po_file, base::view(po), base::Readable::by_everyone);
    if (!written) return complain(terminal, written.error());
    terminal.out << po_file << ": " << standing.translated << " translated, " << standing.missing
                 << " missing, " << standing.to_look_at << " to look at again, " << standing.gone
                 << " taken out.\n";
    return all_well;
}

void add_guide_map_commands(CLI::App& guide, Terminal& terminal, int& exit_code) {
    struct Arguments {
        std::string guide, after, file = "-", po_file, language = "en";
        std::vector<std::string> personas;
        bool json = false;
    };
    const auto given = std::make_shared<Arguments>();
    auto* draw = guide.add_subcommand("draw", "Draw a guide as a picture (SVG)");
    draw->add_option("GUIDE", given->guide, "The guide's folder")->required();
    draw->add_option("-o,--output", given->file, "The file to write; - is the terminal");
    draw->callback([&terminal, &exit_code, given] {
        exit_code = draw_guide(terminal, given->guide, given->file);
    });

    auto* texts = guide.add_subcommand("texts", "All texts of a guide, for translators (PO)");
    texts->add_option("GUIDE", given->guide, "The guide's folder")->required();
    texts->add_option("--po", given->po_file, "Bring this translation file up to date instead");
    texts->add_option("--language", given->language, "Of a new file: en, tr, nl@je, …");
    texts->callback([&terminal, &exit_code, given] {
        exit_code = guide_texts(terminal, given->guide, given->po_file, given->language);
    });

    auto* diff = guide.add_subcommand("diff", "Tell what changes for a resident, in plain words");
    diff->add_option("OLD", given->guide, "The guide as it is")->required();
    diff->add_option("NEW", given->after, "The guide as it will be")->required();
    diff->add_option("--personas", given->personas,
                     "Also hold these personas (files or folders) against both");
    diff->add_flag("--json", given->json, "One JSON object a line");
    diff->callback([&terminal, &exit_code, given] {
        exit_code = diff_guides(terminal, given->guide, given->after, given->personas, given->json);
    });
}

}  // namespace kt::cli
