#include "app/cli/guide_commands.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/guide_map_commands.hpp"
#include "app/cli/persona_files.hpp"
#include "app/guide_map/explain.hpp"
#include "app/guide_map/translations.hpp"
#include "core/base/clock.hpp"
#include "core/conversation/rehearsal.hpp"
#include "core/guide/compile.hpp"
#include "core/guide/load.hpp"
#include "core/proof/prove.hpp"

namespace kt::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::int64_t day_ms = 86'400'000;
constexpr int all_well = 0, found_wanting = 1, not_readable = 2;

Json to_json(const guide::Loaded& loaded) {
    Json remarks = Json::array();
    for (const auto& remark : loaded.remarks)
        remarks.push_back(
            {{"level", remark.level == guide::Remark::Level::error ? "error" : "warning"},
             {"file", remark.spot.file},
             {"line", remark.spot.line},
             {"column", remark.spot.column},
             {"words", remark.words}});
    return {{"guide", loaded.guide.id},
            {"version", loaded.guide.version},
            {"digest", loaded.guide.digest},
            {"usable", loaded.usable()},
            {"remarks", remarks}};
}

template <class Thing>
const Thing& at(const std::vector<Thing>& things, int index) {
    return things[static_cast<std::size_t>(index)];
}

template <class Thing>
Json ids_at(const std::vector<Thing>& things, const std::vector<int>& indices) {
    Json ids = Json::array();
    for (const int index : indices) ids.push_back(at(things, index).id);
    return ids;
}

Json to_json(const guide::Guide& guide, const conversation::Rehearsal& rehearsal) {
    Json questions = Json::array();
    Json signals = Json::object(), because = Json::object();
    for (const auto& step : rehearsal.questions) {
        const auto& question = at(guide.questions, step.question);
        questions.push_back(question.id);
        because[question.id] =
            conversation::because_ids(guide, step.because, rehearsal.asked, question.topic);
    }
    for (const auto& raised : rehearsal.signals) {
        Json evidence = Json::array();
        for (const int question : raised.evidence)
            evidence.push_back(at(guide.questions, question).id);
        signals[at(guide.signals, raised.signal).id] = evidence;
    }
    return {{"persona", rehearsal.persona},
            {"asked", rehearsal.asked},
            {"questions", questions},
            {"signals", signals},
            {"needs", ids_at(guide.needs, rehearsal.needs)},
            {"options", ids_at(guide.options, rehearsal.options)},
            {"parties", ids_at(guide.parties, rehearsal.parties)},
            {"because", because}};
}

void print(std::ostream& out, const conversation::Rehearsal& rehearsal) {
    out << "== " << rehearsal.persona << "\n";
    for (const auto& line : rehearsal.transcript) out << "  " << line << "\n";
    if (rehearsal.failures.empty()) out << "  As expected.\n";
}

base::Result<std::vector<std::string>> personas_for(const std::string& guide_path,
                                                    std::vector<std::string> named) {
    std::error_code code;
    if (named.empty())
        for (const auto& folder : {fs::path(guide_path) / "personas", fs::path("tests/personas")})
            if (named.empty() && fs::is_directory(folder, code)) named.push_back(folder.string());
    auto files = persona_files(named);
    if (files.empty())
        return base::failed(base::Fault::not_found,
                            "There is no persona. Name a file, or a folder of them.");
    return files;
}

// Every folder in it is a language, every PO file there may translate something of the guide.
base::Result<void> look_at_translations(const std::string& locale, guide::Loaded& loaded) {
    std::error_code code;
    std::map<std::string, std::vector<std::string>> files_of;
    for (const auto& folder : fs::directory_iterator(locale, code))
        if (folder.is_directory(code))
            for (const auto& file : fs::directory_iterator(folder.path(), code))
                if (file.path().extension() == ".po")
                    files_of[folder.path().filename().string()].push_back(file.path().string());
    if (files_of.empty())
        return base::failed(base::Fault::not_found, locale + " has no translations.");
    const auto texts = guide_map::texts_of(loaded.guide);
    for (auto& [language, files] : files_of) {
        std::sort(files.begin(), files.end());
        std::vector<guide_map::TranslationFile> read;
        for (const auto& file : files) {
            const auto bytes = guide::read_file_bytes(file);
            if (!bytes) return tl::unexpected<base::Error>(bytes.error());
            auto po = text::parse_po(*bytes);
            const auto name = language + "/" + fs::path(file).filename().string();
            if (!po) return base::failed(po.error().fault, name + ": " + po.error().words);
            // The guide's own first: what is told of the language is told there.
            const bool own = fs::path(file).stem() == loaded.guide.id;
            read.insert(own ? read.begin() : read.end(), {name, std::move(*po)});
        }
        const auto remarks = guide_map::remarks_on(texts, language, read);
        loaded.remarks.insert(loaded.remarks.end(), remarks.begin(), remarks.end());
    }
    return {};
}

}  // namespace

