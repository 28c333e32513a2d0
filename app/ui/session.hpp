// One person before one screen: keeps focus, what is held down, carets and turned pages; takes what
// the machine reports and says what the person did. Owns the last frame. Knows no window: the shell
// and the tests drive it alike. One thread.
//
// A press counts when the touch begins and ends on the same thing. Only one finger at a time.
// Keys on screen write in the textbox last written in and come as `edited`; without a textbox, and
// for shift and signs, they come as `pressed`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/ui/editing.hpp"
#include "app/ui/element.hpp"
#include "app/ui/event.hpp"
#include "app/ui/layout.hpp"
#include "app/ui/picture.hpp"

namespace kt::ui {

struct SessionOptions {
    // For hands that tremble: a second press of the same thing within this time does not count.
    // Adjustable to 500 ms and more (EN 301 549 5.8).
    std::int64_t same_target_rejection_ms = 0;
};

class Session {
  public:
    Session(text::Measurer& measurer, const Themes& themes, const Pictures& pictures,
            SessionOptions options = {});

    // Lays the page out and keeps the frame. A new screen clears what was held and sets the focus.
    const Frame& show(const Page& page, const Surface& surface);

    // What the person did. Begins with `activity` for anything a person does.
    std::vector<Input> take(const Event& event);

    const Frame& frame() const { return frame_; }
    // True if the last event changes the picture by itself: focus, caret, a thing held down.
    bool changed() const { return changed_; }
    const View& view() const { return view_; }

  private:
    using Inputs = std::vector<Input>;

    void take_pointer(const PointerEvent& event, Inputs& out);
    void take_key(const KeyEvent& event, Inputs& out);
    void take_text(const TextEvent& event, Inputs& out);
    void lift(const PointerEvent& event, Inputs& out);
    void press(const Node& node, std::int64_t at_ms, Inputs& out);
    bool press_key_on_screen(const Node& node, Inputs& out);
    void move_focus(int by);
    void focus(const std::string& id);
    bool write_key(const KeyEvent& event, Inputs& out);
    bool move_line(const KeyEvent& event);
    void keep(const Node& field, const Written& written, Inputs& out);
    void take_fields(const Element& element);
    void settle_focus(bool arrived, int stood_at);
    void turn_page(const std::string& region, int by);
    void turn_page_at(float x_px, float y_px, int by);
    void place_caret(const PointerEvent& event);
    const Node* active_field() const;

    text::Measurer& measurer_;
    const Themes& themes_;
    const Pictures& pictures_;
    SessionOptions options_;
    View view_;
    Frame frame_;
    bool uses_keys_ = false;
    bool changed_ = false;
    bool down_ = false;
    bool swallow_space_ = false;  // a space that pressed something is not also written
    std::int64_t pointer_ = mouse_pointer;
    float down_x_ = 0;
    float down_y_ = 0;
    std::string held_;  // where the touch began
    std::string last_pressed_;
    std::int64_t last_pressed_ms_ = 0;
    std::string last_field_;
    std::string turned_;  // the region whose page was just turned
    std::map<std::string, Written> written_;
};

}  // namespace kt::ui
