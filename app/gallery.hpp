// Every screen with its sample, as pictures: for whoever designs, translates or checks. No window,
// no keys, no journal: samples only.
#pragma once

#include <string>

namespace kt::app {

struct GalleryOptions {
    std::string assets_folder;
    std::string guide_folder;
    std::string out_folder;   // <screen>.<language>.<landscape|portrait>[.<theme>.<size>].png
    std::string only;         // screens whose name begins so; empty: every screen
    bool all_themes = false;  // otherwise the default theme and size only
    float px_per_mm = 3.62f;  // a 24-inch display of 1920 x 1080
};

int run_gallery(const GalleryOptions& options);

}  // namespace kt::app
