#include "core/journal/case_keys.hpp"

#include <algorithm>
#include <optional>

namespace kt::journal {
namespace {

using base::Fault;
using base::Result;

constexpr std::string_view opener_wrap_label = "keukentafel opener wrap 1";
constexpr std::string_view case_key_label = "keukentafel case key 1";
constexpr std::string_view note_prefix = "casekey/";

tl::unexpected<base::Error> not_for_us() {
    return base::failed(Fault::locked, "this case's key is not wrapped for this device");
}

Result<keys::CaseKey> case_key_from(Result<base::Bytes> raw) {
    if (!raw) return tl::unexpected(raw.error());
    if (raw->size() != keys::key_bytes) {
        return base::failed(Fault::bad_input, "a case's key is not of the form it must have");
    }
    keys::CaseKey key = keys::CaseKey::from(*raw);
    keys::wipe(*raw);
    return key;
}

std::string note_name(const base::CaseId& id) {
    return std::string(note_prefix) + id.hex();
}

// Section keys, each derived once.
class SectionKeys {
  public:
    explicit SectionKeys(const keys::CaseKey& key) : key_(key) {}
    const keys::SectionKey& of(const base::SectionId& section) {
        auto found = keys_.find(section);
        if (found == keys_.end()) {
            found = keys_.emplace(section, keys::section_key(key_, section)).first;
        }
        return found->second;
    }

