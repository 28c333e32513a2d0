#include "core/guide/compile.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "core/guide/nearest.hpp"

namespace kt::guide {
namespace {

using Op = Instruction::Op;

struct Token {
    enum class Kind : std::uint8_t { word, symbol, end } kind = Kind::end;
    std::string_view text;
    std::size_t at = 0;
    bool is(std::string_view what) const { return kind != Kind::end && text == what; }
};

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct Stop {};  // ends the parse at the first mistake in the form; unknown names are collected

template <class Things>
std::vector<std::string_view> ids_of(const Things& things) {
    std::vector<std::string_view> ids;
    for (const auto& thing : things) ids.push_back(thing.id);
    return ids;
}

class Parser {
  public:
    Parser(std::string_view text, const Guide& names) : text_(text), names_(names) { advance(); }

    Compiled run() {
        try {
            either(0);
            if (now_.kind != Token::Kind::end)
                stop(now_.at,
                     "'" + std::string(now_.text) + "' was not expected here; 'and' or 'or' was.");
        } catch (const Stop&) {
        }
        return std::move(result_);
    }

  private:
    void mistake(std::size_t at, std::string words) {
        result_.mistakes.push_back({at, std::move(words)});
    }
    [[noreturn]] void stop(std::size_t at, std::string words) {
        mistake(at, std::move(words));
        throw Stop{};
    }
    void emit(Op op, std::size_t a, std::size_t b = 0, std::int64_t c = 0) {
        result_.expression.program.push_back(
            {op, static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), c});
    }

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
    void expect(std::string_view what) {
        if (!accept(what)) stop(now_.at, "'" + std::string(what) + "' was expected here.");
    }

    void either(std::size_t depth) {
        both(depth);
        while (accept("or")) {
            both(depth);
            emit(Op::any, 2);
        }
    }
    void both(std::size_t depth) {
        part(depth);
        while (accept("and")) {
            part(depth);
            emit(Op::all, 2);
        }
    }
    void part(std::size_t depth) {
        if (depth >= condition_depth_max)
            stop(now_.at,
                 "Brackets and 'not' more than " + std::to_string(condition_depth_max) + " deep.");
        if (accept("not")) {
            part(depth + 1);
            emit(Op::negate, 1);
        } else if (accept("(")) {
            either(depth + 1);
            expect(")");
        } else {
            test();
        }
    }

    void test() {
        const auto word = now_;
        if (word.kind != Token::Kind::word)
            stop(word.at, word.kind == Token::Kind::end
                              ? "The condition stops too early."
                              : "'" + std::string(word.text) + "' was not expected here.");
        advance();
        const auto dot = word.text.find('.');
        const auto before = word.text.substr(0, dot);
        const auto after =
            dot == std::string_view::npos ? std::string_view() : word.text.substr(dot + 1);
        if (word.text == "place") return test_place();
        if (word.text == "known" && now_.is("(")) return test_known();
        if (before == "signal")
            return named(Op::signal, "signal", after, word.at, names_.signal_index(after),
                         ids_of(names_.signals));
        if (before == "asked")
            return named(Op::asked, "entry", after, word.at, names_.entry_index(after),
                         ids_of(names_.entries));
        if (before == "chosen")
            return named(Op::chosen, "topic", after, word.at, names_.topic_index(after),
                         ids_of(names_.topics));
        test_question(word);
    }
    void named(Op op, std::string_view what, std::string_view name, std::size_t at, int index,
               const std::vector<std::string_view>& names) {
        if (index < 0)
            mistake(at, "There is no " + std::string(what) + " '" + std::string(name) + "'." +
                            did_you_mean(name, names));
        emit(op, static_cast<std::size_t>(std::max(index, 0)));
    }
    int question(const Token& word) {
        const int index = names_.question_index(word.text);
        if (index < 0)
            mistake(word.at, "There is no question '" + std::string(word.text) + "'." +
                                 did_you_mean(word.text, ids_of(names_.questions)));
        return index;
    }
    void test_place() {
        expect("=");
        for (const auto place : {Place::hall, Place::room, Place::home})
            if (accept(place_name(place)))
                return emit(Op::place_is, static_cast<std::size_t>(place));
        stop(now_.at, "A place is hall, room or home.");
    }
    void test_known() {
        expect("(");
        const auto word = now_;
        if (word.kind != Token::Kind::word) stop(word.at, "The name of a question was expected.");
        advance();
        expect(")");
        emit(Op::known, static_cast<std::size_t>(std::max(question(word), 0)));
    }

