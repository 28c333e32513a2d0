#include "app/gallery.hpp"

#include <array>
#include <filesystem>
#include <iostream>

#include "app/machine.hpp"
#include "app/screens/kiosk/kiosk.hpp"
#include "app/screens/kiosk/sample_guide.hpp"
#include "app/screens/kiosk/samples.hpp"
#include "app/ui/cairo_paint.hpp"
#include "app/ui/theme.hpp"
#include "core/guide/load.hpp"

namespace kt::app {

namespace {

struct Painter {
    text::Typesetter& typesetter;
    const ui::Themes& themes;
    const ui::Pictures& pictures;
    const session::Catalogues& catalogues;
    const guide::Guide& guide;
    const GalleryOptions& options;

    base::Status paint(const screens::kiosk::Sample& sample, const ui::Surface& surface,
                       const std::string& path) const {
        const screens::Words words{guide,
                                   session::words_in(catalogues, model::texts_of(sample.model))};
        auto drawn =
            screens::kiosk::draw(sample.model, words, {surface.width_mm(), surface.height_mm()});
        const auto page = screens::kiosk::page_of(sample.model, std::move(drawn));
        const auto frame = ui::lay_out(page, surface, ui::View{}, typesetter, themes, pictures);
        return ui::write_png(ui::paint_with_cairo(frame, typesetter, pictures, themes[page.theme]),
                             path);
    }
};

struct Dress {
    ui::Theme theme;
    ui::TextSize size;
    std::string name;  // of the file; empty for the default
};

std::vector<Dress> dresses(bool all) {
    if (!all) return {{ui::Theme::paper, ui::TextSize::medium, ""}};
    constexpr std::array themes{std::pair(ui::Theme::paper, ".paper"),
                                std::pair(ui::Theme::black_on_white, ".black_on_white"),
                                std::pair(ui::Theme::white_on_black, ".white_on_black"),
                                std::pair(ui::Theme::low_glare, ".low_glare")};
    constexpr std::array sizes{std::pair(ui::TextSize::small, ".small"),
                               std::pair(ui::TextSize::medium, ".medium"),
                               std::pair(ui::TextSize::large, ".large"),
                               std::pair(ui::TextSize::extra_large, ".extra_large")};
    std::vector<Dress> made;
    for (const auto& [theme, theme_name] : themes)
        for (const auto& [size, size_name] : sizes)
            made.push_back({theme, size, std::string(theme_name) + size_name});
    return made;
}

base::Result<int> paint_all(const Painter& painter, const std::vector<std::string>& languages) {
    const GalleryOptions& options = painter.options;
    const auto offered = offered_languages(options.assets_folder, painter.catalogues);
    int made = 0;
    for (const auto& language : languages)
        for (auto sample : screens::kiosk::samples(painter.guide, language)) {
            if (!sample.name.starts_with(options.only)) continue;
            if (sample.name != "welcome.two_languages") sample.model.house.languages = offered;
            for (const auto& dress : dresses(options.all_themes))
                for (const bool landscape : {true, false}) {
                    sample.model.theme = dress.theme;
                    sample.model.size = dress.size;
                    const ui::Surface surface{landscape ? 1920.0f : 1080.0f,
                                              landscape ? 1080.0f : 1920.0f, options.px_per_mm};
                    const auto path = options.out_folder + "/" + sample.name + "." + language +
                                      (landscape ? ".landscape" : ".portrait") + dress.name +
                                      ".png";
                    if (auto painted = painter.paint(sample, surface, path); !painted)
                        return tl::unexpected(painted.error());
                    ++made;
                }
        }
    return made;
}

}  // namespace

int run_gallery(const GalleryOptions& options) {
    auto typesetter = text::Typesetter::open(options.assets_folder + "/fonts");
    if (!typesetter) return complain(typesetter.error());
    const auto themes = ui::load_themes(options.assets_folder + "/themes");
    if (!themes) return complain(themes.error());
    const auto pictures = ui::Pictures::load(options.assets_folder + "/icons");
    if (!pictures) return complain(pictures.error());
    const auto loaded = guide::load_usable(options.guide_folder);
    if (!loaded) return complain(loaded.error());
    const auto guide = screens::kiosk::with_every_screen(*loaded);
    const auto catalogues = load_catalogues(options.assets_folder);
    std::filesystem::create_directories(options.out_folder);
    const Painter painter{**typesetter, *themes, *pictures, catalogues, guide, options};
    std::vector<std::string> languages{"nl"};
    for (const auto& [language, catalogue] : catalogues) languages.push_back(language);
    const auto made = paint_all(painter, languages);
    if (!made) return complain(made.error());
    std::cout << *made << " pictures in " << options.out_folder << "\n";
    return 0;
}

}  // namespace kt::app
