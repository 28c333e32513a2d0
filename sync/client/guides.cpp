#include "sync/client/guides.hpp"

#include <set>

#include "core/base/log.hpp"
#include "sync/wire/paths.hpp"

namespace kt::client {

using base::Fault;

void GuideFetcher::mend_stamp() {
    if (auto mended = shelf_.mend_stamp(); !mended)
        base::log(base::LogEvent::guide_refused, {.fault = mended.error().fault});
}

std::vector<wire::GuideInUse> GuideFetcher::in_use() const {
    // A guide on the shelf that no conversation here begins with is not in use, whatever its name.
    const std::set<std::string> names(guides_.begin(), guides_.end());
    std::vector<wire::GuideInUse> all;
    for (const auto& name : names) {
        if (all.size() == wire::guides_in_use_max) break;
        wire::GuideInUse one;
        one.guide = name;
        if (const auto used = shelf_.in_use(name)) {
            one.digest = used->digest;
            one.sequence = used->statement.sequence;
        }
        // Only what would be newer than what is in use is anybody's trouble.
        if (const auto found = newest_refused_.find(name); found != newest_refused_.end()) {
            const auto& refused = refused_.at(found->second);
            if (refused.sequence > one.sequence) {
                one.refused = found->second;
                one.fault = static_cast<std::uint16_t>(refused.fault);
            }
        }
        all.push_back(std::move(one));
    }
    return all;
}

namespace {

// Whether the fault lies in what was sent, so that it will be no better the next time.
bool is_of_what_was_sent(Fault fault) {
    switch (fault) {
        case Fault::bad_input:
        case Fault::too_large:
        case Fault::not_authentic:
        case Fault::not_allowed:
        case Fault::refused:
        case Fault::fork: return true;
        default: return false;
    }
}

}  // namespace

void GuideFetcher::not_taken(const base::Error& why) {
    base::log(base::LogEvent::guide_refused, {.fault = why.fault});
    again_ = again_ || !is_of_what_was_sent(why.fault);
}

void GuideFetcher::refuse(const wire::GuideRow& row, const base::Error& why) {
    base::log(base::LogEvent::guide_refused, {.fault = why.fault});
    refused_[row.digest] = {row.sequence, why.fault};
    auto& newest = newest_refused_[row.guide];
    const auto before = refused_.find(newest);
    if (before == refused_.end() || before->second.sequence <= row.sequence) newest = row.digest;
}

Tried<bool> GuideFetcher::take_guide(Session& session, const wire::GuideRow& row) {
    auto answer = session.ask<wire::GuideAnswer>(wire::guide_path, wire::GuideQuery{row.digest});
    if (!answer) return tl::unexpected(answer.error());
    const publication::Publication whole{std::move(answer->proposal), std::move(answer->approval),
                                         std::move(answer->bundle)};
    auto taken = shelf_.take(whole);
    if (taken && !shelf_.has(row.digest))
        taken = base::failed(Fault::not_authentic, "the hub served something else");
    if (taken) return *taken;
    // A full disk is not the publication's fault: it is tried again.
    if (is_of_what_was_sent(taken.error().fault)) refuse(row, taken.error());
    else not_taken(taken.error());
    return false;
}

Tried<bool> GuideFetcher::take_listing(Session& session, const wire::GuidesAnswer& listing) {
    // Who may no longer be believed first, then what must stop, then what is new.
    bool changed = false;
    if (!listing.struck_off.empty()) {
        const auto taken = shelf_.take_struck_off(listing.struck_off);
        if (!taken) not_taken(taken.error());
        changed = taken && *taken;
    }
    for (const auto& withdrawal : listing.withdrawals) {
        const auto taken = shelf_.take_withdrawal(withdrawal);
        if (!taken) not_taken(taken.error());
        changed = changed || (taken && *taken);
    }
    for (const auto& row : listing.rows) {
        if (shelf_.has(row.digest) || refused_.contains(row.digest)) continue;
        auto taken = take_guide(session, row);
        const bool gone = !taken && taken.error().refusal == wire::Refusal::not_found;
        if (!taken && !gone) return taken;
        changed = changed || (taken && *taken);
    }
    return changed;
}

Tried<bool> GuideFetcher::fetch(Session& session) {
    mend_stamp();
    auto listing =
        session.ask<wire::GuidesAnswer>(wire::guides_path, wire::Guides{revision_, in_use()});
    // A hub of before publications knows no such path: nothing is published there.
    if (!listing && listing.error().refusal == wire::Refusal::not_found) return false;
    if (!listing) return tl::unexpected(listing.error());
    if (listing->epoch != epoch_) {
        // Restored from a backup: its revisions count anew.
        const bool begun = !epoch_.is_zero();
        epoch_ = listing->epoch;
        if (begun && revision_ != 0) {
            revision_ = 0;
            return fetch(session);
        }
    }
    if (listing->revision == revision_) return false;
    again_ = false;
    auto changed = take_listing(session, *listing);
    if (!changed) return changed;
    if (!again_) revision_ = listing->revision;
    if (*changed && changed_) changed_();
    // At once, so that whoever published sees it arrive.
    auto told =
        session.ask<wire::GuidesAnswer>(wire::guides_path, wire::Guides{revision_, in_use()});
    if (!told) return tl::unexpected(told.error());
    return changed;
}

}  // namespace kt::client
