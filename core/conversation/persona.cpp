#include "core/conversation/persona.hpp"

#include <algorithm>

#include "core/guide/compile.hpp"
#include "core/guide/fields.hpp"
#include "core/guide/nearest.hpp"

namespace kt::conversation {
namespace {

using guide::Node;

template <class Things>
std::vector<std::string_view> ids_of(const Things& things) {
    std::vector<std::string_view> ids;
    for (const auto& thing : things) ids.push_back(thing.id);
    return ids;
}

class PersonaReader {
  public:
    PersonaReader(const guide::Guide& guide, const std::string& file,
                  std::vector<guide::Remark>& remarks)
        : guide_(guide), file_(file), remarks_(remarks) {}

    Persona read(const Node& root) {
        guide::Fields fields(root, "persona", file_, remarks_);
        if (root.kind != Node::Kind::map) return persona_;
        persona_.asked = fields.text("asked", true);
        if (!persona_.asked.empty() && guide_.entry_index(persona_.asked) < 0)
            unknown(fields, *fields.take("asked"), "entry", ids_of(guide_.entries));
        persona_.place = fields.word("place", {"hall", "room", "home"}, guide::Place::hall, false);
        persona_.with = fields.text("with", false);
        if (!persona_.with.empty()) check_with(fields);
        read_answers(fields);
        read_words(fields);
        for (const auto& question : names(fields, "skips", "question", ids_of(guide_.questions)))
            persona_.skips.insert(question);
        if (root.find("topics"))
            persona_.topics = names(fields, "topics", "topic", ids_of(guide_.topics));
        read_expectations(fields);
        fields.refuse_the_rest();
        return persona_;
    }

  private:
    void unknown(guide::Fields& fields, const Node& node, const std::string& what,
                 const std::vector<std::string_view>& known) {
        fields.error(node, "The guide has no " + what + " '" + node.text + "'." +
                               guide::did_you_mean(node.text, known));
    }

    void check_with(guide::Fields& fields) {
        std::vector<std::string_view> known;
        for (const auto& question : guide_.questions) {
            const auto& answers = question.answers;
            if (std::any_of(answers.begin(), answers.end(),
                            [](const auto& answer) { return answer.nobody_beside; }))
                for (const auto& answer : answers) known.push_back(answer.id);
        }
        if (std::find(known.begin(), known.end(), persona_.with) == known.end())
            unknown(fields, *fields.take("with"), "answer to who is beside:", known);
    }

    const guide::Question* question(guide::Fields& fields, const Node& name) {
        const int index = guide_.question_index(name.text);
        if (index >= 0) return &guide_.questions[static_cast<std::size_t>(index)];
        unknown(fields, name, "question", ids_of(guide_.questions));
        return nullptr;
    }

    void read_answers(guide::Fields& fields) {
        const auto* node = fields.take("answers");
        if (!node || node->kind == Node::Kind::nothing) return;
        if (node->kind != Node::Kind::map)
            return fields.error(*node, "'answers' names questions and their answers.");
        for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i)
            if (const auto* asked = question(fields, node->keys[i]))
                persona_.answers[asked->id] = value(fields, *asked, node->items[i]);
    }

    Value value(guide::Fields& fields, const guide::Question& asked, const Node& node) {
        Value value;
        if (asked.has_answers()) {
            const bool list = node.kind == Node::Kind::list && asked.kind == guide::Kind::many;
            if (list)
                for (const auto& item : node.items) choose(fields, asked, item, value);
            else
                choose(fields, asked, node, value);
        } else if (asked.has_number()) {
            std::int64_t number = 0;
            const bool date = asked.kind == guide::Kind::date;
            if (node.is_text() && (date ? guide::read_date(node.text, number)
                                        : guide::read_number(node.text, number)))
                value.number = number;
            else
                fields.error(node, "'" + asked.id + "' is answered with a " +
                                       (date ? "date like 2020-01-31." : "whole number."));
        } else {
            value.words = node.text;
        }
        return value;
    }
    void choose(guide::Fields& fields, const guide::Question& asked, const Node& node,
                Value& value) {
        if (node.is_text() && asked.answer_index(node.text) >= 0)
            value.chosen.push_back(node.text);
        else
            unknown(fields, node, "answer to '" + asked.id + "':", ids_of(asked.answers));
    }

    void read_words(guide::Fields& fields) {
        const auto* node = fields.take("words");
        if (!node || node->kind == Node::Kind::nothing) return;
        if (node->kind != Node::Kind::map)
            return fields.error(*node, "'words' names questions and what is said to them.");
        for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i)
            if (const auto* asked = question(fields, node->keys[i]))
                persona_.answers[asked->id].words = node->items[i].text;
    }

    std::vector<std::string> names(guide::Fields& fields, std::string_view key,
                                   const std::string& what,
                                   const std::vector<std::string_view>& known) {
        std::vector<std::string> found;
        const auto* node = fields.take(key);
        if (!node || node->kind == Node::Kind::nothing) return found;
        if (node->kind != Node::Kind::list) {
            fields.error(*node, "'" + std::string(key) + "' is a list: [a, b].");
            return found;
        }
        for (const auto& item : node->items) {
            if (std::find(known.begin(), known.end(), item.text) == known.end())
                unknown(fields, item, what, known);
            found.push_back(item.text);
        }
        return found;
    }

    void read_expectations(guide::Fields& fields) {
        for (const bool expected : {true, false}) {
            const std::string_view key = expected ? "expects" : "never";
            const auto* node = fields.take(key);
            if (!node || node->kind == Node::Kind::nothing) continue;
            guide::Fields inner(*node, std::string(key) + " of the persona", file_, remarks_);
            if (node->kind != Node::Kind::map) continue;
            auto needs = names(inner, "needs", "need", ids_of(guide_.needs));
            auto options = free_names(inner, "options");
            if (expected) persona_.expects_parties = free_names(inner, "parties");
            (expected ? persona_.expects_needs : persona_.never_needs) = std::move(needs);
            if (expected) persona_.expects_options = std::move(options);
            inner.refuse_the_rest();
        }
    }

    // Guides name no options and parties yet, so there is nothing to hold these names to.
    static std::vector<std::string> free_names(guide::Fields& fields, std::string_view key) {
        std::vector<std::string> found;
        const auto* node = fields.take(key);
        if (!node || node->kind == Node::Kind::nothing) return found;
        if (node->kind != Node::Kind::list)
            fields.error(*node, "'" + std::string(key) + "' is a list: [a, b].");
        for (const auto& item : node->items) found.push_back(item.text);
        return found;
    }

    const guide::Guide& guide_;
    const std::string& file_;
    std::vector<guide::Remark>& remarks_;
    Persona persona_;
};

}  // namespace

Persona read_persona(std::string_view bytes, const std::string& file, const guide::Guide& guide,
                     std::vector<guide::Remark>& remarks) {
    const auto root = guide::read_document(bytes, file, remarks);
    auto persona = PersonaReader(guide, file, remarks).read(root);
    const auto slash = file.find_last_of('/');
    persona.name = slash == std::string::npos ? file : file.substr(slash + 1);
    if (persona.name.ends_with(".yaml")) persona.name.resize(persona.name.size() - 5);
    return persona;
}

}  // namespace kt::conversation