    void test_question(const Token& word) {
        const int index = question(word);
        const Question* found = index < 0 ? nullptr : &names_.questions[std::size_t(index)];
        const auto a = static_cast<std::size_t>(std::max(index, 0));
        if (accept("in")) return test_answers(found, a, word);
        const auto how = now_;
        for (const auto& [sign, compare] : {std::pair{"=", Compare::equal},
                                            {"<", Compare::less},
                                            {"<=", Compare::less_or_equal},
                                            {">", Compare::greater},
                                            {">=", Compare::greater_or_equal}}) {
            if (!accept(sign)) continue;
            if (compare == Compare::equal && (!found || found->has_answers()))
                return emit(Op::answer_in, a, 0, answer(found, word));
            return emit(Op::number_compare, a, static_cast<std::size_t>(compare),
                        number(found, word));
        }
        if (how.is("!="))
            stop(how.at, "There is no '!='. Write: not " + std::string(word.text) + " = …");
        stop(how.at, "After the question '" + std::string(word.text) +
                         "' a test was expected, like '= yes', 'in [yes, no]' or '>= 6'.");
    }
    void test_answers(const Question* found, std::size_t a, const Token& word) {
        expect("[");
        std::int64_t set = 0;
        do set |= answer(found, word);
        while (accept(","));
        expect("]");
        emit(Op::answer_in, a, 0, set);
    }
    // The set of the one answer named here.
    std::int64_t answer(const Question* found, const Token& question_word) {
        const auto word = now_;
        if (word.kind != Token::Kind::word) stop(word.at, "The name of an answer was expected.");
        advance();
        if (!found) return 0;
        if (!found->has_answers()) {
            mistake(question_word.at, "'" + found->id + "' has kind " +
                                          std::string(kind_name(found->kind)) +
                                          " and so no answers to test.");
            return 0;
        }
        const int index = found->answer_index(word.text);
        if (index >= 0) return std::int64_t{1} << index;
        mistake(word.at, "'" + found->id + "' has no answer '" + std::string(word.text) + "'." +
                             did_you_mean(word.text, ids_of(found->answers)));
        return 0;
    }
    std::int64_t number(const Question* found, const Token& question_word) {
        const auto word = now_;
        if (word.kind != Token::Kind::word) stop(word.at, "A number was expected.");
        advance();
        std::int64_t value = 0;
        if (!found) return value;
        if (!found->has_number()) {
            mistake(question_word.at, "'" + found->id + "' has kind " +
                                          std::string(kind_name(found->kind)) +
                                          " and so no number to compare.");
            return value;
        }
        const bool date = found->kind == Kind::date;
        if (!(date ? read_date(word.text, value) : read_number(word.text, value)))
            mistake(word.at, date ? "A date is written like 2020-01-31."
                                  : "'" + std::string(word.text) + "' is not a whole number.");
        return value;
    }

    std::string_view text_;
    const Guide& names_;
    std::size_t at_ = 0;
    Token now_;
    Compiled result_;
};

}  // namespace

bool read_number(std::string_view text, std::int64_t& number) {
    constexpr std::int64_t number_max = 1'000'000'000'000;
    const auto end = text.data() + text.size();
    const auto [stopped, code] = std::from_chars(text.data(), end, number);
    return code == std::errc() && stopped == end && number <= number_max && number >= -number_max;
}

bool read_date(std::string_view text, std::int64_t& days) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    std::int64_t year = 0, month = 0, day = 0;
    if (!read_number(text.substr(0, 4), year) || !read_number(text.substr(5, 2), month) ||
        !read_number(text.substr(8, 2), day))
        return false;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return false;
    days = std::chrono::sys_days(date).time_since_epoch().count();
    return true;
}

std::string write_date(std::int64_t days) {
    constexpr std::int64_t days_max = 4'000'000;  // some ten thousand years
    const auto bounded = std::clamp(days, -days_max, days_max);
    const std::chrono::year_month_day date{
        std::chrono::sys_days(std::chrono::days(static_cast<int>(bounded)))};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

Compiled compile(std::string_view text, const Guide& names) {
    if (text.size() > condition_characters_max)
        return {{}, {{0, "This condition is longer than 2,000 characters."}}};
    return Parser(text, names).run();
}

}  // namespace kt::guide
