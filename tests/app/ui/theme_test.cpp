#include "app/ui/theme.hpp"

#include <gtest/gtest.h>

#include "app/ui/style.hpp"
#include "tests/app/ui/samples.hpp"

namespace kt::ui {
namespace {

constexpr Theme all_themes[] = {Theme::paper, Theme::black_on_white, Theme::white_on_black,
                                Theme::low_glare};

TEST(Theme, ContrastIsAsWcagReckonsIt) {
    EXPECT_NEAR(contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21, 0.01);
    EXPECT_NEAR(contrast({255, 255, 255, 255}, {255, 255, 255, 255}), 1, 0.01);
    EXPECT_NEAR(contrast({0x77, 0x77, 0x77, 255}, {255, 255, 255, 255}), 4.48, 0.01);
}

TEST(Theme, PaperIsTheTableOfTheLook) {
    const auto paper = samples::themes()[Theme::paper];
    EXPECT_EQ(paper.paper, (Colour{0xFB, 0xF8, 0xF3, 255}));
    EXPECT_EQ(paper.leaf, (Colour{0x08, 0x3F, 0x33, 255}));
    EXPECT_NEAR(contrast(paper.ink, paper.paper), 15.5, 0.1);
    EXPECT_NEAR(contrast(paper.line, paper.paper), 4.4, 0.1);
}

TEST(Theme, EveryTextIsAtLeastTenToOneOnWhatItStandsOn) {
    const auto themes = samples::themes();
    for (const auto theme : all_themes) {
        const auto& c = themes[theme];
        SCOPED_TRACE(static_cast<int>(theme));
        for (const auto& ground : {c.paper, c.card}) {
            for (const auto& words : {c.ink, c.soft, c.leaf, c.clay, c.sky}) {
                EXPECT_GE(contrast(words, ground), 10);
            }
        }
        EXPECT_GE(contrast(c.on_leaf, c.leaf), 10);
        for (const auto& ground : {c.leaf_soft, c.clay_soft, c.sun_soft, c.sky_soft, c.side}) {
            EXPECT_GE(contrast(c.ink, ground), 10);
        }
    }
}

TEST(Theme, TheHighContrastThemesAreTwentyToOne) {
    const auto themes = samples::themes();
    for (const auto theme : {Theme::black_on_white, Theme::white_on_black}) {
        const auto& c = themes[theme];
        for (const auto& words : {c.ink, c.soft, c.leaf, c.clay, c.sky, c.line}) {
            EXPECT_GE(contrast(words, c.paper), 20);
            EXPECT_GE(contrast(words, c.card), 20);
        }
    }
}

TEST(Theme, BordersAndFocusAreAtLeastThreeToOne) {
    const auto themes = samples::themes();
    for (const auto theme : all_themes) {
        const auto& c = themes[theme];
        for (const auto& ground : {c.paper, c.card}) {
            EXPECT_GE(contrast(c.line, ground), 3);
            EXPECT_GE(contrast(c.leaf, ground), 3);
            EXPECT_GE(contrast(c.clay, ground), 3);
            EXPECT_GE(contrast(c.ink, ground), 3);  // the outer lines of the focus ring
        }
    }
}

// As the looks really use them, in every state in which they can be touched.
TEST(Theme, NoLookPutsItsWordsOnAGroundTooNearToThem) {
    const auto themes = samples::themes();
    for (const auto theme : all_themes) {
        const auto& c = themes[theme];
        for (int look = 0; look <= static_cast<int>(Look::row); ++look) {
            for (const bool chosen : {false, true}) {
                for (const bool pressed : {false, true}) {
                    Element element;
                    element.look = static_cast<Look>(look);
                    if (element.look == Look::rule) continue;  // holds no words
                    element.chosen = chosen;
                    element.pressable = true;
                    const auto style = style_of(element, c, 1, pressed);
                    const auto ground = style.fill.a > 0 ? style.fill : c.paper;
                    EXPECT_GE(contrast(style.text, ground), 9)
                        << "look " << look << " theme " << static_cast<int>(theme)
                        << (chosen ? " chosen" : "") << (pressed ? " pressed" : "");
                }
            }
        }
    }
}

TEST(Theme, ABrokenThemeSaysWhatIsWrong) {
    EXPECT_FALSE(parse_theme("{"));
    const auto missing = parse_theme(R"({"keukentafel": {"color": {}}})");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().words, "keukentafel.color.paper must be like #1A2024");
    EXPECT_FALSE(parse_theme(R"({"keukentafel": {"color": {"paper": {"value": "#12345G"}}}})"));
    EXPECT_FALSE(load_themes("no/such/folder"));
}

}  // namespace
}  // namespace kt::ui
