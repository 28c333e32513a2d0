// Long because it is one class over the whole port, and each table has its few lines here; what is
// more than a row in, a row out lies in files beside it.
#include "sync/hub/store/table_store.hpp"

#include <algorithm>
#include <map>

#include "sync/hub/store/bell_rows.hpp"
#include "sync/hub/store/publication_rows.hpp"
#include "sync/hub/store/push_rows.hpp"
#include "sync/hub/store/rows.hpp"
#include "sync/wire/limits.hpp"

namespace kt::hub {

namespace {

using base::failed;
using base::Fault;
using base::Result;
using base::Status;

const auto format_key = base::view("format");
const auto epoch_key = base::view("epoch");
const auto root_key = base::view("root");
const auto durable_key = base::view("durable_to");

class TableStore final : public Store {
  public:
    explicit TableStore(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}

    Status begin(base::Random& random) {
        return tables_->write([&](Transaction& transaction) -> Status {
            const auto format = transaction.get(Table::meta, format_key);
            if (format && base::read_be(*format) != rows::format)
                return failed(Fault::bad_input,
                              "this store was written by another version of the hub");
            if (format) return {};
            transaction.put(Table::meta, format_key, rows::number(rows::format));
            transaction.put(Table::meta, epoch_key, wire::HubEpoch::random(random).view());
            return {};
        });
    }

    Result<HubFacts> facts() override {
        return reading<HubFacts>([](Transaction& transaction, HubFacts& out) -> Status {
            const auto epoch = transaction.get(Table::meta, epoch_key);
            const auto root = transaction.get(Table::meta, root_key);
            if (!epoch || epoch->size() != base::id_bytes) rows::damaged();
            std::copy(epoch->begin(), epoch->end(), out.epoch.bytes.begin());
            if (!root) return {};
            if (root->size() != keys::key_bytes) rows::damaged();
            std::copy(root->begin(), root->end(), out.root.emplace().begin());
            return {};
        });
    }
    Status set_root(const keys::PublicKey& root) override {
        return tables_->write([&](Transaction& transaction) -> Status {
            const auto before = transaction.get(Table::meta, root_key);
            if (before && !std::equal(before->begin(), before->end(), root.begin(), root.end()))
                return failed(Fault::refused, "this store belongs to another municipality's root");
            transaction.put(Table::meta, root_key, root);
            return {};
        });
    }

    // ---- Devices and tickets

    Status put_ticket(const keys::TicketStub& stub) override {
        return tables_->write([&](Transaction& transaction) -> Status {
            if (transaction.get(Table::tickets, stub.id.view()))
                return failed(Fault::already_done, "this ticket is already known at the hub");
            transaction.put(Table::tickets, stub.id.view(), rows::encode(TicketRow{stub, {}}));
            return {};
        });
    }
    Result<TicketRow> ticket(const keys::TicketId& id) override {
        return reading<TicketRow>([&](Transaction& transaction, TicketRow& out) {
            return read_ticket(transaction, id, out);
        });
    }
    Status bind_ticket(const keys::TicketId& id, const RequestRow& request) override {
        return tables_->write([&](Transaction& transaction) -> Status {
            TicketRow row;
            if (auto found = read_ticket(transaction, id, row); !found) return found;
            if (row.bound && *row.bound != request.signing)
                return failed(Fault::already_done, "this ticket was used by another device");
            row.bound = request.signing;
            transaction.put(Table::tickets, id.view(), rows::encode(row));
            if (!transaction.get(Table::devices, request.signing))
                transaction.put(Table::requests, request.signing, rows::encode(request));
            return {};
        });
    }
    Result<std::vector<RequestRow>> requests() override {
        return all_rows<RequestRow>(Table::requests, rows::decode_request);
    }
    Status put_device(const DeviceRow& row) override {
        return tables_->write([&](Transaction& transaction) -> Status {
            transaction.put(Table::devices, row.signing, rows::encode(row));
            transaction.remove(Table::requests, row.signing);
            return {};
        });
    }
    Result<DeviceRow> device(const keys::PublicKey& signing) override {
        return reading<DeviceRow>([&](Transaction& transaction, DeviceRow& out) -> Status {
            const auto value = transaction.get(Table::devices, signing);
            if (!value) return failed(Fault::not_found, "this device is not known");
            auto row = rows::decode_device(signing, *value);
            if (!row) rows::damaged();
            out = std::move(*row);
            return {};
        });
    }
    Result<std::vector<DeviceRow>> devices() override {
        return all_rows<DeviceRow>(Table::devices, rows::decode_device);
    }

