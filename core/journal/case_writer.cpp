#include "core/journal/case_writer.hpp"

#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <map>

#include "core/journal/case_keys.hpp"

namespace kt::journal {
namespace {

using base::Fault;
using base::Result;
using base::Status;

bool process_lives(std::int32_t process) {
    return process > 0 && (::kill(process, 0) == 0 || errno == EPERM);
}

std::array<std::uint8_t, 16> random_incarnation(base::Random& random) {
    std::array<std::uint8_t, 16> incarnation{};
    random.fill(incarnation);
    return incarnation;
}

// A seal for every writer of this device that wrote in the case, over the heads of its chains.
Result<std::vector<Seal>> seals_of_device(Journal& journal, const base::CaseId& id,
                                          const keys::SigningKey& device) {
    auto writers = journal.writers(id);
    if (!writers) return tl::unexpected(writers.error());
    auto events = journal.events(id);
    if (!events) return tl::unexpected(events.error());
    std::map<base::WriterId, std::map<base::SectionId, Head>> heads;
    for (const SealedEvent& event : *events) {  // in order of sequence: the last one stays
        const ChainId& chain = event.header.chain;
        heads[chain.writer][chain.section] = {chain.section, event.header.sequence,
                                              header_hash(event.header)};
    }
    std::vector<Seal> seals;
    for (const WriterRow& row : *writers) {
        if (row.device != device.public_key() || !heads.contains(row.writer)) continue;
        std::vector<Head> own;
        for (const auto& [section, head] : heads[row.writer]) own.push_back(head);
        seals.push_back(make_seal(id, device, row.incarnation, std::move(own)));
    }
    return seals;
}

class Writer final : public CaseWriter {
  public:
    Writer(const WriterParts& parts, const base::CaseId& id, keys::CaseKey key)
        : parts_(parts), id_(id), key_(std::move(key)) {
        take_incarnation();
    }

    Status begin() {
        CaseRow row;
        row.id = id_;
        row.opened_at_ms = row.changed_at_ms = parts_.clock.wall_ms();
        row.boot = parts_.boot;
        row.process = parts_.process;
        if (auto begun = parts_.journal.begin_case(row); !begun) return begun;
        return tell_writer();
    }

    Status go_on() {
        auto row = parts_.journal.find_case(id_);
        if (!row) return tl::unexpected(row.error());
        const bool held = row->status == CaseStatus::open && row->boot == parts_.boot &&
                          row->process != parts_.process && process_lives(row->process);
        if (held) {
            return base::failed(Fault::not_allowed, "this case is open in another window");
        }
        has_opener_ = row->has_opener;
        if (auto read = reread(); !read) return read;
        // A case that was fetched with its opener came without the team's wrap: that it was sent
        // stands in its events only.
        was_sent_ = row->released_as == CaseStatus::sent ||
                    casefile::left_as(state_) == casefile::ended_sent;
        auto reopened =
            parts_.journal.reopen_case(id_, parts_.boot, parts_.process, parts_.clock.wall_ms());
        if (!reopened) return reopened;
        return tell_writer();
    }

    const base::CaseId& id() const override { return id_; }
    const casefile::CaseState& state() const override { return state_; }
    bool was_sent() const override { return was_sent_; }
    bool has_opener() const override { return has_opener_; }

    Status write(const std::vector<Draft>& drafts) override {
        if (!key_) return ended();
        if (drafts.empty()) return {};
        if (reread_due_) {
            if (auto read = reread(); !read) return read;
        }
        if (!writer_told_) {
            if (auto told = tell_writer(); !told) return told;
        }
        const std::vector<casefile::Event> events = numbered(drafts);
        Chains chains = chains_;
        std::vector<SealedEvent> sealed;
        for (const casefile::Event& event : events) {
            auto one = seal(event, chains);
            if (!one) return tl::unexpected(one.error());
            sealed.push_back(std::move(*one));
        }
        auto appended = parts_.journal.append(sealed);
        if (!appended) {
            if (appended.error().fault == Fault::disk_failed) start_anew();
            return appended;
        }
        chains_ = std::move(chains);
        for (const casefile::Event& event : events) casefile::apply(state_, event);
        return {};
    }

    Status refresh() override { return key_ ? reread() : ended(); }

    Result<keys::Opener> offer_opener() override {
        if (!key_) return tl::unexpected(ended().error());
        keys::Opener opener = keys::Opener::random(parts_.random);
        if (auto put = parts_.journal.put_wrap(id_, wrap_for(opener, *key_, parts_.random)); !put) {
            return tl::unexpected(put.error());
        }
        has_opener_ = true;
        if (auto removed = remove_openers(opener.lookup_id()); !removed) {
            return tl::unexpected(removed.error());
        }
        return opener;
    }

