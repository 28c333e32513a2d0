// Everything the kiosk knows at one moment, as one plain value: what has been stored of the case,
// what is being typed, what it waits for. screen_of() is the one ladder that chooses the screen.
// Copied freely; main thread.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/model/date_parts.hpp"
#include "app/model/effects.hpp"
#include "app/model/message.hpp"
#include "app/model/receipt.hpp"
#include "app/ui/element.hpp"
#include "core/casefile/state.hpp"
#include "core/conversation/engine.hpp"

namespace kt::model {

inline constexpr std::int64_t idle_warning_s = 180;  // nobody touched anything: "Bent u er nog?"
inline constexpr std::int64_t idle_wipe_s = 45;      // after the warning
inline constexpr std::int64_t bell_wait_s = 600;  // instead of idle_warning_s, while help is coming
inline constexpr std::int64_t stop_choice_s = 30;        // then the safe choice is made for them
inline constexpr std::int64_t stop_choice_bell_s = 180;  // the same, while help is coming
inline constexpr std::int64_t receipt_s = 60;            // longer as often as wanted
inline constexpr std::int64_t wiped_s = 10;              // "Alles is gewist" stands so long
inline constexpr std::int64_t bell_beep_s = 4;  // between two sounds while there is no line
inline constexpr int bell_beeps_max = 15;
inline constexpr std::int64_t bell_light_ms =
    1000;  // the band changes: well under 3 flashes a second
inline constexpr std::size_t words_bytes_max = 4000;  // of one text in own words
inline constexpr std::size_t short_words_bytes_max = 200;

enum class Phase : std::uint8_t {
    welcome,
    reopening,     // typing the letters of an opener
    notice,        // what is kept, who sees it, what it is not for
    opener_offer,  // "Bewaar uw gesprek, ook als de stroom uitvalt"
    opener_shown,
    talking,  // what the engine says
    closing,  // three ways to end
    contact,  // how may we reach you, one question a screen, then the summary
    receipt,  // sent, or on paper only
    kept,     // stopped with an opener
    wiped,
};

// A place in the conversation that was on the screen and can be gone back to.
struct Place {
    enum class Kind : std::uint8_t {
        entry,
        question,
        topics,
        overview,
        needs,
        options,
        close
    } kind = Kind::entry;
    int question = -1;  // index in the guide
    bool operator==(const Place&) const = default;
};

// What is chosen or typed on the present screen and not stored yet.
struct Draft {
    std::vector<std::string> chosen;
    std::string words;
    bool shifted = false;
    bool signs = false;
    DateParts date;
    std::vector<conversation::Person> people;
};

// What the model waits for; presses that would start something else are ignored meanwhile.
struct Waiting {
    enum class For : std::uint8_t { nothing, begin, store, opener, reopen, release, erase, paper };
    // What follows when it has come.
    enum class Then : std::uint8_t {
        nothing,
        show_step,       // the answer stands: what the engine says now
        stay,            // on this screen, with what was stored
        follow_signals,  // a signal was struck or restored: what the engine says now
        next_contact,    // the next question about how to reach someone
        show_opener,
        show_reopened,
        send,  // on with the chain of sending
        leave_with_team,
        keep,  // on with the chain of keeping
        take_paper,
        show_wiped,
        end_session,
    };
    Request request = 0;
    For what = For::nothing;
    Then then = Then::nothing;
};

struct Trouble {
    base::Fault fault = base::Fault::internal;
    Waiting::For doing =
        Waiting::For::nothing;  // what was being tried; all told so far still stands
};

struct Bell {
    enum class State : std::uint8_t { ringing, delivered, no_line } state = State::ringing;
    Request request = 0;
    Call call = Call::help;
    std::int64_t next_beep_ms = 0;
    std::int64_t next_light_ms = 0;
    int beeps = 0;
    bool light = true;
};

enum class PaperState : std::uint8_t { none, making, made, printed, failed };

struct Model {
    House house;
    // Where the conversation is held. What belongs to a public hall (a clock that wipes, the bell,
    // speaking apart) is there only in the hall.
    guide::Place place = guide::Place::hall;

    // Set by the person, back to this at the end of every session.
    std::string language = "nl";
    ui::Theme theme = ui::Theme::paper;
    ui::TextSize size = ui::TextSize::medium;

    bool choosing_language = false;    // the languages stand before the conversation
    std::string speaker = "resident";  // whose words come next; another only beside a worker

