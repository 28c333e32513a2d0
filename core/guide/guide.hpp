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
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/guide/expression.hpp"

namespace kt::guide {

// What a person answers with. Files and events use these names.
enum class Kind : std::uint8_t {
    words,
    choice,
    many,
    scale,
    amount,
    date,
    person,  // one person, by name or by who they are
    place,
    yes_no,
    people,  // a list of persons by first name; a group asks about each of them
};

// How exactly a date is asked: nobody has to know the day on which they came to live somewhere.
enum class Precision : std::uint8_t { day, month, year };

// What must not be spoken of in a public hall (design, section 1); the checker holds questions,
// needs and options to it.
enum class Subject : std::uint8_t {
    violence,
    child_safety,
    suicide,
    addiction,
    sexuality,
    diagnosis,
    debts_in_euros,
    household,  // who lives with whom
    undeclared_work,
    crime,
    residence,
    bsn,
    iban,
};

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
    std::optional<std::int64_t> from, to;  // kind amount: whole euros, both included; open if unset
};

inline constexpr int people_max = 8;  // of one group; each is a question of its own once loaded

// People about whom the same is asked, each in turn. Its questions are unrolled when a guide is
// loaded: "family.child_age" becomes "family.child_age@1", "…@2", up to what its question of kind
// people allows. A slot belongs to one person for as long as a case lives (conversation::Person).
struct Group {
    std::string id;
    std::string title;  // "Over {name}"
    std::string about;  // who it is, in the events: "child"
    int people = -1;    // index of the question of kind people
    Spot spot;
};

// What follows from answers by counting. Never about a person's worth: years, heads and euros.
struct Computed {
    enum class How : std::uint8_t { age, count, sum } how = How::sum;
    std::string id;     // like a question's; in a group with its "@2"
    std::string title;  // "uw leeftijd", for because
    int topic = 0;
    std::vector<int> parts;            // age: one question of kind date; sum: amounts and computed
                                       // sums are not nested; count: the people question
    std::vector<Expression> wherever;  // count: for each slot what must hold; empty program: always
    int group = -1;
    int person = 0;
    Spot spot;
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
    std::string scale_low;                 // words at the low end; may be empty
    std::string scale_high;                // words at the high end; may be empty
    bool faces = false;                    // kind scale: five faces instead of figures
    Precision precision = Precision::day;  // kind date
    int people_at_most = people_max;       // kind people
    std::vector<Subject> subjects;
    std::string text_id;  // under which its texts are translated: the id without its "@2"
    int fact = -1;        // whose fact it fills: itself, or the question it asks in other words
    int group = -1;       // about each of these people
    int person = 0;       // the slot of the one this is about, from 1; 0: not in a group
    int follows = -1;     // a probe: asked right after this question, with its words quoted
    Expression when;      // always yes if empty; of a group's question: and the person exists
    Spot spot;

    int answer_index(std::string_view answer) const;  // -1 when there is none by that name
    bool has_answers() const {
        return kind == Kind::choice || kind == Kind::many || kind == Kind::yes_no ||
               (kind == Kind::amount && !answers.empty());
    }
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
    std::string urgent_term;   // "binnen drie werkdagen", with its ground; may be empty
    int urgent_party = -1;     // who acts; index into parties
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

// From the option sheet: something that could help. Amounts are whole euros; a cost or return that
// nobody has reckoned says so in words instead. Facts carry where and when they were found.
struct Money {
    std::optional<Range> euros;  // unset: see `words`
    std::string unit;            // "per jaar", "per keer"
    std::string words;           // "niet bekend", "gratis"
    std::string source;
    int price_year = 0;
};
struct Option {
    enum class Sort : std::uint8_t { own, network, general, collective, made_to_measure };
    std::string id;
    std::string title;  // "Boodschappen samen doen met de buurtbus"
    std::string text;   // what it is, in two or three sentences
    Sort sort = Sort::general;
    std::vector<int> needs;    // it helps with any of these,
    std::vector<int> entries;  // or is itself a way to what was asked: a request stays standing
    int party = -1;            // index; -1 only for own and network
    std::string law;           // "Wmo 2015"; empty for own and network
    std::string article;       // "artikel 2.3.5"
    std::string payer, beneficiary;
    Money cost, returns;
    std::string number;   // local telephone number
    std::string waiting;  // "twee weken"
    std::string source;
    std::string checked_on;                                                   // 2026-11-01
    std::int64_t begin_days = Range::range_min, end_days = Range::range_max;  // both included
    Place place = Place::hall;  // made_to_measure: room at least
    bool alone_only = false;
    std::vector<Subject> subjects;
    Expression when;    // besides one of the needs; always yes if empty
    Expression unless;  // never if empty: only a "yes" keeps it away
    Spot spot;
};

// From the party sheet: who can help.
struct Party {
    std::string id;
    std::string title;  // "Cliëntondersteuning"
    std::string text;   // what they do
    std::string sort;   // "gemeente", "vrijwilligers", …
    std::string number, address, hours;
    std::string source, checked_on;
    Spot spot;
};

// From the figure sheet: amounts and limits of law and prices, each for a time. Rows of one id may
// not overlap. Conditions and texts name the id; the day of the conversation chooses the row.
struct FigureRow {
    Range value;
    std::int64_t begin_days = Range::range_min, end_days = Range::range_max;  // both included
    std::string source, checked_on;
    Spot spot;
};
struct Figure {
    std::string id;
    std::string title, unit;
    std::vector<FigureRow> rows;                   // in order of time
    const FigureRow* on(std::int64_t days) const;  // nullptr: none is known for that day
};

// What a person can come with. Choosing one makes `asked.<id>` hold.
struct Entry {
    std::string id;
    std::string text;   // "Ik wil een scootmobiel"
    std::string asked;  // in a sentence: "een scootmobiel", for "Uw vraag om een … blijft staan"
    std::string icon;
    std::string form;  // "je": texts in that form of the language where there are ("nl@je")
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
    std::vector<Group> groups;
    std::vector<Computed> computed;
    std::vector<Option> options;  // those closest to the person first: own, network, general, …
    std::vector<Party> parties;
    std::vector<Figure> figures;

    // -1 when there is none by that name.
    int topic_index(std::string_view name) const;
    int entry_index(std::string_view name) const;
    int question_index(std::string_view name) const;
    int signal_index(std::string_view name) const;
    int need_index(std::string_view name) const;
    int group_index(std::string_view name) const;
    int computed_index(std::string_view name) const;
    int option_index(std::string_view name) const;
    int party_index(std::string_view name) const;
    int figure_index(std::string_view name) const;

    // Filled by the loader; use the functions above.
    std::map<std::string, int, std::less<>> topic_by_id, entry_by_id, question_by_id, signal_by_id,
        need_by_id, group_by_id, computed_by_id, option_by_id, party_by_id, figure_by_id;
};

std::string_view kind_name(Kind kind);
std::string_view place_name(Place place);
std::string_view stage_name(Stage stage);
std::string_view section_name(Section section);
std::string_view subject_name(Subject subject);
std::string_view sort_name(Option::Sort sort);

}  // namespace kt::guide
