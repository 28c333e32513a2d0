// Cuts the text of a condition into words and signs. Views into the text; any thread.
#pragma once

#include <string_view>

namespace kt::guide {

struct Token {
    enum class Kind : std::uint8_t { word, symbol, end } kind = Kind::end;
    std::string_view text;
    std::size_t at = 0;
    bool is(std::string_view what) const { return kind != Kind::end && text == what; }
};

inline bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
}

inline bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Tokens {
  public:
    explicit Tokens(std::string_view text) : text_(text) { advance(); }

    const Token& now() const { return now_; }

    void advance() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
        const auto start = at_;
        now_ = {Token::Kind::end, {}, start};
        if (at_ >= text_.size()) return;
        if (is_word_character(text_[at_])) {
            while (at_ < text_.size() && is_word_character(text_[at_])) ++at_;
            now_.kind = Token::Kind::word;
        } else {
            const char first = text_[at_++];
            const bool pair = first == '<' || first == '>' || first == '!';
            if (pair && at_ < text_.size() && text_[at_] == '=') ++at_;
            now_.kind = Token::Kind::symbol;
        }
        now_.text = text_.substr(start, at_ - start);
    }

    bool accept(std::string_view what) {
        if (!now_.is(what)) return false;
        advance();
        return true;
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
    Token now_;
};

}  // namespace kt::guide
