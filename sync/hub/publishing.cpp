#include "sync/hub/publishing.hpp"

#include <algorithm>

#include "sync/hub/office.hpp"
#include "sync/wire/frame.hpp"
#include "sync/wire/limits.hpp"

namespace kt::hub {

namespace {

using base::Fault;
using wire::Refusal;

tl::unexpected<Refusal> no(Refusal refusal) {
    return tl::unexpected<Refusal>(refusal);
}

Refusal from_record(const base::Error& error) {
    switch (error.fault) {
        case Fault::refused: return Refusal::same_person;
        case Fault::not_allowed: return Refusal::revoked_device;
        case Fault::too_large: return Refusal::too_large;
        default: return Refusal::bad_record;
    }
}

}  // namespace

base::Result<publication::Trust> Publishing::trust() {
    publication::Trust trust{root_, {}};
    auto bytes = store_.struck_off();
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->empty()) return trust;
    auto certificate = keys::decode_certificate(*bytes);
    if (!certificate) return tl::unexpected(certificate.error());
    auto list = keys::verify_as<keys::StruckOffCertificate>(root_, *certificate);
    if (!list) return tl::unexpected(list.error());
    trust.struck_off = std::move(list->publishers);
    return trust;
}

base::Status Publishing::look() {
    auto revision = store_.published_revision();
    if (!revision) return tl::unexpected(revision.error());
    if (revision_ == *revision) return {};
    auto rows = store_.publications();
    if (!rows) return tl::unexpected(rows.error());
    auto list = store_.struck_off();
    if (!list) return tl::unexpected(list.error());
    known_.clear();
    // What was taken in before its publisher was struck off is still there for who has it.
    const publication::Trust before{root_, {}};
    for (auto& row : *rows) {
        auto proposed = publication::verify_proposal(before, row.proposal);
        if (proposed) known_.push_back({std::move(row), std::move(*proposed)});
    }
    std::sort(known_.begin(), known_.end(), [](const auto& a, const auto& b) {
        return a.proposed.statement.sequence > b.proposed.statement.sequence;
    });
    struck_off_ = std::move(*list);
    revision_ = *revision;
    return {};
}

const Publishing::Known* Publishing::find(const keys::Hash& digest) const {
    const auto found = std::find_if(known_.begin(), known_.end(),
                                    [&](const auto& one) { return one.row.digest == digest; });
    return found == known_.end() ? nullptr : &*found;
}

// One above the highest that was approved, withdrawn or not, and after that very one.
bool Publishing::is_next(const publication::Statement& statement) const {
    const auto last = std::find_if(known_.begin(), known_.end(), [&](const auto& one) {
        return one.approved() && one.proposed.statement.guide == statement.guide;
    });
    if (last == known_.end())
        return statement.sequence == 1 && statement.previous == publication::Digest{};
    return statement.sequence == last->proposed.statement.sequence + 1 &&
           statement.previous == last->row.digest;
}

Publishing::Answer Publishing::changed(const Store::PublicationChange& change) {
    auto revision = store_.change_publications(change);
    if (!revision) return no(Refusal::hub_disk);
    return wire::framed(wire::Done{*revision});
}

tl::expected<keys::PublisherCertificate, Refusal> Publishing::publisher(
    const keys::PublicKey& signing) {
    auto row = store_.publisher(signing);
    if (!row)
        return no(row.error().fault == Fault::not_found ? Refusal::unknown_device
                                                        : Refusal::hub_disk);
    auto certificate = keys::decode_certificate(row->certificate);
    if (!certificate) return no(Refusal::unknown_device);
    auto publisher = keys::verify_as<keys::PublisherCertificate>(root_, *certificate);
    if (!publisher || publisher->signing != signing) return no(Refusal::unknown_device);
    auto trusted = trust();
    if (!trusted) return no(Refusal::hub_disk);
    const auto& gone = trusted->struck_off;
    if (std::find(gone.begin(), gone.end(), publisher->publisher) != gone.end())
        return no(Refusal::revoked_device);
    return std::move(*publisher);
}

