// What can happen in a case, as values. An event is never edited; it may name the ones it replaces.
//
// Type numbers and the order of fields are on disk for ever (FORMAT.md, golden files): add a new
// type or a new field at the end under a new schema number, never change one. Unknown types are
// kept, forwarded and marked. Pure values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/conversation/facts.hpp"
#include "core/guide/guide.hpp"

namespace kt::casefile {

struct ConversationBegun {  // 1
    std::string guide, guide_version, guide_digest;
    guide::Place place = guide::Place::hall;
    std::string language;     // BCP 47, of the screens
    std::string case_number;  // public
    std::string device;       // its human name: "Kiosk Stadhuis, hal"
};
struct EntryChosen {
    std::string entry;
    std::string words;
};  // 2
struct Answered {
    std::string question;
    conversation::Value value;
};  // 3
struct Skipped {
    std::string question;
};  // 4
struct AnswerWithdrawn {
    std::string question;
};  // 5: unasked
struct TopicsChosen {
    std::vector<std::string> topics;
};  // 6
struct OverviewConfirmed {
    std::uint32_t questions = 0;
};  // 7
struct SignalStruck {
    std::string signal;
};                    // 8
struct NeedSettled {  // 9
    std::string need;
    conversation::NeedOutcome outcome = conversation::NeedOutcome::passed;
    std::string words;
    std::vector<std::string> because_questions;  // the evidence shown, by id
};
struct OwnNeedTold {
    std::string words;
};                     // 10
struct NeedsSeen {};   // 11
struct ContactGiven {  // 12
    std::string name;
    std::string phone;
    std::string when;  // "morning", "afternoon", "evening", or own words
    bool may_call = false;
    bool voicemail = false;
    bool post = false;
    std::string safely;  // how to reach safely, own words
};
struct Promised {  // 13
    std::string by_whom;
    std::string what;  // "call", "write" or "visit" (they come by themselves); no language
    std::int64_t by_ms = 0;
};
struct UrgentRaised {
    std::string signal;
};  // 14
struct StaffCalled {
    bool apart = false;
};  // 15
struct Ended {
    std::uint8_t how = 0;
};  // 16: 1 sent, 2 paper only, 3 erased, 4 kept
inline constexpr std::uint8_t ended_sent = 1;
struct OptionSettled {  // 17
    std::string option;
    conversation::OptionOutcome outcome = conversation::OptionOutcome::interested;
    std::vector<std::string> because_needs;
    std::string words;
};
struct OptionsSeen {};  // 18
// The same conversation, taken up again: another day, another place, another device. From here on
// the place is this one; the offers are looked at again, for more may have been told.
struct ConversationContinued {  // 19
    guide::Place place = guide::Place::room;
    std::string language;
    std::string device;
    std::string guide_version, guide_digest;
};
struct SignalRestored {
    std::string signal;
};  // 20
// From here on the screens, and so the words that are told, are in this language.
struct LanguageChosen {
    std::string language;  // BCP 47
};                         // 21
struct UnknownEvent {
    std::uint16_t type = 0;
    std::uint16_t schema = 0;
    base::Bytes payload;
};

using Happening =
    std::variant<ConversationBegun, EntryChosen, Answered, Skipped, AnswerWithdrawn, TopicsChosen,
                 OverviewConfirmed, SignalStruck, NeedSettled, OwnNeedTold, NeedsSeen, ContactGiven,
                 Promised, UrgentRaised, StaffCalled, Ended, OptionSettled, OptionsSeen,
                 ConversationContinued, SignalRestored, LanguageChosen, UnknownEvent>;

// An event's body: everything that tells something. Order is causal, then Lamport, then writer.
struct Event {
    base::EventId id;
    base::WriterId writer;
    std::uint64_t lamport = 0;
    std::int64_t at_ms = 0;  // wall time as the device claims it
    guide::Section section = guide::Section::story;
    std::string about = "self";        // about whom
    std::string said_by = "resident";  // resident, companion, worker
    std::vector<base::EventId> replaces;
    Happening happening;
};

// Body bytes (before compression and encryption), and back. decode reads only authenticated bytes,
// through the bounded archive; id and writer come from the header.
base::Bytes encode_body(const Event& event);
base::Result<Event> decode_body(base::ByteView body, const base::EventId& id,
                                const base::WriterId& writer);

}  // namespace kt::casefile
