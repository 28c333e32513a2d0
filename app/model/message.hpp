// What can happen to the kiosk: what a person does, the passing of time, the line, and the answers
// to effects. One type per intention; screens make them, update() takes them. Pure values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/model/effects.hpp"
#include "core/casefile/state.hpp"

namespace kt::model {

// The questions about how to reach someone, in order; `summary` is the last look before sending.
enum class ContactStep : std::uint8_t {
    name,
    phone,
    when,
    voicemail,
    post,
    safely,
    later,
    summary
};

// ---- a person: the bars, the same on every screen
struct SetLanguage {
    std::string language;
};
struct ChooseLanguage {};  // where there are more than two: all of them, large
struct KeepLanguage {};    // none of them: back to what was on the screen
struct NextTextSize {};
struct NextTheme {};
struct GoBack {};
struct GoOn {};  // the one filled button
struct Stop {};
struct CallForStaff {
    Call call = Call::help;
};
struct CloseBell {};  // on with the conversation while someone is on the way

// ---- a person: coming in and going out
struct Begin {
    std::string language;
};
struct HaveOpener {};
struct WantOpener {
    bool yes = false;
};
struct KeepAfterStop {};
struct WipeAfterStop {};
struct StillHere {};  // answers "Bent u er nog?"
struct MoreTime {};   // the receipt, or the choice after *Stoppen*, stays longer
struct Done {};       // the receipt may go
struct OpenStaffCorner {};
struct CloseStaffCorner {};

// ---- a person: in the conversation
struct Choose {
    std::string id;
};                   // an answer, an entry, a topic, a way to be reached
struct OwnWords {};  // opens the field for own words
struct Skip {
    bool rather_not = false;
};
struct ToggleWhy {};
struct ToggleQuote {};
struct ToggleBecause {
    std::string need;
};
struct ChangeAnswer {
    std::string question;
};  // from the overview; comes back to it
struct ChangeContact {
    ContactStep step = ContactStep::name;
};  // from the summary; and back
struct SettleNeed {
    std::string need;
    conversation::NeedOutcome outcome =
        conversation::NeedOutcome::passed;  // reworded: opens a field
};
struct SettleOption {
    std::string option;
    conversation::OptionOutcome outcome = conversation::OptionOutcome::passed;
};
struct StrikeSignal {
    std::string signal;
};  // "Klopt niet"
struct RestoreSignal {
    std::string signal;
};                    // "Toch wel"
struct AddPerson {};  // the name that was typed
struct RemovePerson {
    std::uint32_t slot = 0;
};
struct TextEdited {
    std::string field;
    std::string text;
};
struct KeyPressed {
    std::string key;
};                   // of the keyboard on screen: "a", "space", "back", "shift"…
struct Activity {};  // any touch or key: somebody is there
// Beside a worker: whose words come next ("resident", "companion", "worker").
struct SpeakNow {
    std::string who;
};

// ---- the world
struct Tick {
    std::int64_t monotonic_ms = 0;
    std::int64_t wall_ms = 0;
};
struct LineChanged {
    bool up = false;
};
// The process that held the conversation before this one ended without meaning to.
struct PreviousBrokeOff {};
struct Unusable {
    base::Fault fault = base::Fault::internal;
};  // no keys, no guide, no disk

// ---- answers to effects
struct CaseBegun {
    Request request = 0;
    std::string case_number;
    std::vector<casefile::Event> events;
};
struct Stored {
    Request request = 0;
    std::vector<casefile::Event> events;
};
struct OpenerMade {
    Request request = 0;
    OpenerLetters opener;
};
struct ReopenWaiting {
    Request request = 0;
};
// The runner has chosen the guide the conversation began with (design, section 3) before this.
struct CaseReopened {
    Request request = 0;
    casefile::CaseState state;
    OpenerLetters opener;
};
// A worker goes on with a case that is open at their laptop; nobody asked for it by a request.
struct TakenUp {
    casefile::CaseState state;
    // It was locked away, not left: the same sitting goes on at its bookmark (bookmark_of).
    bool was_locked = false;
    base::Bytes bookmark;
};
// Another device has added to the open case meanwhile.
struct CaseRefreshed {
    casefile::CaseState state;
};
struct Released {
    Request request = 0;
    bool arrived = false;
};  // arrived: the hub has it already
struct Erased {
    Request request = 0;
};
struct BellAnswered {
    Request request = 0;
    bool delivered = false;
};
struct PaperMade {
    Request request = 0;
    std::string path;
    bool printed = false;
};
struct StaffInfo {
    Request request = 0;
    int cases_waiting = 0;  // sent or kept, and not yet at the hub
    int cases_stuck = 0;    // refused at the hub: people must look
    bool line_up = false;
    std::optional<std::int64_t> line_since_ms;  // wall time; unset: never had a line
    std::string guide_version;
};
// The effect did not happen, and nothing of it was kept (disk_failed: its outcome is unknown; the
// runner has begun a fresh writer before it answers).
struct Refused {
    Request request = 0;
    base::Fault fault = base::Fault::internal;
};

using Message =
    std::variant<SetLanguage, ChooseLanguage, KeepLanguage, NextTextSize, NextTheme, GoBack, GoOn,
                 Stop, CallForStaff, CloseBell, Begin, HaveOpener, WantOpener, KeepAfterStop,
                 WipeAfterStop, StillHere, MoreTime, Done, OpenStaffCorner, CloseStaffCorner,
                 Choose, OwnWords, Skip, ToggleWhy, ToggleQuote, ToggleBecause, ChangeAnswer,
                 ChangeContact, SettleNeed, SettleOption, StrikeSignal, RestoreSignal, AddPerson,
                 RemovePerson, TextEdited, KeyPressed, Activity, SpeakNow, Tick, LineChanged,
                 PreviousBrokeOff, Unusable, CaseBegun, Stored, OpenerMade, ReopenWaiting,
                 CaseReopened, TakenUp, CaseRefreshed, Released, Erased, BellAnswered, PaperMade,
                 StaffInfo, Refused>;

}  // namespace kt::model