Publishing::Answer Publishing::introduce(const keys::PublicKey& signing,
                                         const wire::Introduce& message) {
    auto certificate = keys::decode_certificate(message.certificate);
    if (!certificate) return no(Refusal::bad_message);
    auto publisher = keys::verify_as<keys::PublisherCertificate>(root_, *certificate);
    if (!publisher || publisher->signing != signing) return no(Refusal::not_allowed);
    if (auto put = store_.put_publisher({signing, message.certificate, clock_.wall_ms()}); !put)
        return no(Refusal::hub_disk);
    return wire::framed(wire::Done{});
}

Publishing::Answer Publishing::propose(const keys::PublisherCertificate& caller,
                                       const wire::Propose& message) {
    const auto trusted = trust();
    if (!trusted || !look()) return no(Refusal::hub_disk);
    auto proposed = publication::verify_proposal(*trusted, message.proposal);
    if (!proposed) return no(from_record(proposed.error()));
    if (proposed->by.signing != caller.signing) return no(Refusal::not_allowed);
    if (auto whole = publication::check_bundle(proposed->statement, message.bundle); !whole)
        return no(from_record(whole.error()));
    const Known* here = find(proposed->digest);
    const bool next = is_next(proposed->statement);
    if (here != nullptr && (here->approved() || next)) return wire::framed(wire::Done{*revision_});
    if (!next) return no(Refusal::not_next);
    const auto open = std::count_if(known_.begin(), known_.end(), [&](const auto& one) {
        return !one.approved() && one.proposed.statement.guide == proposed->statement.guide &&
               one.proposed.statement.sequence == proposed->statement.sequence;
    });
    if (open >= static_cast<std::ptrdiff_t>(wire::proposals_open_max)) return no(Refusal::busy);
    Store::PublicationChange change;
    change.put.push_back({proposed->digest, clock_.wall_ms(), message.proposal, {}, {}});
    change.bundle = message.bundle;
    return changed(change);
}

Publishing::Answer Publishing::approve(const keys::PublisherCertificate& caller,
                                       const wire::Approve& message) {
    const auto trusted = trust();
    if (!trusted || !look()) return no(Refusal::hub_disk);
    const Known* known = find(message.digest);
    if (known == nullptr) return no(Refusal::not_found);
    // Once more, now also against who was struck off since.
    auto proposed = publication::verify_proposal(*trusted, known->row.proposal);
    if (!proposed) return no(from_record(proposed.error()));
    auto by = publication::verify_approval(*trusted, message.approval, *proposed);
    if (!by) return no(from_record(by.error()));
    if (by->signing != caller.signing) return no(Refusal::not_allowed);
    if (known->approved()) return wire::framed(wire::Done{*revision_});
    if (!is_next(proposed->statement)) return no(Refusal::not_next);
    Store::PublicationChange change;
    change.put.push_back(known->row);
    change.put.front().approval = message.approval;
    // What waited for the same place can never be approved any more. Its people are to see that
    // somebody else was first, so it goes when the place after it is taken.
    for (const auto& other : known_)
        if (!other.approved() && other.proposed.statement.guide == proposed->statement.guide &&
            other.proposed.statement.sequence < proposed->statement.sequence)
            change.remove.push_back(other.row.digest);
    return changed(change);
}

