// A guide (gespreksgids) as plain values: topics, questions, signals, needs, options and parties,
// with compiled conditions. Immutable once loaded; share it between threads freely.
//
// The files' grammar is GRAMMAR.md beside this header. Everything in a guide is found by index into
// these vectors; names are for files, logs of tests and the wire. The order of the vectors is the
// order of the file, and is the order of preference. Texts are Dutch, the source language; other
// languages come from PO files by (context, Dutch text), where the context is the name of the thing
// ("housing.outdoors", "housing.outdoors.yes").
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/guide/expression.hpp"

namespace kt::guide {

// What a person answers with. Files and events use these names.
enum class Kind : std::uint8_t { words, choice, many, scale, amount, date, person, place };

// The most public place where a question may be asked; a conversation has one of the same.
enum class Place : std::uint8_t { hall, room, home };

// Where in a good conversation a question belongs; stages come in this order. See design section 3.
enum class Stage : std::uint8_t { arrive, asked, today, ask_on, life, strengths };

// The part of a case that is shared or withheld as one. Numbers are on disk: never change them.
enum class Section : std::uint8_t {
    story = 1,
    work = 2,
    money = 3,
    housing = 4,
    health = 5,
    care = 6,
    family = 7,
    network = 8,
    safety = 9,
    plan = 10,
};

struct Spot {  // in a guide's file, counted from 1
    std::string file;
    int line = 0;
    int column = 0;
};

struct Topic {
    std::string id;
    std::string title;   // "Wonen"
    std::string icon;    // a name in assets/icons
    std::string reason;  // why one might talk about this, shown when it is opened
    Section section = Section::story;
    Spot spot;
};

struct Answer {
    std::string id;
    std::string text;
    std::string said;    // how an overview repeats it: "U komt moeilijk buiten."; empty: text
    bool alone = false;  // kind many: this answer excludes the others ("geen van deze")
    bool nobody_beside =
        false;  // tells that nobody is beside the person (see Question::alone_only)
};

struct Question {
    std::string id;  // "housing.outdoors": topic, dot, name
    std::string ask;
    std::string hint;  // one quiet line under the question; may be empty
    std::string why;   // under "Waarom deze vraag?"
    Kind kind = Kind::choice;
    std::vector<Answer> answers;
    int topic = 0;  // index
    Stage stage = Stage::life;
    Place place = Place::hall;
    bool alone_only = false;      // only while an answer with nobody_beside stands
    bool tender = false;          // offers "Dat vertel ik liever niet"
    bool urgent = false;          // an answer here can raise an urgent matter (see Signal::urgent)
    std::string ordinary;         // the answer of someone for whom this is no trouble; may be empty
    std::int64_t scale_from = 0;  // kind scale: both ends included
    std::int64_t scale_to = 10;
    std::string scale_low;   // words at the low end; may be empty
    std::string scale_high;  // words at the high end; may be empty
    Expression when;         // always yes if empty
    Spot spot;

    int answer_index(std::string_view answer) const;  // -1 when there is none by that name
    bool has_answers() const { return kind == Kind::choice || kind == Kind::many; }
    bool has_number() const {
        return kind == Kind::scale || kind == Kind::amount || kind == Kind::date;
    }
};

struct Signal {
    std::string id;
    std::string title;  // "komt weinig buiten"
    int topic = 0;
    bool urgent = false;       // must be met today: the screen names who acts and fetches a person
    std::string urgent_words;  // what to do now, in resident's words; only with urgent
    bool strength = false;     // something that goes well, not a trouble
    Expression when;
    Spot spot;
};

struct Need {
    std::string id;
    std::string offer;    // "Zou u weer meer mensen willen zien?"
    std::string wording;  // the same in the first person, for receipt and verslag
    int topic = 0;
    Place place = Place::hall;  // the most public place where it may be offered
    bool alone_only = false;    // not offered with anyone beside: it is about that other person
    Expression when;
    Spot spot;
};

// What a person can come with. Choosing one makes `asked.<id>` hold.
struct Entry {
    std::string id;
    std::string text;   // "Ik wil een scootmobiel"
    std::string asked;  // in a sentence: "een scootmobiel", for "Uw vraag om een … blijft staan"
    std::string icon;
    Spot spot;
};

struct Guide {
    std::string id;
    std::string version;
    std::string digest;  // hex BLAKE2b of the files: a conversation is pinned to it
    std::vector<Topic> topics;
    std::vector<Entry> entries;
    std::vector<Question> questions;
    std::vector<Signal> signals;
    std::vector<Need> needs;

    // -1 when there is none by that name.
    int topic_index(std::string_view name) const;
    int entry_index(std::string_view name) const;
    int question_index(std::string_view name) const;
    int signal_index(std::string_view name) const;
    int need_index(std::string_view name) const;

    // Filled by the loader; use the functions above.
    std::map<std::string, int, std::less<>> topic_by_id, entry_by_id, question_by_id, signal_by_id,
        need_by_id;
};

std::string_view kind_name(Kind kind);
std::string_view place_name(Place place);
std::string_view stage_name(Stage stage);
std::string_view section_name(Section section);

}  // namespace kt::guide
