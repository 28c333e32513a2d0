#include "app/cli/publish_commands.hpp"

#include <CLI/CLI.hpp>
#include <memory>

namespace kt::cli {

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
    const auto add_built_in = [&](CLI::App* command) {
        command->add_option("--built-in", given->built_in_folder,
                            "The guide that the devices' program brings; default: this program's");
        return command;
    };
    const auto add_guide = [&](CLI::App* command) {
        command->add_option("GUIDE", given->guide_folder, "The guide's folder")->required();
        command->add_option(
            "--locale", given->locale_folder,
            "LANGUAGE/GUIDE.po lies here; default: the locale folder beside the guide");
        command->add_option("--replaces", given->replaces,
                            "The guide on the devices whose place it takes; default: its own name");
        add_built_in(command);
    };
    add_guide(add("preview", "What would change on the devices", publish_preview));
    add_guide(add("propose", "Sign a guide, for another to approve", publish_propose));
    add("list", "What waits, is in use, was withdrawn", publish_list);
    auto* approve = add("approve", "Agree with what another proposed", publish_approve);
    add_built_in(approve);
    approve->add_option("ID", given->id, "As publish list shows it")->required();
    approve->add_flag("--yes", given->yes, "Do not ask");
    auto* withdraw = add("withdraw", "Nobody begins with it any more", publish_withdraw);
    withdraw->add_option("ID", given->id, "As publish list shows it")->required();
    withdraw->add_option("--reason", given->reason, "For the other publishers");
    add("status", "Which device has it", publish_status);
}

}  // namespace kt::cli
