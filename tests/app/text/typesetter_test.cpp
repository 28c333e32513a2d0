#include "app/text/typesetter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace kt::text {
namespace {

class TypesetterTest : public testing::Test {
  protected:
    void SetUp() override {
        auto opened = Typesetter::open("assets/fonts");
        ASSERT_TRUE(opened) << opened.error().words;
        typesetter_ = std::move(*opened);
    }
    Typesetter& typesetter() { return *typesetter_; }

  private:
    std::unique_ptr<Typesetter> typesetter_;
};

TEST_F(TypesetterTest, ACapitalIsAsHighAsItWasAsked) {
    const auto bitmap = typesetter().render({.text = "H", .cap_px = 40}, 0);
    int rows = 0;
    for (int y = 0; y < bitmap.height_px; ++y) {
        const auto row = bitmap.coverage.begin() + y * bitmap.width_px;
        if (std::any_of(row, row + bitmap.width_px, [](auto c) { return c > 127; })) ++rows;
    }
    EXPECT_NEAR(rows, 40, 1);
}

TEST_F(TypesetterTest, WordsBreakWhereThereIsNoRoomAndGrowHigher) {
    const Spec spec{.text = "Wanneer had u voor het laatst een hele dag voor uzelf?", .cap_px = 20};
    const auto one = typesetter().extent(spec, 0);
    const auto more = typesetter().extent(spec, one.width_px / 2);
    EXPECT_EQ(one.lines, 1);
    EXPECT_GE(more.lines, 2);
    EXPECT_GT(more.height_px, one.height_px);
    EXPECT_LE(more.width_px, one.width_px / 2 + 1);
    const auto starts = typesetter().line_starts(spec, one.width_px / 2);
    EXPECT_EQ(starts.size(), static_cast<std::size_t>(more.lines));
    EXPECT_EQ(starts.front(), 0u);
}

TEST_F(TypesetterTest, TheSameWidthAgainNeverBreaksDifferently) {
    for (float cap = 8; cap < 60; cap += 1.7f) {
        const Spec spec{.text = "Roep een medewerker", .cap_px = cap, .bold = true};
        const auto natural = typesetter().extent(spec, 0);
        EXPECT_EQ(typesetter().extent(spec, natural.width_px).lines, 1) << cap;
    }
}

TEST_F(TypesetterTest, EveryScriptWeOfferIsDrawnWhole) {
    for (const auto& [lang, words] :
         {std::pair{"nl", "Één scootmobiel, €5"}, std::pair{"ar", "أهلاً بك. تفضل بالجلوس."},
          std::pair{"ti", "ትግርኛ"}, std::pair{"uk", "Українська"}, std::pair{"tr", "Türkçe ığş"},
          std::pair{"pl", "Łódź ąę"}}) {
        for (const bool bold : {false, true}) {
            const auto extent = typesetter().extent({.text = words, .lang = lang, .bold = bold}, 0);
            EXPECT_EQ(extent.unknown_glyphs, 0) << lang;
        }
    }
    EXPECT_GT(typesetter().extent({.text = "汉字"}, 0).unknown_glyphs, 0);
}

TEST_F(TypesetterTest, TheCaretMovesAlongAndComesBackFromATouch) {
    const Spec spec{.text = "een scootmobiel", .cap_px = 20};
    float last = -1;
    for (const std::size_t byte : {0u, 3u, 8u, 15u}) {
        const auto caret = typesetter().caret(spec, 0, byte);
        EXPECT_GT(caret.x_px, last);
        EXPECT_EQ(typesetter().byte_at(spec, 0, caret.x_px, caret.height_px / 2), byte);
        last = caret.x_px;
    }
}

TEST_F(TypesetterTest, ArabicBeginsAtTheRight) {
    const Spec spec{.text = "مرحبا", .lang = "ar", .cap_px = 20};
    EXPECT_GT(typesetter().caret(spec, 0, 0).x_px,
              typesetter().caret(spec, 0, spec.text.size()).x_px);
}

TEST_F(TypesetterTest, NothingToDrawIsNoFault) {
    const auto bitmap = typesetter().render({.text = ""}, 0);
    EXPECT_LE(bitmap.width_px, 4);
    EXPECT_EQ(typesetter().extent({.text = ""}, 100).unknown_glyphs, 0);
}

}  // namespace
}  // namespace kt::text
