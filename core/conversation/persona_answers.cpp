#include "core/conversation/persona_answers.hpp"

#include <algorithm>

#include "core/conversation/answer_text.hpp"
#include "core/guide/nearest.hpp"

namespace kt::conversation {
namespace {

using guide::Kind;
using guide::Node;

std::string form_of(const guide::Question& question) {
    switch (question.kind) {
        case Kind::date:
            return question.precision == guide::Precision::day     ? "a date like 2020-01-31."
                   : question.precision == guide::Precision::month ? "a month like 2020-01."
                                                                   : "a year like 2020.";
        case Kind::scale:
            return "a whole number from " + std::to_string(question.scale_from) + " to " +
                   std::to_string(question.scale_to) + ".";
        default: return "a whole number.";
    }
}

}  // namespace

void PersonaAnswers::read_answers(const Node& map) {
    // Who is named comes first: answers about people go by their names.
    const auto in_turn = [&](bool people) {
        each(map, [&](int question, const Node& said) {
            const auto kind = guide_.questions[static_cast<std::size_t>(question)].kind;
            if ((kind == Kind::people) == people) answer(question, said);
        });
    };
    // What is wrong is told once, when all people are known.
    telling_ = false;
    in_turn(true);
    telling_ = true;
    in_turn(false);
}

void PersonaAnswers::read_words(const Node& map) {
    each(map, [&](int question, const Node& said) {
        auto value = persona_.answers[fact_id(guide_, question)];
        value.words = said.text;
        keep(question, said, std::move(value));
    });
}

std::vector<int> PersonaAnswers::questions_named(const Node& name) {
    std::vector<int> found;
    if (const int index = guide_.question_index(name.text); index >= 0) return {index};
    for (int slot = 1; slot <= guide::people_max; ++slot) {
        const int index = guide_.question_index(name.text + "@" + std::to_string(slot));
        if (index >= 0) found.push_back(index);
    }
    if (!found.empty() || !telling_) return found;
    std::vector<std::string_view> known;
    for (const auto& question : guide_.questions) known.push_back(question.id);
    fields_.error(name, "The guide has no question '" + name.text + "'." +
                            guide::did_you_mean(name.text, known));
    return found;
}

void PersonaAnswers::each(const Node& map, const Take& take) {
    for (std::size_t i = 0; i < map.keys.size() && i < map.items.size(); ++i) {
        const auto questions = questions_named(map.keys[i]);
        if (map.items[i].kind == Node::Kind::map) each_person(questions, map.items[i], take);
        else
            for (const int question : questions) take(question, map.items[i]);
    }
}

void PersonaAnswers::each_person(const std::vector<int>& questions, const Node& said,
                                 const Take& take) {
    for (std::size_t i = 0; i < said.keys.size() && i < said.items.size(); ++i) {
        const auto& name = said.keys[i];
        const auto about = std::find_if(questions.begin(), questions.end(), [&](int index) {
            const auto& question = guide_.questions[static_cast<std::size_t>(index)];
            return question.group >= 0 && slot_of(question, name.text) == question.person;
        });
        if (about != questions.end()) take(*about, said.items[i]);
        else if (!questions.empty() && telling_)
            fields_.error(name, "Nobody is named '" + name.text + "' in this persona's answers.");
    }
}

int PersonaAnswers::slot_of(const guide::Question& question, const std::string& name) const {
    const int people = guide_.groups[static_cast<std::size_t>(question.group)].people;
    if (people < 0) return -1;
    const auto told = persona_.answers.find(fact_id(guide_, people));
    if (told == persona_.answers.end()) return -1;
    for (const auto& person : told->second.people)
        if (person.name == name) return static_cast<int>(person.slot);
    return -1;
}

void PersonaAnswers::answer(int index, const Node& said) {
    const auto& asked = guide_.questions[static_cast<std::size_t>(index)];
    Value value;
    if (const auto told = persona_.answers.find(fact_id(guide_, index));
        told != persona_.answers.end())
        value.words = told->second.words;
    if (asked.kind == Kind::people) {
        read_people(asked, said, value);
    } else if (asked.has_answers()) {
        if (said.kind == Node::Kind::list && asked.kind == Kind::many)
            for (const auto& item : said.items) choose(asked, item, value);
        else choose(asked, said, value);
    } else if (asked.has_number()) {
        const auto told = said.is_text() ? value_of(asked, said.text) : std::nullopt;
        if (told) value.number = told->number;
        else fields_.error(said, "'" + asked.id + "' is answered with " + form_of(asked));
    } else {
        value.words = said.text;
    }
    keep(index, said, std::move(value));
}

void PersonaAnswers::read_people(const guide::Question& asked, const Node& said, Value& value) {
    if (said.kind != Node::Kind::list)
        return fields_.error(said, "'" + asked.id + "' is answered with names: [Sam, Noor].");
    std::vector<std::string> names;
    for (const auto& item : said.items) names.push_back(item.text);
    if (names.size() > static_cast<std::size_t>(asked.people_at_most))
        return fields_.error(said, "'" + asked.id + "' takes at most " +
                                       std::to_string(asked.people_at_most) + " names.");
    value.people = people_named(names);
}

void PersonaAnswers::choose(const guide::Question& asked, const Node& said, Value& value) {
    if (const auto told = said.is_text() ? value_of(asked, said.text) : std::nullopt) {
        value.chosen.push_back(told->chosen.front());
        return;
    }
    std::vector<std::string_view> known;
    for (const auto& answer : asked.answers) known.push_back(answer.id);
    fields_.error(said, "The guide has no answer to '" + asked.id + "': '" + said.text + "'." +
                            guide::did_you_mean(said.text, known));
}

void PersonaAnswers::keep(int question, const Node& at, Value value) {
    const auto& id = fact_id(guide_, question);
    persona_.answers[id] = std::move(value);
    persona_.told_at[id] = fields_.spot(at);
}

}  // namespace kt::conversation
