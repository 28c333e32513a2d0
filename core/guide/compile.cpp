#include "core/guide/compile.hpp"

#include <algorithm>
#include <optional>

#include "core/guide/nearest.hpp"
#include "core/guide/tokens.hpp"

namespace kt::guide {
namespace {

using Op = Instruction::Op;

// Results that wait before a condition's own: the person, the answer before, another condition.
constexpr std::size_t joined_before_max = 3;

struct Stop {};  // ends the parse at the first mistake in the form; unknown names are collected

template <class Things>
std::vector<std::string_view> ids_of(const Things& things) {
    std::vector<std::string_view> ids;
    for (const auto& thing : things) ids.push_back(thing.id);
    return ids;
}

std::string in_quotes(std::string_view text) {
    return "'" + std::string(text) + "'";
}

// How many results a program has waiting at most.
std::size_t most_waiting(const Expression& expression) {
    std::size_t now = 0, most = 0;
    for (const auto& step : expression.program) {
        if (step.op < Op::all) most = std::max(most, ++now);
        else if (step.op != Op::negate) now -= step.a - 1;
    }
    return most;
}

class Parser {
  public:
    Parser(std::string_view text, const Guide& names, const Scope& scope)
        : tokens_(text), names_(names), scope_(scope) {
        constexpr std::size_t tests_of_most = 4;
        result_.expression.program.reserve(tests_of_most);
        if (scope.about.group >= 0) about_.push_back(scope.about);
    }

    Compiled run() {
        try {
            either(0);
            if (now().kind != Token::Kind::end)
                stop(now().at,
                     in_quotes(now().text) + " was not expected here; 'and' or 'or' was.");
            if (most_waiting(result_.expression) > expression_stack_max - joined_before_max)
                stop(0, "This condition is nested too deep.");
        } catch (const Stop&) {
        }
        return std::move(result_);
    }

  private:
    const Token& now() const { return tokens_.now(); }
    bool accept(std::string_view what) { return tokens_.accept(what); }
    void expect(std::string_view what) {
        if (!accept(what)) stop(now().at, in_quotes(what) + " was expected here.");
    }
    Token take_word(std::string_view otherwise) {
        const auto word = now();
        if (word.kind != Token::Kind::word) stop(word.at, std::string(otherwise));
        tokens_.advance();
        return word;
    }
    void mistake(std::size_t at, std::string words) {
        if (!told_already_) result_.mistakes.push_back({at, std::move(words)});
    }
    [[noreturn]] void stop(std::size_t at, std::string words) {
        mistake(at, std::move(words));
        throw Stop{};
    }
    void emit(Op op, std::size_t a, std::size_t b = 0, std::int64_t c = 0) {
        result_.expression.program.push_back(
            {op, static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), c});
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
            stop(now().at,
                 "Brackets and 'not' more than " + std::to_string(condition_depth_max) + " deep.");
        if (accept("not")) {
            part(depth + 1);
            emit(Op::negate, 1);
        } else if (accept("(")) {
            either(depth + 1);
            expect(")");
        } else {
            test(depth);
        }
    }

    void test(std::size_t depth) {
        const auto word = take_word(now().kind == Token::Kind::end
                                        ? "The condition stops too early."
                                        : in_quotes(now().text) + " was not expected here.");
        const auto dot = word.text.find('.');
        const auto before = word.text.substr(0, dot);
        const auto after =
            dot == std::string_view::npos ? std::string_view() : word.text.substr(dot + 1);
        if (word.text == "place") return test_place(word);
        if (now().is("(")) {
            if (word.text == "known") return test_known();
            if (word.text == "any" || word.text == "every" || word.text == "count")
                return test_people(word, depth);
        }
        if (before == "signal")
            return named(Op::signal, "signal", after, word.at, names_.signal_index(after),
                         names_.signals);
        if (before == "asked")
            return named(Op::asked, "entry", after, word.at, names_.entry_index(after),
                         names_.entries);
        if (before == "chosen")
            return named(Op::chosen, "topic", after, word.at, names_.topic_index(after),
                         names_.topics);
        if (before == "need" && !scope_.needs)
            stop(word.at,
                 "Which need the person made theirs is only asked in the sheet of"
                 " options; name signals or answers here.");
        if (before == "need")
            return named(Op::need, "need", after, word.at, names_.need_index(after), names_.needs);
        test_fact(word);
    }
    template <class Things>
    void named(Op op, std::string_view what, std::string_view name, std::size_t at, int index,
               const Things& things) {
        if (index < 0)
            mistake(at, "There is no " + std::string(what) + " " + in_quotes(name) + "." +
                            did_you_mean(name, ids_of(things)));
        emit(op, static_cast<std::size_t>(std::max(index, 0)));
    }

