#include <SDL.h>
#include <malloc.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/shell/canvas.hpp"
#include "app/shell/input.hpp"
#include "app/shell/program.hpp"
#include "app/shell/waker.hpp"
#include "app/shell/window.hpp"
#include "app/ui/session.hpp"
#include "app/ui/tree.hpp"
#include "core/base/log.hpp"

namespace kt::shell {
namespace {

constexpr int large_buffer_bytes = 512 * 1024;

// What must be there before anything can be drawn.
struct Assets {
    std::unique_ptr<text::Typesetter> typesetter;
    ui::Themes themes;
    ui::Pictures pictures;
};

base::Result<Assets> load(const std::string& folder) {
    Assets made;
    auto typesetter = text::Typesetter::open(folder + "/fonts");
    if (!typesetter) return tl::unexpected<base::Error>(typesetter.error());
    made.typesetter = std::move(*typesetter);
    auto themes = ui::load_themes(folder + "/themes");
    if (!themes) return tl::unexpected<base::Error>(themes.error());
    made.themes = *themes;
    auto pictures = ui::Pictures::load(folder + "/icons");
    if (!pictures) return tl::unexpected<base::Error>(pictures.error());
    made.pictures = std::move(*pictures);
    return made;
}

// Since this process began, by the system's own account of it.
std::int64_t process_age_ms() {
    std::ifstream in("/proc/self/stat");
    std::string line;
    std::getline(in, line);
    std::istringstream rest(line.substr(std::min(line.size(), line.rfind(')') + 1)));
    std::string field;
    for (int i = 0; i < 20; ++i) rest >> field;  // the 22nd field: start, in ticks since boot
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const auto started_ms = std::strtoll(field.c_str(), nullptr, 10) * 1000 / sysconf(_SC_CLK_TCK);
    return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1000000 - started_ms;
}

class Loop {
  public:
    Loop(Program& program, const WindowOptions& options, const base::Clock& clock, Assets& assets,
         Window& window)
        : program_(program),
          options_(options),
          clock_(clock),
          assets_(assets),
          window_(window),
          session_(*assets.typesetter, assets.themes, assets.pictures,
                   {options.same_target_rejection_ms}),
          textures_(*assets.typesetter, assets.pictures, window.swizzles()) {}

    void run() {
        lay_out();
        while (!program_.ended() && !closed_) {
            if (dirty_) draw();
            wait();
        }
    }

  private:
    void lay_out() {
        const auto surface = window_.surface();
        page_ = program_.page({surface.width_mm(), surface.height_mm()});
        show(surface);
    }

    void show(const ui::Surface& surface) {
        session_.show(page_, surface);
        dirty_ = true;
    }

    void draw() {
        dirty_ = false;
        draw_frame(session_.frame(), assets_.themes[page_.theme], textures_);
        if (picture_wanted_) save_picture();
        window_.present();
        ++frames_;
        if (frames_ == 1) base::log(base::LogEvent::first_frame, {.duration_ms = process_age_ms()});
        dump_tree();
    }

