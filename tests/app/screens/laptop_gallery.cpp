// Every sample of the laptop as PNG, without a window: app_laptop_gallery FOLDER
// [NAME-BEGINS-WITH]. Its own screens, and the conversation held at it. For eyes, not a test.
#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "app/screens/laptop/laptop_page.hpp"
#include "app/ui/cairo_paint.hpp"
#include "app/ui/tree.hpp"
#include "tests/app/screens/album.hpp"
#include "tests/app/screens/laptop_album.hpp"
#include "tests/app/screens/table_album.hpp"

using namespace kt;

namespace {

// These two stand for all in every theme: one the laptop's own, one beside the resident.
constexpr std::array in_every_theme{"case.told", "table.question.choice"};
constexpr std::array sizes{screens::desk_window, screens::small_laptop};

class Gallery {
  public:
    Gallery(std::string folder, std::string wanted)
        : folder_(std::move(folder)), wanted_(std::move(wanted)) {
        std::filesystem::create_directories(folder_);
    }

    bool wants(const std::string& name) const { return name.starts_with(wanted_); }

    // Every page of it, in every theme if it stands for all.
    bool paint(const std::string& name, ui::Page page, const ui::Surface& surface) {
        const std::string size = "-" + std::to_string(static_cast<int>(surface.width_px));
        if (!paint_pages(page, surface, name + size)) return false;
        if (std::ranges::none_of(in_every_theme,
                                 [&](std::string_view one) { return name.starts_with(one); }))
            return true;
        for (std::size_t theme = 1; theme < studio_.themes.of.size(); ++theme) {
            page.theme = static_cast<ui::Theme>(theme);
            if (!paint_pages(page, surface, name + size + "-theme" + std::to_string(theme)))
                return false;
        }
        return true;
    }

  private:
    bool paint_pages(const ui::Page& page, const ui::Surface& surface, const std::string& name) {
        int pages = 1;
        for (int at = 0; at < pages; ++at) {
            ui::View view;
            view.page_of["case"] = at;
            const auto frame = studio_.frame(page, surface, view);
            for (const auto& region : frame.regions)
                if (region.id == "case") pages = region.pages;
            const auto path = folder_ + "/laptop." + name +
                              (at > 0 ? "-page" + std::to_string(at + 1) : "") + ".png";
            for (const auto& wrong : ui::check(frame)) std::cout << path << ": " << wrong << '\n';
            const auto image = ui::paint_with_cairo(frame, *studio_.typesetter, studio_.pictures,
                                                    studio_.themes[page.theme]);
            if (!ui::write_png(image, path)) return false;
        }
        return true;
    }

    std::string folder_, wanted_;
    screens::Studio& studio_ = screens::Studio::open();
};

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "app_laptop_gallery FOLDER [NAME-BEGINS-WITH]\n";
        return 2;
    }
    Gallery gallery(arguments[1], count > 2 ? arguments[2] : "");
    const auto& studio = screens::Studio::open();
    for (const std::string& language : screens::Studio::languages()) {
        const bool of_worker = language == "nl" || language == "en";
        const auto words = studio.words(language);
        for (const auto& surface : sizes) {
            for (const auto& sample : screens::laptop_samples(language == "en", words.tr)) {
                if (!of_worker || !gallery.wants(sample.name)) continue;
                const auto page = screens::laptop_page(sample.model, words.tr);
                if (!gallery.paint(sample.name + "-" + language, page, surface)) return 1;
            }
            for (const auto& sample : screens::table_samples(studio.guide, language)) {
                if (!gallery.wants(sample.name)) continue;
                const auto page = studio.page(sample, surface, sample.model.size);
                if (!gallery.paint(sample.name + "-" + language, page, surface)) return 1;
            }
        }
    }
    return 0;
}
