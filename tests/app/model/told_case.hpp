// A case as a kiosk would have written it: a persona goes through the guide, and every answer
// becomes an event. Tests compare what a laptop shows with what was told here.
#pragma once

#include <string>
#include <vector>

#include "core/casefile/state.hpp"
#include "core/conversation/rehearsal.hpp"
#include "core/guide/guide.hpp"

namespace kt::told {

inline constexpr std::int64_t began_ms = 1'795'336'200'000;  // Sunday 22 November 2026, 9:30

const guide::Guide& guide();  // assets/guides/gesprek
conversation::Rehearsal talk_of(const std::string& persona);

// Writes events one after another, as one device does.
class Teller {
  public:
    explicit Teller(std::uint8_t writer = 1) { writer_.bytes[0] = writer; }
    casefile::Event& tell(casefile::Happening happening, std::vector<base::EventId> replaces = {});
    void begin(const std::string& device = "Kiosk Stadhuis, hal");
    void answers(const conversation::Rehearsal& talk);
    void contact_and_promise(const std::string& name);
    void send();

    const std::vector<casefile::Event>& events() const { return events_; }
    casefile::CaseState state() const { return casefile::fold(events_); }

  private:
    base::WriterId writer_;
    std::vector<casefile::Event> events_;
};

// From welcome to sent: `own_words` is how the person put the first need they were offered.
Teller whole_case(const std::string& persona, const std::string& name,
                  const std::string& own_words = "");

std::string dutch(std::string_view context, std::string_view text);

}  // namespace kt::told
