#include "app/shell/window.hpp"

#include <GL/gl.h>
#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>

namespace kt::shell {
namespace {

constexpr float px_per_mm_usual = 96 / 25.4f;
constexpr float px_per_mm_least = 2;
constexpr float px_per_mm_most = 20;

void set_hints() {
    // A finger is a finger and a mouse a mouse: SDL must not report the one as the other too.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
}

float measured_px_per_mm(const WindowOptions& options, SDL_Window* window) {
    if (options.pixels_per_mm > 0) return options.pixels_per_mm;
    float diagonal_dpi = 0;
    const int display = std::max(0, SDL_GetWindowDisplayIndex(window));
    if (SDL_GetDisplayDPI(display, &diagonal_dpi, nullptr, nullptr) != 0) return px_per_mm_usual;
    const float measured = diagonal_dpi / 25.4f;
    return measured < px_per_mm_least || measured > px_per_mm_most ? px_per_mm_usual : measured;
}

SDL_Window* make_window(const WindowOptions& options, int major, int minor) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK,
                        major == 3 && minor >= 2 ? SDL_GL_CONTEXT_PROFILE_CORE : 0);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, major);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, minor);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE;
    if (options.hidden) flags |= SDL_WINDOW_HIDDEN;
    if (options.fullscreen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    return SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                            options.width_px, options.height_px, flags);
}

base::Result<std::unique_ptr<Window>> no_window(const std::string& why) {
    return base::failed(base::Fault::internal, "No window can be opened here (" +
                                                   std::string(SDL_GetError()) + "). " + why);
}

}  // namespace

base::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    set_hints();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return no_window("Start the program on a machine with a screen, from its own session.");
    }
    std::unique_ptr<Window> made(new Window());
    made->hidden_ = options.hidden;
    for (const auto& [major, minor] : {std::pair{3, 3}, std::pair{3, 0}}) {
        made->window_ = make_window(options, major, minor);
        if (made->window_) made->context_ = SDL_GL_CreateContext(made->window_);
        made->swizzles_ = made->context_ && minor >= 3;
        if (made->context_) break;
        if (made->window_) SDL_DestroyWindow(made->window_);
        made->window_ = nullptr;
    }
    if (!made->context_) {
        return no_window("It needs OpenGL 3; package libgl1-mesa-dri draws without a card.");
    }
    SDL_GL_MakeCurrent(made->window_, made->context_);
    SDL_GL_SetSwapInterval(0);  // we draw only when something changed, and then at once
    made->px_per_mm_ = measured_px_per_mm(options, made->window_);
    made->room_width_mm_ = options.room_width_mm;
    made->room_height_mm_ = options.room_height_mm;
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    ImGui::GetStyle().CircleTessellationMaxError = 0.12f;
    if (!ImGui_ImplOpenGL3_Init(made->swizzles_ ? "#version 150" : "#version 130")) {
        return no_window("OpenGL 3 is there but cannot be used.");
    }
    SDL_StartTextInput();
    return made;
}

ui::Surface with_room(ui::Surface surface, float width_mm, float height_mm) {
    if (width_mm > 0) surface.px_per_mm = std::min(surface.px_per_mm, surface.width_px / width_mm);
    if (height_mm > 0)
        surface.px_per_mm = std::min(surface.px_per_mm, surface.height_px / height_mm);
    return surface;
}

Window::~Window() {
    if (ImGui::GetCurrentContext()) {
        if (ImGui::GetIO().BackendRendererUserData) ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext();
    }
    if (context_) SDL_GL_DeleteContext(context_);
    if (window_) SDL_DestroyWindow(window_);
    SDL_Quit();
}

ui::Surface Window::surface() const {
    int width = 0;
    int height = 0;
    SDL_GL_GetDrawableSize(window_, &width, &height);
    return with_room({static_cast<float>(width), static_cast<float>(height), px_per_mm_},
                     room_width_mm_, room_height_mm_);
}

void Window::show() {
    if (!hidden_) return;
    hidden_ = false;
    SDL_ShowWindow(window_);
    SDL_RaiseWindow(window_);
}

void Window::present() {
    SDL_GL_SwapWindow(window_);
}

ui::Image Window::read_back() const {
    const auto size = surface();
    ui::Image made;
    made.width_px = static_cast<int>(size.width_px);
    made.height_px = static_cast<int>(size.height_px);
    const auto row = static_cast<std::size_t>(made.width_px) * 4;
    made.rgba.resize(row * static_cast<std::size_t>(made.height_px));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, made.width_px, made.height_px, GL_RGBA, GL_UNSIGNED_BYTE, made.rgba.data());
    // OpenGL counts rows from below.
    for (int y = 0; y < made.height_px / 2; ++y) {
        auto* top = made.rgba.data() + row * static_cast<std::size_t>(y);
        auto* bottom = made.rgba.data() + row * static_cast<std::size_t>(made.height_px - 1 - y);
        std::swap_ranges(top, top + row, bottom);
    }
    return made;
}

}  // namespace kt::shell
