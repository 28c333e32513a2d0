// What a file says of the answers of a question.
#include "core/guide/reader.hpp"

namespace kt::guide {
namespace {

constexpr std::size_t answers_min = 2;

std::vector<Answer> yes_and_no() {
    Answer yes, no;
    yes.id = "yes";
    yes.text = "Ja";
    no.id = "no";
    no.text = "Nee";
    return {yes, no};
}

}  // namespace

void Reader::read_answers(Fields& fields, Question& question) {
    const auto* node = fields.take("answers");
    const bool yes_no = question.kind == Kind::yes_no;
    if (!question.has_answers() && question.kind != Kind::amount) {
        if (node)
            fields.error(*node, "Only the kinds choice, many, yes_no and amount have 'answers'.");
        return;
    }
    if (yes_no) question.answers = yes_and_no();
    if (!node && (yes_no || question.kind == Kind::amount)) return;
    if (!node || node->kind != Node::Kind::map || node->items.size() < (yes_no ? 1 : answers_min) ||
        node->items.size() > answers_max)
        return fields.error(node ? *node : fields.here(),
                            "The " + fields.what() + " needs " + std::to_string(answers_min) +
                                " to " + std::to_string(answers_max) + " 'answers'.");
    question.answers.reserve(node->keys.size());
    for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i) {
        auto answer = read_answer(node->keys[i], node->items[i], question);
        if (!yes_no) {
            question.answers.push_back(std::move(answer));
        } else if (const int index = question.answer_index(answer.id); index >= 0) {
            question.answers[static_cast<std::size_t>(index)] = std::move(answer);
        } else {
            fields.error(node->keys[i], "The answers of kind yes_no are 'yes' and 'no'.");
        }
    }
    hold_answers_together(fields, *node, question);
    if (question.kind == Kind::amount) hold_ranges_together(fields, *node, question);
}

Answer Reader::read_answer(const Node& key, const Node& value, const Question& question) {
    Answer answer;
    answer.id = key.text;
    const auto what = [&] { return quoted("answer", question.id + "." + key.text); };
    if (!is_identifier(key.text))
        error(spot_of(key, file_),
              "A name begins with a letter and has only a-z, 0-9 and _, not '" + key.text + "'.");
    if (value.is_text()) {
        answer.text = value.text;
        if (answer.text.empty()) error(spot_of(value, file_), "The " + what() + " needs a text.");
        return answer;
    }
    Fields fields(value, what(), file_, remarks_);
    if (value.kind != Node::Kind::map) return answer;
    answer.text = fields.text("text", true);
    answer.said = fields.text("said", false);
    answer.alone = fields.flag("alone");
    answer.nobody_beside = fields.flag("nobody_beside");
    std::int64_t euros = 0;
    if (fields.number("from", euros)) answer.from = euros;
    if (fields.number("to", euros)) answer.to = euros;
    fields.refuse_the_rest();
    return answer;
}

void Reader::hold_answers_together(Fields& fields, const Node& node, const Question& question) {
    for (std::size_t i = 0; i < question.answers.size() && i < node.keys.size(); ++i) {
        const int index = question.answer_index(node.keys[i].text);
        if (index < 0) continue;
        const auto& answer = question.answers[static_cast<std::size_t>(index)];
        if (answer.alone && question.kind != Kind::many)
            fields.error(node.keys[i],
                         "'alone' is for kind many; a choice always has one answer."
                         " For who is beside the person, write 'nobody_beside'.");
        const bool one = question.kind == Kind::choice || question.kind == Kind::yes_no;
        if (answer.nobody_beside && (!one || question.stage != Stage::arrive))
            fields.error(node.keys[i], "'nobody_beside' belongs to a choice of the stage arrive.");
        if ((answer.from || answer.to) && question.kind != Kind::amount)
            fields.error(node.keys[i], "Only the answers of an amount have 'from' and 'to'.");
    }
}

void Reader::hold_ranges_together(Fields& fields, const Node& node, const Question& question) {
    const auto& answers = question.answers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto& here = answers[i];
        const bool last = i + 1 == answers.size();
        if ((!here.from && (i > 0 || last)) || (!here.to && !last))
            return fields.error(node.keys[i],
                                "An answer of an amount needs 'from' and 'to'; the first may leave"
                                " out 'from', the last 'to'.");
        if (here.from && here.to && *here.from > *here.to)
            return fields.error(node.keys[i], "This range ends before it begins.");
        if (i == 0 || *here.from == *answers[i - 1].to + 1) continue;
        return fields.error(node.keys[i], *here.from <= *answers[i - 1].to
                                              ? "This range begins before the one above it ends."
                                              : "Between this range and the one above it are"
                                                " amounts that fit no answer.");
    }
}

}  // namespace kt::guide
