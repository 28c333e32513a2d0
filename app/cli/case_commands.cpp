#include "app/cli/case_commands.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/cli/case_json.hpp"
#include "app/cli/passphrase.hpp"
#include "app/desk/case_reading.hpp"
#include "app/model/promises.hpp"

namespace kt::cli {
namespace {

constexpr int all_well = 0, no_such_case = 1, not_readable = 2;

std::string in_dutch(std::string_view, std::string_view dutch) {
    return std::string(dutch);
}

// Everything that reading needs, opened.
struct Opened {
    std::unique_ptr<journal::Journal> journal;
    std::optional<keys::Unlocked> unlocked;
    std::optional<desk::GuideShelf> guides;
    base::SystemRandom random;
};

base::Status open(Terminal& terminal, const CaseOptions& options, Opened& opened) {
    auto guides = desk::GuideShelf::load(options.guides_folder);
    if (!guides) return tl::unexpected<base::Error>(guides.error());
    opened.guides.emplace(std::move(*guides));
    auto words = read_passphrase(terminal, options.passphrase_file);
    if (!words) return tl::unexpected<base::Error>(words.error());
    auto unlocked = keys::unlock(options.data_folder, *words);
    std::fill(words->begin(), words->end(), '\0');
    if (!unlocked) return tl::unexpected<base::Error>(unlocked.error());
    opened.unlocked.emplace(std::move(*unlocked));
    auto journal = journal::open_lmdb_journal(options.data_folder + "/journal");
    if (!journal) return tl::unexpected<base::Error>(journal.error());
    opened.journal = std::move(*journal);
    return {};
}

base::Result<desk::CaseList> read_all(Terminal& terminal, const CaseOptions& options,
                                      Opened& opened) {
    const auto ready = open(terminal, options, opened);
    if (!ready) return tl::unexpected<base::Error>(ready.error());
    const desk::Reading reading{*opened.journal, *opened.unlocked, *opened.guides, opened.random};
    return desk::read_list(reading, in_dutch);
}

void print_line(std::ostream& out, const model::CaseView& view, const model::CaseLine& line) {
    out << (view.number.empty() ? view.id.hex() : view.number) << "  "
        << model::day_and_year_text(line.received_ms, in_dutch) << "  " << line.asked;
    if (line.urgent) out << "  [vandaag nog]";
    if (line.call_by_ms) {
        out << "  [antwoord vóór " << model::short_day_text(*line.call_by_ms, in_dutch) << "]";
    }
    out << (line.read ? "" : "  [nieuw]") << "\n";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
    return all;
}

void print_card(std::ostream& out, const model::CaseView& view) {
    out << view.number << "  " << (view.name.empty() ? "naam niet gegeven" : view.name) << "\n";
    out << "Gevraagd:   " << view.entry_text;
    if (!view.asked_words.empty()) out << "  “" << view.asked_words << "”";
    out << "\n";
    if (!view.urgent.empty()) out << "Vandaag nog: " << joined(view.urgent_titles) << "\n";
    for (const model::NeedView& need : view.needs) {
        if (need.confirmed()) out << "Bevestigd:  " << need.words << "\n";
    }
    if (view.own_need) out << "Bevestigd:  “" << *view.own_need << "”\n";
    for (const casefile::Promised& promise : view.promised) {
        out << "Beloofd:    " << model::promise_text(promise, in_dutch);
        if (promise.by_ms > 0) out << " Vóór " << model::day_text(promise.by_ms, in_dutch);
        out << "\n";
    }
    if (!view.contact) return;
    const casefile::ContactGiven& contact = *view.contact;
    out << "Bereiken:   " << (contact.may_call ? contact.phone + " " + contact.when : "niet bellen")
        << (contact.voicemail ? ", voicemail mag" : ", niets inspreken")
        << (contact.post ? ", post mag" : ", geen post");
    if (!contact.safely.empty()) out << ", “" << contact.safely << "”";
    out << "\n";
}

void print_story(std::ostream& out, const model::CaseView& view) {
    for (const model::ConflictView& conflict : view.conflicts) {
        out << "\nTwee keer, en niet hetzelfde: " << conflict.title << "\n";
        for (const auto& side : conflict.sides) {
            out << "  " << side.text << " (" << side.said_by << ")\n";
        }
    }
    for (const model::TopicView& topic : view.topics) {
        out << "\n" << topic.title << "\n";
        for (const model::QuestionView& question : topic.questions) {
            out << "  " << question.ask << "\n";
            if (question.skipped) out << "    overgeslagen\n";
            for (const model::AnswerView& answer : question.standing) {
                out << "    " << joined(answer.texts);
                if (!answer.words.empty()) out << " “" << answer.words << "”";
                out << "\n";
            }
        }
    }
    if (!view.signals.empty()) out << "\nWaar de antwoorden op wijzen\n";
    for (const model::SignalView& signal : view.signals) {
        out << "  " << signal.title << "\n";
        for (const auto& evidence : signal.evidence) out << "    " << evidence.text << "\n";
    }
}

}  // namespace

int list_cases(Terminal& terminal, const CaseOptions& options) {
    Opened opened;
    const auto list = read_all(terminal, options, opened);
    if (!list) {
        terminal.err << list.error().words << "\n";
        return not_readable;
    }
    if (options.json) {
        terminal.out << "[";
        for (std::size_t at = 0; at < list->lines.size(); ++at) {
            terminal.out << (at == 0 ? "\n" : ",\n") << line_json(list->views[at], list->lines[at]);
        }
        terminal.out << "\n]\n";
        return all_well;
    }
    for (std::size_t at = 0; at < list->lines.size(); ++at) {
        print_line(terminal.out, list->views[at], list->lines[at]);
    }
    if (list->lines.empty()) terminal.out << "Er zijn geen dossiers.\n";
    if (list->unreadable > 0) {
        terminal.out << list->unreadable << " dossiers zijn niet voor deze laptop.\n";
    }
    return all_well;
}

int show_case(Terminal& terminal, const CaseOptions& options) {
    Opened opened;
    const auto list = read_all(terminal, options, opened);
    if (!list) {
        terminal.err << list.error().words << "\n";
        return not_readable;
    }
    const auto found = std::ranges::find_if(list->views, [&](const model::CaseView& view) {
        return view.id.hex() == options.which || view.number == options.which;
    });
    if (found == list->views.end()) {
        terminal.err << "There is no case " << options.which << " on this laptop.\n";
        return no_such_case;
    }
    if (options.json) {
        terminal.out << case_json(*found) << "\n";
        return all_well;
    }
    print_card(terminal.out, *found);
    print_story(terminal.out, *found);
    return all_well;
}

void add_case_commands(CLI::App& app, Terminal& terminal, int& exit_code) {
    const auto given = std::make_shared<CaseOptions>();
    auto* command = app.add_subcommand("case", "The cases on this laptop");
    command->require_subcommand(1);
    const auto add_shared = [given](CLI::App& sub) {
        sub.add_option("--data", given->data_folder, "The laptop's data folder")->required();
        sub.add_option("--passphrase-file", given->passphrase_file,
                       "A file whose first line is the passphrase; if none, it is asked for");
        sub.add_option("--guides", given->guides_folder, "The folder of guides");
        sub.add_flag("--json", given->json, "For programs");
    };
    auto* list = command->add_subcommand("list", "What needs you first, at the top");
    add_shared(*list);
    list->callback([&terminal, &exit_code, given] { exit_code = list_cases(terminal, *given); });
    auto* show = command->add_subcommand("show", "One case, as the laptop shows it");
    show->add_option("CASE", given->which, "Its number, or its name in hex")->required();
    add_shared(*show);
    show->callback([&terminal, &exit_code, given] { exit_code = show_case(terminal, *given); });
}

}  // namespace kt::cli
