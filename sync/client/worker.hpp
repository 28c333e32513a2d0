// The sync worker: the loop that brings what was released to the hub, fetches what this device may
// have, and answers the mailbox. A kiosk runs it as a process of its own on a Journal of its own; a
// laptop as a thread with a Journal of its own.
//
// It never blocks a conversation and never gives up: while the line is down it tries again with
// growing, jittered pauses, and at once when the mailbox has something new (a bell, a request).
// It returns only when `stop` is requested, or with an Error when the journal itself fails.
// One thread runs it; that thread owns journal, transport and random.
#pragma once

#include <stop_token>

#include "core/base/clock.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/journal/journal.hpp"
#include "core/keys/identity.hpp"
#include "sync/transport/transport.hpp"

namespace kt::client {

inline constexpr int poll_ms = 1'000;           // looks at the mailbox and the outbox this often
inline constexpr int pull_ms = 2'000;           // a laptop asks the hub for news this often
inline constexpr int line_report_ms = 10'000;   // and says so in the mailbox this often
inline constexpr int backoff_ms_min = 1'000;
inline constexpr int backoff_ms_max = 60'000;

base::Status run_worker(journal::Journal& journal, const keys::DeviceIdentity& device,
                        transport::Transport& transport, const base::Clock& clock,
                        base::Random& random, std::stop_token stop);

}  // namespace kt::client
