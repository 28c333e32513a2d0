// What of a conversation is on the screen and not stored yet, as bytes: for a laptop that locks.
#include <algorithm>

#include "app/model/turn.hpp"
#include "core/base/archive.hpp"

namespace kt::model {

namespace {

// Numbers only where the guide is the same one afterwards: it is, for one sitting.
struct Bookmark {
    Draft draft;                     // its texts; the rest of it stands below
    std::vector<std::int32_t> date;  // decade, year, month, day
    std::vector<std::uint32_t> slots;
    std::vector<std::string> names;
    bool has_draft = false;  // false: what was typed is being stored
    std::int32_t kind = 0;   // where it was typed: a Place
    std::int32_t question = -1;
    std::uint8_t phase = 0;
    std::optional<std::int32_t> shown_kind;  // unset: what the engine says
    std::int32_t shown_question = -1;
    std::optional<std::int32_t> editing;
    bool entry_words = false;
    std::optional<std::string> rewording;
    std::uint8_t contact_step = 0;
    bool changing_contact = false;
    bool wants_opener = false;
    std::vector<std::uint8_t> contact_done;
    std::string speaker;
    std::string language;
    std::uint8_t theme = 0;
    std::uint8_t size = 0;
    bool stopping = false;
};

template <class Archive>
void serialize(Archive& archive, Bookmark& it) {
    archive(it.draft.chosen, it.draft.words, it.draft.shifted, it.draft.signs, it.date, it.slots,
            it.names, it.has_draft, it.kind, it.question, it.phase, it.shown_kind,
            it.shown_question, it.editing, it.entry_words, it.rewording, it.contact_step,
            it.changing_contact, it.wants_opener, it.contact_done, it.speaker, it.language,
            it.theme, it.size, it.stopping);
}

bool may_be_opened(Phase phase) {
    return phase == Phase::talking || phase == Phase::closing || phase == Phase::contact;
}

Draft draft_in(const Bookmark& mark) {
    Draft draft = mark.draft;
    if (mark.date.size() == 4)
        draft.date = {mark.date[0], mark.date[1], mark.date[2], mark.date[3]};
    for (std::size_t i = 0; i < std::min(mark.slots.size(), mark.names.size()); ++i)
        draft.people.push_back({mark.slots[i], mark.names[i]});
    return draft;
}

void show_again(Model& m, const Bookmark& mark) {
    if (!mark.shown_kind) return;
    const Place shown{static_cast<Place::Kind>(*mark.shown_kind), mark.shown_question};
    for (std::size_t at = 0; at < m.trail.size(); ++at)
        if (m.trail[at] == shown) m.at = at;
}

}  // namespace

base::Bytes bookmark_of(const Model& model) {
    Bookmark mark;
    const Place place = place_of(model);
    mark.has_draft = !is_waiting(model);
    mark.kind = static_cast<std::int32_t>(place.kind);
    mark.question = place.question;
    mark.draft = model.draft;
    const DateParts& date = model.draft.date;
    mark.date = {date.decade, date.year, date.month, date.day};
    for (const conversation::Person& person : model.draft.people) {
        mark.slots.push_back(person.slot);
        mark.names.push_back(person.name);
    }
    mark.phase = static_cast<std::uint8_t>(model.phase);
    if (model.at < model.trail.size()) {
        mark.shown_kind = static_cast<std::int32_t>(model.trail[model.at].kind);
        mark.shown_question = model.trail[model.at].question;
    }
    mark.editing = model.editing;
    mark.entry_words = model.entry_words;
    mark.rewording = model.rewording;
    mark.contact_step = static_cast<std::uint8_t>(model.contact_step);
    mark.changing_contact = model.changing_contact;
    mark.wants_opener = model.wants_opener;
    for (const ContactStep step : model.contact_done)
        mark.contact_done.push_back(static_cast<std::uint8_t>(step));
    mark.speaker = model.speaker;
    mark.language = model.language;
    mark.theme = static_cast<std::uint8_t>(model.theme);
    mark.size = static_cast<std::uint8_t>(model.size);
    mark.stopping = model.stopped_ms.has_value();
    return base::encode_archive(mark);
}

void open_at(Model& m, base::ByteView bookmark) {
    auto mark = base::decode_archive<Bookmark>(bookmark);
    if (!mark) return;  // what is stored stands; only what was being typed is gone
    const auto phase = static_cast<Phase>(mark->phase);
    m.speaker = mark->speaker;
    m.language = mark->language;
    m.theme = static_cast<ui::Theme>(mark->theme);
    m.size = static_cast<ui::TextSize>(mark->size);
    if (!may_be_opened(phase)) return;
    m.phase = phase;
    show_again(m, *mark);
    m.editing = mark->editing;
    m.entry_words = mark->entry_words;
    m.rewording = mark->rewording;
    m.contact_step = static_cast<ContactStep>(mark->contact_step);
    m.changing_contact = mark->changing_contact;
    m.wants_opener = mark->wants_opener;
    for (const std::uint8_t step : mark->contact_done)
        m.contact_done.insert(static_cast<ContactStep>(step));
    if (m.phase == Phase::contact) load_contact_draft(m);
    const Place typed_at{static_cast<Place::Kind>(mark->kind), mark->question};
    if (mark->has_draft && (m.phase != Phase::talking || place_of(m) == typed_at))
        m.draft = draft_in(*mark);
    if (mark->stopping) m.stopped_ms = m.now_ms;
}

}  // namespace kt::model
