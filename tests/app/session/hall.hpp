// A kiosk in a hall, for story tests: a whole session without a window, on a real journal in a
// temporary folder, with a clock that moves when told, a printer and a bell that remember. What a
// person does goes through what is drawn: what is not on the screen cannot be pressed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session/kiosk_session.hpp"
#include "app/session/paper_tray.hpp"
#include "tests/scenario/resident.hpp"
#include "tests/scenario/trial.hpp"

namespace kt::session {

const guide::Guide& real_guide();  // assets/guides/gesprek

class Hall {
  public:
    explicit Hall(std::size_t map_bytes = journal::journal_map_bytes);

    // The machine. A conversation ends with its process; the next one finds what is left on disk.
    void next_session();
    void process_dies();  // and is tidied after, as its supervisor does
    void seconds_pass(int seconds);
    void line_is_up();
    Tray printer;
    std::vector<std::string> papers;  // what the printer was given
    int bells_heard = 0;

    // The person.
    void does(const model::Message& message);
    void talks(scenario::Resident& resident, const std::function<bool()>& until);
    void talks_to(scenario::Resident& resident, model::Screen screen);
    void answers_questions(scenario::Resident& resident, int count);

    // What can be seen, on the screen and on the disk.
    const model::Model& model() const { return session_->model(); }
    model::Screen screen() const { return model::screen_of(model()); }
    bool ended() const { return session_->ended(); }
    std::string words_on_screen() const;  // everything that stands there
    bool disk_holds(const std::string& words) const;
    std::vector<journal::CaseRow> cases();
    std::size_t events_on_disk();  // of all cases
    journal::Journal& journal() { return *journal_; }
    base::ManualClock& clock() { return clock_; }

  private:
    void begin_session();

    scenario::Folder folder_;
    base::SeededRandom random_{7};
    base::ManualClock clock_{1'790'000'000'000};  // a Monday morning in September 2026
    scenario::Trial municipality_{random_};
    keys::DeviceIdentity identity_;
    std::unique_ptr<journal::Journal> journal_;
    Catalogues catalogues_;
    std::int32_t process_ = 5'000'000;  // above every process number: such a one never lives
    std::unique_ptr<KioskSession> session_;
};

inline constexpr const char* words_told = "blauwefietsbel";  // in every text a Resident writes

// Of what was told nothing is left: not in the model, not on the screen, not on the disk.
void expect_nothing_left(Hall& hall);
// Told up to the overview before the ways to end, and on the disk in sealed form.
void tell_all(Hall& hall, scenario::Resident& resident);

}  // namespace kt::session
