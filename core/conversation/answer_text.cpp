#include "core/conversation/answer_text.hpp"

#include "core/conversation/ranges.hpp"
#include "core/guide/compile.hpp"

namespace kt::conversation {
namespace {

using guide::Kind;
using guide::Precision;

// "2020-01-31" has as many characters.
constexpr std::size_t characters_of(Precision precision) {
    return precision == Precision::day ? 10 : precision == Precision::month ? 7 : 4;
}

std::optional<Value> choice_of(const guide::Question& question, std::string_view text) {
    if (question.kind == Kind::yes_no && text == "true") text = "yes";
    if (question.kind == Kind::yes_no && text == "false") text = "no";
    Value value;
    if (question.answer_index(text) >= 0) {
        value.chosen.emplace_back(text);
        return value;
    }
    std::int64_t number = 0;
    if (question.kind != Kind::amount || !guide::read_number(text, number)) return std::nullopt;
    for (const auto& answer : question.answers)
        if (number >= answer.from.value_or(number) && number <= answer.to.value_or(number)) {
            value.chosen.push_back(answer.id);
            return value;
        }
    return std::nullopt;
}

std::vector<std::string> between_commas(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        auto part = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
        const auto first = part.find_first_not_of(' ');
        if (first == std::string_view::npos) continue;
        parts.emplace_back(part.substr(first, part.find_last_not_of(' ') - first + 1));
    }
    return parts;
}

}  // namespace

std::optional<std::int64_t> read_date_as(std::string_view text, Precision precision) {
    const auto asked = characters_of(precision);
    if (text.size() < asked) return std::nullopt;
    auto whole = std::string(text);
    if (whole.size() == characters_of(Precision::year)) whole += "-01";
    if (whole.size() == characters_of(Precision::month)) whole += "-01";
    std::int64_t day = 0;
    if (!guide::read_date(whole, day)) return std::nullopt;
    return days_of(day, precision).low;
}

std::vector<Person> people_named(const std::vector<std::string>& names) {
    std::vector<Person> people;
    for (const auto& name : names)
        people.push_back({static_cast<std::uint32_t>(people.size() + 1), name});
    return people;
}

std::optional<Value> value_of(const guide::Question& question, std::string_view text) {
    if (text.empty()) return std::nullopt;
    if (question.has_answers()) return choice_of(question, text);
    Value value;
    std::int64_t number = 0;
    if (question.kind == Kind::date) {
        value.number = read_date_as(text, question.precision);
        if (!value.number) return std::nullopt;
    } else if (question.has_number()) {
        if (!guide::read_number(text, number)) return std::nullopt;
        const bool scale = question.kind == Kind::scale;
        if (scale && (number < question.scale_from || number > question.scale_to))
            return std::nullopt;
        value.number = number;
    } else if (question.kind == Kind::people) {
        value.people = people_named(between_commas(text));
        if (value.people.size() > static_cast<std::size_t>(question.people_at_most))
            return std::nullopt;
    } else {
        value.words = text;
    }
    return value;
}

std::string said_again(const guide::Question& question, const Value& value) {
    std::string said;
    const auto add = [&](const std::string& part) { said += (said.empty() ? "" : " ") + part; };
    for (const auto& id : value.chosen) {
        const int index = question.answer_index(id);
        if (index < 0) continue;
        const auto& answer = question.answers[static_cast<std::size_t>(index)];
        add(answer.said.empty() ? answer.text : answer.said);
    }
    if (value.number && question.kind == Kind::date)
        add(guide::write_date(*value.number).substr(0, characters_of(question.precision)));
    else if (value.number) add(std::to_string(*value.number));
    for (const auto& person : value.people)
        add(person.name + (person == value.people.back() ? "" : ","));
    if (!value.words.empty()) add("\"" + value.words + "\"");
    return said;
}

}  // namespace kt::conversation
