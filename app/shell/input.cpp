#include "app/shell/input.hpp"

#include <SDL.h>

namespace kt::shell {
namespace {

using Kind = ui::PointerEvent::Kind;

ui::Key key_of(SDL_Keycode code) {
    switch (code) {
        case SDLK_TAB: return ui::Key::tab;
        case SDLK_RETURN:
        case SDLK_KP_ENTER: return ui::Key::enter;
        case SDLK_SPACE: return ui::Key::space;
        case SDLK_ESCAPE: return ui::Key::escape;
        case SDLK_UP: return ui::Key::up;
        case SDLK_DOWN: return ui::Key::down;
        case SDLK_LEFT: return ui::Key::left;
        case SDLK_RIGHT: return ui::Key::right;
        case SDLK_HOME: return ui::Key::home;
        case SDLK_END: return ui::Key::end;
        case SDLK_PAGEUP: return ui::Key::page_up;
        case SDLK_PAGEDOWN: return ui::Key::page_down;
        case SDLK_BACKSPACE: return ui::Key::backspace;
        case SDLK_DELETE: return ui::Key::del;
        default: return ui::Key::other;
    }
}

ui::KeyEvent key_event(const SDL_KeyboardEvent& event, std::int64_t now_ms) {
    ui::KeyEvent made;
    made.key = key_of(event.keysym.sym);
    made.shift = (event.keysym.mod & KMOD_SHIFT) != 0;
    made.word = (event.keysym.mod & KMOD_CTRL) != 0;
    made.repeated = event.repeat != 0;
    made.at_ms = now_ms;
    const auto code = event.keysym.sym;
    if (made.word && !made.repeated && code >= SDLK_a && code <= SDLK_z) {
        made.letter = static_cast<char>(code);
    }
    return made;
}

ui::PointerEvent mouse_event(Kind kind, int x, int y, std::int64_t now_ms) {
    return {kind, ui::mouse_pointer, static_cast<float>(x), static_cast<float>(y), now_ms};
}

ui::PointerEvent finger_event(Kind kind, const SDL_TouchFingerEvent& event,
                              const ui::Surface& surface, std::int64_t now_ms) {
    return {kind, static_cast<std::int64_t>(event.fingerId & 0x7fffffffffffffff),
            event.x * surface.width_px, event.y * surface.height_px, now_ms};
}

}  // namespace

std::optional<ui::Event> translated(const SDL_Event& event, const ui::Surface& surface,
                                    std::int64_t now_ms) {
    switch (event.type) {
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) {
                return std::nullopt;
            }
            return mouse_event(event.type == SDL_MOUSEBUTTONDOWN ? Kind::down : Kind::up,
                               event.button.x, event.button.y, now_ms);
        case SDL_MOUSEMOTION:
            if (event.motion.which == SDL_TOUCH_MOUSEID) return std::nullopt;
            return mouse_event(Kind::move, event.motion.x, event.motion.y, now_ms);
        case SDL_FINGERDOWN: return finger_event(Kind::down, event.tfinger, surface, now_ms);
        case SDL_FINGERUP: return finger_event(Kind::up, event.tfinger, surface, now_ms);
        case SDL_FINGERMOTION: return finger_event(Kind::move, event.tfinger, surface, now_ms);
        case SDL_KEYDOWN: return key_event(event.key, now_ms);
        case SDL_TEXTINPUT: return ui::TextEvent{event.text.text};
        case SDL_MOUSEWHEEL: {
            int x = 0;
            int y = 0;
            SDL_GetMouseState(&x, &y);
            return ui::WheelEvent{static_cast<float>(x), static_cast<float>(y), event.wheel.y};
        }
        default: return std::nullopt;
    }
}

}  // namespace kt::shell
