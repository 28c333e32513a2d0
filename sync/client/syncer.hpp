// What a device does with its hub, one thing at a time: push what was released, pull what its teams
// were granted, ring and take bells, answer requests by opener. Each call talks with the hub until
// done and leaves the journal such that being cut off anywhere, and beginning again, ends the same.
// One thread: the one that owns journal and transport.
#pragma once

#include "core/base/clock.hpp"
#include "core/journal/journal.hpp"
#include "core/keys/identity.hpp"
#include "sync/client/guides.hpp"
#include "sync/client/pull_case.hpp"
#include "sync/client/session.hpp"

namespace kt::client {

class Syncer {
  public:
    Syncer(journal::Journal& journal, const keys::DeviceIdentity& device,
           transport::Transport& transport, const base::Clock& clock)
        : journal_(journal), device_(device), clock_(clock), session_(transport, device.signing) {}

    // The hub is there; if it is not the one of before (restored from a backup), all is offered
    // again.
    Tried<void> check_line();

    Tried<std::uint32_t> push_released();  // how many cases were acknowledged
    Tried<std::uint32_t> pull_granted();   // laptops: how many cases brought something
    Tried<void> ring_bells();              // kiosks
    Tried<std::uint32_t> take_bells();     // laptops: how many arrived
    Tried<void> answer_requests();         // kiosks

    Session& session() { return session_; }  // for what else this device asks (guides.hpp)

    // The line is down: bells and requests that wait are told so.
    base::Status tell_no_line();

  private:
    enum class PushEnd { acknowledged, set_aside };
    Tried<PushEnd> push_case(const base::CaseId& case_id);
    Tried<PushEnd> run_push(PushCase& push);
    Tried<bool> pull_case(const PullCase::Which& which, const std::optional<base::CaseId>& here);
    Tried<bool> take_case(const base::CaseId& case_id);
    Tried<void> note_epoch(const wire::HubEpoch& epoch);

    journal::Journal& journal_;
    const keys::DeviceIdentity& device_;
    const base::Clock& clock_;
    Session session_;
    bool stuck_pushed_ = false;  // what was set aside is tried once more in this run
    bool stuck_pulled_ = false;
};

// One whole round, for `sync` in a terminal.
struct RoundReport {
    std::uint32_t cases_pushed = 0;
    std::uint32_t cases_pulled = 0;
    std::uint32_t bells_taken = 0;
    std::uint32_t cases_waiting = 0;  // still to go, if the line broke
    std::uint32_t cases_stuck = 0;
    std::optional<base::Error> trouble;  // why it ended early
};
base::Result<RoundReport> sync_round(journal::Journal& journal, const keys::DeviceIdentity& device,
                                     transport::Transport& transport, const base::Clock& clock,
                                     GuideFetcher* guides = nullptr);

// HTTPS to the hub that the root certified for this device.
base::Result<std::unique_ptr<transport::Transport>> hub_transport(
    const keys::DeviceIdentity& device);

}  // namespace kt::client
