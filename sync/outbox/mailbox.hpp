// The mailbox between a program that talks with people and the sync worker that talks with the hub.
//
// A kiosk's session process has no network; its sync worker is another process on the same journal.
// What one asks of the other lies in the journal's notes: durable, small, never an answer of a
// resident. A bell is sealed to the team before it is written, so neither this disk nor the hub can
// tell a call for help from a wish to speak apart.
//
// All functions are short transactions on the given Journal; call them from the thread that owns
// it. A worker that has died looks like a line that is down: reports older than line_stale_ms count
// as none. Wall time is used only to notice that; it never orders anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/journal/journal.hpp"
#include "core/keys/keys.hpp"
#include "core/keys/opener.hpp"
#include "sync/wire/messages.hpp"

namespace kt::outbox {

inline constexpr std::int64_t line_stale_ms = 30'000;   // no report for so long: the line is down
inline constexpr std::int64_t bell_answer_ms = 8'000;   // not delivered by then: ring on the kiosk
inline constexpr std::size_t bell_name_bytes_max = 96;  // a device's human name, cut to this

// ---- The line -------------------------------------------------------------------------------

enum class Line : std::uint8_t { never = 0, down = 1, up = 2 };

struct LineState {
    Line line = Line::never;          // never: this device has not reached its hub even once
    std::int64_t since_ms = 0;        // wall time at which it became so; 0 for never
    std::uint32_t cases_waiting = 0;  // released here, not yet acknowledged by the hub
    std::uint32_t cases_stuck = 0;    // refused, forked or not to be believed: people must look
};
base::Result<LineState> line_state(journal::Journal& journal, const base::Clock& clock);

// Whether one case has left is outbox::has_left (outbox.hpp).

// ---- The bell -------------------------------------------------------------------------------

using BellId = wire::BellId;

struct BellCall {
    enum class Kind : std::uint8_t { help = 1, apart = 2, urgent = 3 } kind = Kind::help;
    std::int64_t at_ms = 0;  // as the kiosk's clock claims
    std::string device;      // "Kiosk Stadhuis, hal"
};
enum class BellAnswer : std::uint8_t {
    ringing = 1,    // on its way: wait
    delivered = 2,  // a laptop of the team has it
    no_line = 3,    // nobody can be reached this way: sound and light on the kiosk
};

// On the kiosk. A bell that was not delivered within bell_answer_ms reads as no_line, and may still
// become delivered.
base::Result<BellId> ring_bell(journal::Journal& journal, base::Random& random,
                               const base::Clock& clock, const keys::PublicKey& team_box,
                               const BellCall& call);
base::Result<BellAnswer> bell_answer(journal::Journal& journal, const base::Clock& clock,
                                     const BellId& bell);
base::Status forget_bell(journal::Journal& journal, const BellId& bell);

// On the laptop: bells of its teams, oldest first, until dismissed.
struct ReceivedBell {
    BellId id;
    base::TeamId team;
    std::int64_t received_ms = 0;  // this laptop's wall time
    base::Bytes sealed;            // to the team
};
base::Result<std::vector<ReceivedBell>> received_bells(journal::Journal& journal);
base::Result<BellCall> open_bell(const ReceivedBell& bell, const keys::BoxKey& team_box);
base::Status dismiss_bell(journal::Journal& journal, const BellId& bell);

// ---- A case by its opener -------------------------------------------------------------------

enum class RequestStatus : std::uint8_t {
    none = 0,     // never asked
    waiting = 1,  // asked; the worker has not answered yet
    here = 2,     // in the journal: Journal::find_opener finds it
    unknown = 3,  // the hub knows no such opener
    no_line = 4,  // could not be asked; ask again later
};

// Only the lookup id is asked; the opener itself never leaves the session.
base::Status request_case(journal::Journal& journal, const base::Clock& clock,
                          const keys::LookupId& lookup);
base::Result<RequestStatus> case_request(journal::Journal& journal, const base::Clock& clock,
                                         const keys::LookupId& lookup);
base::Status forget_request(journal::Journal& journal, const keys::LookupId& lookup);

// ---- The worker's side (sync/client only) ---------------------------------------------------

base::Status report_line(journal::Journal& journal, const base::Clock& clock, bool up);

struct BellToRing {
    BellId id;
    base::Bytes sealed;
};
base::Result<std::vector<BellToRing>> bells_to_ring(journal::Journal& journal,
                                                    const base::Clock& clock);
base::Status answer_bell(journal::Journal& journal, const BellId& bell, BellAnswer answer);
base::Status put_received_bell(journal::Journal& journal, const ReceivedBell& bell);

base::Result<std::vector<keys::LookupId>> requested_cases(journal::Journal& journal,
                                                          const base::Clock& clock);
base::Status answer_request(journal::Journal& journal, const keys::LookupId& lookup,
                            RequestStatus status);

}  // namespace kt::outbox