  private:
    const keys::CaseKey& key_;
    std::map<base::SectionId, keys::SectionKey> keys_;
};

// Whether any of these was sealed under this key, as their key ids say.
bool seals_any(const keys::CaseKey& key, const std::vector<SealedEvent>& events) {
    SectionKeys section_keys(key);
    return std::any_of(events.begin(), events.end(), [&](const SealedEvent& event) {
        return keys::key_id(section_keys.of(event.header.chain.section)) == event.header.key;
    });
}

// Events that no seal of their writer covers.
int unsealed(const std::vector<SealedEvent>& events, const std::vector<Seal>& seals) {
    std::map<ChainId, std::uint64_t> sealed;
    for (const Seal& seal : seals) {
        if (!verify(seal)) continue;
        const base::WriterId writer = writer_id(seal.device, seal.incarnation);
        for (const Head& head : seal.heads) {
            sealed[{seal.case_id, head.section, writer}] = head.sequence;
        }
    }
    int count = 0;
    for (const SealedEvent& event : events) {
        const auto found = sealed.find(event.header.chain);
        count += found == sealed.end() || event.header.sequence > found->second;
    }
    return count;
}

void tell(std::vector<std::string>& problems, int count, const char* one, const char* many) {
    if (count == 0) return;
    problems.push_back(std::to_string(count) + " " + (count == 1 ? one : many));
}

}  // namespace

Wrap wrap_for(const keys::Opener& opener, const keys::CaseKey& key, base::Random& random) {
    Wrap wrap;
    wrap.to = Wrap::To::opener;
    wrap.recipient.bytes = opener.lookup_id().bytes;
    wrap.sealed = keys::wrap(opener.key().view(), opener_wrap_label, key.view(), random);
    return wrap;
}

Wrap wrap_for(const keys::TeamCertificate& team, const keys::CaseKey& key) {
    Wrap wrap;
    wrap.to = Wrap::To::team;
    wrap.recipient.bytes = team.team.bytes;
    wrap.sealed = keys::seal_to(team.box, key.view());
    return wrap;
}

Wrap wrap_for_recovery(const keys::PublicKey& recovery, const keys::CaseKey& key) {
    Wrap wrap;
    wrap.to = Wrap::To::recovery;
    wrap.recipient.bytes = keys::recovery_id(recovery).bytes;
    wrap.sealed = keys::seal_to(recovery, key.view());
    return wrap;
}

OpenedEvents open_events(const std::vector<SealedEvent>& events, const keys::CaseKey& key) {
    OpenedEvents opened;
    SectionKeys section_keys(key);
    std::optional<ChainId> chain;
    std::uint64_t sequence = 0;
    keys::Hash head{};
    for (const SealedEvent& event : events) {
        if (chain != event.header.chain) {
            chain = event.header.chain;
            sequence = 0;
            head = {};
        }
        opened.out_of_chain += !follows(event.header, sequence, head);
        sequence = event.header.sequence;
        head = header_hash(event.header);
        auto plain = open_event(event, section_keys.of(chain->section));
        if (!plain) {
            const bool erased = plain.error().fault == Fault::not_found;
            ++(erased ? opened.erased : opened.not_opened);
            continue;
        }
        auto decoded = casefile::decode_body(*plain, event.header.event, chain->writer);
        keys::wipe(*plain);
        if (!decoded) {
            ++opened.not_understood;
            continue;
        }
        opened.sections.emplace(chain->section, decoded->section);
        opened.events.push_back(std::move(*decoded));
    }
    return opened;
}

Result<ReadCase> read_case(Journal& journal, const base::CaseId& id, const keys::CaseKey& key) {
    auto row = journal.find_case(id);
    if (!row) return tl::unexpected(row.error());
    auto events = journal.events(id);
    if (!events) return tl::unexpected(events.error());
    auto seals = journal.seals(id);
    if (!seals) return tl::unexpected(seals.error());
    auto forks = journal.forks(id);
    if (!forks) return tl::unexpected(forks.error());
    OpenedEvents opened = open_events(*events, key);
    ReadCase read;
    tell(read.problems, opened.out_of_chain, "event does not follow its chain",
         "events do not follow their chain");
    tell(read.problems, opened.not_opened, "event does not open with this key",
         "events do not open with this key");
    tell(read.problems, opened.erased, "event was erased", "events were erased");
    tell(read.problems, opened.not_understood, "event cannot be understood",
         "events cannot be understood");
    tell(read.problems, static_cast<int>(forks->size()), "event claims a place that another has",
         "events claim a place that another has");
    if (row->status != CaseStatus::open) {
        tell(read.problems, unsealed(*events, *seals), "event is under no seal",
             "events are under no seal");
    }
    read.state = casefile::fold(std::move(opened.events));
    tell(read.problems, read.state.unknown_events, "event needs a newer program",
         "events need a newer program");
    tell(read.problems, read.state.quarantined_events, "event claims to come from far ahead",
         "events claim to come from far ahead");
    return read;
}

Result<keys::CaseKey> open_case_key(const std::vector<Wrap>& wraps, const keys::Opener& opener) {
    const keys::LookupId lookup = opener.lookup_id();
    for (const Wrap& wrap : wraps) {
        if (wrap.to != Wrap::To::opener || wrap.recipient.bytes != lookup.bytes) continue;
        return case_key_from(keys::unwrap(opener.key().view(), opener_wrap_label, wrap.sealed));
    }
    return not_for_us();
}

Result<keys::CaseKey> open_case_key(const std::vector<Wrap>& wraps,
                                    const std::vector<keys::TeamKey>& teams) {
    Result<keys::CaseKey> key = not_for_us();
    for (const Wrap& wrap : wraps) {
        for (const keys::TeamKey& team : teams) {
            if (wrap.to != Wrap::To::team || wrap.recipient.bytes != team.team.bytes) continue;
            key = case_key_from(team.box.open(wrap.sealed));
            if (key) return key;
        }
    }
    return key;
}

Result<keys::CaseKey> open_case_key(const std::vector<Wrap>& wraps, const keys::BoxKey& recovery) {
    const auto id = keys::recovery_id(recovery.public_key());
    for (const Wrap& wrap : wraps) {
        if (wrap.to != Wrap::To::recovery || wrap.recipient.bytes != id.bytes) continue;
        return case_key_from(recovery.open(wrap.sealed));
    }
    return not_for_us();
}

base::Status keep_case_key(Journal& journal, const base::CaseId& id, const keys::CaseKey& key,
                           const keys::MasterKey& master, base::Random& random) {
    return journal.put_note(note_name(id),
                            keys::wrap(master.view(), case_key_label, key.view(), random));
}

Result<keys::CaseKey> kept_case_key(Journal& journal, const base::CaseId& id,
                                    const keys::MasterKey& master) {
    auto wrapped = journal.note(note_name(id));
    if (!wrapped) return tl::unexpected(wrapped.error());
    return case_key_from(keys::unwrap(master.view(), case_key_label, *wrapped));
}

Result<keys::CaseKey> laptop_case_key(Journal& journal, const base::CaseId& id,
                                      const keys::Unlocked& unlocked, base::Random& random) {
    auto events = journal.events(id);
    if (!events) return tl::unexpected(events.error());
    auto kept = kept_case_key(journal, id, unlocked.master);
    if (kept && seals_any(*kept, *events)) return kept;
    auto wraps = journal.wraps(id);
    if (!wraps) return tl::unexpected(wraps.error());
    auto key = open_case_key(*wraps, unlocked.teams);
    if (!key || events->empty()) return key;
    if (!seals_any(*key, *events)) return not_for_us();
    if (auto put = keep_case_key(journal, id, *key, unlocked.master, random); !put) {
        return tl::unexpected(put.error());
    }
    return key;
}

}  // namespace kt::journal
