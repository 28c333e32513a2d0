#include "app/session/kiosk_effects.hpp"

#include <chrono>
#include <utility>

#include "core/base/log.hpp"

namespace kt::session {

using base::Fault;
using model::Refused;

namespace {

int year_of(std::int64_t wall_ms) {
    using namespace std::chrono;
    const auto day = floor<days>(sys_time<milliseconds>(milliseconds(wall_ms)));
    return static_cast<int>(year_month_day(day).year());
}

outbox::BellCall::Kind bell_kind(model::Call call) {
    switch (call) {
        case model::Call::help: return outbox::BellCall::Kind::help;
        case model::Call::apart: return outbox::BellCall::Kind::apart;
        case model::Call::urgent: return outbox::BellCall::Kind::urgent;
    }
    return outbox::BellCall::Kind::help;
}

// Of what happens aside: nobody at the screen can do anything about it, staff can.
void log_if_failed(const base::Status& done) {
    if (!done) base::log(base::LogEvent::journal_failed, {.fault = done.error().fault});
}

}  // namespace

KioskEffects::KioskEffects(KioskParts parts) : parts_(std::move(parts)) {}
KioskEffects::~KioskEffects() = default;

std::vector<model::Message> KioskEffects::carry_out(const std::vector<model::Effect>& effects) {
    Messages answers;
    for (const auto& effect : effects)
        std::visit([&](const auto& one) { act(one, answers); }, effect);
    return answers;
}

journal::WriterParts KioskEffects::writer_parts() {
    return {parts_.journal, parts_.identity, parts_.random,
            parts_.clock,   parts_.boot,     parts_.process};
}

base::Result<std::vector<casefile::Event>> KioskEffects::write(
    const std::vector<journal::Draft>& drafts) {
    if (!writer_) return base::failed(Fault::internal, "no case is open");
    const auto before = writer_->state().story.size();
    if (auto written = writer_->write(drafts); !written) return tl::unexpected(written.error());
    // What this device writes comes last in the agreed order: its Lamport numbers are the highest.
    const auto& story = writer_->state().story;
    return std::vector<casefile::Event>(story.begin() + static_cast<std::ptrdiff_t>(before),
                                        story.end());
}

base::Result<casefile::CaseState> KioskEffects::take_up(const base::CaseId& id, keys::CaseKey key) {
    auto opened = journal::CaseWriter::reopen(writer_parts(), id, std::move(key));
    if (!opened) return tl::unexpected(opened.error());
    writer_ = std::move(*opened);
    return writer_->state();
}

std::optional<casefile::CaseState> KioskEffects::look_again() {
    if (!writer_) return std::nullopt;
    if (const auto read = writer_->refresh(); !read) {
        log_if_failed(read);
        return std::nullopt;  // the state stays as it was
    }
    return writer_->state();
}

std::optional<base::CaseId> KioskEffects::open_case() const {
    return writer_ ? std::optional(writer_->id()) : std::nullopt;
}

base::Status KioskEffects::begin_case() {
    auto made = journal::CaseWriter::begin(writer_parts());
    if (!made) return tl::unexpected(made.error());
    writer_ = std::move(*made);
    return parts_.beside ? writer_->seal_to_team(*parts_.beside) : base::Status{};
}

void KioskEffects::act(const model::BeginCase& effect, Messages& answers) {
    if (const auto begun = begin_case(); !begun) {
        writer_.reset();
        answers.push_back(Refused{effect.request, begun.error().fault});
        return;
    }
    casefile::ConversationBegun begun;
    begun.guide = parts_.guide.id;
    begun.guide_version = parts_.guide.version;
    begun.guide_digest = parts_.guide.digest;
    begun.place = effect.place;
    begun.language = effect.language;
    begun.case_number = keys::random_case_number(parts_.random, year_of(parts_.clock.wall_ms()));
    begun.device = parts_.identity.name;
    const auto number = begun.case_number;
    journal::Draft draft;
    draft.happening = std::move(begun);
    draft.said_by = parts_.beside ? "worker" : "kiosk";
    auto written = write({std::move(draft)});
    if (!written) {
        writer_.reset();
        answers.push_back(Refused{effect.request, written.error().fault});
        return;
    }
    answers.push_back(model::CaseBegun{effect.request, number, std::move(*written)});
}

void KioskEffects::act(const model::WriteEvents& effect, Messages& answers) {
    std::vector<journal::Draft> drafts;
    for (const auto& event : effect.events) {
        journal::Draft draft;
        draft.happening = event.happening;
        draft.section = event.section;
        draft.about = event.about;
        draft.said_by = event.said_by;
        draft.replaces = event.replaces;
        drafts.push_back(std::move(draft));
    }
    auto written = write(drafts);
    if (written) answers.push_back(model::Stored{effect.request, std::move(*written)});
    else answers.push_back(Refused{effect.request, written.error().fault});
}

void KioskEffects::act(const model::OfferOpener& effect, Messages& answers) {
    if (!writer_) {
        answers.push_back(Refused{effect.request, Fault::internal});
        return;
    }
    const auto opener = writer_->offer_opener();
    if (opener)
        answers.push_back(
            model::OpenerMade{effect.request, {opener->letters(), opener->qr_text()}});
    else answers.push_back(Refused{effect.request, opener.error().fault});
}

bool KioskEffects::reopen_here(model::Request request, const keys::Opener& opener,
                               Messages& answers) {
    auto opened = journal::CaseWriter::reopen(writer_parts(), opener);
    if (!opened) {
        if (opened.error().fault == Fault::not_found) return false;
        answers.push_back(Refused{request, opened.error().fault});
        return true;
    }
    writer_ = std::move(*opened);
    answers.push_back(
        model::CaseReopened{request, writer_->state(), {opener.letters(), opener.qr_text()}});
    return true;
}

void KioskEffects::act(const model::ReopenCase& effect, Messages& answers) {
    reopening_.reset();
    const auto opener = keys::Opener::parse(effect.typed);
    if (!opener) {
        answers.push_back(Refused{effect.request, Fault::bad_input});
        return;
    }
    if (reopen_here(effect.request, *opener, answers)) return;
    const auto asked = outbox::request_case(parts_.journal, parts_.clock, opener->lookup_id());
    if (!asked) {
        answers.push_back(Refused{effect.request, asked.error().fault});
        return;
    }
    reopening_ = Reopening{effect.request, *opener};
    answers.push_back(model::ReopenWaiting{effect.request});
}

void KioskEffects::act(const model::Release& effect, Messages& answers) {
    if (!writer_) {
        answers.push_back(Refused{effect.request, Fault::internal});
        return;
    }
    const auto id = writer_->id();
    const auto status =
        effect.how == model::Ending::kept ? journal::CaseStatus::kept : journal::CaseStatus::sent;
    const auto released = writer_->release(status);
    if (!released) {
        answers.push_back(Refused{effect.request, released.error().fault});
        return;
    }
    writer_.reset();  // and with it the case's key
    base::log(status == journal::CaseStatus::sent ? base::LogEvent::case_sent
                                                  : base::LogEvent::case_kept);
    const auto line = outbox::line_state(parts_.journal, parts_.clock);
    if (line && line->line == outbox::Line::up)
        arrival_ = Arrival{effect.request, id, parts_.clock.monotonic_ms() + arrival_wait_ms};
    else answers.push_back(model::Released{effect.request, false});
}

void KioskEffects::act(const model::EraseCase& effect, Messages& answers) {
    if (writer_) {
        if (const auto erased = writer_->erase(); !erased) {
            answers.push_back(Refused{effect.request, erased.error().fault});
            return;
        }
        writer_.reset();
        base::log(base::LogEvent::case_erased);
    }
    answers.push_back(model::Erased{effect.request});
}

void KioskEffects::act(const model::CallStaff& effect, Messages& answers) {
    outbox::BellCall call;
    call.kind = bell_kind(effect.call);
    call.at_ms = parts_.clock.wall_ms();
    call.device = parts_.identity.name;
    if (parts_.identity.teams.empty()) {
        answers.push_back(model::BellAnswered{effect.request, false});
        return;
    }
    const auto rung = outbox::ring_bell(parts_.journal, parts_.random, parts_.clock,
                                        parts_.identity.teams.front().box, call);
    if (!rung) {
        // A full disk must not keep anyone from being helped: the kiosk rings by itself.
        answers.push_back(model::BellAnswered{effect.request, false});
        return;
    }
    base::log(base::LogEvent::bell_rung);
    bells_.push_back(
        {effect.request, *rung, parts_.clock.monotonic_ms() + bell_watch_ms, std::nullopt});
}

void KioskEffects::act(const model::MakePaper& effect, Messages& answers) {
    auto pdf = parts_.make_pdf(effect.receipt);
    if (!pdf) {
        answers.push_back(Refused{effect.request, pdf.error().fault});
        return;
    }
    const auto name =
        effect.receipt.case_number.empty() ? std::string("gesprek") : effect.receipt.case_number;
    auto job = parts_.print(*pdf, name);
    if (!job) {
        base::log(base::LogEvent::paper_failed, {.fault = job.error().fault});
        answers.push_back(Refused{effect.request, job.error().fault});
        return;
    }
    papers_.push_back({effect.request, std::move(*job)});
    poll_papers(answers);
}

void KioskEffects::act(const model::PlaySound& effect, Messages&) {
    parts_.play(effect.sound);
}

void KioskEffects::act(const model::EndSession&, Messages&) {
    session_ended_ = true;
}

void KioskEffects::act(const model::AskStaffInfo& effect, Messages& answers) {
    const auto line = outbox::line_state(parts_.journal, parts_.clock);
    if (!line) {
        answers.push_back(Refused{effect.request, line.error().fault});
        return;
    }
    model::StaffInfo info;
    info.request = effect.request;
    info.cases_waiting = static_cast<int>(line->cases_waiting);
    info.cases_stuck = static_cast<int>(line->cases_stuck);
    info.line_up = line->line == outbox::Line::up;
    if (line->line != outbox::Line::never) info.line_since_ms = line->since_ms;
    info.guide_version = parts_.guide.version;
    answers.push_back(std::move(info));
}

std::vector<model::Message> KioskEffects::poll() {
    Messages answers;
    polled_ms_ = parts_.clock.monotonic_ms();
    poll_line(answers);
    poll_reopening(answers);
    poll_arrival(answers);
    poll_bells(answers);
    poll_papers(answers);
    return answers;
}

void KioskEffects::poll_line(Messages& answers) {
    const auto line = outbox::line_state(parts_.journal, parts_.clock);
    const bool up = line && line->line == outbox::Line::up;
    if (line_up_ == up) return;
    line_up_ = up;
    answers.push_back(model::LineChanged{up});
}

void KioskEffects::poll_reopening(Messages& answers) {
    if (!reopening_) return;
    const auto lookup = reopening_->opener.lookup_id();
    const auto status = outbox::case_request(parts_.journal, parts_.clock, lookup);
    const auto request = reopening_->request;
    auto finish = [&](std::optional<Fault> fault) {
        if (fault) answers.push_back(Refused{request, *fault});
        log_if_failed(outbox::forget_request(parts_.journal, lookup));
        reopening_.reset();
    };
    if (!status) return finish(status.error().fault);
    switch (*status) {
        case outbox::RequestStatus::waiting: return;
        case outbox::RequestStatus::here: {
            const bool opened = reopen_here(request, reopening_->opener, answers);
            return finish(opened ? std::nullopt : std::optional(Fault::not_found));
        }
        case outbox::RequestStatus::unknown: return finish(Fault::not_found);
        case outbox::RequestStatus::none:
        case outbox::RequestStatus::no_line: return finish(Fault::no_line);
    }
}

void KioskEffects::poll_arrival(Messages& answers) {
    if (!arrival_) return;
    const auto left = outbox::has_left(parts_.journal, arrival_->id);
    const bool arrived = left && *left;
    if (!arrived && polled_ms_ < arrival_->until_ms) return;
    answers.push_back(model::Released{arrival_->request, arrived});
    arrival_.reset();
}

void KioskEffects::poll_bells(Messages& answers) {
    for (auto& bell : bells_) {
        const auto answer = outbox::bell_answer(parts_.journal, parts_.clock, bell.id);
        const bool delivered = answer && *answer == outbox::BellAnswer::delivered;
        if (answer && *answer == outbox::BellAnswer::ringing) continue;
        if (bell.told == delivered) continue;
        bell.told = delivered;
        answers.push_back(model::BellAnswered{bell.request, delivered});
    }
    std::erase_if(bells_, [&](const Bell& bell) {
        const bool over = bell.told == true || polled_ms_ > bell.until_ms;
        if (over) log_if_failed(outbox::forget_bell(parts_.journal, bell.id));
        return over;
    });
}

// A printer takes its time; meanwhile the window goes on.
void KioskEffects::poll_papers(Messages& answers) {
    std::erase_if(papers_, [&](Paper& paper) {
        const auto printed = paper.job->look();
        if (!printed) return false;
        if (*printed) {
            base::log(base::LogEvent::paper_made);
            answers.push_back(
                model::PaperMade{paper.request, (*printed)->path, (*printed)->on_paper});
        } else {
            base::log(base::LogEvent::paper_failed, {.fault = printed->error().fault});
            answers.push_back(Refused{paper.request, printed->error().fault});
        }
        return true;
    });
}

bool KioskEffects::awaits_answer() const {
    return reopening_ || arrival_ || !bells_.empty() || !papers_.empty();
}

std::int64_t KioskEffects::next_poll_ms() const {
    return polled_ms_ + (awaits_answer() ? poll_waiting_ms : poll_quiet_ms);
}

}  // namespace kt::session
