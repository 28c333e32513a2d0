// What is known in one conversation: sets of standing answers, and what has been chosen so far.
// A plain value, built by folding events (core/casefile) or by a rehearsal; any thread.
//
// Unanswered is never "no": a question is unasked, skipped, not applicable, or has standing
// answers. Two answers that do not know of each other both stand (design, section 4).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/guide/guide.hpp"

namespace kt::conversation {

// Someone who was named. The slot is theirs for as long as the case lives: who is struck off the
// list leaves it empty, and a new name gets a slot that was never used before if there is one.
struct Person {
    std::uint32_t slot = 0;  // from 1 to guide::people_max
    std::string name;
    bool operator==(const Person&) const = default;
};

// The value of one answer; which member is used follows from the question's kind.
struct Value {
    std::vector<std::string> chosen;  // answer ids: choice, yes_no, amount in ranges (one), many
    std::optional<std::int64_t>
        number;         // scale, amount (whole euros), date (days since 1970-01-01; first of
                        // the month or year where no more was asked)
    std::string words;  // verbatim: words, person, place; or said beside a choice
    std::vector<Person> people = {};  // kind people, by rising slot
    bool operator==(const Value&) const = default;
};

struct StandingAnswer {
    base::EventId event;
    Value value;
    std::string said_by = "resident";  // resident, companion, worker
    std::int64_t at_ms = 0;            // a claim, only shown
    std::string about = "self";        // "self", or a group's word and a slot: "child:2"
};

struct Fact {
    std::vector<StandingAnswer> standing;  // in causal order; more than one is a visible conflict
    bool skipped = false;                  // by the person, and not answered since
    bool operator==(const Fact&) const = default;
};

enum class NeedOutcome : std::uint8_t { accepted = 1, reworded = 2, passed = 3 };

struct NeedSettled {
    NeedOutcome outcome = NeedOutcome::passed;
    std::string words;  // the person's own wording, if reworded
    bool operator==(const NeedSettled&) const = default;
};

enum class OptionOutcome : std::uint8_t { interested = 1, has_already = 2, passed = 3 };

struct Facts {
    // The day of the conversation (days since 1970-01-01), for ages and for what is dated; unset:
    // not known, and so are they.
    std::optional<std::int64_t> today_days;
    guide::Place place = guide::Place::hall;
    std::string entry;        // what they came for; empty: not said yet
    std::string asked_words;  // verbatim beside (or instead of) the entry
    std::map<std::string, Fact, std::less<>> by_question;
    std::optional<std::vector<std::string>> topics;  // chosen to talk about; unset: not asked yet
    std::set<std::string, std::less<>> struck_signals;
    std::map<std::string, NeedSettled, std::less<>> needs;
    std::set<std::string, std::less<>> needs_before;  // settled before it was taken up again
    std::optional<std::string> own_need;              // "Het gaat om iets anders", verbatim
    std::vector<std::string> order;  // questions in the order first answered or skipped
    int overview_seen_at = 0;        // order.size() when the last overview was confirmed
    int sitting_began_at = 0;        // order.size() when it was taken up again
    bool needs_seen = false;         // the offers were shown and settled as far as wanted
    std::map<std::string, OptionOutcome, std::less<>> options;
    bool options_seen = false;

    bool operator==(const Facts&) const = default;
};

// What one person at one screen does; what stood before is replaced. Cases with several writers are
// folded from events instead (core/casefile).
void set_answer(Facts& facts, const std::string& question, Value value);
void set_skipped(Facts& facts, const std::string& question);
void withdraw(Facts& facts, const std::string& question);  // back to unasked
void confirm_overview(Facts& facts);
// The same person goes on elsewhere, or another day: nothing is asked twice, needs that were
// settled are not offered again, new ones are, and what could help is looked at anew. It is a new
// sitting, with the whole budget of its place.
void go_on_at(Facts& facts, guide::Place place, std::optional<std::int64_t> today_days);

// Under which name the answer to a question is kept and written: its own, or, where it asks a fact
// in other words (`fills`), that of the question which gives the fact its name. Everyone who writes
// or looks up an answer uses this.
const std::string& fact_id(const guide::Guide& guide, int question);
const std::string& fact_id(const guide::Guide& guide, const guide::Question& question);
const Fact* fact_told(const Facts& facts, const guide::Guide& guide, int question);  // or nullptr

}  // namespace kt::conversation
