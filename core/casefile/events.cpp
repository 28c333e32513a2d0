#include "core/casefile/events.hpp"

#include "core/base/archive.hpp"

// The fields of each happening, in the order they have on disk: FORMAT.md in core/journal.
namespace kt::conversation {
template <class Archive>
void serialize(Archive& archive, Person& person) {
    archive(person.slot, person.name);
}
template <class Archive>
void serialize(Archive& archive, Value& value) {
    archive(value.chosen, value.number, value.words);
}
}  // namespace kt::conversation

namespace kt::casefile {

// The second form of an answer: with the people it names. Others keep the first form.
struct AnsweredWithPeople {
    Answered answered;
};
template <class Archive>
void serialize(Archive& archive, AnsweredWithPeople& answer) {
    auto& value = answer.answered.value;
    archive(answer.answered.question, value, value.people);
}

template <class Archive>
void serialize(Archive& archive, ConversationBegun& begun) {
    archive(begun.guide, begun.guide_version, begun.guide_digest, begun.place, begun.language,
            begun.case_number, begun.device);
}
template <class Archive>
void serialize(Archive& archive, EntryChosen& chosen) {
    archive(chosen.entry, chosen.words);
}
template <class Archive>
void serialize(Archive& archive, Answered& answered) {
    archive(answered.question, answered.value);
}
template <class Archive>
void serialize(Archive& archive, Skipped& skipped) {
    archive(skipped.question);
}
template <class Archive>
void serialize(Archive& archive, AnswerWithdrawn& withdrawn) {
    archive(withdrawn.question);
}
template <class Archive>
void serialize(Archive& archive, TopicsChosen& chosen) {
    archive(chosen.topics);
}
template <class Archive>
void serialize(Archive& archive, OverviewConfirmed& confirmed) {
    archive(confirmed.questions);
}
template <class Archive>
void serialize(Archive& archive, SignalStruck& struck) {
    archive(struck.signal);
}
template <class Archive>
void serialize(Archive& archive, NeedSettled& settled) {
    archive(settled.need, settled.outcome, settled.words, settled.because_questions);
}
template <class Archive>
void serialize(Archive& archive, OwnNeedTold& told) {
    archive(told.words);
}
template <class Archive>
void serialize(Archive&, NeedsSeen&) {}
template <class Archive>
void serialize(Archive& archive, ContactGiven& given) {
    archive(given.name, given.phone, given.when, given.may_call, given.voicemail, given.post,
            given.safely);
}
template <class Archive>
void serialize(Archive& archive, Promised& promised) {
    archive(promised.by_whom, promised.what, promised.by_ms);
}
template <class Archive>
void serialize(Archive& archive, UrgentRaised& raised) {
    archive(raised.signal);
}
template <class Archive>
void serialize(Archive& archive, StaffCalled& called) {
    archive(called.apart);
}
template <class Archive>
void serialize(Archive& archive, Ended& ended) {
    archive(ended.how);
}
template <class Archive>
void serialize(Archive& archive, OptionSettled& settled) {
    archive(settled.option, settled.outcome, settled.because_needs, settled.words);
}
template <class Archive>
void serialize(Archive&, OptionsSeen&) {}
template <class Archive>
void serialize(Archive& archive, ConversationContinued& continued) {
    archive(continued.place, continued.language, continued.device, continued.guide_version,
            continued.guide_digest);
}
template <class Archive>
void serialize(Archive& archive, SignalRestored& restored) {
    archive(restored.signal);
}
template <class Archive>
void serialize(Archive& archive, LanguageChosen& chosen) {
    archive(chosen.language);
}

// What stands around every happening. The payload is a byte string of its own, so that a program
// that does not know the type can keep it whole.
struct Body {
    std::uint16_t type = 0;
    std::uint16_t schema = 0;
    std::uint64_t lamport = 0;
    std::int64_t at_ms = 0;
    std::uint8_t section = 0;
    std::string about;
    std::string said_by;
    std::vector<base::EventId> replaces;
    base::Bytes payload;
};
template <class Archive>
void serialize(Archive& archive, Body& body) {
    archive(body.type, body.schema, body.lamport, body.at_ms, body.section, body.about,
            body.said_by, body.replaces, body.payload);
}

namespace {

using base::Fault;

constexpr std::uint16_t schema_known = 1;  // of every type
constexpr std::uint16_t answered_type = 3;
constexpr std::uint16_t schema_with_people = 2;  // of answered
constexpr base::ArchiveLimits body_limits{
    .input_bytes_max = 1024 * 1024, .allocation_bytes_max = 4 * 1024 * 1024, .depth_max = 4};

bool has_meaning(const ConversationBegun& begun) {
    return begun.place <= guide::Place::home;
}
bool has_meaning(const NeedSettled& settled) {
    return settled.outcome >= conversation::NeedOutcome::accepted &&
           settled.outcome <= conversation::NeedOutcome::passed;
}
bool has_meaning(const OptionSettled& settled) {
    return settled.outcome >= conversation::OptionOutcome::interested &&
           settled.outcome <= conversation::OptionOutcome::passed;
}
bool has_meaning(const ConversationContinued& continued) {
    return continued.place <= guide::Place::home;
}
// Slots rise, so that no two people share one.
bool has_meaning(const AnsweredWithPeople& answer) {
    std::uint32_t last = 0;
    for (const auto& person : answer.answered.value.people) {
        if (person.slot <= last || person.slot > guide::people_max) return false;
        last = person.slot;
    }
    return true;
}
template <class T>
bool has_meaning(const T&) {
    return true;
}

template <class T>
base::Result<Happening> read(base::ByteView payload) {
    auto happening = base::decode_archive<T>(payload, body_limits);
    if (!happening) return tl::unexpected(happening.error());
    if (!has_meaning(*happening)) {
        return base::failed(Fault::bad_input, "an event has a number without a meaning");
    }
    if constexpr (std::is_same_v<T, AnsweredWithPeople>)
        return Happening(std::move(happening->answered));
    else return Happening(std::move(*happening));
}

// The number of a type is its place in Happening, counted from 1.
base::Result<Happening> read_happening(const Body& body) {
    using Read = base::Result<Happening> (*)(base::ByteView);
    static constexpr Read readers[] = {
        read<ConversationBegun>,
        read<EntryChosen>,
        read<Answered>,
        read<Skipped>,
        read<AnswerWithdrawn>,
        read<TopicsChosen>,
        read<OverviewConfirmed>,
        read<SignalStruck>,
        read<NeedSettled>,
        read<OwnNeedTold>,
        read<NeedsSeen>,
        read<ContactGiven>,
        read<Promised>,
        read<UrgentRaised>,
        read<StaffCalled>,
        read<Ended>,
        read<OptionSettled>,
        read<OptionsSeen>,
        read<ConversationContinued>,
        read<SignalRestored>,
        read<LanguageChosen>,
    };
    static_assert(std::size(readers) == std::variant_size_v<Happening> - 1);
    if (body.type >= 1 && body.type <= std::size(readers) && body.schema == schema_known) {
        return readers[body.type - 1](body.payload);
    }
    if (body.type == answered_type && body.schema == schema_with_people)
        return read<AnsweredWithPeople>(body.payload);
    return Happening(UnknownEvent{body.type, body.schema, body.payload});
}

}  // namespace

base::Bytes encode_body(const Event& event) {
    Body body;
    if (const auto* unknown = std::get_if<UnknownEvent>(&event.happening)) {
        body.type = unknown->type;
        body.schema = unknown->schema;
        body.payload = unknown->payload;
    } else {
        body.type = static_cast<std::uint16_t>(event.happening.index() + 1);
        body.schema = schema_known;
        body.payload = std::visit(
            [](const auto& what) -> base::Bytes {
                using What = std::decay_t<decltype(what)>;
                if constexpr (std::is_same_v<What, UnknownEvent>) return what.payload;
                else return base::encode_archive(what);
            },
            event.happening);
        const auto* answered = std::get_if<Answered>(&event.happening);
        if (answered != nullptr && !answered->value.people.empty()) {
            body.schema = schema_with_people;
            body.payload = base::encode_archive(AnsweredWithPeople{*answered});
        }
    }
    body.lamport = event.lamport;
    body.at_ms = event.at_ms;
    body.section = static_cast<std::uint8_t>(event.section);
    body.about = event.about;
    body.said_by = event.said_by;
    body.replaces = event.replaces;
    return base::encode_archive(body);
}

base::Result<Event> decode_body(base::ByteView bytes, const base::EventId& id,
                                const base::WriterId& writer) {
    auto body = base::decode_archive<Body>(bytes, body_limits);
    if (!body) return tl::unexpected(body.error());
    const auto section = static_cast<guide::Section>(body->section);
    if (section < guide::Section::story || section > guide::Section::plan) {
        return base::failed(Fault::bad_input, "an event belongs to a section that is not known");
    }
    auto happening = read_happening(*body);
    if (!happening) return tl::unexpected(happening.error());
    Event event;
    event.id = id;
    event.writer = writer;
    event.lamport = body->lamport;
    event.at_ms = body->at_ms;
    event.section = section;
    event.about = std::move(body->about);
    event.said_by = std::move(body->said_by);
    event.replaces = std::move(body->replaces);
    event.happening = std::move(*happening);
    return event;
}

}  // namespace kt::casefile