    // ---- Push

    Result<PushOutcome> push(const PushBatch& batch) override {
        return writing<PushOutcome>([&](Transaction& transaction, PushOutcome& out) -> Status {
            auto outcome = push_rows(transaction, batch);
            if (!outcome) return tl::unexpected(outcome.error());
            out = std::move(*outcome);
            return {};
        });
    }
    Result<std::vector<wire::HeldChain>> held(const base::CaseId& case_id,
                                              const std::vector<wire::HeldChain>& chains) override {
        using Out = std::vector<wire::HeldChain>;
        return reading<Out>([&](Transaction& transaction, Out& out) -> Status {
            for (const auto& chain : chains)
                out.push_back(held_chain(transaction, {case_id, chain.section, chain.writer}));
            return {};
        });
    }
    Result<std::uint64_t> durable_to() override {
        return reading<std::uint64_t>([](Transaction& transaction, std::uint64_t& out) -> Status {
            out = rows::read_number(transaction, Table::meta, durable_key);
            return {};
        });
    }

    // ---- Pull

    Result<FeedPage> feed(const std::vector<base::TeamId>& teams, std::uint64_t after,
                          std::size_t rows_max) override {
        return reading<FeedPage>([&](Transaction& transaction, FeedPage& page) -> Status {
            for (const auto& team : teams) {
                std::size_t taken = 0;
                transaction.scan(
                    Table::feed, team.view(), rows::number(after + 1),
                    [&](base::ByteView key, base::ByteView value) {
                        const auto id = base::CaseId::from_bytes(value);
                        if (!id || key.size() != base::id_bytes + 8) rows::damaged();
                        page.rows.push_back({base::read_be(key.subspan(base::id_bytes)), *id});
                        return ++taken <= rows_max;
                    });
            }
            std::sort(page.rows.begin(), page.rows.end(),
                      [](const auto& a, const auto& b) { return a.position < b.position; });
            page.more = page.rows.size() > rows_max;
            if (page.more) page.rows.resize(rows_max);
            keep_last_of_each_case(page.rows);
            return {};
        });
    }
    Result<std::vector<journal::Wrap>> wraps(const base::CaseId& case_id) override {
        using Out = std::vector<journal::Wrap>;
        return reading<Out>([&](Transaction& transaction, Out& out) -> Status {
            transaction.scan(Table::wraps, case_id.view(), {},
                             [&](base::ByteView key, base::ByteView value) {
                                 if (key.size() != 2 * base::id_bytes + 1) rows::damaged();
                                 journal::Wrap wrap;
                                 wrap.to = static_cast<journal::Wrap::To>(key[base::id_bytes]);
                                 std::copy(key.begin() + base::id_bytes + 1, key.end(),
                                           wrap.recipient.bytes.begin());
                                 wrap.sealed = base::copy(value);
                                 out.push_back(std::move(wrap));
                                 return true;
                             });
            return {};
        });
    }
    Result<base::CaseId> find_opener(const keys::LookupId& lookup) override {
        return reading<base::CaseId>([&](Transaction& transaction, base::CaseId& out) -> Status {
            const auto value = transaction.get(Table::openers, lookup.view());
            const auto row = value ? rows::decode_opener(*value) : std::nullopt;
            if (value && !row) rows::damaged();
            if (!row || row->state != rows::OpenerState::live)
                return failed(Fault::not_found, "no case has this opener");
            out = row->case_id;
            return {};
        });
    }
    Result<CasePage> read_case(const base::CaseId& case_id,
                               const std::vector<wire::HaveChain>& have,
                               std::size_t bytes_max) override {
        return reading<CasePage>([&](Transaction& transaction, CasePage& page) -> Status {
            Cursor cursor;
            for (const auto& chain : have)
                cursor[{case_id, chain.section, chain.writer}] = chain.sequence;
            std::vector<base::Bytes> seals;
            transaction.scan(Table::seals, case_id.view(), {},
                             [&](base::ByteView, base::ByteView value) {
                                 if (value.size() < 8) rows::damaged();
                                 seals.push_back(base::copy(value.subspan(8)));
                                 return true;
                             });
            std::size_t bytes = 0;
            for (const auto& seal_bytes : seals) {
                auto seal = journal::decode_seal(seal_bytes);
                if (!seal) rows::damaged();
                if (!brings_news(*seal, cursor) || is_forked(transaction, *seal)) continue;
                page.more = bytes > bytes_max;
                if (page.more) return {};
                for (const auto& head : seal->heads)
                    bytes += read_to_head(transaction, *seal, head, cursor, page.events);
                page.seals.push_back(std::move(*seal));
            }
            return {};
        });
    }

