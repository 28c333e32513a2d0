// One case as the laptop shows it, as plain data: first what a worker must know in twenty seconds,
// then the whole conversation. Made only from what stands in the case and in its guide, so that the
// screen and `keukentafel-cli case show --json` cannot differ. Pure; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/model/calendar.hpp"
#include "core/base/ids.hpp"
#include "core/casefile/state.hpp"
#include "core/conversation/engine.hpp"
#include "core/guide/guide.hpp"

namespace kt::model {

// One standing answer: what was stored (`values`), and how it reads (`texts`).
struct AnswerView {
    std::vector<std::string> values;  // answer ids, or the number
    std::vector<std::string> texts;
    std::string words;  // verbatim
    std::string said_by;
    std::int64_t at_ms = 0;
    std::string language = {};  // of the words
};

struct QuestionView {
    std::string id;
    std::string ask;    // with the name of the person it is about, if it is about one
    std::string about;  // that name; empty: about the resident
    std::vector<AnswerView> standing;  // more than one: a conflict, both stand
    bool skipped = false;
    bool in_conflict() const { return standing.size() > 1; }
};

struct TopicView {
    std::string id;
    std::string title;
    std::string icon;
    std::vector<QuestionView> questions;  // in the order they were met
};

// An answer that led to something: which, and how it reads in a sentence ("U komt moeilijk
// buiten.").
struct EvidenceView {
    std::string question;
    std::string text;
};

struct SignalView {
    std::string id;
    std::string title;
    bool urgent = false;
    bool strength = false;
    bool struck = false;  // "Klopt niet": contradicted by the resident; counts for nothing
    std::vector<EvidenceView> evidence;
};

struct NeedView {
    std::string id;
    std::string offer;
    conversation::NeedOutcome outcome = conversation::NeedOutcome::passed;
    std::string words;       // what was confirmed
    bool own_words = false;  // false: the guide's wording, accepted as it stood
    std::vector<EvidenceView> because;
    bool confirmed() const { return outcome != conversation::NeedOutcome::passed; }
};

// Something that could help, and what the resident said of it.
struct OptionView {
    std::string id;
    std::string title;
    conversation::OptionOutcome outcome = conversation::OptionOutcome::passed;
    std::string words;
    std::vector<std::string> needs;  // for which it was shown, as they were offered
};

// The same conversation, taken up again.
struct ContinuedView {
    std::string place;  // hall, room, home
    std::string device;
    std::int64_t at_ms = 0;
};

// Two (or more) that did not know of each other: all stand, until a person settles it.
struct ConflictSide {
    std::string text;
    std::string said_by;
    std::int64_t at_ms = 0;
};
struct ConflictView {
    std::string id;  // a question, or "entry", "topics", "contact", "own_need", "need:<id>", …
    std::string title;
    std::vector<ConflictSide> sides;
};

struct CaseView {
    base::CaseId id;
    std::string number;
    std::string language;  // in which it began
    // Of own words, by what they stand for: "question:<id>", "entry", "own_need", "need:<id>",
    // "contact". Someone may change languages half-way, or go on at a table in another one.
    std::map<std::string, std::string, std::less<>> languages;
    const std::string& language_of(std::string_view what) const;
    std::string place;
    std::string device;
    std::int64_t received_ms = 0;  // sent, or else the last that happened
    bool sent = false;
    bool unfinished = false;  // open on this laptop: nothing since has left; filled by the reader

    std::string name;  // empty: not given
    std::string entry, entry_text, asked_in_sentence, asked_words;
    std::vector<std::string> urgent;  // signal ids
    std::vector<std::string> urgent_titles;
    std::vector<NeedView> needs;  // all that were offered and settled, in the order of settling
    std::optional<std::string> own_need;
    std::vector<casefile::Promised> promised;
    std::optional<casefile::ContactGiven> contact;
    bool wants_apart = false;

    std::vector<TopicView> topics;
    std::vector<SignalView> signals;  // struck ones last
    std::vector<OptionView> options;  // in the order of settling
    std::vector<ContinuedView> continued;
    std::vector<ConflictView> conflicts;

    std::string guide_id, guide_version;
    bool guide_fits = false;  // the guide at hand is the very one it was begun or gone on with
    int unknown_events = 0;
    int quarantined_events = 0;
    int problems = 0;  // chains or seals that do not hold; filled by whoever read the journal
};

// `guide` is the one at hand; where the case speaks of things it does not know, their ids stand.
// `tr` translates the guide's texts.
CaseView make_case_view(const base::CaseId& id, const casefile::CaseState& state,
                        const guide::Guide& guide, const Translate& tr);

// One quiet row in "Vandaag".
struct CaseLine {
    base::CaseId id;
    std::string asked;
    std::string quote;  // own words, if there are any
    std::string name;
    std::int64_t received_ms = 0;
    bool urgent = false;
    std::optional<std::int64_t> call_by_ms;  // by when the answer was promised
    bool may_call = false;                   // false: by post, or when they come by
    std::optional<std::int64_t> plan_until_ms;
    bool read = false;
    bool unfinished = false;
};

CaseLine make_case_line(const CaseView& view, bool read);

// What needs you first at the top: urgent, then the earliest promised call, then the newest.
void sort_lines(std::vector<CaseLine>& lines);

}  // namespace kt::model
