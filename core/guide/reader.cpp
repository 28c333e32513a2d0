#include "core/guide/reader.hpp"

#include <algorithm>

#include "core/guide/compile.hpp"
#include "core/guide/nearest.hpp"

namespace kt::guide {
namespace {

constexpr std::size_t question_words_max = 15;
constexpr std::size_t answers_min = 2;

// Words of the conditions' own grammar; a topic of this name could not be told from them.
constexpr std::string_view reserved[] = {"signal", "asked", "chosen", "known", "place",
                                         "and",    "or",    "not",    "in"};

const std::vector<std::string_view> kinds{"words",  "choice", "many",   "scale",
                                          "amount", "date",   "person", "place"};
const std::vector<std::string_view> places{"hall", "room", "home"};
const std::vector<std::string_view> stages{"arrive", "asked", "today",
                                           "ask_on", "life",  "strengths"};
const std::vector<std::string_view> sections{"",        "story",  "work", "money",
                                             "housing", "health", "care", "family",
                                             "network", "safety", "plan"};

std::string quoted(std::string_view what, std::string_view name) {
    return std::string(what) + " '" + std::string(name) + "'";
}

// A question that a person must take in at a glance.
void hold_to_length(Fields& fields, std::string_view key, const std::string& text,
                    const Node& fallback) {
    const auto words = count_words(text);
    if (words <= question_words_max) return;
    const auto* node = fields.take(key);
    fields.error(node ? *node : fallback, "'" + std::string(key) + "' of the " + fields.what() +
                                              " has " + std::to_string(words) + " words; " +
                                              std::to_string(question_words_max) + " is the most.");
}

}  // namespace

void Reader::error(const Spot& spot, std::string words) {
    remarks_.push_back({Remark::Level::error, spot, std::move(words)});
}

bool Reader::take_name(Names& names, const Node& key, std::string_view what, std::size_t index) {
    const auto [found, fresh] = names.emplace(key.text, static_cast<int>(index));
    if (!fresh)
        error(spot_of(key, file_),
              "There already is a " + quoted(what, key.text) + " elsewhere in this guide.");
    return fresh;
}

template <class Make>
void Reader::each(Fields& top, std::string_view group, std::string_view one, Make make) {
    const auto* node = top.take(group);
    if (!node || node->kind == Node::Kind::nothing) return;
    if (node->kind != Node::Kind::map)
        return top.error(*node, "'" + std::string(group) + "' needs names and values.");
    std::set<std::string_view> seen;  // what stands twice in one file was remarked on already
    for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i) {
        const auto& key = node->keys[i];
        if (!seen.insert(key.text).second) continue;
        const auto dot = one == "question" ? key.text.find('.') : std::string::npos;
        const bool named = one == "question"
                               ? dot != std::string::npos &&
                                     is_identifier(std::string_view(key.text).substr(0, dot)) &&
                                     is_identifier(std::string_view(key.text).substr(dot + 1))
                               : is_identifier(key.text);
        if (!named)
            top.error(key, one == "question"
                               ? "A question is named topic.name, of a-z, 0-9 and _, not '" +
                                     key.text + "'."
                               : "A name begins with a letter and has only a-z, 0-9 and _, not '" +
                                     key.text + "'.");
        else if (node->items[i].kind != Node::Kind::map)
            top.error(node->items[i],
                      "The " + quoted(one, key.text) + " needs names and values here.");
        else
            make(key, node->items[i]);
    }
}

void Reader::read(const Node& root, const std::string& file) {
    file_ = file;
    if (root.kind == Node::Kind::nothing) return;  // an empty file, or only remarks of its writer
    Fields top(root, "guide", file_, remarks_);
    if (root.kind != Node::Kind::map) return;
    const auto id = top.text("guide", false);
    const auto version = top.text("version", false);
    if (!id.empty()) {
        const auto* node = root.find("guide");
        if (!guide_.id.empty()) top.error(*node, "This guide already has a name.");
        if (!is_identifier(id)) top.error(*node, "A guide's name has only a-z, 0-9 and _.");
        guide_.id = id;
        named_at_ = top.spot(*node);
        if (version.empty()) top.error(*node, "The guide needs a 'version', like 1.0.0.");
    }
    if (!version.empty()) guide_.version = version;
    each(top, "topics", "topic", [&](auto& key, auto& value) { read_topic(key, value); });
    each(top, "entries", "entry", [&](auto& key, auto& value) { read_entry(key, value); });
    each(top, "questions", "question", [&](auto& key, auto& value) { read_question(key, value); });
    each(top, "signals", "signal", [&](auto& key, auto& value) { read_signal(key, value); });
    each(top, "needs", "need", [&](auto& key, auto& value) { read_need(key, value); });
    top.refuse_the_rest();
}

