// Long because a journal is one thing: every call is one transaction over the same tables, and the
// rules between them (states, chains, seals, wraps) are read best in one place.
#include <algorithm>
#include <map>
#include <set>

#include "core/journal/journal.hpp"
#include "core/journal/rows.hpp"
#include "core/journal/tables.hpp"

namespace kt::journal {
namespace {

using base::ByteView;
using base::Fault;
using base::Result;
using base::Status;

constexpr std::string_view case_key_note = "casekey/";

struct ChainHead {
    std::uint64_t sequence = 0;
    keys::Hash hash{};
};

// --- Rows of one transaction, as values.

Result<CaseRow> get_case(Transaction& txn, const base::CaseId& id) {
    const auto bytes = txn.get(Table::cases, id.bytes);
    if (!bytes) return base::failed(Fault::not_found, "there is no such case on this device");
    return decode_case(id, *bytes);
}

void put_case(Transaction& txn, const CaseRow& row) {
    txn.put(Table::cases, row.id.bytes, encode_case(row));
}

// The case, if it is not erased.
Result<CaseRow> get_living_case(Transaction& txn, const base::CaseId& id) {
    auto row = get_case(txn, id);
    if (row && row->status == CaseStatus::erased) {
        return base::failed(Fault::already_done, "this case was erased");
    }
    return row;
}

Result<ChainHead> head_of(Transaction& txn, const ChainId& chain) {
    const auto row = txn.last(Table::headers, chain_key(chain));
    if (!row) return ChainHead{};
    auto header = decode_header(row->value);
    if (!header) return tl::unexpected(header.error());
    return ChainHead{header->sequence, header_hash(*header)};
}

Result<std::vector<Seal>> get_seals(Transaction& txn, const base::CaseId& id) {
    std::vector<Seal> seals;
    Status status;
    txn.scan(Table::seals, id.bytes, {}, [&](const TableRow& row) {
        auto seal = decode_seal(row.value);
        if (seal) seals.push_back(std::move(*seal));
        else status = tl::unexpected(seal.error());
        return status.has_value();
    });
    if (!status) return tl::unexpected(status.error());
    return seals;
}

Result<std::vector<Wrap>> get_wraps(Transaction& txn, const base::CaseId& id) {
    std::vector<Wrap> wraps;
    Status status;
    txn.scan(Table::wraps, id.bytes, {}, [&](const TableRow& row) {
        auto wrap = decode_wrap(row.key, row.value);
        if (wrap) wraps.push_back(std::move(*wrap));
        else status = tl::unexpected(wrap.error());
        return status.has_value();
    });
    if (!status) return tl::unexpected(status.error());
    return wraps;
}

bool has(const std::vector<Wrap>& wraps, Wrap::To to) {
    return std::any_of(wraps.begin(), wraps.end(), [&](const Wrap& w) { return w.to == to; });
}

void put_event(Transaction& txn, const SealedEvent& event) {
    const base::Bytes key = event_key(event.header.chain, event.header.sequence);
    txn.put(Table::headers, key, encode(event.header));
    if (!event.body.empty()) txn.put(Table::bodies, key, event.body);
}

void put_wrap_row(Transaction& txn, CaseRow& row, const Wrap& wrap) {
    txn.put(Table::wraps, wrap_key(row.id, wrap), wrap.sealed);
    if (wrap.to != Wrap::To::opener) return;
    txn.put(Table::openers, wrap.recipient.bytes, row.id.bytes);
    row.has_opener = true;
}

std::vector<base::Bytes> keys_of(Transaction& txn, Table table, ByteView prefix) {
    std::vector<base::Bytes> keys;
    txn.scan(table, prefix, {}, [&](const TableRow& row) {
        keys.push_back(base::copy(row.key));
        return true;
    });
    return keys;
}

void remove_all(Transaction& txn, Table table, ByteView prefix) {
    for (const auto& key : keys_of(txn, table, prefix)) txn.remove(table, key);
}

Release put_release(Transaction& txn, const base::CaseId& id) {
    const auto last = txn.last(Table::releases, {});
    const std::uint64_t position = last ? base::read_be(last->key) + 1 : 1;
    txn.put(Table::releases, position_key(position), id.bytes);
    return {position, id};
}

// Every head of the seal is the hash of the header that stands there.
Status check_seal(Transaction& txn, const base::CaseId& id, const Seal& seal) {
    if (seal.case_id != id || !verify(seal)) {
        return base::failed(Fault::not_authentic, "a seal does not hold");
    }
    const base::WriterId writer = writer_id(seal.device, seal.incarnation);
    for (const Head& head : seal.heads) {
        const auto bytes =
            txn.get(Table::headers, event_key({id, head.section, writer}, head.sequence));
        const auto header = bytes ? decode_header(*bytes)
                                  : base::failed(Fault::not_found, "a sealed event is not here");
        if (!header || header_hash(*header) != head.hash) {
            return base::failed(Fault::not_authentic, "a seal does not fit the events");
        }
    }
    return {};
}

void put_seal(Transaction& txn, const Seal& seal) {
    txn.put(Table::seals, writer_key(seal.case_id, writer_id(seal.device, seal.incarnation)),
            encode(seal));
}

// How far each chain of the case is sealed.
std::map<ChainId, std::uint64_t> sealed_heads(const std::vector<Seal>& seals) {
    std::map<ChainId, std::uint64_t> sealed;
    for (const Seal& seal : seals) {
        const base::WriterId writer = writer_id(seal.device, seal.incarnation);
        for (const Head& head : seal.heads) {
            sealed[{seal.case_id, head.section, writer}] = head.sequence;
        }
    }
    return sealed;
}

bool older(const Seal& one, const Seal& other) {
    const auto ones = sealed_heads({one});
    for (const auto& [chain, sequence] : sealed_heads({other})) {
        const auto found = ones.find(chain);
        if (found == ones.end() || found->second < sequence) return true;
    }
    return false;
}

void remove_unsealed(Transaction& txn, const base::CaseId& id, const std::vector<Seal>& seals) {
    const auto sealed = sealed_heads(seals);
    for (const auto& key : keys_of(txn, Table::headers, id.bytes)) {
        base::ByteReader reader(key);
        ChainId chain;
        reader.take_into(chain.case_id.bytes);
        reader.take_into(chain.section.bytes);
        reader.take_into(chain.writer.bytes);
        const std::uint64_t sequence = reader.take_be(8).value_or(0);
        const auto found = sealed.find(chain);
        if (found != sealed.end() && sequence <= found->second) continue;
        txn.remove(Table::headers, key);
        txn.remove(Table::bodies, key);
    }
}

void remove_case(Transaction& txn, CaseRow row, std::int64_t at_ms) {
    for (const auto& key : keys_of(txn, Table::wraps, row.id.bytes)) {
        const auto wrap = decode_wrap(key, {});
        if (wrap && wrap->to == Wrap::To::opener) {
            txn.remove(Table::openers, wrap->recipient.bytes);
        }
    }
    for (const Table table : {Table::headers, Table::bodies, Table::seals, Table::writers,
                              Table::wraps, Table::forks}) {
        remove_all(txn, table, row.id.bytes);
    }
    txn.remove(Table::notes, base::view(std::string(case_key_note) + row.id.hex()));
    if (row.released_as) put_release(txn, row.id);
    CaseRow tombstone;
    tombstone.id = row.id;
    tombstone.status = CaseStatus::erased;
    tombstone.changed_at_ms = at_ms;
    put_case(txn, tombstone);
}

// --- Receiving: what came from the hub, event by event.

class Receiver {
  public:
    Receiver(Transaction& txn, const base::CaseId& id) : txn_(txn), id_(id) {}

