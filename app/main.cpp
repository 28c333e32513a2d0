// keukentafel: kiosk | laptop. The composition root; kiosk-session and kiosk-sync are the processes
// that the kiosk's supervisor starts.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "app/gallery.hpp"
#include "app/kiosk_main.hpp"
#include "app/laptop/run_laptop.hpp"
#include "app/machine.hpp"

namespace {

using kt::app::KioskOptions;
namespace fs = std::filesystem;

std::string this_program() {
    return fs::read_symlink("/proc/self/exe").string();
}

// Beside the program when installed or built (build/bin/…/assets), else in the present folder.
std::string default_assets() {
    const auto bin = fs::path(this_program()).parent_path();
    for (const auto& folder : {bin / "../share/keukentafel", bin / "../../assets"})
        if (fs::exists(folder / "guides")) return fs::weakly_canonical(folder).string();
    return "assets";
}

void add_window_options(CLI::App& command, KioskOptions& options) {
    command.add_option("--width", options.width_px, "pixels")->check(CLI::Range(320, 7680));
    command.add_option("--height", options.height_px, "pixels")->check(CLI::Range(240, 7680));
    command
        .add_option("--px-per-mm", options.px_per_mm, "pixels per millimetre; 0: ask the display")
        ->check(CLI::Range(0.0f, 40.0f));
    command.add_flag("--fullscreen", options.fullscreen);
    command.add_option("--tree", options.tree_file,
                       "write the semantic tree here after each frame");
    command.add_option("--screenshots", options.screenshot_folder, "F12 writes a picture here");
}

void add_kiosk_options(CLI::App& command, KioskOptions& options) {
    command.add_option("--data", options.data_folder, "the kiosk's data folder")->required();
    command.add_option("--hub", options.hub_url, "instead of the address the root certified");
    command.add_option("--assets", options.assets_folder);
    command.add_option("--guide", options.guide_folder, "a guide's folder");
    command.add_option("--print-to", options.tray.folder, "a trial: papers lie here, readable");
    command.add_option("--print-command", options.tray.command, "reads a PDF from its input");
    add_window_options(command, options);
}

struct LaptopCommand {
    KioskOptions window;
    kt::app::LaptopOptions options;
};

void add_laptop(CLI::App& app, LaptopCommand& laptop) {
    auto* command = app.add_subcommand("laptop", "the worker's laptop");
    laptop.window.width_px = 1600;
    laptop.window.height_px = 1000;
    command->add_option("--data", laptop.options.data_folder, "its data folder")->required();
    command->add_option("--hub", laptop.options.hub_url);
    command->add_option("--assets", laptop.options.assets_folder);
    command->add_flag("--english", laptop.options.english);
    add_window_options(*command, laptop.window);
}

int run(const LaptopCommand& laptop) {
    auto options = laptop.options;
    options.width_px = laptop.window.width_px;
    options.height_px = laptop.window.height_px;
    options.pixels_per_mm = laptop.window.px_per_mm;
    options.fullscreen = laptop.window.fullscreen;
    options.tree_file = laptop.window.tree_file;
    options.screenshot_folder = laptop.window.screenshot_folder;
    options.catalogues = kt::app::load_catalogues(options.assets_folder);
    options.languages = kt::app::offered_languages(options.assets_folder, options.catalogues);
    options.boot = kt::app::boot_id();
    return kt::app::run_laptop(options);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Keukentafel: finding the question behind the question, together"};
    KioskOptions kiosk;
    kiosk.program = this_program();
    kiosk.assets_folder = default_assets();
    LaptopCommand laptop;
    laptop.options.assets_folder = kiosk.assets_folder;
    kt::app::GalleryOptions gallery;
    gallery.assets_folder = kiosk.assets_folder;

    auto* kiosk_command = app.add_subcommand("kiosk", "the kiosk in the town hall");
    auto* session = app.add_subcommand("kiosk-session", "one conversation (the kiosk starts it)");
    auto* sync = app.add_subcommand("kiosk-sync", "the line to the hub (the kiosk starts it)");
    for (auto* command : {kiosk_command, session, sync}) add_kiosk_options(*command, kiosk);
    session->add_flag("--hidden", kiosk.hidden);
    session->add_flag("--after-break", kiosk.after_break);
    add_laptop(app, laptop);
    app.add_option("--gallery", gallery.out_folder, "pictures of every screen, into this folder");
    app.add_flag("--all-themes", gallery.all_themes, "with --gallery: every theme and size");
    app.add_option("--only", gallery.only, "with --gallery: screens whose name begins so");
    app.require_subcommand(0, 1);
    CLI11_PARSE(app, argc, argv);

    if (kiosk.guide_folder.empty()) kiosk.guide_folder = kiosk.assets_folder + "/guides/gesprek";
    gallery.guide_folder = kiosk.guide_folder;
    if (!gallery.out_folder.empty()) return kt::app::run_gallery(gallery);
    if (kiosk_command->parsed()) return kt::app::run_kiosk(kiosk);
    if (session->parsed()) return kt::app::run_kiosk_session(kiosk);
    if (sync->parsed()) return kt::app::run_kiosk_sync(kiosk);
    if (app.got_subcommand("laptop")) return run(laptop);
    std::cout << app.help();
    return 2;
}
