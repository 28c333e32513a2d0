// Every sample page as PNG, without a window: app_ui_gallery FOLDER [LANGUAGE…]. For eyes, not a
// test.
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
    struct Way {
        const char* name;
        ui::TextSize size;
        ui::Theme theme;
    };
    const Way ways[] = {{"m", ui::TextSize::medium, ui::Theme::paper},
                        {"xl", ui::TextSize::extra_large, ui::Theme::paper},
                        {"black", ui::TextSize::medium, ui::Theme::black_on_white},
                        {"white", ui::TextSize::medium, ui::Theme::white_on_black},
                        {"glare", ui::TextSize::medium, ui::Theme::low_glare}};
    for (const auto& language : languages) {
        for (const auto& name : ui::samples::names()) {
            for (const auto& surface : {ui::samples::wide, ui::samples::tall}) {
                for (const auto& [way, size, theme] : ways) {
                    const bool is_wide = surface.width_px > surface.height_px;
                    auto page = ui::samples::make(name, language, is_wide);
                    page.size = size;
                    page.theme = theme;
                    const auto frame =
                        ui::lay_out(page, surface, {}, **typesetter, themes, pictures);
                    const auto image =
                        ui::paint_with_cairo(frame, **typesetter, pictures, themes[page.theme]);
                    const auto path = std::string(words[1]) + "/" + name + "-" + language + "-" +
                                      way + (is_wide ? "-wide" : "-tall") + ".png";
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