    Status take(const SealedEvent& event) {
        const Header& header = event.header;
        if (header.chain.case_id != id_) {
            return base::failed(Fault::bad_input, "an event belongs to another case");
        }
        if (!event.body.empty()) {
            if (auto checked = check_body(event); !checked) return checked;
        }
        if (forked_.contains(header.chain)) return {};
        const auto stored = txn_.get(Table::headers, event_key(header.chain, header.sequence));
        if (stored) return compare(event, *stored);
        auto head = head_of(txn_, header.chain);
        if (!head) return tl::unexpected(head.error());
        if (header.sequence != head->sequence + 1) {
            return base::failed(Fault::bad_input, "an event is missing before one that came");
        }
        if (header.previous != head->hash) return keep_apart(event);
        put_event(txn_, event);
        return {};
    }

    Status take(const Seal& seal) {
        const base::WriterId writer = writer_id(seal.device, seal.incarnation);
        for (const Head& head : seal.heads) {
            if (forked_.contains({id_, head.section, writer})) return {};
        }
        if (auto checked = check_seal(txn_, id_, seal); !checked) return checked;
        const auto stored = txn_.get(Table::seals, writer_key(id_, writer));
        const auto known = stored ? decode_seal(*stored) : base::failed(Fault::not_found, "");
        if (known && older(seal, *known)) return {};
        put_seal(txn_, seal);
        txn_.put(Table::writers, writer_key(id_, writer),
                 encode_writer({writer, seal.device, seal.incarnation}));
        return {};
    }

