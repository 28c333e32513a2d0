// What the tests and the gallery of the kiosk's screens share: the guide, the languages, the
// pictures.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/screens/kiosk/kiosk.hpp"
#include "app/screens/kiosk/samples.hpp"
#include "app/text/catalogue.hpp"
#include "app/text/typesetter.hpp"
#include "app/ui/layout.hpp"
#include "app/ui/picture.hpp"
#include "app/ui/theme.hpp"

namespace kt::screens {

inline constexpr ui::Surface wide{1920, 1080, 3.62f};
inline constexpr ui::Surface tall{1080, 1920, 3.62f};
inline constexpr ui::Surface desk_window{1600, 1000, 3.6f};
// As the shell measures a small laptop: no fewer millimetres than a conversation needs.
inline constexpr ui::Surface small_laptop{1280, 720, 2.88f};

// Loaded once; tests fail early if an asset is not there.
class Studio {
  public:
    static Studio& open();

    // "uk", or "nl@je". What is not translated stands in Dutch.
    Words words(const std::string& language) const;
    // Dutch and every language with a kiosk.po; a form ("nl@je") after its language.
    static std::vector<std::string> languages();
    ui::Page page(const kiosk::Sample& sample, const ui::Surface& surface, ui::TextSize size) const;
    ui::Frame frame(const ui::Page& page, const ui::Surface& surface,
                    const ui::View& view = {}) const;

    guide::Guide guide;
    std::unique_ptr<text::Typesetter> typesetter;
    ui::Themes themes;
    ui::Pictures pictures;

  private:
    Studio();
    std::map<std::string, text::Catalogue> catalogues_;  // by folder of assets/locale
};

}  // namespace kt::screens
