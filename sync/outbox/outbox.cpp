#include "sync/outbox/outbox.hpp"

#include <algorithm>
#include <map>

#include "sync/wire/runs.hpp"

namespace kt::outbox {

namespace {

using base::failed;
using base::Fault;
using base::Result;
using base::Status;

const std::string cursor_note = "sync.cursor";
constexpr std::size_t releases_max = 100'000;

std::string stuck_name(Way way) {
    return std::string("sync.stuck.") + static_cast<char>(way) + ".";
}

Result<std::uint64_t> cursor(journal::Journal& journal) {
    auto note = journal.note(cursor_note);
    if (!note && note.error().fault == Fault::not_found) return 0;
    if (!note) return tl::unexpected(note.error());
    if (note->size() != 8) return failed(Fault::bad_input, "the outbox's cursor cannot be read");
    return base::read_be(*note);
}

Status set_cursor(journal::Journal& journal, std::uint64_t position) {
    base::Bytes bytes;
    base::put_be(bytes, position, 8);
    return journal.put_note(cursor_note, bytes);
}

}  // namespace

Result<std::vector<journal::Release>> pending(journal::Journal& journal) {
    auto from = cursor(journal);
    if (!from) return tl::unexpected(from.error());
    return journal.releases_after(*from, releases_max);
}

Status acknowledge(journal::Journal& journal, std::uint64_t position) {
    auto from = cursor(journal);
    if (!from) return tl::unexpected(from.error());
    return position > *from ? set_cursor(journal, position) : Status{};
}

Status offer_again(journal::Journal& journal) {
    return set_cursor(journal, 0);
}

Result<bool> has_left(journal::Journal& journal, const base::CaseId& case_id) {
    auto from = cursor(journal);
    if (!from) return tl::unexpected(from.error());
    auto all = journal.releases_after(0, releases_max);
    if (!all) return tl::unexpected(all.error());
    bool released = false;
    for (const auto& release : *all) {
        if (release.case_id != case_id) continue;
        released = true;
        if (release.position > *from) return false;
    }
    auto stuck = journal.note(stuck_name(Way::to_hub) + case_id.hex());
    return released && !stuck;
}

Status set_aside(journal::Journal& journal, Way way, const base::CaseId& case_id, Fault why) {
    base::Bytes bytes;
    base::put_be(bytes, static_cast<std::uint64_t>(why), 2);
    return journal.put_note(stuck_name(way) + case_id.hex(), bytes);
}

Status take_back(journal::Journal& journal, Way way, const base::CaseId& case_id) {
    auto note = journal.note(stuck_name(way) + case_id.hex());
    if (!note && note.error().fault == Fault::not_found) return {};
    return journal.remove_note(stuck_name(way) + case_id.hex());
}

Result<std::vector<base::CaseId>> stuck_cases(journal::Journal& journal, Way way) {
    const std::string prefix = stuck_name(way);
    auto names = journal.note_names(prefix);
    if (!names) return tl::unexpected(names.error());
    std::vector<base::CaseId> cases;
    for (const auto& name : *names)
        if (const auto id = base::CaseId::from_hex(std::string_view(name).substr(prefix.size())))
            cases.push_back(*id);
    return cases;
}

Result<CaseToPush> read_case(journal::Journal& journal, const base::CaseId& case_id) {
    auto events = journal.events(case_id);
    if (!events) return tl::unexpected(events.error());
    auto seals = journal.seals(case_id);
    if (!seals) return tl::unexpected(seals.error());
    auto wraps = journal.wraps(case_id);
    if (!wraps) return tl::unexpected(wraps.error());
    return CaseToPush{case_id, std::move(*events), std::move(*seals), std::move(*wraps)};
}

// ---- Packing

namespace {

using ChainName = std::pair<base::SectionId, base::WriterId>;

struct SealedTo {  // how far a chain may leave, and the seal that says so
    std::uint64_t sequence = 0;
    keys::Hash hash{};
    const journal::Seal* seal = nullptr;
};

std::map<ChainName, SealedTo> sealed_by(const CaseToPush& what, const keys::PublicKey& device) {
    std::map<ChainName, SealedTo> chains;
    for (const auto& seal : what.seals) {
        if (seal.device != device) continue;
        const auto writer = journal::writer_id(seal.device, seal.incarnation);
        for (const auto& head : seal.heads) {
            auto& chain = chains[{head.section, writer}];
            if (head.sequence >= chain.sequence) chain = {head.sequence, head.hash, &seal};
        }
    }
    return chains;
}

std::size_t bytes_of(const wire::WireWrap& wrap) {
    return 1 + base::id_bytes + 4 + wrap.sealed.size();
}

// Collects events into pushes of bounded size. `room` is what events may take in one push.
class Packer {
  public:
    Packer(const CaseToPush& what, const keys::SigningKey& device, std::size_t room)
        : what_(what), device_(device), room_(room) {}

