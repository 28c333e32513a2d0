// Every sample page as PNG, without a window: app_ui_gallery FOLDER [LANGUAGE…]. For eyes, not a test.
#include <filesystem>
#include <iostream>

#include "app/ui/cairo_paint.hpp"
#include "app/ui/tree.hpp"
#include "tests/app/ui/samples.hpp"

using namespace kt;

int main(int count, char** words) {
    if (count < 2) {
        std::cerr << "app_ui_gallery FOLDER [LANGUAGE...]\n";
        return 2;
    }
    std::filesystem::create_directories(words[1]);
    std::vector<std::string> languages(words + 2, words + count);
    if (languages.empty()) languages = {"nl"};
    const auto typesetter = text::Typesetter::open("assets/fonts");
    if (!typesetter) {
        std::cerr << typesetter.error().words << '\n';
        return 1;
    }
    const auto themes = ui::samples::themes();
    const auto pictures = ui::samples::pictures();
    const std::pair<const char*, ui::TextSize> sizes[] = {{"m", ui::TextSize::medium},
                                                          {"xl", ui::TextSize::extra_large}};
    for (const auto& language : languages) {
        for (const auto& name : ui::samples::names()) {
            for (const auto& surface : {ui::samples::wide, ui::samples::tall}) {
                for (const auto& [size_name, size] : sizes) {
                    const bool is_wide = surface.width_px > surface.height_px;
                    auto page = ui::samples::make(name, language, is_wide);
                    page.size = size;
                    const auto frame =
                        ui::lay_out(page, surface, {}, **typesetter, themes, pictures);
                    const auto image = ui::paint_with_cairo(frame, **typesetter, pictures,
                                                            themes[page.theme]);
                    const auto path = std::string(words[1]) + "/" + name + "-" + language + "-" +
                                      size_name + (is_wide ? "-wide" : "-tall") + ".png";
                    for (const auto& wrong : ui::check(frame)) {
                        std::cout << path << ": " << wrong << '\n';
                    }
                    if (!ui::write_png(image, path)) return 1;
                }
            }
        }
    }
    return 0;
}
