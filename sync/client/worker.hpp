// The sync worker: the loop that brings what was released to the hub, fetches what this device may
// have, and answers the mailbox. A kiosk runs it as a process of its own on a Journal of its own; a
// laptop as a thread with a Journal of its own.
//
// It never blocks a conversation and never gives up: while the line is down it tries again with
// growing, jittered pauses, and at once when the mailbox has something new (a bell, a request).
// It returns only when `stop` is requested, or with an Error when the journal itself fails.
// One thread runs it; that thread owns journal, transport and random.
#pragma once

#include <set>
#include <stop_token>
#include <string>

#include "core/base/clock.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/journal/journal.hpp"
#include "core/keys/identity.hpp"
#include "sync/client/syncer.hpp"
#include "sync/transport/transport.hpp"

namespace kt::client {

inline constexpr int poll_ms = 1'000;          // looks at the mailbox and the outbox this often
inline constexpr int pull_ms = 2'000;          // a laptop asks the hub for news this often
inline constexpr int guides_ms = 5'000;        // and for newer guides, as a kiosk does
inline constexpr int line_report_ms = 10'000;  // and says so in the mailbox this often
inline constexpr int backoff_ms_min = 1'000;
inline constexpr int backoff_ms_max = 60'000;

// One turn at a time, for whoever has a loop or a test of their own.
class Worker {
  public:
    Worker(journal::Journal& journal, const keys::DeviceIdentity& device,
           transport::Transport& transport, const base::Clock& clock, base::Random& random,
           GuideFetcher* guides = nullptr)
        : journal_(journal),
          device_(device),
          clock_(clock),
          random_(random),
          guides_(guides),
          syncer_(journal, device, transport, clock) {}

    // Does what is due and says how many milliseconds to wait. An Error is the journal's.
    base::Result<int> step();

  private:
    base::Result<bool> mail_is_new();
    Tried<void> talk(std::int64_t now_ms);
    base::Status report(bool up, std::int64_t now_ms);

    journal::Journal& journal_;
    const keys::DeviceIdentity& device_;
    const base::Clock& clock_;
    base::Random& random_;
    GuideFetcher* guides_;  // none: this device takes no publications
    Syncer syncer_;
    std::set<std::string> tried_;  // mail that was there at the last look
    bool has_mail_ = false;
    std::optional<bool> reported_up_;
    int backoff_ms_ = 0;
    std::int64_t not_before_ms_ = 0;
    std::int64_t next_check_ms_ = 0;
    std::int64_t next_pull_ms_ = 0;
    std::int64_t next_report_ms_ = 0;
    std::int64_t next_guides_ms_ = 0;
};

base::Status run_worker(journal::Journal& journal, const keys::DeviceIdentity& device,
                        transport::Transport& transport, const base::Clock& clock,
                        base::Random& random, std::stop_token stop, GuideFetcher* guides = nullptr);

}  // namespace kt::client
