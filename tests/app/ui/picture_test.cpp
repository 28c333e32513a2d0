#include "app/ui/picture.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "tests/app/ui/samples.hpp"

namespace kt::ui {
namespace {

base::Result<Picture> drawn(const std::string& shapes) {
    return parse_picture("<svg viewBox=\"0 0 24 24\" stroke-width=\"2\">" + shapes + "</svg>");
}

TEST(Picture, ReadsLinesAndCurves) {
    const auto picture = drawn("<path d=\"M2 4 h10 v5 l-3 3 z\"/>");
    ASSERT_TRUE(picture) << picture.error().words;
    const auto& line = picture->shapes.at(0).lines.at(0);
    ASSERT_EQ(line.size(), 5u);
    EXPECT_FLOAT_EQ(line[2].x, 12);
    EXPECT_FLOAT_EQ(line[2].y, 9);
    EXPECT_FLOAT_EQ(line[4].x, 2);
    EXPECT_FLOAT_EQ(line[4].y, 4);
}

TEST(Picture, AnArcEndsWhereItSaysAndKeepsItsDistance) {
    const auto picture = drawn("<path d=\"M2 12 A10 10 0 0 1 22 12\"/>");
    ASSERT_TRUE(picture);
    for (const auto& point : picture->shapes.at(0).lines.at(0)) {
        EXPECT_NEAR(std::hypot(point.x - 12, point.y - 12), 10, 0.01);
        EXPECT_LE(point.y, 12.01f);  // the upper half
    }
}

TEST(Picture, SaysWhatItCannotRead) {
    EXPECT_FALSE(drawn("<path d=\"M2 2 T4 4\"/>"));
    EXPECT_FALSE(drawn("<text>hallo</text>"));
    EXPECT_FALSE(drawn("<path class=\"unknown\" d=\"M2 2 L4 4\"/>"));
    EXPECT_FALSE(parse_picture("<svg><path d=\"M0 0\"/></svg>"));
    EXPECT_FALSE(parse_picture("<svg viewBox=\"0 0 24 24\""));
}

TEST(Picture, EveryDrawingOfOursIsThereAndStandsInItsFrame) {
    const auto pictures = samples::pictures();
    for (const auto* name :
         {"back",   "forward", "more",  "less",      "check",  "close",     "help",
          "person", "people",  "talk",  "bell",      "pencil", "text_size", "contrast",
          "globe",  "speaker", "heart", "home",      "walk",   "scooter",   "day",
          "hands",  "coin",    "paper", "phone",     "mail",   "lock",      "alert",
          "quote",  "key",     "wait",  "printer",   "trash",  "search",    "calendar",
          "plus",   "table",   "shift", "backspace", "enter",  "space",     "welcome",
          "thanks"}) {
        const auto* picture = pictures.find(name);
        ASSERT_NE(picture, nullptr) << name;
        for (const auto& shape : picture->shapes) {
            for (const auto& line : shape.lines) {
                for (const auto& point : line) {
                    EXPECT_GE(point.x, -0.1f) << name;
                    EXPECT_LE(point.x, picture->width + 0.1f) << name;
                    EXPECT_GE(point.y, -0.1f) << name;
                    EXPECT_LE(point.y, picture->height + 0.1f) << name;
                }
            }
        }
    }
}

RC_GTEST_PROP(Picture, WhateverAFileHoldsItAnswers, (const std::string& content)) {
    (void)parse_picture(content);
    (void)drawn("<path d=\"" + content + "\"/>");
}

}  // namespace
}  // namespace kt::ui