Publishing::Answer Publishing::withdraw(const keys::PublisherCertificate& caller,
                                        const wire::Withdraw& message) {
    const auto trusted = trust();
    if (!trusted || !look()) return no(Refusal::hub_disk);
    const Known* known = find(message.digest);
    if (known == nullptr) return no(Refusal::not_found);
    auto withdrawn = publication::verify_withdrawal(*trusted, message.withdrawal);
    if (!withdrawn) return no(from_record(withdrawn.error()));
    if (withdrawn->digest != message.digest || withdrawn->by.signing != caller.signing)
        return no(Refusal::not_allowed);
    if (!known->row.withdrawal.empty()) return wire::framed(wire::Done{*revision_});
    Store::PublicationChange change;
    if (!known->approved()) {
        change.remove.push_back(message.digest);  // nobody has it: nothing to remember
        return changed(change);
    }
    change.put.push_back(known->row);
    change.put.front().withdrawal = message.withdrawal;
    return changed(change);
}

wire::GuidesAnswer Publishing::listing() const {
    wire::GuidesAnswer answer;
    std::map<std::string, std::size_t> listed;
    for (const auto& one : known_) {
        const auto& statement = one.proposed.statement;
        if (!one.approved() || ++listed[statement.guide] > wire::publications_listed_max) continue;
        answer.rows.push_back({one.row.digest, statement.guide, statement.sequence});
        if (!one.row.withdrawal.empty()) answer.withdrawals.push_back(one.row.withdrawal);
    }
    answer.struck_off = struck_off_;
    return answer;
}

base::Status Publishing::note_seen(const keys::PublicKey& device, const wire::Guides& message) {
    const ReportRow now{device, clock_.wall_ms(), message.in_use};
    const auto before = seen_.find(device);
    // Written when something changed, and once a minute: not at every question.
    if (before != seen_.end() && before->second.in_use == now.in_use &&
        now.seen_ms - before->second.seen_ms < wire::seen_again_ms &&
        now.seen_ms >= before->second.seen_ms)
        return {};
    if (auto put = store_.put_report(now); !put) return put;
    seen_[device] = now;
    return {};
}

Publishing::Answer Publishing::guides(const keys::PublicKey& device, const wire::Guides& message) {
    if (message.in_use.size() > wire::guides_in_use_max) return no(Refusal::too_large);
    if (!look() || !note_seen(device, message)) return no(Refusal::hub_disk);
    const auto facts = store_.facts();
    if (!facts) return no(Refusal::hub_disk);
    wire::GuidesAnswer answer;
    if (message.after != *revision_) answer = listing();
    answer.epoch = facts->epoch;
    answer.revision = *revision_;
    return wire::framed(answer);
}

Publishing::Answer Publishing::guide(const wire::GuideQuery& message, bool for_publisher) {
    if (!look()) return no(Refusal::hub_disk);
    const Known* known = find(message.digest);
    if (known == nullptr || (!known->approved() && !for_publisher)) return no(Refusal::not_found);
    auto bundle = store_.bundle(message.digest);
    if (!bundle) return no(Refusal::hub_disk);
    return wire::framed(
        wire::GuideAnswer{known->row.proposal, known->row.approval, std::move(*bundle)});
}

Publishing::Answer Publishing::desk() {
    if (!look()) return no(Refusal::hub_disk);
    auto devices = known_devices(store_);
    auto reports = store_.reports();
    if (!devices || !reports) return no(Refusal::hub_disk);
    wire::DeskAnswer answer;
    answer.now_ms = clock_.wall_ms();
    answer.struck_off = struck_off_;
    for (const auto& one : known_)
        answer.rows.push_back({one.row.digest, one.row.received_ms, one.row.proposal,
                               one.row.approval, one.row.withdrawal});
    for (const auto& device : *devices) {
        if (device.revoked) continue;
        wire::DeskDevice shown{device.certificate.device,
                               device.certificate.name,
                               static_cast<std::uint8_t>(device.certificate.role),
                               0,
                               {}};
        for (auto& report : *reports) {
            if (report.signing != device.certificate.signing) continue;
            shown.seen_ms = report.seen_ms;
            shown.in_use = std::move(report.in_use);
        }
        answer.devices.push_back(std::move(shown));
    }
    return wire::framed(answer);
}

}  // namespace kt::hub
