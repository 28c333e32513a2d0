#include "app/ui/editing.hpp"

#include <algorithm>

#include "app/text/words.hpp"

namespace kt::ui {
namespace {

std::string cleaned(const std::string& typed, bool multiline) {
    std::string kept;
    for (const char c : typed) {
        const bool line_end = c == '\n' || c == '\t' || c == '\r';
        if (line_end && c == '\n' && multiline) kept += c;
        else if (line_end) kept += ' ';
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) kept += c;
    }
    return kept;
}

bool blank(const std::string& text, std::size_t byte) {
    return byte < text.size() && (text[byte] == ' ' || text[byte] == '\n');
}

std::size_t back_from(const Written& at, bool word) {
    auto byte = text::stop_before(at.text, at.caret);
    if (!word) return byte;
    while (byte > 0 && blank(at.text, byte)) byte = text::stop_before(at.text, byte);
    while (byte > 0 && !blank(at.text, byte - 1)) byte = text::stop_before(at.text, byte);
    return byte;
}

std::size_t on_from(const Written& at, bool word) {
    auto byte = text::stop_after(at.text, at.caret);
    if (!word) return byte;
    while (byte < at.text.size() && !blank(at.text, byte)) byte = text::stop_after(at.text, byte);
    return byte;
}

Written without(const Written& at, std::size_t from, std::size_t to) {
    Written made{at.text, from};
    made.text.erase(from, to - from);
    return made;
}

}  // namespace

Written insert(const Written& before, const std::string& typed, bool multiline) {
    const auto kept = cleaned(typed, multiline);
    if (before.text.size() + kept.size() > field_bytes_max) return before;
    Written made = before;
    const auto caret = std::min(before.caret, before.text.size());
    made.text.insert(caret, kept);
    made.caret = caret + kept.size();
    return made;
}

Written apply(const Written& given, const KeyEvent& key, bool right_to_left) {
    Written before = given;
    before.caret = std::min(before.caret, before.text.size());
    const auto moved = [&before](std::size_t to) { return Written{before.text, to}; };
    switch (key.key) {
        case Key::backspace: return without(before, back_from(before, key.word), before.caret);
        case Key::del: return without(before, before.caret, on_from(before, key.word));
        case Key::left:
        case Key::right: {
            const bool onward = (key.key == Key::right) != right_to_left;
            return moved(onward ? on_from(before, key.word) : back_from(before, key.word));
        }
        case Key::home: {
            const auto line =
                before.caret == 0 ? std::string::npos : before.text.rfind('\n', before.caret - 1);
            return moved(line == std::string::npos ? 0 : line + 1);
        }
        case Key::end:
            return moved(std::min(before.text.find('\n', before.caret), before.text.size()));
        default: return before;
    }
}

}  // namespace kt::ui
