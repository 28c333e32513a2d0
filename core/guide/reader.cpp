#include "core/guide/reader.hpp"

#include <algorithm>

#include "core/guide/conditions.hpp"
#include "core/guide/unroll.hpp"

namespace kt::guide {
namespace {

// Words of the conditions' own grammar; a topic of this name could not be told from them.
constexpr std::string_view reserved[] = {"signal", "asked", "chosen", "known", "place",
                                         "and",    "or",    "not",    "in",    "any",
                                         "every",  "count", "need",   "figure"};

const std::vector<std::string_view> places{"hall", "room", "home"};
const std::vector<std::string_view> forms{"", "je"};
const std::vector<std::string_view> sections{"",        "story",  "work", "money",
                                             "housing", "health", "care", "family",
                                             "network", "safety", "plan"};

bool is_topic_and_name(std::string_view text) {
    const auto dot = text.find('.');
    return dot != std::string_view::npos && is_identifier(text.substr(0, dot)) &&
           is_identifier(text.substr(dot + 1));
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

bool Reader::take_fact_name(const Node& key, std::string_view what) {
    const auto [found, fresh] = facts_.emplace(key.text, what);
    if (!fresh)
        error(spot_of(key, file_), "There already is a " + quoted(found->second, key.text) +
                                       " elsewhere in this guide.");
    return fresh;
}

template <class Make>
void Reader::each(Fields& top, Node& root, std::string_view group, std::string_view one,
                  Make make) {
    if (!top.take(group)) return;
    auto* node = root.find(group);
    if (node->kind == Node::Kind::nothing) return;
    if (node->kind != Node::Kind::map)
        return top.error(*node, "'" + std::string(group) + "' needs names and values.");
    const bool dotted = one == "question" || one == "computed fact";
    for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i) {
        const auto& key = node->keys[i];
        if (!(dotted ? is_topic_and_name(key.text) : is_identifier(key.text)))
            top.error(
                key, dotted ? "A " + std::string(one) +
                                  " is named topic.name, of a-z, 0-9 and _, not '" + key.text + "'."
                            : "A name begins with a letter and has only a-z, 0-9 and _, not '" +
                                  key.text + "'.");
        else if (node->items[i].kind != Node::Kind::map)
            top.error(node->items[i],
                      "The " + quoted(one, key.text) + " needs names and values here.");
        else make(key, node->items[i]);
        node->items[i] = Node();
    }
}

void Reader::read(Node& root, const std::string& file) {
    file_ = file;
    if (root.kind == Node::Kind::nothing) return;  // an empty file, or only remarks of its writer
    Fields top(root, "guide", file_, remarks_);
    if (root.kind != Node::Kind::map) return;
    read_head(top, root);
    if (const auto* questions = root.find("questions")) make_room(questions->keys.size());
    each(top, root, "topics", "topic", [&](auto& key, auto& value) { read_topic(key, value); });
    each(top, root, "entries", "entry", [&](auto& key, auto& value) { read_entry(key, value); });
    each(top, root, "questions", "question",
         [&](auto& key, auto& value) { read_question(key, value); });
    each(top, root, "groups", "group", [&](auto& key, auto& value) { read_group(key, value); });
    each(top, root, "computed", "computed fact",
         [&](auto& key, auto& value) { read_computed(key, value); });
    each(top, root, "signals", "signal", [&](auto& key, auto& value) { read_signal(key, value); });
    each(top, root, "needs", "need", [&](auto& key, auto& value) { read_need(key, value); });
    top.refuse_the_rest();
}

// At least doubled: a guide of many files must not move all that stands there for each of them.
void Reader::make_room(std::size_t questions) {
    const auto wanted = drafts_.questions.size() + questions;
    if (wanted <= drafts_.questions.capacity()) return;
    drafts_.questions.reserve(std::max(wanted, 2 * drafts_.questions.capacity()));
    facts_.reserve(drafts_.questions.capacity());
}

void Reader::read_head(Fields& top, const Node& root) {
    const auto id = top.text("guide", false);
    const auto version = top.text("version", false);
    if (!id.empty()) {
        const auto* node = root.find("guide");
        if (!guide_.id.empty()) top.error(*node, "This guide already has a name.");
        if (!is_identifier(id)) top.error(*node, "A guide's name has only a-z, 0-9 and _.");
        guide_.id = id;
        if (version.empty()) top.error(*node, "The guide needs a 'version', like 1.0.0.");
    }
    if (!version.empty()) guide_.version = version;
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
    entry.form = forms[fields.word("form", forms, std::size_t{0}, false)];
    entry.spot = fields.spot(key);
    fields.refuse_the_rest();
    guide_.entries.push_back(std::move(entry));
}

void Reader::read_signal(const Node& key, const Node& value) {
    Fields fields(value, quoted("signal", key.text), file_, remarks_);
    if (!take_name(guide_.signal_by_id, key, "signal", guide_.signals.size())) return;
    Signal signal;
    SignalDraft draft;
    signal.id = key.text;
    signal.spot = fields.spot(key);
    signal.title = fields.text("title", true);
    signal.urgent = fields.flag("urgent");
    signal.strength = fields.flag("strength");
    signal.urgent_words = fields.text("urgent_words", signal.urgent);
    signal.urgent_term = fields.text("urgent_term", false);
    draft.party = fields.name("urgent_party", false);
    for (const auto* only : {"urgent_words", "urgent_term", "urgent_party"})
        if (const auto* node = value.find(only); node && !signal.urgent)
            fields.error(*node, "'" + std::string(only) + "' is only shown with 'urgent: yes'.");
    draft.topic = fields.name("topic", true);
    draft.when = fields.condition("when", true);
    fields.refuse_the_rest();
    guide_.signals.push_back(std::move(signal));
    drafts_.signals.push_back(std::move(draft));
}

void Reader::read_need(const Node& key, const Node& value) {
    Fields fields(value, quoted("need", key.text), file_, remarks_);
    if (!take_name(guide_.need_by_id, key, "need", guide_.needs.size())) return;
    Need need;
    NeedDraft draft;
    need.id = key.text;
    need.spot = fields.spot(key);
    need.offer = fields.text("offer", true);
    hold_to_length(fields, "offer", need.offer);
    need.wording = fields.text("wording", true);
    need.place = fields.word("place", places, Place::hall, false);
    need.alone_only = fields.flag("alone_only");
    draft.topic = fields.name("topic", true);
    draft.when = fields.condition("when", true);
    fields.refuse_the_rest();
    guide_.needs.push_back(std::move(need));
    drafts_.needs.push_back(std::move(draft));
}

Guide Reader::finish() {
    if (guide_.id.empty() && !any_error(remarks_))
        error({"guide.yaml", 1, 1}, "The guide needs a name: 'guide: …' in guide.yaml.");
    std::vector<Condition> conditions;
    if (unroll(drafts_, guide_, conditions, remarks_)) compile_all(conditions, guide_, remarks_);
    return std::move(guide_);
}

}  // namespace kt::guide