    bool found_a_fork() const { return !forked_.empty(); }

  private:
    // The same event again is fine; a body that was erased here stays erased.
    Status compare(const SealedEvent& event, ByteView stored) {
        const base::Bytes encoded = encode(event.header);
        if (std::equal(encoded.begin(), encoded.end(), stored.begin(), stored.end())) return {};
        return keep_apart(event);
    }
    Status keep_apart(const SealedEvent& event) {
        base::Bytes key = event_key(event.header.chain, event.header.sequence);
        base::append(key, header_hash(event.header));
        txn_.put(Table::forks, key, encode_fork(event));
        forked_.insert(event.header.chain);
        return {};
    }

    Transaction& txn_;
    base::CaseId id_;
    std::set<ChainId> forked_;
};

// --- The journal.

class TableJournal final : public Journal {
  public:
    explicit TableJournal(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}

    Status begin_case(const CaseRow& row) override {
        return writing([&](Transaction& txn) -> Status {
            if (row.status != CaseStatus::open || row.released_as) {
                return base::failed(Fault::bad_input, "a case begins open");
            }
            if (txn.get(Table::cases, row.id.bytes)) {
                return base::failed(Fault::already_done, "there is a case of this id already");
            }
            CaseRow fresh = row;
            fresh.has_opener = false;
            put_case(txn, fresh);
            return {};
        });
    }

    Result<CaseRow> find_case(const base::CaseId& id) override {
        return reading<CaseRow>([&](Transaction& txn) { return get_case(txn, id); });
    }

    Result<std::vector<CaseRow>> cases() override {
        return reading<std::vector<CaseRow>>([&](Transaction& txn) {
            Result<std::vector<CaseRow>> rows{tl::in_place};
            txn.scan(Table::cases, {}, {}, [&](const TableRow& found) {
                const auto id = base::CaseId::from_bytes(found.key);
                auto row = decode_case(id.value_or(base::CaseId{}), found.value);
                if (row) rows->push_back(std::move(*row));
                else rows = tl::unexpected(row.error());
                return rows.has_value();
            });
            return rows;
        });
    }

    Status put_writer(const base::CaseId& id, const WriterRow& writer) override {
        return writing([&](Transaction& txn) -> Status {
            if (auto row = get_living_case(txn, id); !row) return tl::unexpected(row.error());
            txn.put(Table::writers, writer_key(id, writer.writer), encode_writer(writer));
            return {};
        });
    }

    Result<std::vector<WriterRow>> writers(const base::CaseId& id) override {
        return reading<std::vector<WriterRow>>([&](Transaction& txn) {
            Result<std::vector<WriterRow>> rows{tl::in_place};
            txn.scan(Table::writers, id.bytes, {}, [&](const TableRow& found) {
                const auto writer = base::WriterId::from_bytes(found.key.subspan(base::id_bytes));
                auto row = decode_writer(writer.value_or(base::WriterId{}), found.value);
                if (row) rows->push_back(*row);
                else rows = tl::unexpected(row.error());
                return rows.has_value();
            });
            return rows;
        });
    }

    Status append(const std::vector<SealedEvent>& events) override {
        if (events.empty()) return {};
        return writing([&](Transaction& txn) -> Status {
            const base::CaseId id = events.front().header.chain.case_id;
            auto row = get_living_case(txn, id);
            if (!row) return tl::unexpected(row.error());
            if (row->status != CaseStatus::open) {
                return base::failed(Fault::not_allowed, "this case is closed; reopen it to go on");
            }
            std::map<ChainId, ChainHead> heads;
            for (const SealedEvent& event : events) {
                if (auto done = append_one(txn, id, event, heads); !done) return done;
            }
            return {};
        });
    }

