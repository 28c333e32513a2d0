// A visit to the kiosk in the words of the hall, for story tests: someone comes in, answers,
// leaves. Carries out the model's effects as the machine would, on a disk, a line and a clock made
// of memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/model/kiosk.hpp"

namespace kt::model {

const guide::Guide& small_guide();  // fixtures/klein

class Visit {
  public:
    Visit();

    // The machine.
    bool line_up = true;
    std::optional<base::Fault> disk;  // what the next writes run into
    std::optional<base::Fault> opener_fault;
    bool slow = false;  // answers wait until deliver()
    void deliver();
    void seconds_pass(std::int64_t seconds);
    void reopens_as(casefile::CaseState state) { kept_ = std::move(state); }

    // The person.
    void does(const Message& message);
    void comes_in(const std::string& language = "nl", bool wants_opener = false);
    void answers(const std::string& id);  // chooses, and goes on
    void writes(const std::string& words);
    void goes_on() { does(GoOn{}); }
    void goes_back() { does(GoBack{}); }
    // From the entrance to the overview before the needs, with trouble getting out and nobody
    // around.
    void tells_of_being_stuck();
    void passes_overviews();
    void gives_contact();

    // What can be seen.
    const Model& model() const { return kiosk_.model(); }
    Screen screen() const { return screen_of(model()); }
    std::string asked() const;  // the id of the question on the screen
    const conversation::Facts& facts() const { return model().state.facts; }
    std::string answer_to(const std::string& question) const;
    template <class T>
    int count() const {
        int n = 0;
        for (const auto& effect : effects) n += std::holds_alternative<T>(effect);
        return n;
    }
    int stored(std::size_t happening) const;  // how many of this index of Happening were written
    std::vector<Effect> effects;              // all, in order

  private:
    void carry_out(const Effect& effect);
    void tell(const Message& message);
    casefile::Event event_of(const NewEvent& event);

    Kiosk kiosk_;
    std::vector<Message> answers_;
    std::optional<casefile::CaseState> kept_;
    std::vector<casefile::Event> events_;
    std::uint64_t lamport_ = 0;
    std::int64_t now_ms_ = 1'000;
};

}  // namespace kt::model
