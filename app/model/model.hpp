// Everything the kiosk knows at one moment, as one plain value: what has been stored of the case, what
// is being typed, what it waits for. screen_of() is the one ladder that chooses the screen.
// Copied freely; main thread.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/model/effects.hpp"
#include "app/ui/element.hpp"
#include "core/casefile/state.hpp"
#include "core/conversation/engine.hpp"

namespace kt::model {

inline constexpr std::int64_t idle_warning_s = 180;  // nobody touched anything: "Bent u er nog?"
inline constexpr std::int64_t idle_wipe_s = 45;      // after the warning
inline constexpr std::int64_t stop_choice_s = 30;    // then the safe choice is made for them
inline constexpr std::int64_t receipt_s = 60;        // extendable by as much again, as often as wanted
inline constexpr std::int64_t bell_beep_s = 4;       // between two sounds while there is no line
inline constexpr std::int64_t bell_beeps_max = 15;
inline constexpr std::size_t words_bytes_max = 4000;  // of one text in own words
inline constexpr std::size_t short_words_bytes_max = 200;

enum class Phase : std::uint8_t {
    welcome,
    reopening,     // typing the letters of an opener
    notice,        // what is kept, who sees it, what it is not for
    opener_offer,  // "Bewaar uw gesprek, ook als de stroom uitvalt"
    opener_shown,
    talking,       // what the engine says
    closing,       // three ways to end
    contact,       // how may we reach you, one question a screen, then the summary
    receipt,       // sent, or on paper only
    kept,          // stopped with an opener
    wiped,
};

// The questions about how to reach someone, in order; `summary` is the last look before sending.
enum class ContactStep : std::uint8_t { name, phone, when, voicemail, post, safely, later, summary };

// A place in the conversation that was on the screen and can be gone back to.
struct Place {
    enum class Kind : std::uint8_t { entry, question, topics, overview, needs } kind = Kind::entry;
    std::string question;
    bool operator==(const Place&) const = default;
};

// What is chosen or typed on the present screen and not stored yet.
struct Draft {
    std::vector<std::string> chosen;
    std::string words;
    std::optional<std::int64_t> number;
    bool own_words = false;  // entry: the field for own words is open
    bool shifted = false;
    bool signs = false;
    bool operator==(const Draft&) const = default;
};

// What the model waits for; presses that would start something else are ignored meanwhile.
struct Waiting {
    Request request = 0;
    enum class For : std::uint8_t {
        nothing, begin, store, opener, reopen, release, erase,
    } what = For::nothing;
};

struct Trouble {
    base::Fault fault = base::Fault::internal;
    Waiting::For doing = Waiting::For::nothing;  // what was being tried; all told so far still stands
};

struct Bell {
    Request request = 0;
    enum class State : std::uint8_t { ringing, delivered, no_line } state = State::ringing;
    Call call = Call::help;
    std::int64_t next_beep_ms = 0;
    int beeps = 0;
    bool light = false;  // the band on the screen is lit; changes once a second
};

enum class PaperState : std::uint8_t { none, making, made, failed };

struct Model {
    House house;

    // Set by the person, back to this at the end of every session.
    std::string language = "nl";
    ui::Theme theme = ui::Theme::paper;
    ui::TextSize size = ui::TextSize::medium;

    Phase phase = Phase::welcome;
    std::string case_number;
    bool case_open = false;       // there is a case on this machine that would have to be erased
    casefile::CaseState state;    // what is stored
    std::optional<OpenerLetters> opener;

    conversation::Step step;      // what the engine says next, of `state`
    std::vector<Place> trail;     // what was on the screen before it, oldest first
    std::size_t at = 0;           // which of them is shown; trail.size(): `step`
    std::optional<std::string> editing;    // a question being changed from the overview
    bool changing_contact = false;         // a contact question being changed from the summary
    std::optional<std::string> rewording;  // the need said in own words; empty: something else
    std::optional<int> urgent;             // the urgent signal that is shown now
    ContactStep contact_step = ContactStep::name;
    casefile::ContactGiven contact;        // as it will be written next
    bool wants_opener = false;             // asked for on the last contact question
    std::optional<Receipt> receipt;
    PaperState paper = PaperState::none;
    bool paper_printed = false;

    Draft draft;
    bool why_open = false;
    bool quote_open = false;
    std::set<std::string> because_open;

    Request next_request = 1;
    Waiting waiting;
    std::optional<Effect> again;  // what was refused: GoOn tries it again
    std::vector<NewEvent> writing;
    std::optional<Trouble> trouble;
    bool reopen_slow = false;     // the hub is being asked
    std::optional<base::Fault> unusable;

    std::optional<Bell> bell;
    bool staff_corner = false;
    bool has_staff_info = false;
    int staff_cases_waiting = 0;
    bool ended = false;

    bool line_up = false;
    std::int64_t now_ms = 0;       // monotonic, of the last tick
    std::int64_t wall_ms = 0;
    std::int64_t active_ms = 0;    // monotonic, of the last sign of a person
    std::optional<std::int64_t> stopped_ms;      // *Stoppen* was pressed then
    std::optional<std::int64_t> idle_warned_ms;
    std::int64_t leave_at_ms = 0;  // receipt, kept, wiped: gone then
};

}  // namespace kt::model
