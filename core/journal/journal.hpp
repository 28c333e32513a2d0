// The journal: everything a device keeps, as a port. LMDB is the real one, MemoryJournal the fake;
// both pass tests/contract/journal_contract. It stores ciphertext, headers, seals, wrapped keys and
// the states of cases; it holds no key and can read nothing.
//
// States of a case here: open -> sent | kept | erased; kept -> sent | erased; sent and kept -> open
// again (reopen_case), from where drop_unsent goes back to what it was. Anything else is
// Fault::not_allowed, and already_done where the case is erased.
//
// Durability: when a writing call returns, its effect is on disk (fsync), whole or not at all.
// After Fault::disk_failed the outcome is unknown: the writer must take a fresh incarnation.
// After Fault::disk_full nothing of the call was kept, and erase still works.
// Processes: several may open one journal (kiosk session, its successor, the sync worker); LMDB
// lets one write at a time. Within a process those who open the same folder share what is
// underneath (the first one's map_bytes count); each Journal object is used by one thread at a
// time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/journal/envelope.hpp"
#include "core/keys/opener.hpp"

namespace kt::journal {

// States of a case on a device (design, section 4). Numbers are on disk.
enum class CaseStatus : std::uint8_t { open = 1, sent = 2, kept = 3, erased = 4 };

struct CaseRow {
    base::CaseId id;
    CaseStatus status = CaseStatus::open;
    std::int64_t opened_at_ms = 0;   // a claim
    std::int64_t changed_at_ms = 0;  // a claim; the journal has no clock: callers set it
    std::string boot;                // the boot it was opened in, to know a crash from a restart
    std::int32_t process = 0;        // pid that holds it while open
    bool has_opener = false;         // there is a wrap to an opener; the journal keeps this true
    // What it last left this device as (sent or kept), or arrived as; none: it never left.
    std::optional<CaseStatus> released_as;
};

// Who wrote here: kept with the case, so that another process of the same device can seal the
// chains of one that crashed.
struct WriterRow {
    base::WriterId writer;  // writer_id(device, incarnation)
    keys::PublicKey device{};
    std::array<std::uint8_t, 16> incarnation{};
    bool operator==(const WriterRow&) const = default;
};

// The case key wrapped for someone: sealed to a team or recovery box key, or under an opener.
struct Wrap {
    enum class To : std::uint8_t { team = 1, recovery = 2, opener = 3 } to = To::team;
    base::Id<struct RecipientTag> recipient;  // team id, recovery key id, or lookup id
    base::Bytes sealed;
};

struct Release {             // one row of the outbox's order
    std::uint64_t position;  // strictly increasing on this device
    base::CaseId case_id;
};

class Journal {
  public:
    virtual ~Journal() = default;

    // Cases.
    virtual base::Status begin_case(const CaseRow& row) = 0;
    virtual base::Result<CaseRow> find_case(const base::CaseId& id) = 0;
    virtual base::Result<std::vector<CaseRow>> cases() = 0;

    // Before the first append of a writer.
    virtual base::Status put_writer(const base::CaseId& id, const WriterRow& writer) = 0;
    virtual base::Result<std::vector<WriterRow>> writers(const base::CaseId& id) = 0;

    // Appends events of one case in order; each must follow its chain (sequence and previous hash)
    // or the whole call fails with Fault::fork and nothing is kept. Only in open cases.
    virtual base::Status append(const std::vector<SealedEvent>& events) = 0;

    // open|kept -> sent|kept, with the seals and wraps that let it leave, in one transaction, and a
    // Release at the next position. A seal takes the place of an earlier one of the same writer.
    // Every seal must fit what is stored; kept needs an opener's wrap, else nobody could read it.
    virtual base::Result<Release> release(const base::CaseId& id, CaseStatus to,
                                          const std::vector<Seal>& seals,
                                          const std::vector<Wrap>& wraps, std::int64_t at_ms) = 0;
    // sent|kept -> open, held by this process. Until it is released again the outbox leaves alone
    // what no seal covers.
    virtual base::Status reopen_case(const base::CaseId& id, const std::string& boot,
                                     std::int32_t process, std::int64_t at_ms) = 0;
    // open -> what it was released as, without the events no seal covers. A case that was never
    // released is erased. The bytes are gone after compact().
    virtual base::Status drop_unsent(const base::CaseId& id, std::int64_t at_ms) = 0;
    // Removes headers, bodies, seals, writers and wraps; leaves the row as a tombstone. If the case
    // had been released, a Release follows, so that the outbox tells the hub. Bytes are gone from
    // the file after compact(). Works on a full disk. Erasing twice is fine.
    virtual base::Status erase(const base::CaseId& id, std::int64_t at_ms) = 0;
    // A changed wrap of a released case puts it in the outbox again, at a new position.
    virtual base::Status put_wrap(const base::CaseId& id, const Wrap& wrap) = 0;
    virtual base::Status remove_wrap(const base::CaseId& id, const Wrap& wrap) = 0;

    // Reading.
    // Per chain in order of sequence; chains in order of section and writer.
    virtual base::Result<std::vector<SealedEvent>> events(const base::CaseId& id) = 0;
    virtual base::Result<std::vector<Seal>> seals(const base::CaseId& id) = 0;
    virtual base::Result<std::vector<Wrap>> wraps(const base::CaseId& id) = 0;
    virtual base::Result<base::CaseId> find_opener(const keys::LookupId& lookup) = 0;
    virtual base::Result<std::vector<Release>> releases_after(std::uint64_t position,
                                                              std::size_t count_max) = 0;

    // Takes what came from the hub (already verified): idempotent. A case new here becomes sent
    // when a team can read it, otherwise kept; it gets no Release. Chains must be whole from their
    // first event or follow what is stored. A different event at the same place fails with
    // Fault::fork: what is stored stays, and the other is kept apart (forks) for people to look at.
    // An erased case stays erased (already_done).
    virtual base::Status receive(const base::CaseId& id, const std::vector<SealedEvent>& events,
                                 const std::vector<Seal>& seals,
                                 const std::vector<Wrap>& wraps) = 0;

    virtual base::Result<std::vector<SealedEvent>> forks(const base::CaseId& id) = 0;

    // Small named values: the outbox cursor, the pull position, requests between processes.
    virtual base::Status put_note(const std::string& name, base::ByteView value) = 0;
    virtual base::Result<base::Bytes> note(const std::string& name) = 0;  // Fault::not_found
    virtual base::Status remove_note(const std::string& name) = 0;
    virtual base::Result<std::vector<std::string>> note_names(const std::string& prefix) = 0;

    // Rewrites the files without erased bytes. LMDB: copy-compact and swap; needs to be alone.
    virtual base::Status compact() = 0;
};

std::unique_ptr<Journal> make_memory_journal();
inline constexpr std::size_t journal_map_bytes = std::size_t{1} << 34;  // address space, not disk
base::Result<std::unique_ptr<Journal>> open_lmdb_journal(const std::string& folder,
                                                         std::size_t map_bytes = journal_map_bytes);

}  // namespace kt::journal