    Status revoke_opener() override {
        if (!key_) return ended();
        return remove_openers(std::nullopt);
    }

    Status seal_to_team(const base::TeamId& team) override {
        if (!key_) return ended();
        auto wraps = wraps_to_team(team);
        if (!wraps) return tl::unexpected(wraps.error());
        for (const Wrap& wrap : *wraps) {
            if (auto put = parts_.journal.put_wrap(id_, wrap); !put) return put;
        }
        return {};
    }

    Result<Release> release(CaseStatus to) override {
        if (!key_) return tl::unexpected(ended().error());
        if (to == CaseStatus::kept && was_sent_) {
            return base::failed(Fault::not_allowed, "what was sent cannot be kept back");
        }
        auto seals = seals_of_device(parts_.journal, id_, parts_.identity.signing);
        if (!seals) return tl::unexpected(seals.error());
        std::vector<Wrap> wraps;
        auto with_team = has_team();
        if (!with_team) return tl::unexpected(with_team.error());
        if (to == CaseStatus::sent && !*with_team) {
            if (parts_.identity.teams.empty()) {
                return base::failed(Fault::not_allowed, "this device belongs to no team");
            }
            auto made = wraps_to_team(parts_.identity.teams.front().team);
            if (!made) return tl::unexpected(made.error());
            wraps = std::move(*made);
        }
        auto released = parts_.journal.release(id_, to, *seals, wraps, parts_.clock.wall_ms());
        if (released) key_.reset();
        return released;
    }

    Status erase() override {
        if (!key_) return ended();
        const std::int64_t now_ms = parts_.clock.wall_ms();
        auto gone =
            was_sent_ ? parts_.journal.drop_unsent(id_, now_ms) : parts_.journal.erase(id_, now_ms);
        if (gone) {
            key_.reset();
            state_ = {};
        }
        return gone;
    }

  private:
    struct Chain {
        base::SectionId section;
        std::uint64_t sequence = 0;
        keys::Hash head{};
    };
    using Chains = std::map<guide::Section, Chain>;

    static Status ended() {
        return base::failed(Fault::already_done, "this conversation has ended");
    }

    void take_incarnation() {
        incarnation_ = random_incarnation(parts_.random);
        writer_ = writer_id(parts_.identity.signing.public_key(), incarnation_);
        writer_told_ = false;
        for (auto& [section, chain] : chains_) {
            chain.sequence = 0;
            chain.head = {};
        }
    }

    Status tell_writer() {
        auto told = parts_.journal.put_writer(
            id_, {writer_, parts_.identity.signing.public_key(), incarnation_});
        writer_told_ = told.has_value();
        return told;
    }

    // Nobody knows whether the last events were kept. As another writer nothing can collide with
    // them; what is there is read again, and if that fails too nothing is written before it was.
    void start_anew() {
        take_incarnation();
        reread_due_ = !reread();
    }

    Status reread() {
        auto events = parts_.journal.events(id_);
        if (!events) return tl::unexpected(events.error());
        OpenedEvents opened = open_events(*events, *key_);
        for (const auto& [section, name] : opened.sections) {
            chains_.try_emplace(name, Chain{section, 0, {}});
        }
        state_ = casefile::fold(std::move(opened.events));
        reread_due_ = false;
        return {};
    }

    // Ids, Lamport numbers, time and what each replaces, as if one by one.
    std::vector<casefile::Event> numbered(const std::vector<Draft>& drafts) {
        std::vector<casefile::Event> events;
        std::optional<casefile::CaseState> ahead;
        if (drafts.size() > 1) ahead = state_;
        std::uint64_t lamport = state_.lamport;
        for (const Draft& draft : drafts) {
            casefile::Event event;
            event.id = base::EventId::random(parts_.random);
            event.writer = writer_;
            event.lamport = ++lamport;
            event.at_ms = parts_.clock.wall_ms();
            event.section = draft.section;
            event.about = draft.about;
            event.said_by = draft.said_by;
            event.replaces = draft.replaces
                                 ? *draft.replaces
                                 : casefile::replaced_by(ahead ? *ahead : state_, draft.happening);
            event.happening = draft.happening;
            if (ahead) casefile::apply(*ahead, event);
            events.push_back(std::move(event));
        }
        return events;
    }

