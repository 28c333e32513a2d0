// What is really seen: pixels of the headless painter.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/ui/cairo_paint.hpp"
#include "app/ui/code.hpp"
#include "app/ui/widgets.hpp"
#include "tests/app/ui/samples.hpp"

namespace kt::ui {
namespace {

Colour pixel(const Image& image, float x, float y) {
    const auto at =
        (static_cast<std::size_t>(y) * image.width_px + static_cast<std::size_t>(x)) * 4;
    return {image.rgba[at], image.rgba[at + 1], image.rgba[at + 2], image.rgba[at + 3]};
}

class PaintTest : public testing::Test {
  protected:
    void SetUp() override {
        auto opened = text::Typesetter::open("assets/fonts");
        ASSERT_TRUE(opened) << opened.error().words;
        typesetter_ = std::move(*opened);
    }
    std::pair<Frame, Image> seen(const Page& page, const View& view = {}) {
        auto frame = lay_out(page, samples::wide, view, *typesetter_, themes_, pictures_);
        auto image = paint_with_cairo(frame, *typesetter_, pictures_, themes_[page.theme]);
        return {std::move(frame), std::move(image)};
    }

    std::unique_ptr<text::Typesetter> typesetter_;
    const Themes themes_ = samples::themes();
    const Pictures pictures_ = samples::pictures();
};

TEST_F(PaintTest, TheChosenAnswerIsGreenTheOtherWhiteAndTheGroundPaper) {
    const auto [frame, image] = seen(samples::make("question", "nl", true));
    const auto& c = themes_[Theme::paper];
    const auto inside = [&, &frame = frame, &image = image](const char* id) {
        const auto& r = frame.find(id)->rect;
        return pixel(image, r.x + r.w * 0.7f, r.y + r.h / 2);
    };
    EXPECT_EQ(inside("answer.longer"), c.leaf_soft);
    EXPECT_EQ(inside("answer.week"), c.card);
    EXPECT_EQ(pixel(image, 5, 500), c.paper);
    const auto& next = frame.find("next")->rect;
    EXPECT_EQ(pixel(image, next.x + 12, next.y + next.h / 2), c.leaf);
}

TEST_F(PaintTest, TheFocusRingIsTwoInkLinesWithSunBetween) {
    View view;
    view.focused = "answer.week";
    view.show_focus = true;
    const auto [frame, image] = seen(samples::make("question", "nl", true), view);
    const auto& c = themes_[Theme::paper];
    const auto& r = frame.find("answer.week")->rect;
    bool ink = false, sun = false, ink_after = false;
    for (float x = r.x - 12; x < r.x; ++x) {
        const auto colour = pixel(image, x, r.y + r.h / 2);
        if (colour == c.sun) sun = true;
        if (colour == c.ink) (sun ? ink_after : ink) = true;
    }
    EXPECT_TRUE(ink && sun && ink_after);
}

TEST_F(PaintTest, EveryThemePaintsItsOwnGround) {
    for (const auto theme :
         {Theme::paper, Theme::black_on_white, Theme::white_on_black, Theme::low_glare}) {
        auto page = samples::make("welcome", "nl", true);
        page.theme = theme;
        EXPECT_EQ(pixel(seen(page).second, 3, 300), themes_[theme].paper);
    }
}

TEST_F(PaintTest, ACodeIsDarkOnWhiteWithItsQuietEdgeInEveryTheme) {
    auto page = samples::make("thanks", "nl", true);
    page.theme = Theme::white_on_black;
    const auto [frame, image] = seen(page);
    const auto& r = frame.find("code")->rect;
    EXPECT_EQ(pixel(image, r.x + 8, r.y + r.h / 2), (Colour{255, 255, 255, 255}));
    const auto modules = encode_qr("https://example.org/opener/ABCDEFGHJKLMNPQR");
    ASSERT_TRUE(modules);
    const float size = r.w / static_cast<float>(modules->side);
    for (int y = 0; y < modules->side; ++y) {
        for (int x = 0; x < modules->side; ++x) {
            const auto colour = pixel(image, r.x + (static_cast<float>(x) + 0.5f) * size,
                                      r.y + (static_cast<float>(y) + 0.5f) * size);
            const bool dark = modules->dark[static_cast<std::size_t>(y * modules->side + x)];
            ASSERT_EQ(colour.r < 128, dark) << x << ',' << y;
        }
    }
}

TEST_F(PaintTest, APictureCanBeKept) {
    const auto path = std::filesystem::path(testing::TempDir()) / "kt_page.png";
    ASSERT_TRUE(write_png(seen(samples::make("behind", "ar", true)).second, path.string()));
    EXPECT_GT(std::filesystem::file_size(path), 10'000u);
    std::filesystem::remove(path);
    EXPECT_FALSE(write_png({}, "/no/such/folder/x.png"));
}

TEST(Code, WhatDoesNotFitIsRefused) {
    EXPECT_FALSE(encode_qr(std::string(5000, 'x')));
}

}  // namespace
}  // namespace kt::ui
