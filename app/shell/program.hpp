// What the shell runs: a program that gives a page and takes inputs. The shell owns the window, the
// frame and the events; the program owns the model and its effects. All calls on the main thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/ui/element.hpp"
#include "core/base/clock.hpp"
#include "core/base/result.hpp"

namespace kt::shell {

struct Viewport {
    float width_mm = 0;
    float height_mm = 0;
    bool landscape() const { return width_mm >= height_mm; }
};

class Program {
  public:
    virtual ~Program() = default;
    virtual ui::Page page(const Viewport& viewport) = 0;
    virtual void on_input(const ui::Input& input) = 0;
    // Called when wake_at_ms has come, when something woke the loop, and after each input. True if
    // the page may have changed.
    virtual bool on_time(std::int64_t monotonic_ms) = 0;
    virtual std::optional<std::int64_t> wake_at_ms() const = 0;  // monotonic; none: only on events
    virtual bool ended() const = 0;
};

struct WindowOptions {
    std::string title = "Keukentafel";
    int width_px = 1920;
    int height_px = 1080;
    bool fullscreen = false;
    bool hidden = false;      // a successor waits unseen, already warm, until wake()
    float pixels_per_mm = 0;  // 0: from the display; run.sh and tests give it
    // On a display with less room than this everything is drawn smaller, not cut off; 0: never.
    float room_width_mm = 0;
    float room_height_mm = 0;
    std::string tree_file;  // where the semantic tree is dumped after each frame; empty: not
    std::string screenshot_folder;  // F12 and the demonstration write PNGs here; empty: not
    std::string assets_folder;
    // For hands that tremble: a second press of the same thing within this time does not count.
    std::int64_t same_target_rejection_ms = 0;
};

// Opens the window and runs until the program has ended. Fails if no window can be had.
base::Status run(Program& program, const WindowOptions& options, const base::Clock& clock);

// From any thread or signal-safe context of this process: run on_time soon.
void wake();

}  // namespace kt::shell
