// The window and its OpenGL context. Owns both, and SDL's video. Main thread. Fails with
// `internal` and plain words where there is no display or no OpenGL 3.
#pragma once

#include <memory>

#include "app/shell/program.hpp"
#include "app/ui/cairo_paint.hpp"
#include "app/ui/layout.hpp"

struct SDL_Window;

namespace kt::shell {

// The same surface with fewer pixels to a millimetre where it has less room than that; 0: any room
// will do. Pure.
ui::Surface with_room(ui::Surface surface, float width_mm, float height_mm);

class Window {
  public:
    static base::Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    ui::Surface surface() const;  // as large as the window is now, with the room that was asked
    bool hidden() const { return hidden_; }
    void show();
    void present();
    ui::Image read_back() const;  // what was drawn, before present()
    bool swizzles() const { return swizzles_; }

  private:
    Window() = default;
    SDL_Window* window_ = nullptr;
    void* context_ = nullptr;
    float px_per_mm_ = 0;
    float room_width_mm_ = 0;
    float room_height_mm_ = 0;
    bool hidden_ = false;
    bool swizzles_ = false;  // one-channel textures can stand for coverage (OpenGL 3.3)
};

}  // namespace kt::shell