void Reader::read_topic(const Node& key, const Node& value) {
    Fields fields(value, quoted("topic", key.text), file_, remarks_);
    if (!take_name(guide_.topic_by_id, key, "topic", guide_.topics.size())) return;
    if (std::find(std::begin(reserved), std::end(reserved), key.text) != std::end(reserved))
        fields.error(key,
                     "'" + key.text + "' has a meaning in conditions; name the topic otherwise.");
    Topic topic;
    topic.id = key.text;
    topic.title = fields.text("title", true);
    topic.icon = fields.text("icon", false);
    topic.reason = fields.text("reason", false);
    topic.section = fields.word("section", sections, Section::story, true);
    topic.spot = fields.spot(key);
    fields.refuse_the_rest();
    guide_.topics.push_back(std::move(topic));
}

void Reader::read_entry(const Node& key, const Node& value) {
    Fields fields(value, quoted("entry", key.text), file_, remarks_);
    if (!take_name(guide_.entry_by_id, key, "entry", guide_.entries.size())) return;
    Entry entry;
    entry.id = key.text;
    entry.text = fields.text("text", true);
    entry.asked = fields.text("asked", true);
    entry.icon = fields.text("icon", false);
    entry.spot = fields.spot(key);
    fields.refuse_the_rest();
    guide_.entries.push_back(std::move(entry));
}

void Reader::read_question(const Node& key, const Node& value) {
    Fields fields(value, quoted("question", key.text), file_, remarks_);
    if (!take_name(guide_.question_by_id, key, "question", guide_.questions.size())) return;
    Question question;
    question.id = key.text;
    question.spot = fields.spot(key);
    question.ask = fields.text("ask", true);
    hold_to_length(fields, "ask", question.ask, key);
    question.hint = fields.text("hint", false);
    question.why = fields.text("why", true);
    question.kind = fields.word("kind", kinds, Kind::words, true);
    question.stage = fields.word("stage", stages, Stage::life, false);
    question.place = fields.word("place", places, Place::home, true);
    question.alone_only = fields.flag("alone_only");
    question.tender = fields.flag("tender");
    question.urgent = fields.flag("urgent");
    read_answers(fields, question);
    read_scale(fields, question);
    read_ordinary(fields, question);
    const auto index = guide_.questions.size();
    read_condition(fields, Condition::Of::question, index, false);
    fields.refuse_the_rest();
    topic_names_.push_back(
        {Condition::Of::question, index, key.text.substr(0, key.text.find('.')), question.spot});
    guide_.questions.push_back(std::move(question));
}

void Reader::read_answers(Fields& fields, Question& question) {
    const auto* node = fields.take("answers");
    if (!question.has_answers()) {
        if (node) fields.error(*node, "Only the kinds choice and many have 'answers'.");
        return;
    }
    if (!node || node->kind != Node::Kind::map || node->items.size() < answers_min ||
        node->items.size() > answers_max) {
        return fields.error(node ? *node : fields.here(),
                            "The " + fields.what() + " needs " + std::to_string(answers_min) +
                                " to " + std::to_string(answers_max) + " 'answers'.");
    }
    for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i)
        question.answers.push_back(read_answer(node->keys[i], node->items[i], question.id));
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
        const auto& answer = question.answers[i];
        if (answer.alone && question.kind != Kind::many)
            fields.error(node->keys[i],
                         "'alone' is for kind many; a choice always has one answer."
                         " For who is beside the person, write 'nobody_beside'.");
        if (answer.nobody_beside &&
            (question.kind != Kind::choice || question.stage != Stage::arrive))
            fields.error(node->keys[i], "'nobody_beside' belongs to a choice of the stage arrive.");
    }
}

Answer Reader::read_answer(const Node& key, const Node& value, const std::string& question) {
    Answer answer;
    answer.id = key.text;
    const auto what = quoted("answer", question + "." + key.text);
    if (!is_identifier(key.text))
        error(spot_of(key, file_),
              "A name begins with a letter and has only a-z, 0-9 and"
              " _, not '" +
                  key.text + "'.");
    if (value.is_text()) {
        answer.text = value.text;
        if (answer.text.empty())
            error(spot_of(value, file_), "The " + what + " needs a text.");
        return answer;
    }
    Fields fields(value, what, file_, remarks_);
    if (value.kind != Node::Kind::map) return answer;
    answer.text = fields.text("text", true);
    answer.said = fields.text("said", false);
    answer.alone = fields.flag("alone");
    answer.nobody_beside = fields.flag("nobody_beside");
    fields.refuse_the_rest();
    return answer;
}