    void test_place(const Token& word) {
        if (counting_ || !scope_.place)
            stop(word.at, counting_ ? "The place is the same for all who are counted: ask it"
                                      " outside of count( )."
                                    : "What is computed may not depend on 'place'.");
        expect("=");
        for (const auto place : {Place::hall, Place::room, Place::home})
            if (accept(place_name(place)))
                return emit(Op::place_is, static_cast<std::size_t>(place));
        stop(now().at, "A place is hall, room or home.");
    }
    void test_known() {
        expect("(");
        const auto word = take_word("The name of a question was expected.");
        expect(")");
        const auto meant = fact(word);
        emit(meant.what == Meant::What::computed ? Op::computed_known : Op::known, operand(meant));
    }

    // any(child, …), every(child, …), count(child, …) and count(child), read once for each person.
    void test_people(const Token& what, std::size_t depth) {
        if (among_people_)
            stop(what.at, "any( ), every( ) and count( ) do not stand inside one another.");
        expect("(");
        const auto word = take_word("The name of a group was expected.");
        const int group = names_.group_index(word.text);
        if (group < 0)
            stop(word.at, "There is no group " + in_quotes(word.text) + "." +
                              did_you_mean(word.text, ids_of(names_.groups)));
        const bool counts = what.text == "count";
        const bool everyone = counts && now().is(")");
        if (!everyone) expect(",");
        among_people_ = true;
        counting_ = counts;
        const auto start = tokens_;
        const bool told = told_already_;
        const int people = people_of(names_, group);
        for (int slot = 1; slot <= people; ++slot) {
            tokens_ = start;
            told_already_ = told || slot > 1;
            emit(Op::person_in, static_cast<std::size_t>(people_question(group)),
                 static_cast<std::size_t>(slot));
            if (!everyone) of_person({group, slot}, what.text == "every", depth + 1);
        }
        if (people == 0) stop(word.at, "The group " + in_quotes(word.text) + " has no people.");
        among_people_ = counting_ = false;
        told_already_ = told;
        expect(")");
        const auto all = static_cast<std::size_t>(people);
        if (!counts) return emit(what.text == "every" ? Op::all : Op::any, all);
        const auto sign = now();
        const auto how = accept_compare();
        if (!how) stop(sign.at, "After count( ) a number was expected, like '>= 2'.");
        emit(Op::count, all, static_cast<std::size_t>(*how), number(take_number()));
    }
    // Joins what holds of one person to their being there.
    void of_person(About who, bool every, std::size_t depth) {
        if (every) emit(Op::negate, 1);
        about_.push_back(who);
        either(depth);
        about_.pop_back();
        emit(every ? Op::any : Op::all, 2);
    }
    int people_question(int group) const {
        return names_.groups[static_cast<std::size_t>(group)].people;
    }

    // What the name of a question or computed fact means here.
    Meant fact(const Token& word) {
        const auto meant = what_is_meant(names_, word.text, about_);
        if (meant.index < 0) {
            mistake(word.at, not_meant(names_, word.text, meant));
        } else if (const auto* question = question_of(meant)) {
            const int of = question->fact;
            if (of >= 0 && of != meant.index)
                mistake(word.at, in_quotes(word.text) + " asks the same as " +
                                     in_quotes(names_.questions[std::size_t(of)].text_id) +
                                     " in other words; name that one in conditions.");
        }
        return meant;
    }
    const Question* question_of(const Meant& meant) const {
        if (meant.what != Meant::What::question || meant.index < 0) return nullptr;
        return &names_.questions[static_cast<std::size_t>(meant.index)];
    }
    static std::size_t operand(const Meant& meant) {
        return static_cast<std::size_t>(std::max(meant.index, 0));
    }

    std::optional<Compare> accept_compare() {
        if (accept("=")) return Compare::equal;
        if (accept("<")) return Compare::less;
        if (accept("<=")) return Compare::less_or_equal;
        if (accept(">")) return Compare::greater;
        if (accept(">=")) return Compare::greater_or_equal;
        return {};
    }

