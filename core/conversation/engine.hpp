// What comes next, and because of what: one pure function, (guide, facts) -> step.
//
// Order as in design section 3: arrive, asked, today, ask_on, topics to choose, life (warm subject
// first), strengths, needs, options, closing; an overview at least every
// questions_between_overviews and before the needs. From `today` on urgent questions go before all
// else; then a probe, right after what it follows; all about one person before the next. GRAMMAR.md
// beside core/guide/guide.hpp tells it to those who write guides. Nothing here knows a question by
// name. Engine keeps only buffers that depend on the guide and on the facts it saw last: it
// compares them with the new ones and re-evaluates what the difference touches, so that an answer
// in a guide of 10,000 questions costs microseconds. The result is that of a fresh Engine, always.
// One thread per Engine.
//
// An answer counts only while its question applies (its `when` is yes, wherever it is held):
// changing or withdrawing an answer undoes exactly what it led to, and giving it again brings that
// back.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/conversation/facts.hpp"
#include "core/guide/guide.hpp"

namespace kt::conversation {

inline constexpr int questions_between_overviews = 5;
inline constexpr int questions_in_hall_max = 10;   // of all stages: a person counts them all
inline constexpr int questions_at_table_max = 25;  // room and home
inline constexpr int strengths_kept_in_hall = 1;   // places in the budget kept free for strengths
inline constexpr int strengths_kept_at_table = 6;
inline constexpr int offers_in_hall_max = 2;
inline constexpr int offers_at_table_max = 3;
inline constexpr int options_in_hall_max = 3;  // never made to measure
inline constexpr int options_at_table_max = 12;

// Why something is shown: the answers and signals that led to it. Indices into the guide.
struct Because {
    std::vector<int> questions;  // answers in the condition, and those behind its signals
    std::vector<int> signals;
    bool asked = false;       // because of what the person came for
    std::vector<int> chosen;  // topics that the person chose to talk about
    bool operator==(const Because&) const = default;
};

struct AskEntry {
    bool operator==(const AskEntry&) const = default;
};  // "Waarmee kunnen wij u helpen?"
struct AskQuestion {
    int question = 0;
    Because because;
    bool operator==(const AskQuestion&) const = default;
};
struct ChooseTopics {
    std::vector<int> topics;     // in guide order
    std::vector<int> suggested;  // those of them with a raised signal that is no strength
    bool operator==(const ChooseTopics&) const = default;
};
struct ShowOverview {
    bool operator==(const ShowOverview&) const = default;
};
struct Offer {
    int need = 0;
    Because because;
    bool operator==(const Offer&) const = default;
};
// The first offers, as many as the place allows, less those settled. May be empty: then only the
// own wording is asked. Stays the next step until Facts::needs_seen.
struct OfferNeeds {
    std::vector<Offer> offers;
    bool operator==(const OfferNeeds&) const = default;
};
struct SuggestedOption {
    int option = 0;
    std::vector<int> needs;  // the person's own, that it helps with
    Because because;         // what led to those needs, and to its own condition
    bool operator==(const SuggestedOption&) const = default;
};
// After the needs: what could help, closest to the person first. Only for needs that the person
// made theirs, and for what they came for. Stays the next step until Facts::options_seen; passed
// over when there is nothing.
struct ShowOptions {
    std::vector<SuggestedOption> options;
    bool operator==(const ShowOptions&) const = default;
};
struct Close {
    bool operator==(const Close&) const = default;
};

using Step =
    std::variant<AskEntry, AskQuestion, ChooseTopics, ShowOverview, OfferNeeds, ShowOptions, Close>;

struct RaisedSignal {
    int signal = 0;
    std::vector<int> evidence;  // questions, also those behind the signals it leans on
    bool operator==(const RaisedSignal&) const = default;
};

struct Progress {
    int asked = 0;  // questions answered or skipped in this sitting
    int at_most = 0;
};

class Evaluation;

class Engine {
  public:
    explicit Engine(const guide::Guide& guide);  // keeps a reference; the guide must outlive it
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    Step next(const Facts& facts);
    std::vector<RaisedSignal> signals(const Facts& facts);  // in guide order, struck ones left out
    // Offers in order of preference, without the limit of the place; those settled in this
    // conversation included, those settled before it was taken up again (Facts::needs_before) not.
    std::vector<Offer> offers(const Facts& facts);
    // All that could help with the needs the person made theirs, without the limit of the place.
    std::vector<SuggestedOption> options(const Facts& facts);
    Progress progress(const Facts& facts);
    // Whether this question's answer counts now; an overview shows only such answers.
    // Where several questions fill one fact: if any of them applies.
    bool applies(const Facts& facts, int question);
    // The question in whose words a fact is told again: of those that fill it, the first that
    // applies now. A list of what was told names the fact once, under this one.
    int told_as(const Facts& facts, int question);

  private:
    std::unique_ptr<Evaluation> evaluation_;
};

}  // namespace kt::conversation
