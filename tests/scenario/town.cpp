#include "tests/scenario/town.hpp"

#include <signal.h>

#include <stdexcept>

namespace kt::scenario {

namespace fs = std::filesystem;

Town::Town(TownOptions options)
    : options_(std::move(options)),
      port_(free_port()),
      kiosk_display_(options_.kiosk_width_px, options_.kiosk_height_px),
      laptop_display_(1600, 1000) {
    if (!kiosk_display_.works() || !laptop_display_.works())
        throw std::runtime_error("Xvfb does not start here");
    const auto made = run({"bash", "packaging/trial.sh", folder().string(), std::to_string(port_)},
                          {}, {{"KT_BIN", options_.bin_folder}});
    if (made.exit_code != 0)
        throw std::runtime_error("the trial municipality was not made: " + made.err + made.out);
    kiosk_hands_ = std::make_unique<Hands>(kiosk_display_, folder_ / "kiosk.tree");
    laptop_hands_ = std::make_unique<Hands>(laptop_display_, folder_ / "laptop.tree");
    fs::create_directories(papers());
}

void Town::start_hub() {
    hub_ = std::make_unique<Process>(
        std::vector<std::string>{"bash", "packaging/trial.sh", folder().string(),
                                 std::to_string(port_), "serve"},
        (folder_ / "hub.log").string(),
        std::map<std::string, std::string>{{"KT_BIN", options_.bin_folder}});
}

void Town::kill_hub() {
    if (hub_) hub_->signal(SIGKILL);
    hub_.reset();
}

void Town::start_kiosk() {
    std::error_code ignored;
    fs::remove(folder_ / "kiosk.tree", ignored);
    kiosk_ = std::make_unique<Process>(
        std::vector<std::string>{
            program("keukentafel"), "kiosk", "--data", kiosk_data().string(), "--assets", "assets",
            "--width", std::to_string(options_.kiosk_width_px), "--height",
            std::to_string(options_.kiosk_height_px), "--px-per-mm",
            std::to_string(trial_px_per_mm), "--tree", (folder_ / "kiosk.tree").string(),
            "--print-to", papers().string()},
        kiosk_log().string(),
        std::map<std::string, std::string>{{"DISPLAY", kiosk_display_.name()},
                                           {"SDL_AUDIODRIVER", "dummy"}});
}

void Town::start_laptop() {
    std::error_code ignored;
    fs::remove(folder_ / "laptop.tree", ignored);
    laptop_ = std::make_unique<Process>(
        std::vector<std::string>{
            program("keukentafel"), "laptop", "--data", (folder() / "laptop").string(), "--assets",
            "assets", "--width", "1600", "--height", "1000", "--px-per-mm",
            std::to_string(trial_px_per_mm), "--tree", (folder_ / "laptop.tree").string()},
        (folder_ / "laptop.log").string(),
        std::map<std::string, std::string>{{"DISPLAY", laptop_display_.name()},
                                           {"SDL_AUDIODRIVER", "dummy"}});
}

std::string Town::passphrase() const {
    auto text = read_file(folder() / "passphrase");
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

void Town::unlock_laptop() {
    laptop().wait_for_screen("laptop.unlock", 30'000);
    laptop().touch("passphrase");
    laptop().type(passphrase());
    laptop().key("Return");
    laptop().wait_for_screen("laptop.today", 30'000);
}

Ran Town::laptop_cli(std::vector<std::string> words) const {
    std::vector<std::string> command{program("keukentafel-cli")};
    command.insert(command.end(), words.begin(), words.end());
    for (const auto& word : {std::string("--data"), (folder() / "laptop").string(),
                             std::string("--passphrase-file"), (folder() / "passphrase").string()})
        command.push_back(word);
    return run(command);
}

}  // namespace kt::scenario
