#include "app/model/drafting.hpp"

#include <algorithm>
#include <charconv>

namespace kt::model {

namespace {

using conversation::Value;
using guide::Kind;

std::optional<std::int64_t> number_in(const std::string& text) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data(), end, number);
    if (fault != std::errc() || rest != end) return std::nullopt;
    return number;
}

void toggle_of_many(const guide::Question& question, std::vector<std::string>& chosen,
                    const std::string& id) {
    const auto at = std::ranges::find(chosen, id);
    if (at != chosen.end()) {
        chosen.erase(at);
        return;
    }
    const auto alone = [&](const std::string& other) {
        return std::ranges::any_of(question.answers, [&](const guide::Answer& answer) {
            return answer.id == other && answer.alone;
        });
    };
    if (alone(id)) chosen.clear();
    std::erase_if(chosen, alone);
    chosen.push_back(id);
}

std::optional<Value> drafted_answers(const guide::Question& question, const Draft& draft) {
    Value value;
    // In the guide's order: the order of touching says nothing.
    for (const guide::Answer& answer : question.answers)
        if (std::ranges::find(draft.chosen, answer.id) != draft.chosen.end())
            value.chosen.push_back(answer.id);
    if (value.chosen.empty()) return std::nullopt;
    return value;
}

std::optional<Value> drafted_number(std::optional<std::int64_t> number) {
    if (!number) return std::nullopt;
    Value value;
    value.number = number;
    return value;
}

}  // namespace

bool is_blank(const std::string& words) {
    return words.find_first_not_of(" \n") == std::string::npos;
}

Draft draft_of(const guide::Question& question, const conversation::Fact* fact) {
    Draft draft;
    if (!fact || fact->standing.empty()) return draft;
    const Value& value = fact->standing.back().value;
    draft.chosen = value.chosen;
    draft.words = value.words;
    draft.people = value.people;
    if (question.kind == Kind::people && value.people.empty()) draft.chosen = {nobody};
    if (!value.number) return draft;
    if (question.kind == Kind::scale) draft.chosen = {std::to_string(*value.number)};
    else if (question.kind == Kind::date) draft.date = parts_of(*value.number, question.precision);
    else draft.words = std::to_string(*value.number);
    return draft;
}

void choose_in(Draft& draft, const guide::Question& question, const std::string& id) {
    if (question.kind == Kind::date) return choose_part(draft.date, id, question.precision);
    if (question.kind == Kind::many) return toggle_of_many(question, draft.chosen, id);
    if (question.kind == Kind::people) {
        if (!draft.people.empty()) return;  // someone was named already
        draft.words.clear();
    }
    draft.chosen = {id};
}

std::optional<Value> drafted(const guide::Question& question, const Draft& draft) {
    if (question.has_answers()) return drafted_answers(question, draft);
    switch (question.kind) {
        case Kind::scale:
            return drafted_number(draft.chosen.empty() ? std::nullopt
                                                       : number_in(draft.chosen.front()));
        case Kind::amount: return drafted_number(number_in(draft.words));
        case Kind::date: return drafted_number(day_number(draft.date, question.precision));
        case Kind::people: {
            if (draft.people.empty() && draft.chosen.empty()) return std::nullopt;
            Value value;
            value.people = draft.people;
            std::ranges::sort(value.people, {}, &conversation::Person::slot);
            return value;
        }
        default: break;
    }
    if (is_blank(draft.words)) return std::nullopt;
    Value value;
    value.words = draft.words;
    return value;
}

bool can_go_on(const guide::Question& question, const Draft& draft) {
    if (question.kind == Kind::people && !is_blank(draft.words)) return true;
    return drafted(question, draft).has_value();
}

}  // namespace kt::model
