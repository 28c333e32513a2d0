// One conversation being written: the only holder of a case's key while the conversation lives.
//
// write() returns when the events are durable (one commit); the folded state then holds them. Each
// CaseWriter writes as a fresh writer (device key and a random incarnation), and takes another
// fresh incarnation after Fault::disk_failed, whose outcome nobody knows: the state is then what
// was reread, and the caller may write the same answer again. Where it cannot be reread either,
// writing fails until it can.
//
// What leaves: nothing before release(). Ending the object without release or erase leaves the case
// open: with an opener it can be reopened, without one nobody can read it ever again.
// The Journal, Random and Clock must outlive it. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/random.hpp"
#include "core/casefile/state.hpp"
#include "core/journal/journal.hpp"
#include "core/keys/identity.hpp"

namespace kt::journal {

// What the writer stands on. `identity` lends the signing key, the owning team and the recovery
// key.
struct WriterParts {
    Journal& journal;
    const keys::DeviceIdentity& identity;
    base::Random& random;
    const base::Clock& clock;
    std::string boot;  // kept in the case's row: see CaseRow
    std::int32_t process = 0;
};

// An event before it has id, writer, Lamport number, time and replaced events.
struct Draft {
    casefile::Happening happening;
    guide::Section section = guide::Section::story;
    std::string about = "self";
    std::string said_by = "resident";
    // What it replaces: what stood on the screen when it was said. Unset: whatever stands now.
    std::optional<std::vector<base::EventId>> replaces = {};
};

class CaseWriter {
  public:
    // A new case: random case id and key. Nothing is on disk but its row.
    static base::Result<std::unique_ptr<CaseWriter>> begin(const WriterParts& parts);

    // Goes on with a case that is in the journal (left open, kept, sent, or fetched from the hub).
    // not_found: no case here has this opener. not_allowed: another living process holds it open.
    static base::Result<std::unique_ptr<CaseWriter>> reopen(const WriterParts& parts,
                                                            const keys::Opener& opener);
    static base::Result<std::unique_ptr<CaseWriter>> reopen(const WriterParts& parts,
                                                            const base::CaseId& id,
                                                            keys::CaseKey key);
    virtual ~CaseWriter() = default;

    virtual const base::CaseId& id() const = 0;
    virtual const casefile::CaseState& state() const = 0;  // valid until the next write
    virtual bool was_sent() const = 0;                     // before this conversation

    // Durable, whole or not at all, in this order.
    virtual base::Status write(const std::vector<Draft>& drafts) = 0;
    base::Status write(Draft draft) { return write(std::vector<Draft>{std::move(draft)}); }

    // Reads again what is in the journal: another device's events may have come in meanwhile. The
    // state stays as it was when that fails.
    virtual base::Status refresh() = 0;

    // A new secret that reopens this case, from now on; an earlier one stops working.
    virtual base::Result<keys::Opener> offer_opener() = 0;
    virtual base::Status revoke_opener() = 0;
    virtual bool has_opener() const = 0;

    // A worker has signed in beside the resident: from now on this team (and the recovery key) can
    // read the case, and the screen says so.
    virtual base::Status seal_to_team(const base::TeamId& team) = 0;

    // to: sent (sealed to the owning team and the recovery key, unless a team was let in before:
    // then it stays with that team) or kept (needs an opener or a team
    // that was let in: Fault::not_allowed otherwise). A case that had been sent can only be sent
    // again or go back by erase(). After this the writer writes no more.
    virtual base::Result<Release> release(CaseStatus to) = 0;

    // What was never sent is erased. A case that had been sent before stays as it was sent; only
    // what this conversation added goes. After this the writer writes no more.
    virtual base::Status erase() = 0;
};

// A case left open by a process that died: passed on as kept if an opener or a team can read it,
// otherwise Fault::locked (erase it within 24 hours). Needs no case key: it only signs. What was
// being added to a case that had been sent was not sent: not_allowed; it waits for its opener, or
// goes by Journal::drop_unsent.
base::Result<Release> release_left_open(const WriterParts& parts, const base::CaseId& id);

// --- Reading, for whoever holds the key.

struct ReadCase {
    casefile::CaseState state;
    // In plain words, nothing of the content: "1 event does not follow its chain".
    std::vector<std::string> problems;
};
base::Result<ReadCase> read_case(Journal& journal, const base::CaseId& id,
                                 const keys::CaseKey& key);

// The case's key out of the wraps that came with it. Fault::locked when none is for us.
base::Result<keys::CaseKey> open_case_key(const std::vector<Wrap>& wraps,
                                          const keys::Opener& opener);
base::Result<keys::CaseKey> open_case_key(const std::vector<Wrap>& wraps,
                                          const std::vector<keys::TeamKey>& teams);
base::Result<keys::CaseKey> open_case_key(const std::vector<Wrap>& wraps,
                                          const keys::BoxKey& recovery);

// --- A laptop keeps the keys of its cases under its master key, as notes "casekey/<hex>".
base::Status keep_case_key(Journal& journal, const base::CaseId& id, const keys::CaseKey& key,
                           const keys::MasterKey& master, base::Random& random);
base::Result<keys::CaseKey> kept_case_key(Journal& journal, const base::CaseId& id,
                                          const keys::MasterKey& master);
// The kept key, or the one in the case's wraps, which is then kept. Anybody can seal something to a
// team, so only a key that the case's own events were sealed under is taken (their key id says
// which); a case without events has no key to keep yet.
base::Result<keys::CaseKey> laptop_case_key(Journal& journal, const base::CaseId& id,
                                            const keys::Unlocked& unlocked, base::Random& random);

}  // namespace kt::journal
