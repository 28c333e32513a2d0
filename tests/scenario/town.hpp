// A trial municipality of real processes: hub, kiosk and laptop, made by packaging/trial.sh, each
// before a display of its own. Everything ends with the object.
#pragma once

#include <memory>
#include <string>

#include "tests/scenario/hands.hpp"

namespace kt::scenario {

inline constexpr float trial_px_per_mm = 3.62f;  // a 24-inch display of 1920 x 1080

struct TownOptions {
    std::string bin_folder;  // where the programs are
    int kiosk_width_px = 1920;
    int kiosk_height_px = 1080;
};

class Town {
  public:
    explicit Town(TownOptions options);  // throws std::runtime_error with what went wrong

    void start_hub();
    void stop_hub() { hub_.reset(); }
    void kill_hub();
    void start_kiosk();
    void stop_kiosk() { kiosk_.reset(); }
    void start_laptop();
    void stop_laptop() { laptop_.reset(); }
    // Types the passphrase; comes back when the list of cases is there.
    void unlock_laptop();

    Hands& kiosk() { return *kiosk_hands_; }
    Hands& laptop() { return *laptop_hands_; }
    const Display& kiosk_display() const { return kiosk_display_; }
    const Display& laptop_display() const { return laptop_display_; }
    Process& kiosk_process() { return *kiosk_; }

    std::filesystem::path folder() const { return folder_.path() / "town"; }
    std::filesystem::path papers() const { return folder_ / "papers"; }
    std::filesystem::path kiosk_data() const { return folder() / "kiosk"; }
    std::filesystem::path kiosk_log() const { return folder_ / "kiosk.log"; }
    std::string program(const std::string& name) const { return options_.bin_folder + "/" + name; }
    // keukentafel-cli with the laptop's data and passphrase; the laptop must not run.
    Ran laptop_cli(std::vector<std::string> words) const;
    std::string passphrase() const;

  private:
    TownOptions options_;
    Folder folder_;
    int port_;
    Display kiosk_display_;
    Display laptop_display_;
    std::unique_ptr<Hands> kiosk_hands_, laptop_hands_;
    std::unique_ptr<Process> hub_, kiosk_, laptop_;
};

}  // namespace kt::scenario
