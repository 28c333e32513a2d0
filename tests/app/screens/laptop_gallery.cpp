// Every sample of the laptop as PNG, without a window: app_laptop_gallery FOLDER
// [NAME-BEGINS-WITH]. For eyes, not a test.
#include <filesystem>
#include <iostream>

#include "app/screens/laptop/laptop_page.hpp"
#include "app/ui/cairo_paint.hpp"
#include "app/ui/tree.hpp"
#include "tests/app/screens/album.hpp"
#include "tests/app/screens/laptop_album.hpp"

using namespace kt;

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "app_laptop_gallery FOLDER [NAME-BEGINS-WITH]\n";
        return 2;
    }
    const std::string wanted = count > 2 ? arguments[2] : "";
    std::filesystem::create_directories(arguments[1]);
    auto& studio = screens::Studio::open();
    const text::Catalogue dutch;
    const auto english = text::Catalogue::load("assets/locale", "en");
    if (!english) return 1;
    for (const bool in_english : {false, true}) {
        const auto& catalogue = in_english ? *english : dutch;
        const model::Translate tr = [&](std::string_view context, std::string_view text) {
            return catalogue.tr(context, std::string(text));
        };
        for (const auto& sample : screens::laptop_samples(in_english, tr)) {
            if (!sample.name.starts_with(wanted)) continue;
            for (const auto& surface : {ui::Surface{1600, 1000, 3.6f}, screens::wide}) {
                const auto page = screens::laptop_page(sample.model, tr);
                int pages = 1;
                for (int at = 0; at < pages; ++at) {
                    ui::View view;
                    view.page_of["case"] = at;
                    const auto frame = studio.frame(page, surface, view);
                    for (const auto& region : frame.regions) {
                        if (region.id == "case") pages = region.pages;
                    }
                    const auto path =
                        std::string(arguments[1]) + "/laptop." + sample.name +
                        (in_english ? "-en-" : "-nl-") +
                        std::to_string(static_cast<int>(surface.width_px)) +
                        (at > 0 ? "-page" + std::to_string(at + 1) : "") + ".png";
                    for (const auto& wrong : ui::check(frame))
                        std::cout << path << ": " << wrong << '\n';
                    const auto image =
                        ui::paint_with_cairo(frame, *studio.typesetter, studio.pictures,
                                             studio.themes[page.theme]);
                    if (!ui::write_png(image, path)) return 1;
                }
            }
        }
    }
    return 0;
}
