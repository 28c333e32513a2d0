// The conversation at a laptop, on its screens: held to the same numbers as the kiosk, and without
// what only an unattended hall needs.
#include <gmock/gmock.h>

#include <set>

#include "app/screens/kiosk/receipt.hpp"
#include "app/ui/tree.hpp"
#include "tests/app/screens/album.hpp"
#include "tests/app/screens/table_album.hpp"

namespace kt::screens {
namespace {

using testing::IsEmpty;

void gather(const ui::Element& element, std::vector<const ui::Element*>& all) {
    all.push_back(&element);
    for (const auto& child : element.children) gather(child, all);
}

TEST(TableScreens, pass_the_checker) {
    auto& studio = Studio::open();
    for (const std::string& language : Studio::languages()) {
        for (const auto& sample : table_samples(studio.guide, language)) {
            for (const ui::Surface& surface : {desk_window, small_laptop}) {
                const auto page = studio.page(sample, surface, sample.model.size);
                EXPECT_THAT(ui::check(studio.frame(page, surface)), IsEmpty())
                    << sample.name << ' ' << language << ' ' << surface.width_px;
            }
        }
    }
}

TEST(TableScreens, nobody_is_called_and_everything_can_be_put_away) {
    auto& studio = Studio::open();
    for (const auto& sample : table_samples(studio.guide, "nl")) {
        const auto page = studio.page(sample, desk_window, sample.model.size);
        std::vector<const ui::Element*> all;
        gather(page.root, all);
        bool lock = false;
        for (const ui::Element* element : all) {
            EXPECT_NE(element->id, "staff") << sample.name;
            EXPECT_NE(element->id, "apart") << sample.name;
            lock = lock || element->id == "lock";
        }
        // On the question whether it is enough, only its answers stand.
        EXPECT_EQ(lock, !sample.name.starts_with("table.stopped")) << sample.name;
    }
}

TEST(TableScreens, what_is_over_is_not_put_off_nor_sent_to_a_counter) {
    auto& studio = Studio::open();
    const Words words = studio.words("nl");
    int over = 0;
    for (const auto& sample : table_samples(studio.guide, "nl")) {
        using model::Phase;
        const bool is_over =
            sample.model.phase == Phase::receipt || sample.model.phase == Phase::wiped;
        if (!is_over) continue;
        ++over;
        EXPECT_FALSE(kiosk::draw(sample.model, words, Space{}).on_press.contains("stop"))
            << sample.name;
        if (!sample.model.receipt) continue;
        EXPECT_EQ(kiosk::receipt_view(sample.model, words).sent.find("balie"), std::string::npos);
    }
    EXPECT_GE(over, 3);
}

// The resident looks along, in their own language; the worker's own screens are another matter.
TEST(TableScreens, every_language_has_every_text_they_ask_for) {
    auto& studio = Studio::open();
    std::set<std::string> missing;
    for (const std::string& language : Studio::languages()) {
        if (language == "nl" || language.find('@') != std::string::npos) continue;
        const auto catalogue = text::Catalogue::load("assets/locale", language);
        ASSERT_TRUE(catalogue);
        const Words words{studio.guide, [&](std::string_view context, std::string_view dutch) {
                              const bool ours = context.starts_with("kiosk.") ||
                                                context.starts_with("calendar.") ||
                                                context.starts_with("table.");
                              EXPECT_FALSE(context.starts_with("laptop.")) << context;
                              if (ours && !catalogue->has(context, std::string(dutch)))
                                  missing.insert(language + ": " + std::string(context));
                              return std::string(dutch);
                          }};
        for (const auto& sample : table_samples(studio.guide, "nl"))
            kiosk::draw(sample.model, words, Space{});
    }
    EXPECT_THAT(missing, IsEmpty());
}

}  // namespace
}  // namespace kt::screens
