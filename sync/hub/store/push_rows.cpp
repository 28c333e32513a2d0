#include "sync/hub/store/push_rows.hpp"

#include <algorithm>
#include <map>

#include "sync/hub/store/rows.hpp"

namespace kt::hub {

namespace {

using base::failed;
using base::Fault;
using base::Result;
using base::Status;

// What a run means for its chain.
struct ChainPlan {
    journal::ChainId chain;
    rows::Chain before;
    std::vector<const journal::SealedEvent*> appends;
    std::uint64_t fork_at = 0;
    rows::Chain after;
};
using Plans = std::map<journal::ChainId, ChainPlan>;

Result<ChainPlan> plan_run(Transaction& transaction, const std::vector<journal::SealedEvent>& run) {
    ChainPlan plan{run.front().header.chain, {}, {}, 0, {}};
    plan.before = rows::read_chain(transaction, plan.chain);
    plan.after = plan.before;
    for (const auto& event : run) {
        const auto& header = event.header;
        if (header.sequence <= plan.before.sequence) {
            const auto key = rows::event_key(plan.chain, header.sequence);
            const auto stored = transaction.get(Table::headers, key);
            if (!stored) rows::damaged();
            if (*stored == journal::encode(header)) continue;  // said before: fine
            plan.fork_at = header.sequence;
            return plan;
        }
        if (header.sequence != plan.after.sequence + 1)
            return failed(Fault::refused, "events before these are missing");
        if (header.previous != plan.after.head) {
            // It does not follow the event we hold: that one is the place they part at the latest.
            plan.fork_at = std::max<std::uint64_t>(plan.after.sequence, 1);
            return plan;
        }
        plan.appends.push_back(&event);
        plan.after.sequence = header.sequence;
        plan.after.head = journal::header_hash(header);
    }
    return plan;
}

// The hash of the header at this place, as it will be after the push; none when there is none.
std::optional<keys::Hash> hash_at(Transaction& transaction, const Plans& plans,
                                  const journal::ChainId& chain, std::uint64_t sequence) {
    const auto plan = plans.find(chain);
    if (plan != plans.end())
        for (const auto* event : plan->second.appends)
            if (event->header.sequence == sequence) return journal::header_hash(event->header);
    const auto stored = transaction.get(Table::headers, rows::event_key(chain, sequence));
    if (!stored) return std::nullopt;
    auto header = journal::decode_header(*stored);
    if (!header) rows::damaged();
    return journal::header_hash(*header);
}

// Every sealed head is held after this push, and every run ends at one.
Status check_seals(Transaction& transaction, const Plans& plans, const PushBatch& batch) {
    const auto bad = failed(Fault::not_authentic, "the events do not end at sealed heads");
    std::map<journal::ChainId, std::uint64_t> sealed_to;
    for (const auto& [seal, bytes] : batch.seals) {
        const auto writer = journal::writer_id(seal.device, seal.incarnation);
        for (const auto& head : seal.heads) {
            const journal::ChainId chain{batch.case_id, head.section, writer};
            const auto hash = hash_at(transaction, plans, chain, head.sequence);
            if (!hash || *hash != head.hash) return bad;
            sealed_to[chain] = std::max(sealed_to[chain], head.sequence);
        }
    }
    for (const auto& run : batch.runs) {
        const auto& last = run.back().header;
        const auto sealed = sealed_to.find(last.chain);
        if (sealed == sealed_to.end() || sealed->second != last.sequence) return bad;
    }
    return {};
}

// Both versions stay, neither is served from the place where they part.
void quarantine(Transaction& transaction, const PushBatch& batch, const Plans& plans) {
    for (const auto& [chain, plan] : plans) {
        if (plan.fork_at == 0) continue;
        rows::Chain marked = plan.before;
        marked.forked_at =
            marked.forked_at == 0 ? plan.fork_at : std::min(marked.forked_at, plan.fork_at);
        transaction.put(Table::chains, rows::chain_key(chain), rows::encode(marked));
    }
    for (const auto& run : batch.runs) {
        for (const auto& event : run) {
            const auto header = journal::encode(event.header);
            const auto key = rows::join({rows::event_key(event.header.chain, event.header.sequence),
                                         journal::header_hash(event.header)});
            transaction.put(Table::quarantine, key, rows::join({header, event.body}));
        }
    }
    for (const auto& seal : batch.seals)
        transaction.put(Table::quarantine,
                        rows::join({batch.case_id.view(), keys::hash(seal.bytes)}), seal.bytes);
}

bool append_events(Transaction& transaction, const Plans& plans) {
    bool added = false;
    for (const auto& [chain, plan] : plans) {
        for (const auto* event : plan.appends) {
            const auto key = rows::event_key(chain, event->header.sequence);
            transaction.put(Table::headers, key, journal::encode(event->header));
            transaction.put(Table::bodies, key, event->body);
            added = true;
        }
        if (!plan.appends.empty())
            transaction.put(Table::chains, rows::chain_key(chain), rows::encode(plan.after));
    }
    return added;
}

bool put_seals(Transaction& transaction, const PushBatch& batch, std::uint64_t position) {
    bool added = false;
    std::uint64_t index = 0;
    for (const auto& seal : batch.seals) {
        const auto hash_key = rows::join({batch.case_id.view(), keys::hash(seal.bytes)});
        if (transaction.get(Table::seal_hashes, hash_key)) continue;
        const auto key =
            rows::join({batch.case_id.view(), rows::number(position), rows::number(index++)});
        const auto received = rows::number(static_cast<std::uint64_t>(batch.received_ms));
        transaction.put(Table::seals, key, rows::join({received, seal.bytes}));
        transaction.put(Table::seal_hashes, hash_key, rows::number(position));
        added = true;
    }
    return added;
}

// The first wrap for a recipient stands: a later device cannot put another in its place.
bool put_wraps(Transaction& transaction, const PushBatch& batch) {
    bool added = false;
    for (const auto& wrap : batch.wraps) {
        const auto key = rows::wrap_key(batch.case_id, wrap);
        if (transaction.get(Table::wraps, key)) continue;
        if (wrap.to == journal::Wrap::To::opener) {
            // In use for another case, or retired: an opener opens one case, and never again.
            if (transaction.get(Table::openers, wrap.recipient.view())) continue;
            transaction.put(Table::openers, wrap.recipient.view(),
                            rows::encode(rows::OpenerRow{rows::OpenerState::live, batch.case_id}));
        }
        transaction.put(Table::wraps, key, wrap.sealed);
        added = true;
    }
    return added;
}

void retire_other_openers(Transaction& transaction, const PushBatch& batch) {
    const std::uint8_t to = static_cast<std::uint8_t>(journal::Wrap::To::opener);
    const auto prefix = rows::join({batch.case_id.view(), base::ByteView(&to, 1)});
    std::vector<base::Bytes> retired;
    transaction.scan(Table::wraps, prefix, {}, [&](base::ByteView key, base::ByteView) {
        const auto lookup = key.subspan(prefix.size());
        const bool kept =
            std::any_of(batch.wraps.begin(), batch.wraps.end(), [&](const auto& wrap) {
                return wrap.to == journal::Wrap::To::opener &&
                       std::equal(lookup.begin(), lookup.end(), wrap.recipient.bytes.begin());
            });
        if (!kept) retired.push_back(base::copy(lookup));
        return true;
    });
    for (const auto& lookup : retired) {
        transaction.remove(Table::wraps, rows::join({prefix, lookup}));
        transaction.put(Table::openers, lookup,
                        rows::encode(rows::OpenerRow{rows::OpenerState::retired, batch.case_id}));
    }
}

// Moves the case to the end of the feed of every team that was granted it. A new grant thereby
// brings all that came before it, because a laptop then asks for the whole case.
void tell_teams(Transaction& transaction, const base::CaseId& case_id, std::uint64_t position) {
    const std::uint8_t to = static_cast<std::uint8_t>(journal::Wrap::To::team);
    const auto prefix = rows::join({case_id.view(), base::ByteView(&to, 1)});
    std::vector<base::Bytes> teams;
    transaction.scan(Table::wraps, prefix, {}, [&](base::ByteView key, base::ByteView) {
        teams.push_back(base::copy(key.subspan(prefix.size())));
        return true;
    });
    for (const auto& team : teams) {
        const auto granted_key = rows::join({team, case_id.view()});
        if (const auto before = transaction.get(Table::granted, granted_key))
            transaction.remove(Table::feed, rows::join({team, *before}));
        transaction.put(Table::granted, granted_key, rows::number(position));
        transaction.put(Table::feed, rows::join({team, rows::number(position)}), case_id.view());
    }
}

}  // namespace

wire::HeldChain held_chain(Transaction& transaction, const journal::ChainId& chain) {
    const auto row = rows::read_chain(transaction, chain);
    return {chain.section, chain.writer, row.sequence, row.head, row.forked_at != 0};
}

Result<PushOutcome> push_rows(Transaction& transaction, const PushBatch& batch) {
    Plans plans;
    bool forked = false;
    for (const auto& run : batch.runs) {
        auto plan = plan_run(transaction, run);
        if (!plan) return tl::unexpected(plan.error());
        forked = forked || plan->fork_at != 0 || plan->before.forked_at != 0;
        plans.emplace(plan->chain, std::move(*plan));
    }
    PushOutcome outcome;
    outcome.forked = forked;
    const auto position_name = base::view(position_key);
    outcome.position = rows::read_number(transaction, Table::meta, position_name);
    if (forked) {
        quarantine(transaction, batch, plans);
    } else {
        if (auto sealed = check_seals(transaction, plans, batch); !sealed)
            return tl::unexpected(sealed.error());
        const std::uint64_t next = outcome.position + 1;
        const bool events = append_events(transaction, plans);
        const bool seals = put_seals(transaction, batch, next);
        const bool wraps = put_wraps(transaction, batch);
        if (events && batch.openers_whole) retire_other_openers(transaction, batch);
        if (events || seals || wraps) {
            tell_teams(transaction, batch.case_id, next);
            transaction.put(Table::meta, position_name, rows::number(next));
            outcome.position = next;
        }
    }
    for (const auto& [chain, plan] : plans)
        outcome.chains.push_back(held_chain(transaction, chain));
    return outcome;
}

}  // namespace kt::hub
