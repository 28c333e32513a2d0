#include "app/ui/focus.hpp"

namespace kt::ui {
namespace {

std::vector<const Node*> reachable(const Frame& frame) {
    std::vector<const Node*> all;
    for (const auto& node : frame.nodes) {
        if (node.pressable) all.push_back(&node);
    }
    return all;
}

}  // namespace

std::string focus_moved(const Frame& frame, const std::string& from, int by) {
    const auto all = reachable(frame);
    if (all.empty()) return "";
    const auto count = static_cast<int>(all.size());
    int at = by > 0 ? -1 : count;
    for (int i = 0; i < count; ++i) {
        if (all[static_cast<std::size_t>(i)]->id == from) at = i;
    }
    return all[static_cast<std::size_t>(((at + by) % count + count) % count)]->id;
}

std::string focus_on_arrival(const Frame& frame, bool uses_keys) {
    for (const auto& node : frame.nodes) {
        if (node.pressable && node.wants_focus) return node.id;
    }
    if (!uses_keys) return "";
    // The answer given, else the first that can be given, else whatever comes first.
    const Node* first = nullptr;
    for (const auto& node : frame.nodes) {
        const bool answer = node.role == Role::radio || node.role == Role::checkbox;
        if (!node.pressable || !answer) continue;
        if (node.chosen && node.role == Role::radio) return node.id;
        if (!first) first = &node;
    }
    return first ? first->id : focus_moved(frame, "", +1);
}

const Node* touched(const Frame& frame, float x_px, float y_px) {
    for (const auto& node : frame.nodes) {
        if (node.pressable && node.rect.contains(x_px, y_px)) return &node;
    }
    return nullptr;
}

}  // namespace kt::ui