    // ---- Bells

    Result<bool> ring(const wire::Bell& bell, const base::TeamId& team,
                      std::int64_t now_ms) override {
        return writing<bool>([&](Transaction& transaction, bool& delivered) -> Status {
            delivered = ring_row(transaction, bell, team, now_ms);
            return {};
        });
    }
    Result<std::vector<wire::BellRow>> bells(const std::vector<base::TeamId>& teams,
                                             std::uint64_t after, std::size_t rows_max) override {
        auto found = reading<BellPage>([&](Transaction& transaction, BellPage& page) -> Status {
            page = read_bells(transaction, teams, after, rows_max);
            return {};
        });
        if (!found) return tl::unexpected(found.error());
        if (found->arrived.empty()) return std::move(found->rows);
        auto marked = tables_->write([&](Transaction& transaction) -> Status {
            for (const auto& place : found->arrived) mark_delivered(transaction, place);
            return {};
        });
        if (!marked) return tl::unexpected(marked.error());
        return std::move(found->rows);
    }

    // ---- Publications

    Status put_publisher(const PublisherRow& row) override {
        return tables_->write([&](Transaction& transaction) -> Status {
            transaction.put(Table::publishers, row.signing, rows::encode(row));
            return {};
        });
    }
    Result<PublisherRow> publisher(const keys::PublicKey& signing) override {
        return reading<PublisherRow>([&](Transaction& transaction, PublisherRow& out) {
            return read_publisher(transaction, signing, out);
        });
    }
    Result<std::uint64_t> change_publications(const PublicationChange& change) override {
        return writing<std::uint64_t>([&](Transaction& transaction, std::uint64_t& revision) {
            revision = change_publication_rows(transaction, change);
            return Status{};
        });
    }
    Result<std::uint64_t> put_struck_off(base::ByteView certificate) override {
        return writing<std::uint64_t>([&](Transaction& transaction, std::uint64_t& revision) {
            transaction.put(Table::meta, base::view(struck_off_key), certificate);
            revision = raise_revision(transaction);
            return Status{};
        });
    }
    Result<std::uint64_t> published_revision() override {
        return reading<std::uint64_t>([](Transaction& transaction, std::uint64_t& out) -> Status {
            out = rows::read_number(transaction, Table::meta, base::view(revision_key));
            return {};
        });
    }
    Result<std::vector<PublicationRow>> publications() override {
        return all_rows<PublicationRow>(Table::publications, rows::decode_publication);
    }
    Result<base::Bytes> bundle(const keys::Hash& digest) override {
        return reading<base::Bytes>([&](Transaction& transaction, base::Bytes& out) -> Status {
            auto value = transaction.get(Table::bundles, digest);
            if (!value) return failed(Fault::not_found, "there is no such publication");
            out = std::move(*value);
            return {};
        });
    }
    Result<base::Bytes> struck_off() override {
        return reading<base::Bytes>([](Transaction& transaction, base::Bytes& out) -> Status {
            out = transaction.get(Table::meta, base::view(struck_off_key)).value_or(base::Bytes{});
            return {};
        });
    }
    Status put_report(const ReportRow& row) override {
        return tables_->write([&](Transaction& transaction) -> Status {
            transaction.put(Table::reports, row.signing, rows::encode(row));
            return {};
        });
    }
    Result<std::vector<ReportRow>> reports() override {
        return all_rows<ReportRow>(Table::reports, rows::decode_report);
    }

