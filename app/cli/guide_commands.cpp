#include "app/cli/guide_commands.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/guide_map_commands.hpp"
#include "app/cli/locale_look.hpp"
#include "app/cli/persona_files.hpp"
#include "app/cli/remark_lines.hpp"
#include "app/guide_map/explain.hpp"
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
        because[question.id] = conversation::because_ids(guide, step.because, rehearsal.asked);
    }
    for (const auto& raised : rehearsal.signals) {
        Json evidence = Json::array();
        for (const int question : raised.evidence)
            evidence.push_back(at(guide.questions, question).id);
        signals[at(guide.signals, raised.signal).id] = evidence;
    }
    Json urgent = Json::array();
    for (const auto& raised : rehearsal.signals)
        if (const auto& signal = at(guide.signals, raised.signal); signal.urgent)
            urgent.push_back(
                {{"signal", signal.id},
                 {"words", signal.urgent_words},
                 {"term", signal.urgent_term},
                 {"party",
                  signal.urgent_party < 0 ? "" : at(guide.parties, signal.urgent_party).id}});
    return {{"persona", rehearsal.persona},
            {"asked", rehearsal.asked},
            {"questions", questions},
            {"signals", signals},
            {"needs", ids_at(guide.needs, rehearsal.needs)},
            {"options", ids_at(guide.options, rehearsal.options)},
            {"parties", ids_at(guide.parties, rehearsal.parties)},
            {"because", because},
            {"urgent", urgent}};
}

// What cannot wait, as the person read it on the screen.
void print_urgent(std::ostream& out, const guide::Guide& guide,
                  const conversation::Rehearsal& rehearsal) {
    for (const auto& raised : rehearsal.signals) {
        const auto& signal = at(guide.signals, raised.signal);
        if (!signal.urgent) continue;
        out << "  Urgent: " << signal.title << "  -  " << signal.urgent_words;
        if (!signal.urgent_term.empty()) out << " " << signal.urgent_term;
        if (signal.urgent_party >= 0)
            out << "  (" << at(guide.parties, signal.urgent_party).title << ")";
        out << "\n";
    }
}

void print(std::ostream& out, const guide::Guide& guide, const conversation::Rehearsal& rehearsal) {
    out << "== " << rehearsal.persona << "\n";
    for (const auto& line : rehearsal.transcript) out << "  " << line << "\n";
    print_urgent(out, guide, rehearsal);
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

}  // namespace

int check_guide(Terminal& terminal, const std::string& guide_path, const CheckOptions& options) {
    auto today_days = base::SystemClock().wall_ms() / day_ms;
    if (!options.today.empty() && !guide::read_date(options.today, today_days)) {
        terminal.err << "'" << options.today << "' is no date; write it like 2026-11-22.\n";
        return not_readable;
    }
    auto loaded = proof::load_and_prove(guide_path, today_days);
    if (!loaded) {
        terminal.err << loaded.error().words << "\n";
        return not_readable;
    }
    const auto locale = options.locale.empty() ? locale_beside(guide_path) : options.locale;
    if (!locale.empty() && loaded->usable())
        if (const auto looked =
                look_at_translations(locale, *loaded,
                                     options.locale.empty() ? guide::Remark::Level::warning
                                                            : guide::Remark::Level::error);
            !looked) {
            terminal.err << looked.error().words << "\n";
            // Only whoever named the folder must have it looked at.
            if (!options.locale.empty()) return not_readable;
        }
    if (options.json) {
        terminal.out << to_json(*loaded).dump(2) << "\n";
        return loaded->usable() ? all_well : found_wanting;
    }
    RemarkLines lines(terminal.out, options.all);
    lines.tell(loaded->remarks);
    lines.tell_the_rest();
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
                   const std::vector<std::string>& personas, Told as, bool all) {
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
    RemarkLines lines(terminal.err, all);
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
        lines.tell(remarks);
        if (guide::any_error(remarks)) {
            exit_code = std::max(exit_code, found_wanting);
            continue;
        }
        const auto rehearsal = conversation::rehearse(*guide, persona, today);
        lines.tell(rehearsal.remarks);
        switch (as) {
            case Told::briefly: print(terminal.out, *guide, rehearsal); break;
            case Told::with_reasons:
                terminal.out << guide_map::explain(*guide, rehearsal) << "\n";
                break;
            case Told::as_json: terminal.out << to_json(*guide, rehearsal).dump() << "\n"; break;
        }
        for (const auto& failure : rehearsal.failures)
            terminal.err << persona.name << ": " << failure << "\n";
        if (!rehearsal.failures.empty()) exit_code = std::max(exit_code, found_wanting);
    }
    lines.tell_the_rest();
    return exit_code;
}

void add_guide_commands(CLI::App& app, Terminal& terminal, int& exit_code) {
    struct Arguments {
        std::string guide, place = "hall";
        CheckOptions check;
        std::vector<std::string> personas;
        bool json = false, explain = false, all = false;
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
    check->add_flag("--json", given->check.json, "As one JSON object");
    check->add_flag("--all", given->check.all, "Every warning, also where many are alike");
    check->add_option("--today", given->check.today, "The day to prove for, like 2026-11-22");
    check->add_option("--locale", given->check.locale,
                      "The folder of translations; if left out, `locale` in or near the guide");
    check->callback([&terminal, &exit_code, given] {
        exit_code = check_guide(terminal, given->guide, given->check);
    });

    auto* rehearse = guide_command->add_subcommand("rehearse", "Hold personas against a guide");
    rehearse->add_option("GUIDE", given->guide, "The guide's folder")->required();
    rehearse->add_option("PERSONA", given->personas,
                         "Files or folders; if none: GUIDE/personas, else tests/personas");
    rehearse->add_flag("--json", given->json, "One JSON object a line for each persona");
    rehearse->add_flag("--explain", given->explain, "As a story, with the reason of every step");
    rehearse->add_flag("--all", given->all, "Every warning, also where many are alike");
    rehearse->callback([&terminal, &exit_code, given] {
        exit_code = rehearse_guide(terminal, given->guide, given->personas,
                                   given->json      ? Told::as_json
                                   : given->explain ? Told::with_reasons
                                                    : Told::briefly,
                                   given->all);
    });
    add_guide_map_commands(*guide_command, terminal, exit_code);
}

}  // namespace kt::cli
