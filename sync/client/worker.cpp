#include "sync/client/worker.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "core/base/log.hpp"
#include "sync/outbox/mailbox.hpp"
#include "sync/outbox/outbox.hpp"

namespace kt::client {

base::Result<bool> Worker::mail_is_new() {
    auto bells = outbox::bells_to_ring(journal_, clock_);
    if (!bells) return tl::unexpected(bells.error());
    auto requests = outbox::requested_cases(journal_, clock_);
    if (!requests) return tl::unexpected(requests.error());
    std::set<std::string> names;
    for (const auto& bell : *bells) names.insert(bell.id.hex());
    for (const auto& lookup : *requests) names.insert(lookup.hex());
    const bool fresh = std::any_of(names.begin(), names.end(),
                                   [&](const auto& name) { return !tried_.contains(name); });
    has_mail_ = !names.empty();
    tried_ = std::move(names);
    return fresh;
}

Tried<void> Worker::talk(std::int64_t now_ms) {
    if (now_ms >= next_check_ms_) {
        if (auto line = syncer_.check_line(); !line) return line;
        next_check_ms_ = now_ms + line_report_ms;
    }
    // A bell first: someone is waiting for it.
    if (auto rung = syncer_.ring_bells(); !rung) return rung;
    if (auto answered = syncer_.answer_requests(); !answered) return answered;
    if (auto pushed = syncer_.push_released(); !pushed) return tl::unexpected(pushed.error());
    if (device_.role == keys::Role::laptop && now_ms >= next_pull_ms_) {
        if (auto taken = syncer_.take_bells(); !taken) return tl::unexpected(taken.error());
        if (auto pulled = syncer_.pull_granted(); !pulled) return tl::unexpected(pulled.error());
        next_pull_ms_ = now_ms + pull_ms;
    }
    if (guides_ != nullptr && now_ms >= next_guides_ms_) {
        if (auto fetched = guides_->fetch(syncer_.session()); !fetched)
            return tl::unexpected(fetched.error());
        next_guides_ms_ = now_ms + guides_ms;
    }
    return {};
}

base::Status Worker::report(bool up, std::int64_t now_ms) {
    if (reported_up_ == up && now_ms < next_report_ms_) return {};
    if (reported_up_ != up)
        base::log(up ? base::LogEvent::sync_line_up : base::LogEvent::sync_line_down);
    reported_up_ = up;
    next_report_ms_ = now_ms + line_report_ms;
    return outbox::report_line(journal_, clock_, up);
}

base::Result<int> Worker::step() {
    const std::int64_t now_ms = clock_.monotonic_ms();
    auto fresh = mail_is_new();
    if (!fresh) return tl::unexpected(fresh.error());
    if (now_ms < not_before_ms_ && !*fresh) return poll_ms;
    auto waiting = outbox::pending(journal_);
    if (!waiting) return tl::unexpected(waiting.error());
    const bool laptop = device_.role == keys::Role::laptop;
    const bool due = has_mail_ || !waiting->empty() || now_ms >= next_check_ms_ ||
                     (laptop && now_ms >= next_pull_ms_) ||
                     (guides_ != nullptr && now_ms >= next_guides_ms_);
    if (!due) return poll_ms;

    auto talked = talk(now_ms);
    if (talked) {
        backoff_ms_ = 0;
        not_before_ms_ = 0;
        if (auto told = report(true, now_ms); !told) return tl::unexpected(told.error());
        return poll_ms;
    }
    if (talked.error().where == Trouble::Where::journal)
        return tl::unexpected(talked.error().error);
    base::log(base::LogEvent::sync_failed, {.fault = talked.error().error.fault});
    if (auto told = syncer_.tell_no_line(); !told) return tl::unexpected(told.error());
    if (auto told = report(false, now_ms); !told) return tl::unexpected(told.error());
    backoff_ms_ = std::clamp(2 * backoff_ms_, backoff_ms_min, backoff_ms_max);
    // Jitter, so that all kiosks of a town do not come back in the same second.
    const auto jitter_ms = static_cast<int>(random_.below(static_cast<std::uint32_t>(backoff_ms_)));
    not_before_ms_ = now_ms + backoff_ms_ / 2 + jitter_ms;
    next_check_ms_ = 0;
    return poll_ms;
}

base::Status run_worker(journal::Journal& journal, const keys::DeviceIdentity& device,
                        transport::Transport& transport, const base::Clock& clock,
                        base::Random& random, std::stop_token stop, GuideFetcher* guides) {
    Worker worker(journal, device, transport, clock, random, guides);
    std::mutex mutex;
    std::condition_variable_any waking;
    while (!stop.stop_requested()) {
        auto wait_ms = worker.step();
        if (!wait_ms) return tl::unexpected(wait_ms.error());
        std::unique_lock lock(mutex);
        waking.wait_for(lock, stop, std::chrono::milliseconds(*wait_ms), [] { return false; });
    }
    return {};
}

}  // namespace kt::client