void Reader::read_scale(Fields& fields, Question& question) {
    const auto* node = fields.take("scale");
    if (!node) return;
    if (question.kind != Kind::scale)
        return fields.error(*node, "Only the kind scale has a 'scale'.");
    Fields scale(*node, quoted("scale of", question.id), file_, remarks_);
    if (node->kind != Node::Kind::map) return;
    scale.number("from", question.scale_from);
    scale.number("to", question.scale_to);
    question.scale_low = scale.text("low", false);
    question.scale_high = scale.text("high", false);
    scale.refuse_the_rest();
    constexpr std::int64_t steps_max = 20;
    if (question.scale_from >= question.scale_to ||
        question.scale_to - question.scale_from > steps_max)
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
    } else {
        fields.error(node, "Free words have no 'ordinary' answer.");
    }
}

void Reader::read_signal(const Node& key, const Node& value) {
    Fields fields(value, quoted("signal", key.text), file_, remarks_);
    if (!take_name(guide_.signal_by_id, key, "signal", guide_.signals.size())) return;
    Signal signal;
    signal.id = key.text;
    signal.spot = fields.spot(key);
    signal.title = fields.text("title", true);
    signal.urgent = fields.flag("urgent");
    signal.strength = fields.flag("strength");
    signal.urgent_words = fields.text("urgent_words", signal.urgent);
    if (!signal.urgent && !signal.urgent_words.empty())
        fields.error(*fields.take("urgent_words"),
                     "'urgent_words' are only shown with 'urgent: yes'.");
    const auto index = guide_.signals.size();
    read_topic_name(fields, Condition::Of::signal, index);
    read_condition(fields, Condition::Of::signal, index, true);
    fields.refuse_the_rest();
    guide_.signals.push_back(std::move(signal));
}

void Reader::read_need(const Node& key, const Node& value) {
    Fields fields(value, quoted("need", key.text), file_, remarks_);
    if (!take_name(guide_.need_by_id, key, "need", guide_.needs.size())) return;
    Need need;
    need.id = key.text;
    need.spot = fields.spot(key);
    need.offer = fields.text("offer", true);
    hold_to_length(fields, "offer", need.offer, key);
    need.wording = fields.text("wording", true);
    need.place = fields.word("place", places, Place::hall, false);
    need.alone_only = fields.flag("alone_only");
    const auto index = guide_.needs.size();
    read_topic_name(fields, Condition::Of::need, index);
    read_condition(fields, Condition::Of::need, index, true);
    fields.refuse_the_rest();
    guide_.needs.push_back(std::move(need));
}

void Reader::read_topic_name(Fields& fields, Condition::Of of, std::size_t index) {
    const auto topic = fields.text("topic", true);
    if (topic.empty()) return;
    topic_names_.push_back({of, index, topic, fields.spot(*fields.take("topic"))});
}

void Reader::read_condition(Fields& fields, Condition::Of of, std::size_t index, bool needed) {
    const auto* node = fields.take("when");
    if (node && node->is_text() && !node->text.empty()) {
        conditions_.push_back({of, index, *node, fields.spot(*node).file});
    } else if (node && node->kind == Node::Kind::list) {
        fields.error(*node, "'when' is one condition. Between { } put it between double quotes.");
    } else if (node || needed) {
        fields.error(node ? *node : fields.here(),
                     "The " + fields.what() + " needs a condition in 'when'.");
    }
}

std::vector<std::string_view> Reader::topic_names() const {
    std::vector<std::string_view> names;
    for (const auto& topic : guide_.topics) names.push_back(topic.id);
    return names;
}

void Reader::place_topics() {
    for (const auto& name : topic_names_) {
        const int index = guide_.topic_index(name.topic);
        if (index < 0)
            error(name.spot, "There is no topic '" + name.topic + "'." +
                                 did_you_mean(name.topic, topic_names()));
        const int topic = std::max(index, 0);
        switch (name.of) {
            case Condition::Of::question:
                guide_.questions[name.index].topic = topic;
                break;
            case Condition::Of::signal:
                guide_.signals[name.index].topic = topic;
                break;
            case Condition::Of::need:
                guide_.needs[name.index].topic = topic;
                break;
        }
    }
}

void Reader::compile_conditions() {
    for (auto& condition : conditions_) {
        auto compiled = compile(condition.text.text, guide_);
        for (auto& mistake : compiled.mistakes) {
            const auto offset = static_cast<int>(mistake.at) + (condition.text.quoted ? 1 : 0);
            error({condition.file, condition.text.line, condition.text.column + offset},
                  std::move(mistake.words));
        }
        if (!compiled.mistakes.empty()) continue;
        auto& into = condition.of == Condition::Of::question
                         ? guide_.questions[condition.index].when
                     : condition.of == Condition::Of::signal ? guide_.signals[condition.index].when
                                                             : guide_.needs[condition.index].when;
        into = std::move(compiled.expression);
    }
}

Guide Reader::finish() {
    if (guide_.id.empty() && !any_error(remarks_))
        error({"guide.yaml", 1, 1}, "The guide needs a name: 'guide: …' in guide.yaml.");
    place_topics();
    compile_conditions();
    return std::move(guide_);
}

}  // namespace kt::guide
