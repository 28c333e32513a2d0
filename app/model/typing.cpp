#include <cctype>

#include "app/model/drafting.hpp"
#include "app/model/turn.hpp"

namespace kt::model {

namespace {

// A name, a place or a number: one line. What one thinks or lives through may be long.
bool one_line(const Turn& turn) {
    const Model& m = turn.model;
    if (m.phase != Phase::talking) return true;
    const int question = m.entry_words || m.rewording ? -1 : question_of(m);
    return question >= 0 && question_at(turn, question).kind != guide::Kind::words;
}

bool takes_digits(const Turn& turn) {
    const Model& m = turn.model;
    const int question = m.phase == Phase::talking ? question_of(m) : -1;
    return question >= 0 && question_at(turn, question).kind == guide::Kind::amount;
}

std::size_t bytes_max(const Turn& turn) {
    return one_line(turn) ? short_words_bytes_max : words_bytes_max;
}

// Only its digits, without zeros before them.
std::string digits_of(const std::string& text) {
    std::string digits;
    for (const char letter : text) {
        if (letter < '0' || letter > '9' || digits.size() == amount_digits_max) continue;
        if (digits == "0") digits.clear();
        digits += letter;
    }
    return digits;
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
    m.draft.words = clipped(edited.text, bytes_max(turn));
    if (takes_digits(turn)) m.draft.words = digits_of(m.draft.words);
    if (question_of(m) >= 0 && !m.draft.words.empty()) m.draft.chosen.clear();
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
        if (!one_line(turn)) draft.words = clipped(draft.words + "\n", bytes_max(turn));
    } else {
        const std::string text = pressed.key == "space" ? " " : typed(draft, pressed.key);
        if (draft.words.size() + text.size() > bytes_max(turn)) return;
        draft.words += text;
        draft.shifted = m.phase == Phase::reopening;
    }
    if (takes_digits(turn)) draft.words = digits_of(draft.words);
    if (draft.words.empty()) draft.shifted = true;
}

}  // namespace kt::model