    void test_fact(const Token& word) {
        const auto meant = fact(word);
        const auto* question = question_of(meant);
        const bool computed = meant.what == Meant::What::computed;
        if (!computed && accept("in")) return test_answers(question, operand(meant), word);
        const auto sign = now();
        const auto how = accept_compare();
        if (!how && sign.is("!="))
            stop(sign.at, "There is no '!='. Write: not " + std::string(word.text) + " = …");
        if (!how && computed)
            stop(sign.at, "After the computed " + in_quotes(word.text) +
                              " a comparison was expected, like '>= 18'.");
        if (!how)
            stop(sign.at, "After the question " + in_quotes(word.text) +
                              " a test was expected, like '= yes', 'in [yes, no]' or '>= 6'.");
        if (now().text.substr(0, now().text.find('.')) == "figure")
            return test_figure(meant, *how, word);
        const auto by = static_cast<std::size_t>(*how);
        if (computed) return emit(Op::computed_compare, operand(meant), by, number(take_number()));
        if (*how == Compare::equal && names_an_answer(question))
            return emit(Op::answer_in, operand(meant), 0, answer(question, word));
        emit(Op::number_compare, operand(meant), by, number_for(question, word));
    }
    // An amount in ranges has both: "= under_50" is an answer, "= 50" a number.
    bool names_an_answer(const Question* question) const {
        if (!question) return true;
        const bool letter = !now().text.empty() && now().text[0] >= 'a' && now().text[0] <= 'z';
        return question->has_answers() && (!question->has_number() || letter);
    }
    void test_figure(const Meant& meant, Compare how, const Token& word) {
        const auto name = take_word("The name of a figure was expected.");
        const auto dot = std::min(name.text.find('.'), name.text.size() - 1);
        const auto figure = name.text.substr(dot + 1);
        const int index = names_.figure_index(figure);
        if (index < 0)
            mistake(name.at, "There is no figure " + in_quotes(figure) + "." +
                                 did_you_mean(figure, ids_of(names_.figures)));
        const auto* question = question_of(meant);
        if (question && question->kind != Kind::amount)
            mistake(word.at, in_quotes(word.text) + " has kind " +
                                 std::string(kind_name(question->kind)) +
                                 "; only amounts and what is computed compare with a figure.");
        emit(question ? Op::figure_compare : Op::computed_figure, operand(meant),
             static_cast<std::size_t>(how), std::max(index, 0));
    }

    void test_answers(const Question* question, std::size_t a, const Token& word) {
        expect("[");
        std::int64_t set = 0;
        do set |= answer(question, word);
        while (accept(","));
        expect("]");
        emit(Op::answer_in, a, 0, set);
    }
    // The set of the one answer named here.
    std::int64_t answer(const Question* question, const Token& question_word) {
        const auto word = take_word("The name of an answer was expected.");
        if (!question) return 0;
        if (!question->has_answers()) {
            mistake(question_word.at, has_no(*question, question_word, "answers to test."));
            return 0;
        }
        const int index = question->answer_index(word.text);
        if (index >= 0) return std::int64_t{1} << index;
        mistake(word.at, in_quotes(question_word.text) + " has no answer " + in_quotes(word.text) +
                             "." + did_you_mean(word.text, ids_of(question->answers)));
        return 0;
    }
    static std::string has_no(const Question& question, const Token& word, const char* what) {
        return in_quotes(word.text) + " has kind " + std::string(kind_name(question.kind)) +
               " and so no " + what;
    }

    Token take_number() { return take_word("A number was expected."); }
    std::int64_t number(const Token& word) {
        std::int64_t value = 0;
        if (!read_number(word.text, value))
            mistake(word.at, in_quotes(word.text) + " is not a whole number.");
        return value;
    }
    std::int64_t number_for(const Question* question, const Token& question_word) {
        const auto word = take_number();
        std::int64_t value = 0;
        if (!question) return value;
        if (!question->has_number()) {
            mistake(question_word.at, has_no(*question, question_word, "number to compare."));
            return value;
        }
        if (question->kind != Kind::date) return number(word);
        if (!read_date(word.text, value)) mistake(word.at, "A date is written like 2020-01-31.");
        return value;
    }

    Tokens tokens_;
    const Guide& names_;
    const Scope& scope_;
    std::vector<About> about_;   // whom names mean, the innermost last
    bool among_people_ = false;  // inside any( ), every( ) or count( )
    bool counting_ = false;      // inside count( )
    bool told_already_ = false;  // the same text was read before, for another person
    Compiled result_;
};

}  // namespace

Compiled compile(std::string_view text, const Guide& names, const Scope& scope) {
    if (text.size() > condition_characters_max)
        return {{}, {{0, "This condition is longer than 2,000 characters."}}};
    return Parser(text, names, scope).run();
}

}  // namespace kt::guide
