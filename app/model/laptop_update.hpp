// The laptop's model, what can happen to it, and what it wants done: update(model, message) gives
// the next model and effects as data. LaptopProgram (app/laptop/laptop_program.hpp) runs the
// effects.
//
// While locked the model holds nothing of any case and no passphrase. Times are handed in; nothing
// here reads a clock. Its names stand in kt::model::laptop, apart from the kiosk's. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/model/laptop_case_view.hpp"
#include "core/base/result.hpp"

namespace kt::model::laptop {

inline constexpr std::int64_t idle_lock_ms = 5LL * 60 * 1000;
// At a table people talk without touching the laptop, and the worker sits beside it.
inline constexpr std::int64_t idle_lock_at_table_ms = 15LL * 60 * 1000;

enum class Screen : std::uint8_t {
    choose_passphrase,  // first use of this laptop
    unlock,
    opening,       // the passphrase is being worked into a key: takes a second or two
    today,         // the list, and beside it the case that is open
    not_enrolled,  // it has a passphrase, but does not belong to a municipality yet
    failed,        // this laptop's store cannot be read: said in words, nothing to do here
};

// Why the last try did not open, in kinds; the screen has the words.
enum class UnlockTrouble : std::uint8_t { none, too_short, too_long, not_the_same, wrong, other };

struct BellRow {
    std::string id;
    std::string device;  // "Kiosk Stadhuis, hal"
    bool apart = false;
    bool urgent = false;
    std::int64_t at_ms = 0;
    bool operator==(const BellRow&) const = default;
};

struct LineView {
    bool known = false;  // false: this laptop never reached its hub
    bool up = false;
    int cases_waiting = 0;
    int cases_stuck = 0;
    std::optional<std::int64_t> updated_ms;  // when news last came in
    bool operator==(const LineView&) const = default;
};

// Where a conversation is to be held is asked before it goes on (a case) or begins (none).
struct TalkChoice {
    std::optional<base::CaseId> id;
    bool operator==(const TalkChoice&) const = default;
};

// The conversation that is going on at this laptop; its own model (kt::model) is the program's.
// While the laptop is locked this alone is known of it.
struct Talk {
    std::optional<base::CaseId> id;  // none: it has not begun yet
    guide::Place place = guide::Place::room;
    bool operator==(const Talk&) const = default;
};

struct Model {
    Screen screen = Screen::unlock;
    bool first_use = false;
    bool english = false;
    std::string passphrase;        // only while it is typed
    std::string passphrase_again;  // first use: twice
    UnlockTrouble trouble = UnlockTrouble::none;

    std::vector<CaseLine> lines;
    int unreadable_cases = 0;  // here, but not under this laptop's keys
    bool lines_loaded = false;
    std::vector<BellRow> bells;
    LineView line;

    std::optional<base::CaseId> wanted;  // opened by the worker, still being read
    std::optional<CaseView> open;
    bool open_failed = false;
    bool at_table = false;  // only the one case on the screen

    std::optional<TalkChoice> choosing;
    std::optional<Talk> talk;
    std::optional<base::Fault> talk_failed;  // said until something else is done

    std::int64_t now_ms = 0;  // wall
    std::int64_t monotonic_ms = 0;
    std::int64_t last_activity_ms = 0;  // monotonic
    bool ended = false;
};

// ---- What can happen ------------------------------------------------------------------------

struct PassphraseEdited {
    std::string text;
};
struct PassphraseAgainEdited {
    std::string text;
};
struct PassphraseSubmitted {};
struct Unlocked {};
struct UnlockFailed {
    base::Fault fault = base::Fault::internal;
};
struct StoreFailed {};
struct CasesLoaded {
    std::vector<CaseLine> lines;
    int unreadable = 0;
};
struct CasesChanged {};  // the sync worker brought something
struct CaseChosen {
    base::CaseId id;
};
struct CaseLoaded {
    CaseView view;
};
struct CaseLoadFailed {
    base::CaseId id;
};
struct CaseClosed {};
struct TableToggled {};
struct BellsChanged {
    std::vector<BellRow> bells;
};
struct BellTaken {
    std::string id;
};
struct LineChanged {
    LineView line;
};
struct TalkAsked {
    std::optional<base::CaseId> id;
};
struct TalkPlaceChosen {
    guide::Place place = guide::Place::room;
};
struct TalkCancelled {};
struct TalkBegan {
    base::CaseId id;
};  // a new case is there
struct TalkEnded {};
struct TalkFailed {
    base::Fault fault = base::Fault::internal;
};
struct LanguageToggled {};
struct LockAsked {};
struct QuitAsked {};
struct Touched {
    std::int64_t monotonic_ms = 0;
};
struct TimePassed {
    std::int64_t wall_ms = 0;
    std::int64_t monotonic_ms = 0;
};

using Message =
    std::variant<PassphraseEdited, PassphraseAgainEdited, PassphraseSubmitted, Unlocked,
                 UnlockFailed, StoreFailed, CasesLoaded, CasesChanged, CaseChosen, CaseLoaded,
                 CaseLoadFailed, CaseClosed, TableToggled, BellsChanged, BellTaken, LineChanged,
                 TalkAsked, TalkPlaceChosen, TalkCancelled, TalkBegan, TalkEnded, TalkFailed,
                 LanguageToggled, LockAsked, QuitAsked, Touched, TimePassed>;

// ---- What it wants done ---------------------------------------------------------------------

struct Unlock {
    std::string passphrase;
};
struct CreatePassphrase {
    std::string passphrase;
};
struct LoadCases {};
struct LoadCase {
    base::CaseId id;
};
struct MarkRead {
    base::CaseId id;
};
struct SettleBell {
    std::string id;
};
// Answered by TalkFailed, or by the conversation on the screen.
struct OpenTalk {
    std::optional<base::CaseId> id;
    guide::Place place = guide::Place::room;
    bool was_locked = false;  // the same sitting goes on, at its bookmark
};
// Everything that reads goes; a conversation that is going on is put away under its bookmark.
struct Lock {};
struct Quit {};

using Effect = std::variant<Unlock, CreatePassphrase, LoadCases, LoadCase, MarkRead, SettleBell,
                            OpenTalk, Lock, Quit>;

struct Next {
    Model model;
    std::vector<Effect> effects;
};

Model first_model(bool first_use, bool english);
Next update(Model model, const Message& message);

// Monotonic time at which TimePassed must come: the idle lock, or none while locked.
std::optional<std::int64_t> idle_lock_at_ms(const Model& model);

}  // namespace kt::model::laptop
