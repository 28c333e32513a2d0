// A virtual display with a person's hands before it: touches and keys through real input events
// (xdotool), eyes through the semantic tree that the program dumps after each frame.
// Positions are never known beforehand: everything is found by its id in the tree.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/scenario/process.hpp"

namespace kt::scenario {

// An X server of its own, on a free display number.
class Display {
  public:
    Display(int width_px, int height_px);
    const std::string& name() const { return name_; }  // ":7"
    bool works() const { return !name_.empty(); }
    // The whole screen as PNG.
    void screenshot(const std::filesystem::path& png) const;

  private:
    Folder folder_;
    std::unique_ptr<Process> server_;
    std::string name_;
};

struct Node {
    std::string id, role, name, value;
    double x = 0, y = 0, width = 0, height = 0;  // pixels
    int order = 0;
    bool chosen = false, disabled = false, focused = false, pressable = false;
};

struct Seen {
    std::string screen;
    std::string language;
    std::vector<Node> nodes;
    const Node* find(const std::string& id) const;
    // The first whose id starts so.
    const Node* find_prefix(const std::string& prefix) const;
    const Node* find_ending(const std::string& ending) const;  // that can be pressed
    const Node* find_to_press(const std::string& prefix) const;
    bool says(const std::string& words) const;  // in any node's name or value
};

class Hands {
  public:
    Hands(const Display& display, std::filesystem::path tree_file);

    std::optional<Seen> look() const;  // the last whole tree, if any
    // Waits; throws std::runtime_error with what was seen when it does not come.
    Seen wait_for_screen(const std::string& screen, int timeout_ms = 15'000);
    Seen wait_for_node(const std::string& id, int timeout_ms = 15'000);
    Seen wait_until(const std::string& what, const std::function<bool(const Seen&)>& holds,
                    int timeout_ms = 15'000);

    // Turns "Meer" until the node is there, where a page is too long for the screen.
    void turn_to(const std::string& id);
    // Down and up inside the node, like a finger.
    void touch(const std::string& id);
    void touch_at(double x, double y);
    void type(const std::string& text);  // on a physical keyboard
    void key(const std::string& name);   // "Tab", "Return", "space", "F1"
    // By keyboard alone: Tab until it has the focus, then Return.
    void press_by_keyboard(const std::string& id);
    bool by_keyboard = false;  // makes press() use the keyboard
    void press(const std::string& id) { by_keyboard ? press_by_keyboard(id) : touch(id); }

  private:
    Ran xdotool(const std::vector<std::string>& words) const;
    const Display& display_;
    std::filesystem::path tree_file_;
};

}  // namespace kt::scenario
