#include <cctype>

#include "app/model/turn.hpp"

namespace kt::model {

namespace {

std::size_t bytes_max(const Model& model) {
    const bool is_short = model.phase == Phase::contact || model.phase == Phase::reopening;
    return is_short ? short_words_bytes_max : words_bytes_max;
}

bool starts_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

// Cut at the limit, never inside a letter.
std::string clipped(std::string text, std::size_t max) {
    if (text.size() <= max) return text;
    std::size_t end = max;
    while (end > 0 && !starts_letter(text[end])) --end;
    text.resize(end);
    return text;
}

void drop_last_letter(std::string& text) {
    while (!text.empty()) {
        const bool first = starts_letter(text.back());
        text.pop_back();
        if (first) return;
    }
}

std::string typed(const Draft& draft, const std::string& key) {
    if (!draft.shifted || key.size() != 1) return key;
    const auto letter = static_cast<unsigned char>(key.front());
    return std::string(1, static_cast<char>(std::toupper(letter)));
}

bool takes_text(const Model& model) {
    return model.phase == Phase::reopening || model.phase == Phase::talking ||
           model.phase == Phase::contact;
}

}  // namespace

void on(Turn& turn, const TextEdited& edited) {
    Model& m = turn.model;
    if (!takes_text(m)) return;
    m.draft.words = clipped(edited.text, bytes_max(m));
    m.draft.shifted = m.draft.words.empty() || m.phase == Phase::reopening;
}

void on(Turn& turn, const KeyPressed& pressed) {
    Model& m = turn.model;
    Draft& draft = m.draft;
    if (!takes_text(m)) return;
    if (pressed.key == "shift") {
        draft.shifted = !draft.shifted;
    } else if (pressed.key == "sign") {
        draft.signs = !draft.signs;
    } else if (pressed.key == "back") {
        drop_last_letter(draft.words);
    } else if (pressed.key == "enter") {
        const bool lines = m.phase == Phase::talking;
        if (lines) draft.words = clipped(draft.words + "\n", bytes_max(m));
    } else {
        const std::string text = pressed.key == "space" ? " " : typed(draft, pressed.key);
        if (draft.words.size() + text.size() > bytes_max(m)) return;
        draft.words += text;
        draft.shifted = m.phase == Phase::reopening;
    }
    if (draft.words.empty()) draft.shifted = true;
}

}  // namespace kt::model