    Result<SealedEvent> seal(const casefile::Event& event, Chains& chains) {
        auto found = chains.find(event.section);
        if (found == chains.end()) {
            const Chain fresh{base::SectionId::random(parts_.random), 0, {}};
            found = chains.emplace(event.section, fresh).first;
        }
        Chain& chain = found->second;
        base::Bytes body = casefile::encode_body(event);
        auto sealed = seal_event({id_, chain.section, writer_}, chain.sequence + 1, chain.head,
                                 event.id, keys::section_key(*key_, chain.section), body);
        keys::wipe(body);
        if (!sealed) return sealed;
        ++chain.sequence;
        chain.head = header_hash(sealed->header);
        return sealed;
    }

    Status remove_openers(const std::optional<keys::LookupId>& but) {
        auto wraps = parts_.journal.wraps(id_);
        if (!wraps) return tl::unexpected(wraps.error());
        for (const Wrap& wrap : *wraps) {
            if (wrap.to != Wrap::To::opener || (but && wrap.recipient.bytes == but->bytes))
                continue;
            if (auto removed = parts_.journal.remove_wrap(id_, wrap); !removed) return removed;
        }
        has_opener_ = but.has_value();
        return {};
    }

    Result<bool> has_team() {
        auto wraps = parts_.journal.wraps(id_);
        if (!wraps) return tl::unexpected(wraps.error());
        return std::any_of(wraps->begin(), wraps->end(),
                           [](const Wrap& wrap) { return wrap.to == Wrap::To::team; });
    }

    Result<std::vector<Wrap>> wraps_to_team(const base::TeamId& id) {
        const auto& teams = parts_.identity.teams;
        const auto team = std::find_if(teams.begin(), teams.end(),
                                       [&](const auto& one) { return one.team == id; });
        if (team == teams.end()) {
            return base::failed(Fault::not_found, "this device does not know that team");
        }
        return std::vector<Wrap>{wrap_for(*team, *key_),
                                 wrap_for_recovery(parts_.identity.recovery, *key_)};
    }

    WriterParts parts_;
    base::CaseId id_;
    std::optional<keys::CaseKey> key_;  // none once the conversation has ended
    casefile::CaseState state_;
    Chains chains_;
    std::array<std::uint8_t, 16> incarnation_{};
    base::WriterId writer_;
    bool writer_told_ = false;
    bool reread_due_ = false;  // the state may lack what was kept
    bool was_sent_ = false;
    bool has_opener_ = false;
};

}  // namespace

Result<std::unique_ptr<CaseWriter>> CaseWriter::begin(const WriterParts& parts) {
    auto writer = std::make_unique<Writer>(parts, base::CaseId::random(parts.random),
                                           keys::CaseKey::random(parts.random));
    if (auto begun = writer->begin(); !begun) return tl::unexpected(begun.error());
    return writer;
}

Result<std::unique_ptr<CaseWriter>> CaseWriter::reopen(const WriterParts& parts,
                                                       const keys::Opener& opener) {
    auto id = parts.journal.find_opener(opener.lookup_id());
    if (!id) return tl::unexpected(id.error());
    auto wraps = parts.journal.wraps(*id);
    if (!wraps) return tl::unexpected(wraps.error());
    auto key = open_case_key(*wraps, opener);
    if (!key) return tl::unexpected(key.error());
    return reopen(parts, *id, std::move(*key));
}

Result<std::unique_ptr<CaseWriter>> CaseWriter::reopen(const WriterParts& parts,
                                                       const base::CaseId& id, keys::CaseKey key) {
    auto writer = std::make_unique<Writer>(parts, id, std::move(key));
    if (auto goes = writer->go_on(); !goes) return tl::unexpected(goes.error());
    return writer;
}

Result<Release> release_left_open(const WriterParts& parts, const base::CaseId& id) {
    auto row = parts.journal.find_case(id);
    if (!row) return tl::unexpected(row.error());
    if (row->status != CaseStatus::open) {
        return base::failed(Fault::already_done, "this case was not left open");
    }
    if (row->released_as == CaseStatus::sent) {
        return base::failed(Fault::not_allowed, "what was added to a sent case was never sent");
    }
    auto wraps = parts.journal.wraps(id);
    if (!wraps) return tl::unexpected(wraps.error());
    if (wraps->empty()) return base::failed(Fault::locked, "nobody can read this case any more");
    auto seals = seals_of_device(parts.journal, id, parts.identity.signing);
    if (!seals) return tl::unexpected(seals.error());
    return parts.journal.release(id, CaseStatus::kept, *seals, {}, parts.clock.wall_ms());
}

}  // namespace kt::journal