    Result<Release> release(const base::CaseId& id, CaseStatus to, const std::vector<Seal>& seals,
                            const std::vector<Wrap>& wraps, std::int64_t at_ms) override {
        Release released{};
        auto done = writing([&](Transaction& txn) -> Status {
            auto row = get_living_case(txn, id);
            if (!row) return tl::unexpected(row.error());
            const bool from = row->status == CaseStatus::open || row->status == CaseStatus::kept;
            if (!from || (to != CaseStatus::sent && to != CaseStatus::kept)) {
                return base::failed(Fault::not_allowed, "a case in this state cannot leave so");
            }
            if (to == CaseStatus::kept && row->released_as == CaseStatus::sent) {
                return base::failed(Fault::not_allowed, "what was sent cannot be kept back");
            }
            for (const Seal& seal : seals) {
                if (auto checked = check_seal(txn, id, seal); !checked) return checked;
                put_seal(txn, seal);
            }
            for (const Wrap& wrap : wraps) put_wrap_row(txn, *row, wrap);
            const auto all = get_wraps(txn, id);
            if (!all) return tl::unexpected(all.error());
            const bool team = has(*all, Wrap::To::team);
            if (to == CaseStatus::sent ? !team : !team && !has(*all, Wrap::To::opener)) {
                return base::failed(Fault::not_allowed, "nobody could ever read this case");
            }
            row->status = to;
            row->released_as = to;
            row->changed_at_ms = at_ms;
            row->process = 0;
            put_case(txn, *row);
            released = put_release(txn, id);
            return {};
        });
        if (!done) return tl::unexpected(done.error());
        return released;
    }

    Status reopen_case(const base::CaseId& id, const std::string& boot, std::int32_t process,
                       std::int64_t at_ms) override {
        return writing([&](Transaction& txn) -> Status {
            auto row = get_living_case(txn, id);
            if (!row) return tl::unexpected(row.error());
            row->status = CaseStatus::open;
            row->boot = boot;
            row->process = process;
            row->changed_at_ms = at_ms;
            put_case(txn, *row);
            return {};
        });
    }

    Status drop_unsent(const base::CaseId& id, std::int64_t at_ms) override {
        return writing(
            [&](Transaction& txn) -> Status {
                auto row = get_living_case(txn, id);
                if (!row) return tl::unexpected(row.error());
                if (row->status != CaseStatus::open) return {};
                if (!row->released_as) {
                    remove_case(txn, *row, at_ms);
                    return {};
                }
                auto seals = get_seals(txn, id);
                if (!seals) return tl::unexpected(seals.error());
                remove_unsealed(txn, id, *seals);
                row->status = *row->released_as;
                row->changed_at_ms = at_ms;
                row->process = 0;
                put_case(txn, *row);
                put_release(txn, id);
                return {};
            },
            Purpose::erase);
    }

    Status erase(const base::CaseId& id, std::int64_t at_ms) override {
        return writing(
            [&](Transaction& txn) -> Status {
                auto row = get_case(txn, id);
                if (row && row->status == CaseStatus::erased) return {};
                CaseRow unseen;
                unseen.id = id;
                remove_case(txn, row ? *row : unseen, at_ms);
                return {};
            },
            Purpose::erase);
    }

    Status put_wrap(const base::CaseId& id, const Wrap& wrap) override {
        return writing([&](Transaction& txn) -> Status {
            auto row = get_living_case(txn, id);
            if (!row) return tl::unexpected(row.error());
            put_wrap_row(txn, *row, wrap);
            put_case(txn, *row);
            if (row->status != CaseStatus::open) put_release(txn, id);
            return {};
        });
    }

