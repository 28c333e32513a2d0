// The laptop's composition root: opens what is on this machine, and runs until the person is done.
// Blocks; main thread. Exit code 0 when the person closed it, 1 when it cannot run (words on
// stderr).
#pragma once

#include <string>
#include <vector>

#include "app/session/kiosk_session.hpp"

namespace kt::app {

// What its screens need: on a smaller display they are drawn smaller. Whoever sits at a laptop sits
// nearer than someone who stands before a kiosk.
inline constexpr float room_width_mm = 440;
inline constexpr float room_height_mm = 248;

struct LaptopOptions {
    std::string data_folder;
    std::string hub_url;  // empty: as the municipality's root certified it
    std::string assets_folder = "assets";
    std::string tree_file;
    std::string screenshot_folder;
    int width_px = 1600;
    int height_px = 1000;
    float pixels_per_mm = 0;  // 0: from the display
    bool fullscreen = false;
    bool english = false;
    session::Catalogues catalogues;  // of every language but Dutch
    std::vector<model::Language> languages = model::House{}.languages;  // of conversations
    std::string boot;  // of this machine's start: who holds an open case
};

int run_laptop(const LaptopOptions& options);

}  // namespace kt::app
