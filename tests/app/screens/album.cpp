#include "tests/app/screens/album.hpp"

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

}  // namespace

Studio::Studio()
    : guide(kiosk::with_every_screen(must(guide::load_usable("assets/guides/gesprek")))),
      typesetter(must(text::Typesetter::open("assets/fonts"))),
      themes(must(ui::load_themes("assets/themes"))),
      pictures(must(ui::Pictures::load("assets/icons"))),
      english_(must(text::Catalogue::load("assets/locale", "en"))) {}

Studio& Studio::open() {
    static Studio studio;
    return studio;
}

Words Studio::words(const std::string& language) const {
    if (language == "en")
        return {guide, [this](std::string_view context, std::string_view dutch) {
                    return english_.tr(context, std::string(dutch));
                }};
    return {guide, [](std::string_view, std::string_view dutch) { return std::string(dutch); }};
}

ui::Page Studio::page(const kiosk::Sample& sample, const ui::Surface& surface,
                      ui::TextSize size) const {
    model::Model shown = sample.model;
    shown.size = size;
    const Words said = words(shown.language);
    const Space space{surface.width_mm(), surface.height_mm()};
    return kiosk::page_of(shown, kiosk::draw(shown, said, space));
}

ui::Frame Studio::frame(const ui::Page& page, const ui::Surface& surface,
                        const ui::View& view) const {
    return ui::lay_out(page, surface, view, *typesetter, themes, pictures);
}

}  // namespace kt::screens
