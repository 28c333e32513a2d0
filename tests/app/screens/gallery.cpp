// Every sample of the kiosk as PNG, without a window: app_screens_gallery FOLDER
// [NAME-BEGINS-WITH [LANGUAGE…]] [--contrast]. For eyes, not a test.
#include <filesystem>
#include <iostream>

#include "app/ui/cairo_paint.hpp"
#include "app/ui/tree.hpp"
#include "tests/app/screens/album.hpp"

using namespace kt;

int main(int count, char** words) {
    if (count < 2) {
        std::cerr << "app_screens_gallery FOLDER [NAME-BEGINS-WITH [LANGUAGE…]] [--contrast]\n";
        return 2;
    }
    std::vector<std::string> given(words + 2, words + count);
    const bool contrast = std::erase(given, "--contrast") > 0;
    const std::string wanted = given.empty() ? "" : given.front();
    const auto languages = given.size() > 1
                               ? std::vector<std::string>(given.begin() + 1, given.end())
                               : screens::Studio::languages();
    std::filesystem::create_directories(words[1]);
    auto& studio = screens::Studio::open();
    const std::pair<const char*, ui::TextSize> sizes[] = {{"m", ui::TextSize::medium},
                                                          {"xl", ui::TextSize::extra_large}};
    for (const std::string& language : languages) {
        for (auto sample : screens::kiosk::samples(studio.guide, language)) {
            if (!sample.name.starts_with(wanted)) continue;
            if (contrast) sample.model.theme = ui::Theme::white_on_black;
            for (const auto& surface : {screens::wide, screens::tall}) {
                for (const auto& [size_name, size] : sizes) {
                    const auto page = studio.page(sample, surface, size);
                    const auto frame = studio.frame(page, surface);
                    const bool is_wide = surface.width_px > surface.height_px;
                    const auto path = std::string(words[1]) + "/" + sample.name + "-" + language +
                                      "-" + size_name + (is_wide ? "-wide" : "-tall") + ".png";
                    for (const auto& wrong : ui::check(frame))
                        std::cout << path << ": " << wrong << '\n';
                    const auto image = ui::paint_with_cairo(
                        frame, *studio.typesetter, studio.pictures, studio.themes[page.theme]);
                    if (!ui::write_png(image, path)) return 1;
                }
            }
        }
    }
    return 0;
}
