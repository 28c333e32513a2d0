// Does what the kiosk's model asks: writes events, makes openers, releases, erases, rings, prints.
// Decides nothing; answers every request with messages. What needs another process (the sync
// worker) is asked through the mailbox and answered by a later poll().
//
// Holds the CaseWriter, and so the case's key, from BeginCase, ReopenCase or take_up until the case
// is released or erased or the process ends. A laptop on which a worker holds the conversation uses
// the same (`beside`), on the thread that owns its journal. Has no network. One thread; the parts
// must outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/model/effects.hpp"
#include "app/model/message.hpp"
#include "core/guide/guide.hpp"
#include "core/journal/case_writer.hpp"
#include "sync/outbox/mailbox.hpp"
#include "sync/outbox/outbox.hpp"

namespace kt::session {

inline constexpr std::int64_t poll_waiting_ms = 250;  // while an answer is awaited
inline constexpr std::int64_t poll_quiet_ms = 5'000;  // otherwise: only the state of the line
inline constexpr std::int64_t arrival_wait_ms =
    4'000;  // before a receipt says "nog niet verstuurd"
inline constexpr std::int64_t bell_watch_ms = 180'000;  // a bell may still be delivered until then

// Where a paper goes. `path` is where it can be found, if it stays anywhere at all.
struct Printed {
    std::string path;
    bool on_paper = false;
};

// A paper on its way.
class PrintJob {
  public:
    virtual ~PrintJob() = default;
    // None: it is being printed. Not asked again once it said how it went.
    virtual std::optional<base::Result<Printed>> look() = 0;
};

struct KioskParts {
    journal::Journal& journal;
    const keys::DeviceIdentity& identity;
    const guide::Guide& guide;
    base::Random& random;
    const base::Clock& clock;
    std::string boot;
    std::int32_t process = 0;
    std::function<base::Result<base::Bytes>(const model::Receipt&)> make_pdf;
    std::function<base::Result<std::unique_ptr<PrintJob>>(base::ByteView pdf,
                                                          const std::string& name)>
        print;
    std::function<void(model::Sound)> play;
    // The team of the worker who sits beside: what begins here is sealed to it at once.
    std::optional<base::TeamId> beside = {};
    // The guide a case was begun with, where it is another one than `guide` and is here.
    std::function<const guide::Guide*(const std::string& digest)> pinned = {};
};

class KioskEffects {
  public:
    explicit KioskEffects(KioskParts parts);
    ~KioskEffects();

    // A worker goes on with a case of their team, whose key they hold. Fault::not_allowed when
    // another living process holds it open.
    base::Result<casefile::CaseState> take_up(const base::CaseId& id, keys::CaseKey key);
    // What is in the open case now, also what another device added; none: no case is open.
    std::optional<casefile::CaseState> look_again();
    std::optional<base::CaseId> open_case() const;

    // Effects in order; the answers that are known at once.
    std::vector<model::Message> carry_out(const std::vector<model::Effect>& effects);
    // The answers that have come since, and changes of the line.
    std::vector<model::Message> poll();
    std::int64_t next_poll_ms() const;  // monotonic
    bool session_ended() const { return session_ended_; }

  private:
    using Messages = std::vector<model::Message>;
    void act(const model::BeginCase& effect, Messages& answers);
    void act(const model::WriteEvents& effect, Messages& answers);
    void act(const model::OfferOpener& effect, Messages& answers);
    void act(const model::ReopenCase& effect, Messages& answers);
    void act(const model::Release& effect, Messages& answers);
    void act(const model::EraseCase& effect, Messages& answers);
    void act(const model::CallStaff& effect, Messages& answers);
    void act(const model::MakePaper& effect, Messages& answers);
    void act(const model::PlaySound& effect, Messages& answers);
    void act(const model::EndSession& effect, Messages& answers);
    void act(const model::AskStaffInfo& effect, Messages& answers);

    base::Status begin_case();
    base::Result<std::vector<casefile::Event>> write(const std::vector<journal::Draft>& drafts);
    bool reopen_here(model::Request request, const keys::Opener& opener, Messages& answers);
    void poll_line(Messages& answers);
    void poll_reopening(Messages& answers);
    void poll_arrival(Messages& answers);
    void poll_bells(Messages& answers);
    void poll_papers(Messages& answers);
    bool awaits_answer() const;
    journal::WriterParts writer_parts();

    struct Reopening {
        model::Request request;
        keys::Opener opener;
    };
    struct Arrival {
        model::Request request;
        base::CaseId id;
        std::int64_t until_ms;
    };
    struct Paper {
        model::Request request;
        std::unique_ptr<PrintJob> job;
    };
    struct Bell {
        model::Request request;
        outbox::BellId id;
        std::int64_t until_ms;
        std::optional<bool> told;  // what the model was last told
    };

    KioskParts parts_;
    std::unique_ptr<journal::CaseWriter> writer_;
    std::optional<Reopening> reopening_;
    std::optional<Arrival> arrival_;
    std::vector<Bell> bells_;
    std::vector<Paper> papers_;
    std::optional<bool> line_up_;
    std::int64_t polled_ms_ = 0;
    bool session_ended_ = false;
};

}  // namespace kt::session