    Status add(const journal::SealedEvent& event, const journal::Seal& sealed_by) {
        const std::size_t bytes = wire::wire_bytes(event);
        if (bytes + run_bytes > room_)
            return failed(Fault::too_large, "one event is larger than a push may be");
        const bool new_run = current_.empty() || current_.back().header.chain != event.header.chain;
        if (used_ + bytes + (new_run ? run_bytes : 0) > room_) close_with_own_seal();
        used_ += bytes + (current_.empty() || new_run ? run_bytes : 0);
        current_.push_back(event);
        incarnations_[event.header.chain.writer] = sealed_by.incarnation;
        return {};
    }

    std::vector<wire::Push> finish(std::vector<base::Bytes> seals,
                                   std::vector<wire::WireWrap> wraps) {
        if (!current_.empty() || !wraps.empty())
            pushes_.push_back(
                {what_.case_id, wire::compact(current_), std::move(seals), std::move(wraps)});
        return std::move(pushes_);
    }

  private:
    static constexpr std::size_t run_bytes = 2 * base::id_bytes + 8 + keys::hash_bytes + 4;

    // The steps between seals are sealed by the same device, for the same writers.
    void close_with_own_seal() {
        std::map<base::WriterId, std::map<base::SectionId, journal::Head>> heads;
        for (const auto& event : current_) {
            const auto& header = event.header;
            heads[header.chain.writer][header.chain.section] = {
                header.chain.section, header.sequence, journal::header_hash(header)};
        }
        wire::Push push{what_.case_id, wire::compact(current_), {}, {}};
        for (const auto& [writer, sections] : heads) {
            std::vector<journal::Head> list;
            for (const auto& [section, head] : sections) list.push_back(head);
            push.seals.push_back(journal::encode(journal::make_seal(
                what_.case_id, device_, incarnations_.at(writer), std::move(list))));
        }
        pushes_.push_back(std::move(push));
        current_.clear();
        used_ = 0;
    }

    const CaseToPush& what_;
    const keys::SigningKey& device_;
    std::size_t room_;
    std::size_t used_ = 0;
    std::vector<journal::SealedEvent> current_;
    std::map<base::WriterId, std::array<std::uint8_t, 16>> incarnations_;
    std::vector<wire::Push> pushes_;
};

// From which sequence on a chain must be offered, given what the hub says it holds.
std::uint64_t offer_after(const wire::HeldChain& held,
                          const std::vector<const journal::SealedEvent*>& chain) {
    if (held.sequence == 0) return 0;
    if (held.sequence > chain.size()) return held.sequence;
    const auto& ours = chain[held.sequence - 1]->header;
    return journal::header_hash(ours) == held.head ? held.sequence : 0;
}

}  // namespace

std::vector<wire::HeldChain> own_chains(const CaseToPush& what, const keys::PublicKey& device) {
    std::vector<wire::HeldChain> chains;
    for (const auto& [name, to] : sealed_by(what, device))
        chains.push_back({name.first, name.second, to.sequence, to.hash, false});
    return chains;
}

Result<std::vector<wire::Push>> pack(const CaseToPush& what, const keys::SigningKey& device,
                                     const std::vector<wire::HeldChain>& held,
                                     std::size_t bytes_max) {
    std::map<ChainName, wire::HeldChain> at_hub;
    for (const auto& chain : held) at_hub[{chain.section, chain.writer}] = chain;
    std::map<ChainName, std::vector<const journal::SealedEvent*>> here;
    for (const auto& event : what.events)
        here[{event.header.chain.section, event.header.chain.writer}].push_back(&event);
    const auto chains = sealed_by(what, device.public_key());

    std::vector<base::Bytes> seals;
    std::vector<wire::WireWrap> wraps;
    std::vector<std::pair<const journal::SealedEvent*, const journal::Seal*>> to_send;
    std::vector<const journal::Seal*> used;
    for (const auto& [name, to] : chains) {
        auto& chain = here[name];
        std::sort(chain.begin(), chain.end(), [](const auto* a, const auto* b) {
            return a->header.sequence < b->header.sequence;
        });
        if (chain.size() < to.sequence)
            return failed(Fault::not_found, "events that were sealed are not in the journal");
        const std::uint64_t from = offer_after(at_hub[name], chain);
        for (std::uint64_t sequence = from + 1; sequence <= to.sequence; ++sequence)
            to_send.emplace_back(chain[sequence - 1], to.seal);
        if (from < to.sequence && std::find(used.begin(), used.end(), to.seal) == used.end())
            used.push_back(to.seal);
    }
    std::size_t fixed_bytes = 1024;  // counts, the case id, the frame
    for (const auto* seal : used) seals.push_back(journal::encode(*seal));
    for (const auto& seal : seals) fixed_bytes += 4 + seal.size();
    for (const auto& wrap : what.wraps) wraps.push_back(wire::to_wire(wrap));
    for (const auto& wrap : wraps) fixed_bytes += bytes_of(wrap);
    if (fixed_bytes >= bytes_max)
        return failed(Fault::too_large,
                      "the seals and keys of a case are larger than a push may be");

    Packer packer(what, device, bytes_max - fixed_bytes);
    for (const auto& [event, seal] : to_send)
        if (auto added = packer.add(*event, *seal); !added) return tl::unexpected(added.error());
    return packer.finish(std::move(seals), std::move(wraps));
}

}  // namespace kt::outbox
