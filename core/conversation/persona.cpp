#include "core/conversation/persona.hpp"

#include <algorithm>

#include "core/conversation/persona_answers.hpp"
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
        // What looks like a name is one; anything else is said in own words.
        if (guide::is_identifier(persona_.asked) && guide_.entry_index(persona_.asked) < 0)
            unknown(fields, *fields.take("asked"), "entry", ids_of(guide_.entries));
        read_circumstances(fields);
        read_told(fields);
        if (root.find("topics"))
            persona_.topics = names(fields, "topics", "topic", ids_of(guide_.topics));
        for (const auto& signal : names(fields, "struck", "signal", ids_of(guide_.signals)))
            persona_.struck.insert(signal);
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

    void read_circumstances(guide::Fields& fields) {
        const std::vector<std::string_view> places{"hall", "room", "home"};
        persona_.place = fields.word("place", places, guide::Place::hall, false);
        if (const auto* node = fields.take("continues"))
            if (node->kind != Node::Kind::nothing)
                persona_.continues = fields.word("continues", places, guide::Place::room, false);
        persona_.with = fields.text("with", false);
        if (!persona_.with.empty()) check_with(fields);
        if (const auto* node = fields.take("today")) {
            std::int64_t day = 0;
            if (node->is_text() && guide::read_date(node->text, day)) persona_.today_days = day;
            else fields.error(*node, "'today' is a date like 2026-11-22.");
        }
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

    const Node* map_of(guide::Fields& fields, std::string_view key, std::string_view what) {
        const auto* node = fields.take(key);
        if (!node || node->kind == Node::Kind::nothing) return nullptr;
        if (node->kind == Node::Kind::map) return node;
        fields.error(*node, "'" + std::string(key) + "' names questions and " + std::string(what));
        return nullptr;
    }

    void read_told(guide::Fields& fields) {
        PersonaAnswers answers(guide_, persona_, fields);
        if (const auto* node = map_of(fields, "answers", "their answers."))
            answers.read_answers(*node);
        if (const auto* node = map_of(fields, "words", "what is said to them."))
            answers.read_words(*node);
        const auto* skips = list_of(fields, "skips");
        if (!skips) return;
        for (const auto& item : skips->items)
            for (const int question : answers.questions_named(item))
                persona_.skips.insert(guide_.questions[static_cast<std::size_t>(question)].id);
    }

    const Node* list_of(guide::Fields& fields, std::string_view key) {
        const auto* node = fields.take(key);
        if (!node || node->kind == Node::Kind::nothing) return nullptr;
        if (node->kind == Node::Kind::list) return node;
        fields.error(*node, "'" + std::string(key) + "' is a list: [a, b].");
        return nullptr;
    }

    std::vector<std::string> names(guide::Fields& fields, std::string_view key,
                                   const std::string& what,
                                   const std::vector<std::string_view>& known) {
        std::vector<std::string> found;
        const auto* node = list_of(fields, key);
        if (!node) return found;
        for (const auto& item : node->items) {
            if (std::find(known.begin(), known.end(), item.text) == known.end())
                unknown(fields, item, what, known);
            found.push_back(item.text);
        }
        return found;
    }

    // Sheets are another's work: a name that they do not have (yet) is doubtful, no mistake.
    std::vector<std::string> sheet_names(guide::Fields& fields, std::string_view key,
                                         const std::string& what,
                                         const std::vector<std::string_view>& known) {
        const auto first = remarks_.size();
        auto found = names(fields, key, what, known);
        if (!found.empty())
            for (auto i = first; i < remarks_.size(); ++i)
                remarks_[i].level = guide::Remark::Level::warning;
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
            auto options = sheet_names(inner, "options", "option", ids_of(guide_.options));
            if (expected) {
                if (node->find("needs")) persona_.expects_needs = std::move(needs);
                persona_.expects_options = std::move(options);
                persona_.expects_parties =
                    sheet_names(inner, "parties", "party", ids_of(guide_.parties));
            } else {
                persona_.never_needs = std::move(needs);
                persona_.never_options = std::move(options);
            }
            inner.refuse_the_rest();
        }
    }

    const guide::Guide& guide_;
    const std::string& file_;
    std::vector<guide::Remark>& remarks_;
    Persona persona_;
};

}  // namespace

Persona read_persona(std::string_view bytes, const std::string& file, const guide::Guide& guide,
                     std::vector<guide::Remark>& remarks) {
    const auto before = remarks.size();
    auto root = guide::read_document(bytes, file, remarks);
    // A file that holds nothing stands nowhere; its first line is where something belongs.
    root.line = std::max(root.line, 1);
    root.column = std::max(root.column, 1);
    Persona persona;
    if (remarks.size() == before) persona = PersonaReader(guide, file, remarks).read(root);
    const auto slash = file.find_last_of('/');
    persona.name = slash == std::string::npos ? file : file.substr(slash + 1);
    if (persona.name.ends_with(".yaml")) persona.name.resize(persona.name.size() - 5);
    return persona;
}

}  // namespace kt::conversation
