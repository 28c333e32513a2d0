// What a file says of a question.
#include <algorithm>

#include "core/guide/compile.hpp"
#include "core/guide/nearest.hpp"
#include "core/guide/reader.hpp"

namespace kt::guide {
namespace {

constexpr std::int64_t scale_steps_max = 20;
constexpr std::int64_t faces_from = 1, faces_to = 5;
constexpr std::int64_t probes_max = 3;  // after one question

const std::vector<std::string_view> kinds{"words", "choice", "many",  "scale",  "amount",
                                          "date",  "person", "place", "yes_no", "people"};
const std::vector<std::string_view> places{"hall", "room", "home"};
const std::vector<std::string_view> stages{"arrive", "asked", "today",
                                           "ask_on", "life",  "strengths"};
const std::vector<std::string_view> precisions{"day", "month", "year"};

const std::vector<std::string_view>& subjects() {
    static const auto names = [] {
        std::vector<std::string_view> all;
        for (auto i = 0; i <= static_cast<int>(Subject::iban); ++i)
            all.push_back(subject_name(static_cast<Subject>(i)));
        return all;
    }();
    return names;
}

// What only the question says whose fact this one fills.
constexpr std::string_view of_its_kind[] = {"kind",      "answers", "scale",
                                            "precision", "at_most", "ordinary"};

}  // namespace

void Reader::read_question(const Node& key, const Node& value) {
    Fields fields(value, quoted("question", key.text), file_, remarks_);
    if (!take_fact_name(key, "question")) return;
    auto& draft = drafts_.questions.emplace_back();
    auto& question = draft.question;
    question.id = question.text_id = key.text;
    question.spot = fields.spot(key);
    question.ask = fields.text("ask", true);
    hold_to_length(fields, "ask", question.ask);
    question.hint = fields.text("hint", false);
    question.why = fields.text("why", true);
    question.stage = fields.word("stage", stages, Stage::life, false);
    question.place = fields.word("place", places, Place::home, true);
    question.alone_only = fields.flag("alone_only");
    question.tender = fields.flag("tender");
    question.urgent = fields.flag("urgent");
    for (const int subject : fields.words_of("subjects", subjects()))
        question.subjects.push_back(static_cast<Subject>(subject));
    hold_to_place(fields, question);
    draft.group = fields.name("group", false);
    draft.fills = fields.name("fills", false);
    if (draft.fills.empty()) read_own_kind(fields, question);
    else refuse_kind_of_another(fields);
    read_probe(fields, draft);
    draft.when = fields.condition("when", false);
    fields.refuse_the_rest();
}

void Reader::hold_to_place(Fields& fields, const Question& question) {
    if (question.subjects.empty() || question.place != Place::hall) return;
    if (const auto* place = fields.take("place"))
        fields.error(*place, "The " + fields.what() + " speaks of " +
                                 std::string(subject_name(question.subjects.front())) +
                                 ", which is never done in the hall: 'place' is room or home.");
}

void Reader::read_own_kind(Fields& fields, Question& question) {
    question.kind = fields.word("kind", kinds, Kind::words, true);
    read_answers(fields, question);
    read_scale(fields, question);
    if (const auto* node = fields.take("precision")) {
        question.precision = fields.word("precision", precisions, Precision::day, false);
        if (question.kind != Kind::date)
            fields.error(*node, "Only the kind date has a 'precision'.");
    }
    if (const auto* node = fields.take("at_most")) {
        std::int64_t people = people_max;
        fields.number_between("at_most", 1, people_max, people);
        question.people_at_most = static_cast<int>(people);
        if (question.kind != Kind::people)
            fields.error(*node, "Only the kind people has 'at_most'.");
    }
    read_ordinary(fields, question);
}

void Reader::refuse_kind_of_another(Fields& fields) {
    for (const auto key : of_its_kind)
        if (const auto* node = fields.take(key))
            fields.error(*node, "The " + fields.what() + " fills another, and has '" +
                                    std::string(key) + "' from that one: leave it out here.");
}

void Reader::read_scale(Fields& fields, Question& question) {
    const auto* node = fields.take("scale");
    if (!node) return;
    if (question.kind != Kind::scale)
        return fields.error(*node, "Only the kind scale has a 'scale'.");
    Fields scale(*node, quoted("scale of", question.id), file_, remarks_);
    if (node->kind != Node::Kind::map) return;
    question.faces = scale.flag("faces");
    if (question.faces) {
        question.scale_from = faces_from;
        question.scale_to = faces_to;
    }
    scale.number("from", question.scale_from);
    scale.number("to", question.scale_to);
    question.scale_low = scale.text("low", false);
    question.scale_high = scale.text("high", false);
    scale.refuse_the_rest();
    if (question.faces && (question.scale_from != faces_from || question.scale_to != faces_to))
        return fields.error(*node, "Faces are five, from 1 to 5: leave out 'from' and 'to'.");
    // Both are bounded, so that their difference is a number too.
    if (question.scale_from >= question.scale_to ||
        question.scale_to - question.scale_from > scale_steps_max)
        fields.error(*node, "A scale goes up from 'from' to 'to', in at most 20 steps.");
}

void Reader::read_ordinary(Fields& fields, Question& question) {
    question.ordinary = fields.text("ordinary", false);
    if (question.ordinary.empty()) return;
    const auto& node = *fields.take("ordinary");
    std::int64_t number = 0;
    if (question.has_answers()) {
        if (question.answer_index(question.ordinary) >= 0) return;
        std::vector<std::string_view> ids;
        for (const auto& answer : question.answers) ids.push_back(answer.id);
        fields.error(node, "'ordinary' of the " + fields.what() + " is none of its answers: '" +
                               question.ordinary + "'." + did_you_mean(question.ordinary, ids));
    } else if (question.kind == Kind::date) {
        if (!read_date(question.ordinary, number))
            fields.error(node, "'ordinary' of a date is written like 2020-01-31.");
    } else if (question.has_number()) {
        if (!read_number(question.ordinary, number))
            fields.error(node, "'ordinary' of a number is a whole number.");
        else if (question.kind == Kind::scale &&
                 (number < question.scale_from || number > question.scale_to))
            fields.error(node, "'ordinary' of the " + fields.what() + " is outside its scale.");
    } else if (question.kind == Kind::people) {
        fields.error(node, "Who is named has no 'ordinary' answer.");
    } else {
        fields.error(node, "Free words have no 'ordinary' answer.");
    }
}

void Reader::read_probe(Fields& fields, QuestionDraft& draft) {
    const auto* node = fields.take("probe");
    if (!node) return;
    Fields probe(*node, quoted("probe of", draft.question.id), file_, remarks_);
    if (node->kind != Node::Kind::map) return;
    ProbeDraft read;
    read.spot = fields.spot(*node);
    read.ask = probe.text("ask", true);
    hold_to_length(probe, "ask", read.ask);
    read.why = probe.text("why", true);
    read.hint = probe.text("hint", false);
    probe.number_between("times", 1, probes_max, read.times);
    if (const auto* place = probe.take("place")) {
        read.place = probe.word("place", places, Place::room, false);
        if (*read.place < draft.question.place)
            probe.error(*place,
                        "A probe quotes what was said; its place cannot be more public"
                        " than that of its question.");
    }
    read.tender = probe.flag("tender");
    read.when = probe.condition("when", false);
    probe.refuse_the_rest();
    draft.probe = std::make_unique<ProbeDraft>(std::move(read));
}

}  // namespace kt::guide