int check_guide(Terminal& terminal, const std::string& guide_path, bool json,
                const std::string& today, const std::string& locale) {
    auto today_days = base::SystemClock().wall_ms() / day_ms;
    if (!today.empty() && !guide::read_date(today, today_days)) {
        terminal.err << "'" << today << "' is no date; write it like 2026-11-22.\n";
        return not_readable;
    }
    auto loaded = proof::load_and_prove(guide_path, today_days);
    if (!loaded) {
        terminal.err << loaded.error().words << "\n";
        return not_readable;
    }
    if (!locale.empty() && loaded->usable())
        if (const auto looked = look_at_translations(locale, *loaded); !looked) {
            terminal.err << looked.error().words << "\n";
            return not_readable;
        }
    if (json) {
        terminal.out << to_json(*loaded).dump(2) << "\n";
        return loaded->usable() ? all_well : found_wanting;
    }
    for (const auto& remark : loaded->remarks) terminal.out << guide::to_line(remark) << "\n";
    const auto& guide = loaded->guide;
    if (loaded->usable())
        terminal.out << "The guide '" << guide.id << "' " << guide.version
                     << " can be used: " << guide.questions.size() << " questions, "
                     << guide.signals.size() << " signals, " << guide.needs.size() << " needs, "
                     << loaded->remarks.size() << " warnings.\n";
    else terminal.out << "This guide has errors and cannot be used.\n";
    return loaded->usable() ? all_well : found_wanting;
}

int rehearse_guide(Terminal& terminal, const std::string& guide_path,
                   const std::vector<std::string>& personas, Told as) {
    const auto guide = guide::load_usable(guide_path);
    if (!guide) {
        terminal.err << guide.error().words << "\n";
        return guide.error().fault == base::Fault::bad_input ? found_wanting : not_readable;
    }
    const auto files = personas_for(guide_path, personas);
    if (!files) {
        terminal.err << files.error().words << "\n";
        return not_readable;
    }
    int exit_code = all_well;
    const auto today = base::SystemClock().wall_ms() / day_ms;
    for (const auto& file : *files) {
        const auto bytes = guide::read_file_bytes(file);
        if (!bytes) {
            terminal.err << bytes.error().words << "\n";
            exit_code = not_readable;
            continue;
        }
        std::vector<guide::Remark> remarks;
        const auto persona = conversation::read_persona(*bytes, file, *guide, remarks);
        for (const auto& remark : remarks) terminal.err << guide::to_line(remark) << "\n";
        if (guide::any_error(remarks)) {
            exit_code = std::max(exit_code, found_wanting);
            continue;
        }
        const auto rehearsal = conversation::rehearse(*guide, persona, today);
        for (const auto& remark : rehearsal.remarks) terminal.err << guide::to_line(remark) << "\n";
        switch (as) {
            case Told::briefly: print(terminal.out, rehearsal); break;
            case Told::with_reasons:
                terminal.out << guide_map::explain(*guide, rehearsal) << "\n";
                break;
            case Told::as_json: terminal.out << to_json(*guide, rehearsal).dump() << "\n"; break;
        }
        for (const auto& failure : rehearsal.failures)
            terminal.err << persona.name << ": " << failure << "\n";
        if (!rehearsal.failures.empty()) exit_code = std::max(exit_code, found_wanting);
    }
    return exit_code;
}

void add_guide_commands(CLI::App& app, Terminal& terminal, int& exit_code) {
    struct Arguments {
        std::string guide, place = "hall", today, locale;
        std::vector<std::string> personas;
        bool json = false, explain = false;
    };
    const auto given = std::make_shared<Arguments>();
    auto* talk_command =
        app.add_subcommand("talk", "A conversation in this terminal; nothing is kept");
    talk_command->add_option("GUIDE", given->guide, "The guide's folder")->required();
    talk_command->add_option("--place", given->place, "Where it is held: hall, room, home")
        ->check(CLI::IsMember({"hall", "room", "home"}));
    talk_command->callback(
        [&terminal, &exit_code, given] { exit_code = talk(terminal, given->guide, given->place); });

    auto* guide_command = app.add_subcommand("guide", "Check, rehearse, draw and compare guides");
    guide_command->require_subcommand(1);
    auto* check = guide_command->add_subcommand("check", "Tell what is wrong with a guide");
    check->add_option("GUIDE", given->guide, "The guide's folder")->required();
    check->add_flag("--json", given->json, "As one JSON object");
    check->add_option("--today", given->today, "The day to prove for, like 2026-11-22");
    check->add_option("--locale", given->locale,
                      "Also what translations lack: a folder of languages, like assets/locale");
    check->callback([&terminal, &exit_code, given] {
        exit_code = check_guide(terminal, given->guide, given->json, given->today, given->locale);
    });

    auto* rehearse = guide_command->add_subcommand("rehearse", "Hold personas against a guide");
    rehearse->add_option("GUIDE", given->guide, "The guide's folder")->required();
    rehearse->add_option("PERSONA", given->personas,
                         "Files or folders; if none: GUIDE/personas, else tests/personas");
    rehearse->add_flag("--json", given->json, "One JSON object a line for each persona");
    rehearse->add_flag("--explain", given->explain, "As a story, with the reason of every step");
    rehearse->callback([&terminal, &exit_code, given] {
        exit_code = rehearse_guide(terminal, given->guide, given->personas,
                                   given->json      ? Told::as_json
                                   : given->explain ? Told::with_reasons
                                                    : Told::briefly);
    });
    add_guide_map_commands(*guide_command, terminal, exit_code);
}

}  // namespace kt::cli