    // One event at a time, each with the page that the one before it made: two quick taps never
    // meet a page that was not there yet. Drawn once the queue is empty, or after a while in any
    // case.
    void wait() {
        SDL_Event event;
        const auto due = program_.wake_at_ms();
        const auto now = clock_.monotonic_ms();
        const int timeout =
            due ? static_cast<int>(std::clamp<std::int64_t>(*due - now, 0, 60'000)) : 60'000;
        bool any = SDL_WaitEventTimeout(&event, timeout) == 1;
        const auto began = clock_.monotonic_ms();
        while (any && !closed_ && !program_.ended()) {
            take(event);
            if (clock_.monotonic_ms() - began > events_before_drawing_ms) break;
            any = SDL_PollEvent(&event) == 1;
        }
        if (!program_.ended() && program_.on_time(clock_.monotonic_ms())) lay_out();
    }

    void take(const SDL_Event& event) {
        if (event.type == SDL_QUIT) closed_ = true;
        if (event.type == waker_.event_type()) {
            if (window_.hidden()) {
                window_.show();
                lay_out();
            }
            return;
        }
        if (event.type == SDL_WINDOWEVENT) return take_window(event.window.event);
        if (event.type == SDL_KEYDOWN && event.key.keysym.sym == SDLK_F12) {
            picture_wanted_ = dirty_ = !options_.screenshot_folder.empty();
            return;
        }
        show_cursor(event);
        const auto input = translated(event, session_.frame().surface, clock_.monotonic_ms());
        if (input) take_input(*input);
    }

    void take_window(std::uint8_t kind) {
        if (kind == SDL_WINDOWEVENT_EXPOSED) dirty_ = true;
        if (kind == SDL_WINDOWEVENT_SIZE_CHANGED || kind == SDL_WINDOWEVENT_SHOWN) lay_out();
        if (kind == SDL_WINDOWEVENT_FOCUS_LOST) {
            take_input(ui::PointerEvent{.kind = ui::PointerEvent::Kind::cancelled});
        }
    }

    void take_input(const ui::Event& event) {
        const auto inputs = session_.take(event);
        const bool changed = session_.changed();
        bool page_changed = false;
        for (const auto& input : inputs) {
            if (program_.ended()) return;
            program_.on_input(input);
            page_changed = page_changed || input.kind != ui::Input::Kind::activity;
        }
        if (program_.ended() || inputs.empty()) {
            if (changed) show(session_.frame().surface);
            return;
        }
        page_changed = program_.on_time(clock_.monotonic_ms()) || page_changed;
        if (page_changed && !program_.ended()) lay_out();
        else if (changed) show(session_.frame().surface);
    }

    // An arrow is in the way of fingers and in the hands of a mouse.
    void show_cursor(const SDL_Event& event) const {
        if (event.type == SDL_FINGERDOWN) SDL_ShowCursor(SDL_DISABLE);
        if (event.type == SDL_MOUSEMOTION && event.motion.which != SDL_TOUCH_MOUSEID) {
            SDL_ShowCursor(SDL_ENABLE);
        }
    }

    void save_picture() {
        picture_wanted_ = false;
        std::error_code ignored;
        std::filesystem::create_directories(options_.screenshot_folder, ignored);
        const auto path = options_.screenshot_folder + "/" + page_.screen + ".png";
        // A picture that cannot be written must not end a conversation.
        [[maybe_unused]] const auto written = ui::write_png(window_.read_back(), path);
    }

    void dump_tree() const {
        if (options_.tree_file.empty() || window_.hidden()) return;
        const auto half = options_.tree_file + ".half";
        {
            std::ofstream out(half, std::ios::binary | std::ios::trunc);
            out << ui::tree_json(session_.frame(), frames_);
        }
        std::error_code ignored;
        std::filesystem::rename(half, options_.tree_file, ignored);
    }

    static constexpr std::int64_t events_before_drawing_ms = 60;

    Program& program_;
    const WindowOptions& options_;
    const base::Clock& clock_;
    Assets& assets_;
    Window& window_;
    Waker waker_;
    ui::Session session_;
    Textures textures_;
    ui::Page page_;
    std::int64_t frames_ = 0;
    bool dirty_ = true;
    bool closed_ = false;
    bool picture_wanted_ = false;
};

}  // namespace

base::Status run(Program& program, const WindowOptions& options, const base::Clock& clock) {
    // Large buffers (a picture of the screen, a scene) go back to the system when they are freed.
    mallopt(M_MMAP_THRESHOLD, large_buffer_bytes);
    // Fonts and drawings are read while the window opens; from then on only this thread uses them.
    base::Result<Assets> assets;
    std::thread loading([&] { assets = load(options.assets_folder); });
    auto window = Window::open(options);
    loading.join();
    if (!assets) return tl::unexpected<base::Error>(assets.error());
    if (!window) return tl::unexpected<base::Error>(window.error());
    base::log(base::LogEvent::window_opened, {.duration_ms = process_age_ms()});
    Loop(program, options, clock, *assets, **window).run();
    return {};
}

}  // namespace kt::shell