  private:
    template <class T, class Work>
    Result<T> reading(Work work) {
        T out{};
        auto done = tables_->read([&](Transaction& transaction) { return work(transaction, out); });
        if (!done) return tl::unexpected(done.error());
        return out;
    }
    template <class T, class Work>
    Result<T> writing(Work work) {
        T out{};
        auto done =
            tables_->write([&](Transaction& transaction) { return work(transaction, out); });
        if (!done) return tl::unexpected(done.error());
        return out;
    }
    template <class Row, class Decode>
    Result<std::vector<Row>> all_rows(Table table, Decode decode) {
        return reading<std::vector<Row>>(
            [&](Transaction& transaction, std::vector<Row>& out) -> Status {
                transaction.scan(table, {}, {}, [&](base::ByteView key, base::ByteView value) {
                    auto row = decode(key, value);
                    if (!row) rows::damaged();
                    out.push_back(std::move(*row));
                    return true;
                });
                return {};
            });
    }

    static Status read_ticket(Transaction& transaction, const keys::TicketId& id, TicketRow& out) {
        const auto value = transaction.get(Table::tickets, id.view());
        if (!value) return failed(Fault::not_found, "this ticket is not known at the hub");
        auto row = rows::decode_ticket(*value);
        if (!row) rows::damaged();
        out = std::move(*row);
        return {};
    }

    static void keep_last_of_each_case(std::vector<wire::FeedRow>& found) {
        std::map<base::CaseId, std::uint64_t> last;
        for (const auto& row : found) last[row.case_id] = row.position;
        std::erase_if(found, [&](const auto& row) { return last[row.case_id] != row.position; });
    }

    using Cursor = std::map<journal::ChainId, std::uint64_t>;

    static journal::ChainId chain_of(const journal::Seal& seal, const journal::Head& head) {
        return {seal.case_id, head.section, journal::writer_id(seal.device, seal.incarnation)};
    }
    static bool brings_news(const journal::Seal& seal, Cursor& cursor) {
        return std::any_of(seal.heads.begin(), seal.heads.end(), [&](const auto& head) {
            return cursor[chain_of(seal, head)] < head.sequence;
        });
    }
    // What was sealed together is served together or not at all.
    static bool is_forked(Transaction& transaction, const journal::Seal& seal) {
        return std::any_of(seal.heads.begin(), seal.heads.end(), [&](const auto& head) {
            const auto row = rows::read_chain(transaction, chain_of(seal, head));
            return row.forked_at != 0 && head.sequence >= row.forked_at;
        });
    }

    // Events after the cursor up to a sealed head; returns how many bytes they add to a page.
    static std::size_t read_to_head(Transaction& transaction, const journal::Seal& seal,
                                    const journal::Head& head, Cursor& cursor,
                                    std::vector<journal::SealedEvent>& events) {
        const auto chain = chain_of(seal, head);
        std::size_t bytes = 0;
        for (auto& at = cursor[chain]; at < head.sequence; ++at) {
            const auto key = rows::event_key(chain, at + 1);
            const auto header_bytes = transaction.get(Table::headers, key);
            const auto body = transaction.get(Table::bodies, key);
            if (!header_bytes || !body) rows::damaged();
            auto header = journal::decode_header(*header_bytes);
            if (!header) rows::damaged();
            bytes += journal::header_bytes + body->size();
            events.push_back({std::move(*header), *body});
        }
        return bytes;
    }

    std::unique_ptr<Tables> tables_;
};

}  // namespace

Result<std::unique_ptr<Store>> make_table_store(std::unique_ptr<Tables> tables,
                                                base::Random& random) {
    auto store = std::make_unique<TableStore>(std::move(tables));
    if (auto begun = store->begin(random); !begun) return tl::unexpected(begun.error());
    return store;
}

std::unique_ptr<Store> make_memory_store(base::Random& random) {
    return std::move(*make_table_store(make_memory_tables(), random));
}

Result<std::unique_ptr<Store>> open_lmdb_store(const std::string& folder, base::Random& random,
                                               std::size_t map_bytes) {
    auto tables = open_lmdb_tables(folder, map_bytes);
    if (!tables) return tl::unexpected(tables.error());
    return make_table_store(std::move(*tables), random);
}

Result<std::string> folder_of(const std::string& address) {
    constexpr std::string_view scheme = "lmdb:";
    if (!address.starts_with(scheme) || address.size() == scheme.size())
        return failed(Fault::bad_input, "a store is named lmdb:FOLDER");
    return address.substr(scheme.size());
}

Result<std::unique_ptr<Store>> open_store(const std::string& address, base::Random& random) {
    auto folder = folder_of(address);
    if (!folder) return tl::unexpected(folder.error());
    return open_lmdb_store(*folder, random);
}

}  // namespace kt::hub
