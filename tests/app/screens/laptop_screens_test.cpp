// Every screen of the laptop, in both languages and both sizes of window, held to the numbers.
#include <gmock/gmock.h>

#include <set>

#include "app/screens/laptop/laptop_page.hpp"
#include "app/ui/tree.hpp"
#include "tests/app/screens/album.hpp"
#include "tests/app/screens/laptop_album.hpp"

namespace kt::screens {
namespace {

using testing::IsEmpty;

model::Translate words_of(const text::Catalogue& catalogue) {
    return [&catalogue](std::string_view context, std::string_view dutch) {
        return catalogue.tr(context, std::string(dutch));
    };
}

const text::Catalogue& catalogue(bool english) {
    static const text::Catalogue in_dutch;
    static const text::Catalogue in_english = *text::Catalogue::load("assets/locale", "en");
    return english ? in_english : in_dutch;
}

void gather(const ui::Element& element, std::vector<const ui::Element*>& all) {
    all.push_back(&element);
    for (const auto& child : element.children) gather(child, all);
}

TEST(LaptopScreens, pass_the_checker) {
    auto& studio = Studio::open();
    for (const bool english : {false, true}) {
        const auto tr = words_of(catalogue(english));
        for (const LaptopSample& sample : laptop_samples(english, tr)) {
            for (const ui::Surface& surface : {desk_window, small_laptop, wide}) {
                const auto page = laptop_page(sample.model, tr);
                int pages = 1;
                for (int at = 0; at < pages; ++at) {
                    ui::View view;
                    view.page_of["case"] = at;
                    const auto frame = studio.frame(page, surface, view);
                    for (const auto& region : frame.regions)
                        if (region.id == "case") pages = region.pages;
                    EXPECT_THAT(ui::check(frame), IsEmpty())
                        << sample.name << (english ? " en " : " nl ") << surface.width_px
                        << " page " << at + 1;
                }
            }
        }
    }
}

TEST(LaptopScreens, everything_that_can_be_pressed_means_something) {
    const auto tr = words_of(catalogue(false));
    for (const LaptopSample& sample : laptop_samples(false, tr)) {
        const auto page = laptop_page(sample.model, tr);
        std::vector<const ui::Element*> all;
        gather(page.root, all);
        for (const ui::Element* element : all) {
            if (!element->pressable || element->role == ui::Role::textbox) continue;
            const auto messages =
                laptop_messages(sample.model, {ui::Input::Kind::pressed, element->id, ""}, 0);
            EXPECT_EQ(messages.size(), 2u) << sample.name << ": " << element->id;
        }
    }
}

TEST(LaptopScreens, english_has_every_text_they_ask_for) {
    std::set<std::string> missing;
    const model::Translate tr = [&](std::string_view context, std::string_view dutch) {
        const std::string text(dutch);
        if (!catalogue(true).has(context, text)) missing.insert(std::string(context));
        return text;
    };
    for (const LaptopSample& sample : laptop_samples(true, tr)) laptop_page(sample.model, tr);
    EXPECT_THAT(missing, IsEmpty());
}

TEST(LaptopScreens, at_the_table_nobody_else_is_on_the_screen) {
    const auto tr = words_of(catalogue(false));
    for (const LaptopSample& sample : laptop_samples(false, tr)) {
        if (!sample.model.at_table) continue;
        const auto page = laptop_page(sample.model, tr);
        std::vector<const ui::Element*> all;
        gather(page.root, all);
        for (const ui::Element* element : all) {
            EXPECT_FALSE(element->id.starts_with("bell.")) << element->id;
            EXPECT_EQ(element->text.find("De Groot"), std::string::npos);
            EXPECT_EQ(element->text.find("apart spreken"), std::string::npos);
        }
    }
}

TEST(LaptopScreens, locked_screens_show_no_case) {
    const auto tr = words_of(catalogue(false));
    for (const LaptopSample& sample : laptop_samples(false, tr)) {
        if (!sample.name.starts_with("today")) continue;
        const auto locked = update(sample.model, model::laptop::LockAsked{}).model;
        std::vector<const ui::Element*> all;
        const auto page = laptop_page(locked, tr);
        gather(page.root, all);
        for (const ui::Element* element : all) {
            EXPECT_FALSE(element->id.starts_with("case.")) << element->id;
        }
    }
}

TEST(LaptopScreens, the_letter_l_with_control_locks) {
    const auto messages = laptop_messages({}, {ui::Input::Kind::shortcut, "", "l"}, 7);
    ASSERT_EQ(messages.size(), 2u);
    EXPECT_TRUE(std::holds_alternative<model::laptop::LockAsked>(messages[1]));
}

}  // namespace
}  // namespace kt::screens