    Status remove_wrap(const base::CaseId& id, const Wrap& wrap) override {
        return writing(
            [&](Transaction& txn) -> Status {
                auto row = get_living_case(txn, id);
                if (!row) return tl::unexpected(row.error());
                txn.remove(Table::wraps, wrap_key(id, wrap));
                if (wrap.to == Wrap::To::opener) txn.remove(Table::openers, wrap.recipient.bytes);
                auto left = get_wraps(txn, id);
                if (!left) return tl::unexpected(left.error());
                row->has_opener = has(*left, Wrap::To::opener);
                put_case(txn, *row);
                if (row->status != CaseStatus::open) put_release(txn, id);
                return {};
            },
            Purpose::erase);
    }

    Result<std::vector<SealedEvent>> events(const base::CaseId& id) override {
        return reading<std::vector<SealedEvent>>([&](Transaction& txn) {
            Result<std::vector<SealedEvent>> found{tl::in_place};
            txn.scan(Table::headers, id.bytes, {}, [&](const TableRow& row) {
                auto header = decode_header(row.value);
                if (!header) {
                    found = tl::unexpected(header.error());
                    return false;
                }
                const auto body = txn.get(Table::bodies, row.key);
                found->push_back({*header, body ? base::copy(*body) : base::Bytes{}});
                return true;
            });
            return found;
        });
    }

    Result<std::vector<Seal>> seals(const base::CaseId& id) override {
        return reading<std::vector<Seal>>([&](Transaction& txn) { return get_seals(txn, id); });
    }

    Result<std::vector<Wrap>> wraps(const base::CaseId& id) override {
        return reading<std::vector<Wrap>>([&](Transaction& txn) { return get_wraps(txn, id); });
    }

    Result<base::CaseId> find_opener(const keys::LookupId& lookup) override {
        return reading<base::CaseId>([&](Transaction& txn) -> Result<base::CaseId> {
            const auto bytes = txn.get(Table::openers, lookup.bytes);
            const auto id = bytes ? base::CaseId::from_bytes(*bytes) : std::nullopt;
            if (!id) return base::failed(Fault::not_found, "no case here has this opener");
            return *id;
        });
    }

    Result<std::vector<Release>> releases_after(std::uint64_t position,
                                                std::size_t count_max) override {
        return reading<std::vector<Release>>([&](Transaction& txn) {
            Result<std::vector<Release>> found{tl::in_place};
            if (position == UINT64_MAX || count_max == 0) return found;
            txn.scan(Table::releases, {}, position_key(position + 1), [&](const TableRow& row) {
                const auto id = base::CaseId::from_bytes(row.value);
                found->push_back({base::read_be(row.key), id.value_or(base::CaseId{})});
                return found->size() < count_max;
            });
            return found;
        });
    }

    Status receive(const base::CaseId& id, const std::vector<SealedEvent>& events,
                   const std::vector<Seal>& seals, const std::vector<Wrap>& wraps) override {
        bool forked = false;
        auto done = writing([&](Transaction& txn) -> Status {
            auto known = get_living_case(txn, id);
            if (!known && known.error().fault != Fault::not_found) {
                return tl::unexpected(known.error());
            }
            CaseRow row = known ? *known : CaseRow{};
            row.id = id;
            Receiver receiver(txn, id);
            for (const SealedEvent& event : events) {
                if (auto taken = receiver.take(event); !taken) return taken;
            }
            for (const Seal& seal : seals) {
                if (auto taken = receiver.take(seal); !taken) return taken;
            }
            for (const Wrap& wrap : wraps) put_wrap_row(txn, row, wrap);
            auto all = get_wraps(txn, id);
            if (!all) return tl::unexpected(all.error());
            const bool sent = has(*all, Wrap::To::team);
            row.released_as = sent ? CaseStatus::sent : row.released_as.value_or(CaseStatus::kept);
            // One that is open here was reopened and stays so; one that is new here is not.
            if (!known || row.status != CaseStatus::open) row.status = *row.released_as;
            put_case(txn, row);
            forked = receiver.found_a_fork();
            return {};
        });
        if (done && forked) {
            return base::failed(Fault::fork, "two different events claim the same place");
        }
        return done;
    }

    Result<std::vector<SealedEvent>> forks(const base::CaseId& id) override {
        return reading<std::vector<SealedEvent>>([&](Transaction& txn) {
            Result<std::vector<SealedEvent>> found{tl::in_place};
            txn.scan(Table::forks, id.bytes, {}, [&](const TableRow& row) {
                auto event = decode_fork(row.value);
                if (event) found->push_back(std::move(*event));
                else found = tl::unexpected(event.error());
                return found.has_value();
            });
            return found;
        });
    }

