#include "tests/scenario/hands.hpp"

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace kt::scenario {

namespace fs = std::filesystem;

Display::Display(int width_px, int height_px) {
    const auto number = folder_ / "number";
    const std::string size = std::to_string(width_px) + "x" + std::to_string(height_px) + "x24";
    // The server writes the free display number it found to the descriptor that the shell opens.
    server_ = std::make_unique<Process>(
        std::vector<std::string>{"sh", "-c",
                                 "exec Xvfb -displayfd 5 -screen 0 " + size +
                                     " -nolisten tcp -noreset 5>" + number.string()});
    for (int waited = 0; waited < 15'000 && server_->running(); waited += 50) {
        const auto text = read_file(number);
        if (text.find('\n') != std::string::npos) {
            name_ = ":" + text.substr(0, text.find('\n'));
            return;
        }
        sleep_ms(50);
    }
}

void Display::screenshot(const fs::path& png) const {
    run({"import", "-display", name_, "-window", "root", png.string()});
}

const Node* Seen::find(const std::string& id) const {
    for (const auto& node : nodes)
        if (node.id == id) return &node;
    return nullptr;
}

const Node* Seen::find_prefix(const std::string& prefix) const {
    for (const auto& node : nodes)
        if (node.id.starts_with(prefix)) return &node;
    return nullptr;
}

const Node* Seen::find_ending(const std::string& ending) const {
    for (const auto& node : nodes)
        if (node.pressable && node.id.ends_with(ending)) return &node;
    return nullptr;
}

const Node* Seen::find_to_press(const std::string& prefix) const {
    for (const auto& node : nodes)
        if (node.pressable && node.id.starts_with(prefix)) return &node;
    return nullptr;
}

bool Seen::says(const std::string& words) const {
    for (const auto& node : nodes)
        if (node.name.find(words) != std::string::npos ||
            node.value.find(words) != std::string::npos)
            return true;
    return false;
}

Hands::Hands(const Display& display, fs::path tree_file)
    : display_(display), tree_file_(std::move(tree_file)) {}

Ran Hands::xdotool(const std::vector<std::string>& words) const {
    std::vector<std::string> command{"xdotool"};
    command.insert(command.end(), words.begin(), words.end());
    return run(command, {}, {{"DISPLAY", display_.name()}});
}

std::optional<Seen> Hands::look() const {
    const auto text = read_file(tree_file_);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    Seen seen;
    seen.screen = json.value("screen", "");
    seen.language = json.value("language", "");
    for (const auto& item : json.value("nodes", nlohmann::json::array())) {
        Node node;
        node.id = item.value("id", "");
        node.role = item.value("role", "");
        node.name = item.value("name", "");
        node.value = item.value("value", "");
        const auto rect = item.value("rect", std::vector<double>{});
        if (rect.size() == 4) {
            node.x = rect[0];
            node.y = rect[1];
            node.width = rect[2];
            node.height = rect[3];
        }
        node.order = item.value("order", 0);
        node.chosen = item.value("chosen", false);
        node.disabled = item.value("disabled", false);
        node.focused = item.value("focused", false);
        node.pressable = item.contains("action");
        seen.nodes.push_back(std::move(node));
    }
    return seen;
}

Seen Hands::wait_until(const std::string& what, const std::function<bool(const Seen&)>& holds,
                       int timeout_ms) {
    std::optional<Seen> seen;
    for (int waited = 0; waited <= timeout_ms; waited += 20) {
        seen = look();
        if (seen && holds(*seen)) return *seen;
        sleep_ms(20);
    }
    std::string ids;
    if (seen)
        for (const auto& node : seen->nodes) ids += " " + node.id;
    throw std::runtime_error("waited for " + what +
                             "; on the screen: " + (seen ? seen->screen + ":" + ids : "nothing"));
}

Seen Hands::wait_for_screen(const std::string& screen, int timeout_ms) {
    return wait_until(
        "screen " + screen, [&](const Seen& seen) { return seen.screen == screen; }, timeout_ms);
}

Seen Hands::wait_for_node(const std::string& id, int timeout_ms) {
    return wait_until(
        "node " + id, [&](const Seen& seen) { return seen.find(id) != nullptr; }, timeout_ms);
}

void Hands::touch_at(double x, double y) {
    xdotool({"mousemove", std::to_string(std::lround(x)), std::to_string(std::lround(y)),
             "mousedown", "1", "mouseup", "1"});
}

void Hands::turn_to(const std::string& id) {
    constexpr int pages_max = 8;
    for (int page = 0; page < pages_max; ++page) {
        const auto seen = look();
        if (!seen || seen->find(id)) return;
        const auto* more = seen->find_ending(".more");
        if (!more || more->disabled) return;
        touch_at(more->x + more->width / 2, more->y + more->height / 2);
        sleep_ms(150);
    }
}

void Hands::touch(const std::string& id) {
    turn_to(id);
    const auto seen = wait_for_node(id);
    const auto* node = seen.find(id);
    touch_at(node->x + node->width / 2, node->y + node->height / 2);
}

void Hands::type(const std::string& text) {
    xdotool({"type", "--delay", "8", "--", text});
}

void Hands::key(const std::string& name) {
    xdotool({"key", name});
}

void Hands::press_by_keyboard(const std::string& id) {
    if (const auto seen = look(); seen && !seen->find(id))
        if (const auto* more = seen->find_ending(".more"); more && more->id != id)
            press_by_keyboard(std::string(more->id));
    wait_for_node(id);
    constexpr int tabs_max = 120;
    for (int i = 0; i < tabs_max; ++i) {
        const auto seen = look();
        const auto* node = seen ? seen->find(id) : nullptr;
        if (node && node->focused) {
            if (node->role != "textbox") key("Return");  // in a textbox, Return is a new line
            return;
        }
        std::string before;
        if (seen)
            for (const auto& one : seen->nodes)
                if (one.focused) before = one.id;
        key("Tab");
        // The next look must see the focus move, or the same node is tabbed from twice.
        for (int waited = 0; waited < 1'000; waited += 10) {
            const auto after = look();
            std::string now;
            if (after)
                for (const auto& one : after->nodes)
                    if (one.focused) now = one.id;
            if (now != before) break;
            sleep_ms(10);
        }
    }
    throw std::runtime_error("Tab never reaches " + id);
}

}  // namespace kt::scenario
