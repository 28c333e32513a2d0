#include "tests/app/screens/album.hpp"

#include <filesystem>
#include <set>
#include <stdexcept>

#include "app/screens/kiosk/sample_guide.hpp"
#include "core/guide/load.hpp"

namespace kt::screens {

namespace {

template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().words);
    return std::move(*result);
}

std::map<std::string, text::Catalogue> all_catalogues() {
    std::map<std::string, text::Catalogue> all;
    for (const auto& language : Studio::languages())
        all.emplace(language, must(text::Catalogue::load("assets/locale", language)));
    return all;
}

}  // namespace

Studio::Studio()
    : guide(kiosk::with_every_screen(must(guide::load_usable("assets/guides/gesprek")))),
      typesetter(must(text::Typesetter::open("assets/fonts"))),
      themes(must(ui::load_themes("assets/themes"))),
      pictures(must(ui::Pictures::load("assets/icons"))),
      catalogues_(all_catalogues()) {}

Studio& Studio::open() {
    static Studio studio;
    return studio;
}

std::vector<std::string> Studio::languages() {
    std::set<std::string> found{"nl"};
    for (const auto& entry : std::filesystem::directory_iterator("assets/locale"))
        if (std::filesystem::exists(entry.path() / "kiosk.po"))
            found.insert(entry.path().filename().string());
    return {found.begin(), found.end()};
}

Words Studio::words(const std::string& language) const {
    const auto found = catalogues_.find(language);
    if (found == catalogues_.end())
        return {guide, [](std::string_view, std::string_view dutch) { return std::string(dutch); }};
    return {guide, [catalogue = &found->second](std::string_view context, std::string_view dutch) {
                return catalogue->tr(context, std::string(dutch));
            }};
}

ui::Page Studio::page(const kiosk::Sample& sample, const ui::Surface& surface,
                      ui::TextSize size) const {
    model::Model shown = sample.model;
    shown.size = size;
    const Words said = words(model::texts_of(shown));
    const Space space{surface.width_mm(), surface.height_mm()};
    return kiosk::page_of(shown, kiosk::draw(shown, said, space));
}

ui::Frame Studio::frame(const ui::Page& page, const ui::Surface& surface,
                        const ui::View& view) const {
    return ui::lay_out(page, surface, view, *typesetter, themes, pictures);
}

}  // namespace kt::screens
