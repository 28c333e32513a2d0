#include "app/shell/input.hpp"

#include <SDL.h>
#include <gtest/gtest.h>

#include "app/shell/window.hpp"

namespace kt::shell {
namespace {

const ui::Surface surface{1080, 1920, 3.62f};

template <class T>
T as(const SDL_Event& event) {
    const auto made = translated(event, surface, 77);
    EXPECT_TRUE(made && std::holds_alternative<T>(*made));
    return made && std::holds_alternative<T>(*made) ? std::get<T>(*made) : T{};
}

TEST(Input, AFingerStandsWhereItTouches) {
    SDL_Event event{};
    event.type = SDL_FINGERDOWN;
    event.tfinger.fingerId = 3;
    event.tfinger.x = 0.5f;
    event.tfinger.y = 0.25f;
    const auto finger = as<ui::PointerEvent>(event);
    EXPECT_EQ(finger.kind, ui::PointerEvent::Kind::down);
    EXPECT_EQ(finger.pointer, 3);
    EXPECT_FLOAT_EQ(finger.x_px, 540);
    EXPECT_FLOAT_EQ(finger.y_px, 480);
    EXPECT_EQ(finger.at_ms, 77);
}

TEST(Input, TheMouseThatSdlMakesOfAFingerIsNotCountedAgain) {
    SDL_Event event{};
    event.type = SDL_MOUSEBUTTONDOWN;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.which = SDL_TOUCH_MOUSEID;
    EXPECT_FALSE(translated(event, surface, 0));
    event.button.which = 0;
    EXPECT_EQ(as<ui::PointerEvent>(event).pointer, ui::mouse_pointer);
    event.button.button = SDL_BUTTON_RIGHT;
    EXPECT_FALSE(translated(event, surface, 0));
}

TEST(Input, KeysKeepTheirMeaningAndShortcutsTheirLetter) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = SDLK_TAB;
    event.key.keysym.mod = KMOD_LSHIFT;
    const auto tab = as<ui::KeyEvent>(event);
    EXPECT_EQ(tab.key, ui::Key::tab);
    EXPECT_TRUE(tab.shift);
    event.key.keysym.sym = SDLK_k;
    event.key.keysym.mod = KMOD_LCTRL;
    EXPECT_EQ(as<ui::KeyEvent>(event).letter, 'k');
    event.key.keysym.mod = KMOD_NONE;
    EXPECT_EQ(as<ui::KeyEvent>(event).letter, 0);
}

TEST(Input, WhatIsNoInputIsNothing) {
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    EXPECT_FALSE(translated(event, surface, 0));
}

TEST(Room, ASmallDisplayIsDrawnSmallerAndALargeOneAsItIs) {
    const ui::Surface small = with_room({1366, 768, 4.4f}, 440, 248);
    EXPECT_GE(small.width_mm(), 440);
    EXPECT_GE(small.height_mm(), 247.9f);
    EXPECT_FLOAT_EQ(with_room({1920, 1080, 3.62f}, 440, 248).px_per_mm, 3.62f);
    EXPECT_FLOAT_EQ(with_room({320, 240, 4}, 0, 0).px_per_mm, 4);
}

}  // namespace
}  // namespace kt::shell
