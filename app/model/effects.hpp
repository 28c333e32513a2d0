// What the kiosk wants done, as data. The runner (app/) does it and answers with messages; it
// decides nothing itself. Every effect with a `request` is answered once, by a message with the
// same request; the model ignores an answer to a request it no longer waits for, except that stored
// events always count. Effects of one update are done in order. Pure values; main thread.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/model/receipt.hpp"
#include "core/casefile/events.hpp"

namespace kt::model {

using Request = std::uint64_t;  // 0: none

// An event before it has an id, a writer, a time and a place in a chain: the runner gives those.
struct NewEvent {
    guide::Section section = guide::Section::story;
    std::vector<base::EventId> replaces;
    std::string said_by = "resident";
    casefile::Happening happening;
    std::string about = "self";  // about whom: "self", or someone of a group: "child:2"
};

// Makes a case with its keys and writes ConversationBegun durably. The runner fills guide, digest,
// case number and device. Answer: CaseBegun or Refused.
struct BeginCase {
    Request request = 0;
    guide::Place place = guide::Place::hall;
    std::string language;
};

// All or none, durable before the answer. Answer: Stored or Refused.
struct WriteEvents {
    Request request = 0;
    std::vector<NewEvent> events;
};

// Makes an opener for the open case, durable before the answer. Answer: OpenerMade or Refused.
struct OfferOpener {
    Request request = 0;
};

// Reopens a case with what a person typed. Answer: CaseReopened, Refused (bad_input: not an opener;
// not_found: no such case here or at the hub; no_line: not here, and the hub cannot be asked now),
// and before it any number of ReopenWaiting.
struct ReopenCase {
    Request request = 0;
    std::string typed;
};

// Ended was written before this. `sent` and `kept` go to the outbox. Answer: Released or Refused.
struct Release {
    Request request = 0;
    Ending how = Ending::sent;
};

// Everything of the open case goes from this machine. Answer: Erased or Refused.
struct EraseCase {
    Request request = 0;
};

enum class Call : std::uint8_t {
    help = 1,
    apart = 2,  // someone wants to be spoken to alone: only the laptop says so, never the hall
    urgent = 3,
};
// Rings on the staff's laptop if there is a line. Answer: BellAnswered, perhaps twice (no line at
// first, and delivered after all).
struct CallStaff {
    Request request = 0;
    Call call = Call::help;
};

// Makes (and prints, where there is a printer) the paper. Answer: PaperMade or Refused.
struct MakePaper {
    Request request = 0;
    Receipt receipt;
};

enum class Sound : std::uint8_t { bell };
struct PlaySound {
    Sound sound = Sound::bell;
};

// The process ends and leaves no page of memory; its successor shows the welcome screen.
struct EndSession {};

// Answer: StaffInfo.
struct AskStaffInfo {
    Request request = 0;
};

using Effect = std::variant<BeginCase, WriteEvents, OfferOpener, ReopenCase, Release, EraseCase,
                            CallStaff, MakePaper, PlaySound, EndSession, AskStaffInfo>;

}  // namespace kt::model
