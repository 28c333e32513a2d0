// Gathers the samples over one guide; each begins from the same conversation. What stands on a
// screen of the hall is what may stand there: questions, signals, needs and options that the guide
// keeps for a table are shown at one ("table.…"). The members are grouped by kind of screen, a
// source each. Internal to app/screens/kiosk. Pure.
#pragma once

#include <string>
#include <vector>

#include "app/screens/kiosk/samples.hpp"

namespace kt::screens::kiosk {

inline constexpr std::int64_t sample_wall_ms =
    1'795'341'600'000;  // 22 November 2026, 10:00 in Utrecht
inline constexpr std::int64_t sample_now_ms = 60'000;

class Album {
  public:
    Album(const guide::Guide& guide, const std::string& language);
    std::vector<Sample> all();

  private:
    // ---- samples.cpp: what they begin from
    void add(std::string name, model::Model model);
    void add_at_table(const std::string& name, model::Model model);
    model::Model at(model::Phase phase) const;
    // What someone who finds life hard might have told: the last answer of each first question.
    model::Model talking() const;
    model::Model asking(int question) const;
    const guide::Question& question(int index) const;
    bool in_hall(const guide::Expression& condition) const;
    bool in_hall(const guide::Need& need) const;
    bool in_hall(const guide::Option& option) const;
    std::vector<int> trouble() const;  // a signal that is neither urgent nor a strength

    // ---- sample_hall.cpp
    void arriving();
    void interruptions();

    // ---- sample_questions.cpp
    void questions();
    void numbers();
    void dates();
    void people();
    void groups_and_probes();
    template <class Same>
    int like(Same same) const;
    template <class Same, class Put>
    void ask(const std::string& name, Same same, Put put);
    void name_people(model::Model& model) const;

    // ---- sample_conversation.cpp
    void entry();
    void topics();
    void overview();
    void urgent();
    void needs();
    void options();
    std::vector<conversation::SuggestedOption> suggested(const model::Model& told, bool hall) const;

    // ---- sample_ending.cpp
    void contact();
    void receipts();

    const guide::Guide& guide_;
    model::Model begun_;
    std::vector<Sample> samples_;
};

model::OpenerLetters sample_opener();
casefile::ContactGiven sample_contact();

}  // namespace kt::screens::kiosk
