#include "app/ui/session.hpp"

#include <algorithm>
#include <cmath>

#include "app/text/words.hpp"
#include "app/ui/focus.hpp"

namespace kt::ui {
namespace {

constexpr float swipe_least_mm = 20;

Input input(Input::Kind kind, std::string id = "", std::string words = "") {
    return {kind, std::move(id), std::move(words)};
}

}  // namespace

Session::Session(text::Measurer& measurer, const Themes& themes, const Pictures& pictures,
                 SessionOptions options)
    : measurer_(measurer), themes_(themes), pictures_(pictures), options_(options) {}

const Frame& Session::show(const Page& page, const Surface& surface) {
    const bool arrived = page.screen != frame_.screen || frame_.nodes.empty();
    if (arrived) {
        view_ = {};
        view_.show_focus = uses_keys_;
        held_.clear();
        last_field_.clear();
        turned_.clear();
        written_.clear();
    }
    const auto* stood = frame_.find(view_.focused);
    const int stood_at = stood ? stood->order : 0;
    take_fields(page.root);
    const auto lay = [&] {
        view_.caret = written_[view_.focused].caret;
        frame_ = lay_out(page, surface, view_, measurer_, themes_, pictures_);
    };
    lay();
    const auto before = view_.focused;
    settle_focus(arrived, stood_at);
    if (view_.focused != before) lay();
    return frame_;
}

void Session::take_fields(const Element& element) {
    if (element.role == Role::textbox) {
        auto& kept = written_[element.id];
        if (kept.text != element.text) kept = {element.text, element.text.size()};
    }
    for (const auto& child : element.children) take_fields(child);
}

// The focus never points at what is not there, and never gets lost for someone who needs it.
void Session::settle_focus(bool arrived, int stood_at) {
    if (arrived) return focus(focus_on_arrival(frame_, uses_keys_));
    if (!turned_.empty()) {
        for (const auto& region : frame_.regions) {
            if (region.id != turned_ || !uses_keys_) continue;
            for (const auto& node : frame_.nodes) {
                if (!node.pressable || !region.rect.contains(node.rect.x, node.rect.y)) continue;
                turned_.clear();
                return focus(node.id);
            }
        }
        turned_.clear();
    }
    const auto* node = frame_.find(view_.focused);
    if (view_.focused.empty() || (node && node->pressable)) return;
    std::string nearest;
    for (const auto& other : frame_.nodes) {
        if (other.pressable && (other.order <= stood_at || nearest.empty())) nearest = other.id;
    }
    focus(uses_keys_ ? nearest : "");
}

std::vector<Input> Session::take(const Event& event) {
    Inputs out;
    changed_ = false;
    if (const auto* pointer = std::get_if<PointerEvent>(&event)) {
        if (pointer->kind != PointerEvent::Kind::move) out.push_back(input(Input::Kind::activity));
        take_pointer(*pointer, out);
        return out;
    }
    out.push_back(input(Input::Kind::activity));
    if (const auto* key = std::get_if<KeyEvent>(&event)) take_key(*key, out);
    if (const auto* words = std::get_if<TextEvent>(&event)) take_text(*words, out);
    if (const auto* wheel = std::get_if<WheelEvent>(&event)) {
        if (wheel->steps != 0) turn_page_at(wheel->x_px, wheel->y_px, wheel->steps > 0 ? -1 : 1);
    }
    return out;
}

void Session::take_pointer(const PointerEvent& event, Inputs& out) {
    using Kind = PointerEvent::Kind;
    if (down_ && event.pointer != pointer_) return;  // another finger: one thing at a time
    const auto* node = touched(frame_, event.x_px, event.y_px);
    const auto held_before = view_.pressed;
    switch (event.kind) {
        case Kind::down:
            down_ = true;
            pointer_ = event.pointer;
            down_x_ = event.x_px;
            down_y_ = event.y_px;
            held_ = node ? node->id : "";
            view_.pressed = held_;
            changed_ = view_.show_focus;
            uses_keys_ = view_.show_focus = false;
            break;
        case Kind::move:
            if (down_) view_.pressed = node && node->id == held_ ? held_ : "";
            break;
        case Kind::up:
            if (down_) lift(event, out);
            break;
        case Kind::cancelled:
            down_ = false;
            held_.clear();
            view_.pressed.clear();
            break;
    }
    changed_ = changed_ || view_.pressed != held_before;
}

void Session::lift(const PointerEvent& event, Inputs& out) {
    const auto* node = touched(frame_, event.x_px, event.y_px);
    const bool same = node && node->id == held_;
    down_ = false;
    held_.clear();
    view_.pressed.clear();
    if (same) {
        if (node->role == Role::textbox) {
            focus(node->id);
            place_caret(event);
        } else {
            press(*node, event.at_ms, out);
        }
        return;
    }
    const float dy = event.y_px - down_y_;
    const bool swipe = std::abs(dy) > swipe_least_mm * frame_.surface.px_per_mm &&
                       std::abs(dy) > 2 * std::abs(event.x_px - down_x_);
    if (swipe) turn_page_at(down_x_, down_y_, dy < 0 ? 1 : -1);
}

void Session::press(const Node& node, std::int64_t at_ms, Inputs& out) {
    const bool again = node.id == last_pressed_ && node.role != Role::key &&
                       at_ms - last_pressed_ms_ < options_.same_target_rejection_ms;
    last_pressed_ = node.id;
    last_pressed_ms_ = at_ms;
    if (again) return;
    for (const auto& region : frame_.regions) {
        if (node.id == region.id + ".more") return turn_page(region.id, 1);
        if (node.id == region.id + ".less") return turn_page(region.id, -1);
    }
    if (node.role == Role::key) {
        if (press_key_on_screen(node, out)) return;
    } else if (node.role == Role::textbox) {
        return focus(node.id);
    } else {
        focus(node.id);
    }
    out.push_back(input(Input::Kind::pressed, node.id));
}

bool Session::press_key_on_screen(const Node& node, Inputs& out) {
    const auto* field = active_field();
    if (!field || node.id == "key.shift" || node.id == "key.sign") return false;
    const Node box = *field;
    if (!uses_keys_) focus(box.id);
    const auto& before = written_[box.id];
    if (node.id == "key.back") {
        keep(box, apply(before, {.key = Key::backspace}, frame_.right_to_left), out);
    } else if (node.id == "key.space") {
        keep(box, insert(before, " ", box.multiline), out);
    } else if (node.id == "key.enter") {
        if (box.multiline) keep(box, insert(before, "\n", true), out);
        else out.push_back(input(Input::Kind::submitted, box.id, before.text));
    } else {
        keep(box, insert(before, node.typed, box.multiline), out);
    }
    return true;
}

const Node* Session::active_field() const {
    const Node* first = nullptr;
    for (const auto& node : frame_.nodes) {
        if (node.role != Role::textbox || !node.pressable) continue;
        if (node.id == view_.focused || node.id == last_field_) return &node;
        if (!first) first = &node;
    }
    return first;
}

void Session::take_key(const KeyEvent& event, Inputs& out) {
    const auto* node = frame_.find(view_.focused);
    const bool writing = node && node->role == Role::textbox;
    if (event.letter != 0) {
        out.push_back(input(Input::Kind::shortcut, "", std::string(1, event.letter)));
    }
    if (event.key == Key::other || event.key == Key::escape) return;
    if (writing && write_key(event, out)) return;
    if (!uses_keys_ || !view_.show_focus) {
        uses_keys_ = view_.show_focus = changed_ = true;
    }
    const bool back = frame_.right_to_left ? event.key == Key::right : event.key == Key::left;
    switch (event.key) {
        case Key::tab: return move_focus(event.shift ? -1 : 1);
        case Key::down: return move_focus(1);
        case Key::up: return move_focus(-1);
        case Key::left:
        case Key::right:
            if (!event.repeated) {
                out.push_back(input(back ? Input::Kind::previous : Input::Kind::next));
            }
            return;
        case Key::enter:
        case Key::space:
            swallow_space_ = event.key == Key::space;
            if (node && node->pressable && !event.repeated) press(Node(*node), event.at_ms, out);
            return;
        case Key::page_down:
        case Key::page_up:
            if (!frame_.regions.empty()) {
                turn_page(frame_.regions.back().id, event.key == Key::page_down ? 1 : -1);
            }
            return;
        default: return;
    }
}

// What a key means inside a textbox; false if it means what it means everywhere.
bool Session::write_key(const KeyEvent& event, Inputs& out) {
    const Node box = *frame_.find(view_.focused);
    switch (event.key) {
        case Key::space: return true;  // comes as text
        case Key::enter:
            if (box.multiline) keep(box, insert(written_[box.id], "\n", true), out);
            else out.push_back(input(Input::Kind::submitted, box.id, written_[box.id].text));
            return true;
        case Key::up:
        case Key::down: return box.multiline && move_line(event);
        case Key::backspace:
        case Key::del:
        case Key::left:
        case Key::right:
        case Key::home:
        case Key::end:
            keep(box, apply(written_[box.id], event, frame_.right_to_left), out);
            return true;
        default: return false;
    }
}

// The caret a line up or down; false at the first and last line, so that nobody is trapped.
bool Session::move_line(const KeyEvent& event) {
    auto& now = written_[view_.focused];
    for (const auto& field : frame_.fields) {
        if (field.id != view_.focused) continue;
        auto spec = field.spec;
        if (spec.text.empty()) return false;
        const auto caret = measurer_.caret(spec, field.wrap_px, now.caret);
        const float by = event.key == Key::down ? caret.height_px : -caret.height_px;
        const float to = caret.y_px + caret.height_px / 2 + by;
        const auto extent = measurer_.extent(spec, field.wrap_px);
        if (to < 0 || to > extent.height_px) return false;
        now.caret = measurer_.byte_at(spec, field.wrap_px, caret.x_px, to);
        changed_ = true;
        return true;
    }
    return false;
}

void Session::take_text(const TextEvent& event, Inputs& out) {
    const bool swallowed = swallow_space_ && event.text == " ";
    swallow_space_ = false;
    const auto* node = frame_.find(view_.focused);
    if (swallowed || !node || node->role != Role::textbox) return;
    const Node box = *node;
    keep(box, insert(written_[box.id], event.text, box.multiline), out);
}

void Session::keep(const Node& field, const Written& now, Inputs& out) {
    auto& before = written_[field.id];
    const bool other_text = before.text != now.text;
    changed_ = changed_ || !(before == now);
    before = now;
    last_field_ = field.id;
    if (other_text) out.push_back(input(Input::Kind::edited, field.id, now.text));
}

void Session::place_caret(const PointerEvent& event) {
    for (const auto& field : frame_.fields) {
        if (field.id != view_.focused) continue;
        auto& now = written_[field.id];
        now.caret = field.secret || field.spec.text.empty()
                        ? now.text.size()
                        : measurer_.byte_at(field.spec, field.wrap_px, event.x_px - field.text_x,
                                            event.y_px - field.text_y);
    }
    changed_ = true;
}

void Session::focus(const std::string& id) {
    if (view_.focused == id) return;
    view_.focused = id;
    changed_ = true;
    const auto* node = frame_.find(id);
    if (!node || node->role != Role::textbox) return;
    last_field_ = id;
    written_[id].caret = written_[id].text.size();
}

void Session::move_focus(int by) {
    focus(focus_moved(frame_, view_.focused, by));
}

void Session::turn_page(const std::string& id, int by) {
    for (const auto& region : frame_.regions) {
        if (region.id != id) continue;
        const int to = std::clamp(region.page + by, 0, region.pages - 1);
        if (to == region.page) return;
        view_.page_of[id] = to;
        turned_ = id;
        changed_ = true;
    }
}

void Session::turn_page_at(float x_px, float y_px, int by) {
    for (const auto& region : frame_.regions) {
        if (region.rect.contains(x_px, y_px)) return turn_page(region.id, by);
    }
}

}  // namespace kt::ui
