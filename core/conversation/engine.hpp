// What comes next, and because of what: one pure function, (guide, facts) -> step.
//
// Order as in design section 3: arrive, asked, today, ask_on, overview at least every
// questions_between_overviews, topics to choose, life (warm subject first), strengths, needs, closing.
// Nothing here knows a question by name. Engine keeps only buffers that depend on the guide, so that
// an answer in a guide of 10,000 questions costs microseconds; the result depends on nothing else.
// One thread per Engine.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/conversation/facts.hpp"
#include "core/guide/guide.hpp"

namespace kt::conversation {

inline constexpr int questions_between_overviews = 5;
inline constexpr int questions_in_hall_max = 10;    // stages today..strengths
inline constexpr int questions_at_table_max = 25;   // room and home
inline constexpr int offers_in_hall_max = 2;
inline constexpr int offers_at_table_max = 3;

// Why something is shown: the answers and signals that led to it. Indices into the guide.
struct Because {
    std::vector<int> questions;
    std::vector<int> signals;
    bool asked = false;   // because of what the person came for
    bool chosen = false;  // because the person chose this topic
};

struct AskEntry {};  // "Waarmee kunnen wij u helpen?"
struct AskQuestion { int question = 0; Because because; };
struct ChooseTopics { std::vector<int> topics; std::vector<int> suggested; };
struct ShowOverview {};
struct Offer { int need = 0; Because because; };
struct OfferNeeds { std::vector<Offer> offers; };  // may be empty: then only the own wording is asked
struct Close {};

using Step = std::variant<AskEntry, AskQuestion, ChooseTopics, ShowOverview, OfferNeeds, Close>;

struct RaisedSignal { int signal = 0; std::vector<int> evidence; };  // evidence: questions

class Engine {
  public:
    explicit Engine(const guide::Guide& guide);  // keeps a reference; the guide must outlive it

    Step next(const Facts& facts);
    std::vector<RaisedSignal> signals(const Facts& facts);  // in guide order, struck ones left out
    // Offers in order of preference, without the limit of the place; settled ones included.
    std::vector<Offer> offers(const Facts& facts);

  private:
    const guide::Guide& guide_;
};

}  // namespace kt::conversation