    Status put_note(const std::string& name, ByteView value) override {
        if (name.empty() || name.size() > table_key_bytes_max) {
            return base::failed(Fault::bad_input, "a note's name is empty or too long");
        }
        return writing([&](Transaction& txn) -> Status {
            txn.put(Table::notes, base::view(name), value);
            return {};
        });
    }

    Result<base::Bytes> note(const std::string& name) override {
        return reading<base::Bytes>([&](Transaction& txn) -> Result<base::Bytes> {
            const auto value =
                name.empty() ? std::nullopt : txn.get(Table::notes, base::view(name));
            if (!value) return base::failed(Fault::not_found, "there is no such note");
            return base::copy(*value);
        });
    }

    Status remove_note(const std::string& name) override {
        if (name.empty()) return {};
        return writing(
            [&](Transaction& txn) -> Status {
                txn.remove(Table::notes, base::view(name));
                return {};
            },
            Purpose::erase);
    }

    Result<std::vector<std::string>> note_names(const std::string& prefix) override {
        return reading<std::vector<std::string>>([&](Transaction& txn) {
            Result<std::vector<std::string>> names{tl::in_place};
            txn.scan(Table::notes, base::view(prefix), {}, [&](const TableRow& row) {
                names->emplace_back(base::text_view(row.key));
                return true;
            });
            return names;
        });
    }

    Status compact() override { return tables_->compact(); }

  private:
    // One read transaction.
    template <class T, class Read>
    Result<T> reading(Read read) {
        auto txn = tables_->read();
        if (!txn) return tl::unexpected(txn.error());
        Result<T> result = read(**txn);
        if (auto finished = (*txn)->finish(); !finished) return tl::unexpected(finished.error());
        return result;
    }

    // One write transaction; nothing is kept when `write` says no. An erase that met a full disk is
    // tried once more with the room that was kept for it.
    template <class Write>
    Status writing(Write write, Purpose purpose = Purpose::add) {
        Status status = writing_once(write, purpose);
        const bool full = !status && status.error().fault == Fault::disk_full;
        if (full && purpose == Purpose::erase && tables_->make_room()) {
            status = writing_once(write, purpose);
        }
        return status;
    }

    template <class Write>
    Status writing_once(Write& write, Purpose purpose) {
        auto txn = tables_->write(purpose);
        if (!txn) return tl::unexpected(txn.error());
        const Status status = write(**txn);
        // What failed in the tables goes before what the rows made of it.
        if (auto tables = (*txn)->so_far(); !tables) return tables;
        if (!status) return status;
        return (*txn)->finish();
    }

    static Status append_one(Transaction& txn, const base::CaseId& id, const SealedEvent& event,
                             std::map<ChainId, ChainHead>& heads) {
        const ChainId& chain = event.header.chain;
        if (chain.case_id != id) {
            return base::failed(Fault::bad_input, "events of two cases are appended apart");
        }
        if (auto checked = check_body(event); !checked) return checked;
        auto known = heads.find(chain);
        if (known == heads.end()) {
            auto head = head_of(txn, chain);
            if (!head) return tl::unexpected(head.error());
            known = heads.emplace(chain, *head).first;
        }
        ChainHead& head = known->second;
        if (!follows(event.header, head.sequence, head.hash)) {
            return base::failed(Fault::fork, "an event does not follow its chain");
        }
        put_event(txn, event);
        head = {event.header.sequence, header_hash(event.header)};
        return {};
    }

    std::unique_ptr<Tables> tables_;
};

}  // namespace

std::unique_ptr<Journal> make_table_journal(std::unique_ptr<Tables> tables) {
    return std::make_unique<TableJournal>(std::move(tables));
}

std::unique_ptr<Journal> make_memory_journal() {
    return make_table_journal(make_memory_tables());
}

Result<std::unique_ptr<Journal>> open_lmdb_journal(const std::string& folder,
                                                   std::size_t map_bytes) {
    auto tables = open_lmdb_tables(folder, map_bytes);
    if (!tables) return tl::unexpected(tables.error());
    return make_table_journal(std::move(*tables));
}

}  // namespace kt::journal
