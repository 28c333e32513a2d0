#include "sync/client/syncer.hpp"

#include <set>

#include "core/base/log.hpp"
#include "sync/outbox/mailbox.hpp"
#include "sync/outbox/outbox.hpp"
#include "sync/wire/paths.hpp"

namespace kt::client {

namespace {

using base::Fault;
using base::Status;
using Where = Trouble::Where;

const std::string epoch_note = "sync.epoch";
const std::string pull_note = "sync.pull.position";
const std::string bells_note = "sync.bells.position";
constexpr int gap_attempts_max = 3;

tl::unexpected<Trouble> at_hub(const base::Error& error) {
    return tl::unexpected(Trouble{Where::hub, error, {}});
}

Tried<std::uint64_t> read_position(journal::Journal& journal, const std::string& name) {
    auto note = journal.note(name);
    if (!note && note.error().fault == Fault::not_found) return 0;
    if (!note) return journal_trouble(note.error());
    return note->size() == 8 ? base::read_be(*note) : 0;
}

Tried<void> write_position(journal::Journal& journal, const std::string& name,
                           std::uint64_t value) {
    base::Bytes bytes;
    base::put_be(bytes, value, 8);
    if (auto done = journal.put_note(name, bytes); !done) return journal_trouble(done.error());
    return {};
}

// The hub will say this again however often it is asked: the case is for people to look at.
bool for_good(const Trouble& trouble) {
    if (trouble.where != Where::hub || !trouble.refusal) return false;
    return *trouble.refusal == wire::Refusal::bad_seal ||
           *trouble.refusal == wire::Refusal::bad_message ||
           *trouble.refusal == wire::Refusal::too_large;
}

// Faults of what came in, not of the disk under the journal.
bool about_content(const base::Error& error) {
    return error.fault == Fault::fork || error.fault == Fault::not_authentic ||
           error.fault == Fault::bad_input || error.fault == Fault::too_large ||
           error.fault == Fault::not_allowed || error.fault == Fault::already_done;
}

}  // namespace

Tried<void> Syncer::note_epoch(const wire::HubEpoch& epoch) {
    auto note = journal_.note(epoch_note);
    if (!note && note.error().fault != Fault::not_found) return journal_trouble(note.error());
    if (note && *note == base::copy(epoch.view())) return {};
    if (note) {
        // Restored from a backup: what it acknowledged since is gone there, its positions are
        // others.
        if (auto again = outbox::offer_again(journal_); !again)
            return journal_trouble(again.error());
        for (const auto& name : {pull_note, bells_note})
            if (auto reset = write_position(journal_, name, 0); !reset) return reset;
    }
    if (auto put = journal_.put_note(epoch_note, epoch.view()); !put)
        return journal_trouble(put.error());
    return {};
}

Tried<void> Syncer::check_line() {
    auto answer = session_.hello();
    if (!answer) return tl::unexpected(answer.error());
    return note_epoch(answer->epoch);
}

// ---- Push

Tried<Syncer::PushEnd> Syncer::run_push(PushCase& push) {
    for (;;) {
        auto question = push.next();
        if (!question) return journal_trouble(question.error());
        if (!*question) break;
        auto body = session_.ask((*question)->path, (*question)->body);
        if (!body) return tl::unexpected(body.error());
        if (auto taken = push.on_answer(*body); !taken) return at_hub(taken.error());
    }
    return push.forked() ? PushEnd::set_aside : PushEnd::acknowledged;
}

Tried<Syncer::PushEnd> Syncer::push_case(const base::CaseId& case_id) {
    auto row = journal_.find_case(case_id);
    if (!row && row.error().fault != Fault::not_found) return journal_trouble(row.error());
    if (!row || row->status == journal::CaseStatus::erased) return PushEnd::acknowledged;
    auto what = outbox::read_case(journal_, case_id);
    if (!what) return journal_trouble(what.error());

    const bool openers_whole = device_.role == keys::Role::kiosk;
    for (int attempt = 1;; ++attempt) {
        PushCase push(*what, device_.signing, openers_whole);
        auto end = run_push(push);
        const bool gap = !end && end.error().refusal == wire::Refusal::gap;
        if (gap && attempt < gap_attempts_max) continue;  // ask anew what it holds
        if (!end && !for_good(end.error())) return end;
        const bool stuck = !end || *end == PushEnd::set_aside;
        const auto why = end ? Fault::fork : end.error().error.fault;
        auto noted = stuck ? outbox::set_aside(journal_, outbox::Way::to_hub, case_id, why)
                           : outbox::take_back(journal_, outbox::Way::to_hub, case_id);
        if (!noted) return journal_trouble(noted.error());
        if (stuck) base::log(base::LogEvent::sync_failed, {.fault = why});
        if (push.last_answer())
            if (auto epoch = note_epoch(push.last_answer()->epoch); !epoch)
                return tl::unexpected(epoch.error());
        return stuck ? PushEnd::set_aside : PushEnd::acknowledged;
    }
}

Tried<std::uint32_t> Syncer::push_released() {
    auto releases = outbox::pending(journal_);
    if (!releases) return journal_trouble(releases.error());
    std::uint32_t pushed = 0;
    std::set<base::CaseId> done;  // one push brings all releases of a case
    if (!stuck_pushed_) {
        auto stuck = outbox::stuck_cases(journal_, outbox::Way::to_hub);
        if (!stuck) return journal_trouble(stuck.error());
        for (const auto& case_id : *stuck) {
            auto end = push_case(case_id);
            if (!end) return tl::unexpected(end.error());
            done.insert(case_id);
            pushed += *end == PushEnd::acknowledged ? 1 : 0;
        }
        stuck_pushed_ = true;
    }
    for (const auto& release : *releases) {
        if (!done.contains(release.case_id)) {
            auto end = push_case(release.case_id);
            if (!end) return tl::unexpected(end.error());
            done.insert(release.case_id);
            pushed += *end == PushEnd::acknowledged ? 1 : 0;
        }
        if (auto moved = outbox::acknowledge(journal_, release.position); !moved)
            return journal_trouble(moved.error());
    }
    if (pushed > 0) base::log(base::LogEvent::sync_pushed, {.count = pushed});
    return pushed;
}

// ---- Pull

Tried<bool> Syncer::pull_case(const PullCase::Which& which,
                              const std::optional<base::CaseId>& here) {
    ChainEnds ends;
    if (here) {
        auto events = journal_.events(*here);
        if (!events && events.error().fault != Fault::not_found)
            return journal_trouble(events.error());
        if (events) ends = chain_ends(*events);
    }
    PullCase pull(which, std::move(ends), device_.root);
    bool brought = false;
    while (auto question = pull.next()) {
        auto body = session_.ask(question->path, question->body);
        if (!body) return tl::unexpected(body.error());
        auto arrived = pull.on_answer(*body);
        if (!arrived) return at_hub(arrived.error());
        auto kept =
            journal_.receive(arrived->case_id, arrived->events, arrived->seals, arrived->wraps);
        if (!kept && about_content(kept.error())) return at_hub(kept.error());
        if (!kept) return journal_trouble(kept.error());
        brought = brought || !arrived->events.empty();
    }
    return brought;
}

// One case that cannot be believed must not keep the others away: it is set aside, and true trouble
// (a line, a disk, a hub that cannot now) ends the round.
Tried<bool> Syncer::take_case(const base::CaseId& case_id) {
    auto brought = pull_case(case_id, case_id);
    if (!brought && brought.error().refusal == wire::Refusal::not_found) brought = false;
    const bool unbelievable =
        !brought && brought.error().where == Where::hub && !brought.error().refusal;
    if (!brought && !unbelievable) return brought;
    if (unbelievable)
        base::log(base::LogEvent::sync_failed, {.fault = brought.error().error.fault});
    auto noted = unbelievable ? outbox::set_aside(journal_, outbox::Way::from_hub, case_id,
                                                  brought.error().error.fault)
                              : outbox::take_back(journal_, outbox::Way::from_hub, case_id);
    if (!noted) return journal_trouble(noted.error());
    return brought && *brought;
}

Tried<std::uint32_t> Syncer::pull_granted() {
    if (device_.role != keys::Role::laptop) return 0;
    std::uint32_t pulled = 0;
    if (!stuck_pulled_) {
        auto stuck = outbox::stuck_cases(journal_, outbox::Way::from_hub);
        if (!stuck) return journal_trouble(stuck.error());
        for (const auto& case_id : *stuck) {
            auto brought = take_case(case_id);
            if (!brought) return tl::unexpected(brought.error());
            pulled += *brought ? 1 : 0;
        }
        stuck_pulled_ = true;
    }
    auto after = read_position(journal_, pull_note);
    if (!after) return tl::unexpected(after.error());
    for (bool more = true; more;) {
        auto page = session_.ask<wire::FeedAnswer>(wire::feed_path, wire::Feed{*after});
        if (!page) return tl::unexpected(page.error());
        if (auto epoch = note_epoch(page->epoch); !epoch) return tl::unexpected(epoch.error());
        for (const auto& row : page->rows) {
            if (row.position <= *after) return at_hub({Fault::bad_input, "a feed that goes back"});
            auto brought = take_case(row.case_id);
            if (!brought) return tl::unexpected(brought.error());
            pulled += *brought ? 1 : 0;
            after = row.position;
            if (auto moved = write_position(journal_, pull_note, *after); !moved)
                return tl::unexpected(moved.error());
        }
        more = page->more && !page->rows.empty();
    }
    if (pulled > 0) base::log(base::LogEvent::sync_pulled, {.count = pulled});
    return pulled;
}

// ---- Bells and requests

Tried<void> Syncer::ring_bells() {
    auto bells = outbox::bells_to_ring(journal_, clock_);
    if (!bells) return journal_trouble(bells.error());
    for (auto& bell : *bells) {
        auto answer = session_.ask<wire::BellAnswer>(wire::bell_path,
                                                     wire::Bell{bell.id, std::move(bell.sealed)});
        if (!answer) return tl::unexpected(answer.error());
        const auto state =
            answer->delivered ? outbox::BellAnswer::delivered : outbox::BellAnswer::ringing;
        if (state == outbox::BellAnswer::delivered) base::log(base::LogEvent::bell_rung);
        if (auto told = outbox::answer_bell(journal_, bell.id, state); !told)
            return journal_trouble(told.error());
    }
    return {};
}

Tried<std::uint32_t> Syncer::take_bells() {
    if (device_.role != keys::Role::laptop) return 0;
    auto after = read_position(journal_, bells_note);
    if (!after) return tl::unexpected(after.error());
    std::uint32_t taken = 0;
    for (;;) {
        // Asking again from where we are also tells the hub that what came before has arrived.
        auto page = session_.ask<wire::BellsAnswer>(wire::bells_path, wire::Bells{*after});
        if (!page) return tl::unexpected(page.error());
        if (page->rows.empty()) return taken;
        for (auto& row : page->rows) {
            if (row.position <= *after) return at_hub({Fault::bad_input, "bells that go back"});
            after = row.position;
            auto put = outbox::put_received_bell(
                journal_, {row.bell, row.team, clock_.wall_ms(), std::move(row.sealed)});
            if (!put) return journal_trouble(put.error());
            ++taken;
        }
        if (auto moved = write_position(journal_, bells_note, *after); !moved)
            return tl::unexpected(moved.error());
    }
}

Tried<void> Syncer::answer_requests() {
    auto lookups = outbox::requested_cases(journal_, clock_);
    if (!lookups) return journal_trouble(lookups.error());
    for (const auto& lookup : *lookups) {
        auto found = journal_.find_opener(lookup);
        if (!found && found.error().fault != Fault::not_found)
            return journal_trouble(found.error());
        auto brought = pull_case(lookup, found ? std::optional(*found) : std::nullopt);
        auto status = outbox::RequestStatus::here;
        if (!brought) {
            if (brought.error().where != Where::hub) return tl::unexpected(brought.error());
            // Not there, or not to be trusted: for who stands here it is the same.
            status = outbox::RequestStatus::unknown;
            if (brought.error().refusal != wire::Refusal::not_found) {
                base::log(base::LogEvent::sync_failed, {.fault = brought.error().error.fault});
                if (brought.error().refusal) return tl::unexpected(brought.error());
            }
        }
        if (auto told = outbox::answer_request(journal_, lookup, status); !told)
            return journal_trouble(told.error());
    }
    return {};
}

Status Syncer::tell_no_line() {
    auto bells = outbox::bells_to_ring(journal_, clock_);
    if (!bells) return tl::unexpected(bells.error());
    for (const auto& bell : *bells)
        if (auto told = outbox::answer_bell(journal_, bell.id, outbox::BellAnswer::no_line); !told)
            return told;
    auto lookups = outbox::requested_cases(journal_, clock_);
    if (!lookups) return tl::unexpected(lookups.error());
    for (const auto& lookup : *lookups)
        if (auto told = outbox::answer_request(journal_, lookup, outbox::RequestStatus::no_line);
            !told)
            return told;
    return {};
}

// ---- One round

base::Result<RoundReport> sync_round(journal::Journal& journal, const keys::DeviceIdentity& device,
                                     transport::Transport& transport, const base::Clock& clock,
                                     GuideFetcher* guides) {
    Syncer syncer(journal, device, transport, clock);
    RoundReport report;
    std::optional<Trouble> trouble;
    const auto count = [&](Tried<std::uint32_t> tried, std::uint32_t& into) {
        if (tried) into = *tried;
        else if (!trouble) trouble = tried.error();
    };
    if (auto line = syncer.check_line(); !line) trouble = line.error();
    if (!trouble) count(syncer.push_released(), report.cases_pushed);
    if (!trouble) count(syncer.pull_granted(), report.cases_pulled);
    if (!trouble) count(syncer.take_bells(), report.bells_taken);
    if (!trouble && guides != nullptr)
        if (auto fetched = guides->fetch(syncer.session()); !fetched) trouble = fetched.error();
    if (trouble && trouble->where == Where::journal) return tl::unexpected(trouble->error);
    if (trouble) report.trouble = trouble->error;
    if (auto told = outbox::report_line(journal, clock, !trouble); !told)
        return tl::unexpected(told.error());
    auto state = outbox::line_state(journal, clock);
    if (!state) return tl::unexpected(state.error());
    report.cases_waiting = state->cases_waiting;
    report.cases_stuck = state->cases_stuck;
    return report;
}

base::Result<std::unique_ptr<transport::Transport>> hub_transport(
    const keys::DeviceIdentity& device) {
    transport::HttpsOptions options;
    options.url = device.hub_url;
    options.pins.push_back(device.pins.current);
    if (device.pins.next) options.pins.push_back(*device.pins.next);
    return transport::make_https_transport(options);
}

}  // namespace kt::client
