// keukentafel-cli: the composition root of the terminal. Each family of commands adds itself.
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/cli/case_commands.hpp"
#include "app/cli/guide_commands.hpp"
#include "app/cli/publish_commands.hpp"
#include "app/cli/publisher_commands.hpp"
#include "app/cli/root_commands.hpp"
#include "app/cli/sync_commands.hpp"
#include "core/base/process.hpp"

int main(int argc, char** argv) {
    kt::base::harden_process();  // it asks for passphrases, and shows cases
    CLI::App app{"Keukentafel in a terminal"};
    app.require_subcommand(1);
    kt::cli::Terminal terminal{std::cin, std::cout, std::cerr};
    int exit_code = 0;
    kt::cli::add_guide_commands(app, terminal, exit_code);
    kt::cli::add_case_commands(app, terminal, exit_code);
    kt::cli::add_root_commands(app, terminal, exit_code);
    kt::cli::add_publisher_commands(app, terminal, exit_code);
    kt::cli::add_publish_commands(app, terminal, exit_code);
    kt::cli::add_sync_commands(app, terminal, exit_code);
    CLI11_PARSE(app, argc, argv);
    return exit_code;
}