    Phase phase = Phase::welcome;
    std::string case_number;
    bool case_open = false;     // there is a case on this machine that would have to be erased
    casefile::CaseState state;  // what is stored
    std::optional<OpenerLetters> opener;
    // A case that came back with its code: it was sent, or kept, before. What left then is with the
    // municipality (kept: under lock); nothing done here takes that back, and no screen says so.
    std::optional<Ending> left_before;

    // What the engine says of `state`; refreshed whenever something was stored.
    conversation::Step step;
    std::vector<conversation::Offer> offers;  // those of this place, settled ones included
    std::vector<int> told;                    // questions whose answers count now, in guide order
    std::vector<conversation::SuggestedOption> options;  // of this place, settled ones included
    std::vector<conversation::RaisedSignal> raised;      // what was noticed; struck ones left out
    std::string form;  // "je": of what they came for; texts in that form where there are

    std::vector<Place> trail;              // what was on the screen before `step`, oldest first
    std::size_t at = 0;                    // which of them is shown; trail.size(): `step`
    std::optional<int> editing;            // a question being changed from the overview
    bool entry_words = false;              // the field for own words on what brings them
    std::optional<std::string> rewording;  // the need said in own words; empty: something else
    std::optional<int> urgent;             // the urgent signal that is shown now
    std::set<std::string> urgent_seen;

    ContactStep contact_step = ContactStep::name;
    bool changing_contact = false;   // from the summary, and back to it
    casefile::ContactGiven contact;  // as it will be written next
    std::set<ContactStep> contact_done;
    bool wants_opener = false;  // asked for on the last contact question
    std::optional<Receipt> receipt;
    PaperState paper = PaperState::none;
    Request paper_request = 0;

    Draft draft;
    bool why_open = false;
    bool quote_open = false;
    std::set<std::string> because_open;

    Request next_request = 1;
    Waiting waiting;
    std::optional<Trouble> trouble;
    bool reopen_slow = false;         // the hub is being asked
    bool previous_broke_off = false;  // said on the welcome screen until someone begins
    std::optional<base::Fault> unusable;
    bool ended = false;

    std::optional<Bell> bell;
    bool staff_corner = false;
    Request staff_request = 0;
    std::optional<StaffInfo> staff_info;

    bool line_up = false;
    std::int64_t now_ms = 0;  // monotonic, of the last tick
    std::int64_t wall_ms = 0;
    std::int64_t active_ms = 0;              // monotonic, of the last sign of a person
    std::optional<std::int64_t> stopped_ms;  // *Stoppen* was pressed then
    bool nobody_there = false;               // the safe choice was made for someone who left
    std::optional<std::int64_t> idle_warned_ms;
    std::int64_t leave_at_ms = 0;  // receipt, kept, wiped: gone then
};

enum class Screen : std::uint8_t {
    gone,  // nothing at all: the process is ending
    unusable,
    stopped,
    idle,
    bell,
    staff_corner,
    languages,
    urgent,
    welcome,
    reopening,
    notice,
    opener_offer,
    opener,
    entry,
    question,
    topics,
    overview,
    needs,
    options,
    own_words,
    closing,
    contact,
    summary,
    receipt,
    kept,
    wiped,
};

// Faults first, then what must not wait, then where the conversation is.
Screen screen_of(const Model& model);

// What of the conversation is on the screen, or would be if nothing stood before it.
Place place_of(const Model& model);
Place place_of(const conversation::Step& step);

// The question on the screen; -1: none.
int question_of(const Model& model);

bool is_waiting(const Model& model);

// At a table a worker sits beside the person, at their own laptop. Then nobody has to be asked
// whether they are still there, called over a bell or kept out of a corner; nothing wipes itself;
// and what is told is with the worker's team from the start, so no code has to be offered first.
bool attended(const Model& model);

// A screen's worth of what is not stored yet, for a laptop that locks: put away under its key, and
// given back with TakenUp. Not read from anything that was not authenticated.
base::Bytes bookmark_of(const Model& model);

// Overwrites every text a person said or typed.
void overwrite_told(Model& model);

// "More than one offer" is not asked at once than the place allows.
std::size_t offers_max(guide::Place place);
std::size_t options_max(guide::Place place);

// Under which name the texts of the screen are translated: "en", or "nl@je". Where there is no such
// translation those of the language itself are shown.
std::string texts_of(const std::string& language, const std::string& form);
inline std::string texts_of(const Model& model) {
    return texts_of(model.language, model.form);
}

// Sent, and on its way out of this machine: nothing here can take it back.
bool is_leaving(const Model& model);

// When, after *Stoppen*, the safe choice is made (monotonic).
std::int64_t stop_choice_at_ms(const Model& model);

}  // namespace kt::model
