// The hub sees what README.md in sync/hub says, and no more. A whole conversation with words, names
// and numbers that are easy to find goes over the line and into the store; then every byte is
// searched.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <set>

#include "sync/hub/store/table_store.hpp"
#include "sync/hub/store/tables.hpp"
#include "tests/sync/town.hpp"

namespace kt::hub {
namespace {

using support::Device;
using support::must;
using support::Town;

// What was told, chosen and given, and what the program calls it.
const std::vector<std::string> told = {
    "wittebroodsweken", "duizendpootje", "Zwaantje van Overdijk", "0612345678",  "liever na vieren",
    "2026-KX4-7QD",     "boodschappen",  "housing.outdoors",      "answer_hard", "gesprek",
};
const std::vector<std::string> names_of_things = {
    "story",     "housing", "network",  "health",  "safety",      "money", "resident",
    "companion", "self",    "Answered", "Skipped", "scootmobiel", "hall",  "nl-NL",
};

void converse(Device& kiosk) {
    auto writer = must(journal::CaseWriter::begin(kiosk.parts()));
    must(writer->write(journal::begun()));
    const auto say = [&](casefile::Happening happening, guide::Section section) {
        journal::Draft draft;
        draft.happening = std::move(happening);
        draft.section = section;
        must(writer->write(std::move(draft)));
    };
    say(casefile::EntryChosen{"scootmobiel", "de wittebroodsweken zijn voorbij"},
        guide::Section::story);
    say(casefile::Answered{"housing.outdoors", {{"answer_hard"}, {}, "duizendpootje"}},
        guide::Section::housing);
    say(casefile::Answered{"network.help", {{}, {}, "Zwaantje van Overdijk doet boodschappen"}},
        guide::Section::network);
    say(casefile::Skipped{"money.letters"}, guide::Section::money);
    casefile::ContactGiven contact;
    contact.name = "Zwaantje van Overdijk";
    contact.phone = "0612345678";
    contact.when = "liever na vieren";
    say(contact, guide::Section::story);
    must(writer->offer_opener());
    must(writer->release(journal::CaseStatus::sent));
    must(outbox::ring_bell(*kiosk.journal, kiosk.random, kiosk.clock,
                           kiosk.identity.teams.front().box,
                           {outbox::BellCall::Kind::apart, 1, "Zwaantje van Overdijk"}));
    kiosk.sync();
    ASSERT_TRUE(kiosk.syncer().ring_bells());
}

void expect_nothing_in(base::ByteView bytes, const std::vector<std::string>& words,
                       const std::string& where) {
    const std::string_view text = base::text_view(bytes);
    for (const auto& word : words)
        EXPECT_EQ(text.find(word), std::string_view::npos) << word << " in " << where;
}

TEST(Privacy, no_word_told_is_in_the_hubs_files_or_on_its_line) {
    support::TemporaryFolder folder;
    Town town;
    must(hub::open_lmdb_store(folder.file("hub"), town.random)).swap(town.store);
    must(town.store->set_root(town.municipality.root.signing.public_key()));
    town.restart_hub();
    Device kiosk = town.kiosk(), laptop = town.laptop();
    converse(kiosk);
    laptop.sync();
    ASSERT_EQ(must(laptop.journal->cases()).size(), 1u);

    std::set<std::size_t> sizes;
    const auto id = must(laptop.journal->cases()).front().id;
    for (const auto& event : must(laptop.journal->events(id))) {
        sizes.insert(event.body.size() % 32);
        EXPECT_GT(event.body.size(), 0u);
    }
    EXPECT_EQ(sizes.size(), 1u) << "bodies come in steps of 32 bytes";

    for (const auto* device : {&kiosk, &laptop}) {
        ASSERT_GT(device->line.crossed.size(), 10u);
        for (const auto& bytes : device->line.crossed) {
            expect_nothing_in(bytes, told, "what crossed the line");
            expect_nothing_in(bytes, names_of_things, "what crossed the line");
            // Packed bodies are searched unpacked as well.
            if (const auto frame = wire::open_frame(bytes, wire::answer_bytes_max)) {
                expect_nothing_in(frame->message, told, "a message");
                expect_nothing_in(frame->message, names_of_things, "a message");
            }
        }
    }
    for (const auto* name : {"hub/data.mdb", "hub/lock.mdb"}) {
        std::ifstream file(folder.file(name), std::ios::binary);
        const base::Bytes bytes{std::istreambuf_iterator<char>(file), {}};
        ASSERT_GT(bytes.size(), 0u);
        expect_nothing_in(bytes, told, name);
    }
}

// Remembers every row that is written, to hold the store to its table of fields.
class WatchedTransaction final : public Transaction {
  public:
    using Rows = std::map<std::pair<Table, base::Bytes>, base::Bytes>;
    WatchedTransaction(Transaction& under, Rows& rows) : under_(under), rows_(rows) {}
    std::optional<base::Bytes> get(Table table, base::ByteView key) override {
        return under_.get(table, key);
    }
    void put(Table table, base::ByteView key, base::ByteView value) override {
        rows_[{table, base::copy(key)}] = base::copy(value);
        under_.put(table, key, value);
    }
    void remove(Table table, base::ByteView key) override { under_.remove(table, key); }
    void scan(Table table, base::ByteView prefix, base::ByteView from,
              const std::function<bool(base::ByteView, base::ByteView)>& see) override {
        under_.scan(table, prefix, from, see);
    }

  private:
    Transaction& under_;
    Rows& rows_;
};
class WatchedTables final : public Tables {
  public:
    explicit WatchedTables(WatchedTransaction::Rows& rows) : rows_(rows) {}
    base::Status write(const std::function<base::Status(Transaction&)>& work) override {
        return under_->write([&](Transaction& transaction) {
            WatchedTransaction watched(transaction, rows_);
            return work(watched);
        });
    }
    base::Status read(const std::function<base::Status(Transaction&)>& work) override {
        return under_->read(work);
    }

  private:
    std::unique_ptr<Tables> under_ = make_memory_tables();
    WatchedTransaction::Rows& rows_;
};

TEST(Privacy, the_store_keeps_the_fields_of_its_table_and_no_other) {
    WatchedTransaction::Rows rows;
    Town town;
    town.store = must(make_table_store(std::make_unique<WatchedTables>(rows), town.random));
    must(town.store->set_root(town.municipality.root.signing.public_key()));
    town.restart_hub();
    Device kiosk = town.kiosk(), laptop = town.laptop();
    converse(kiosk);
    laptop.sync();
    support::TemporaryFolder folder;
    auto shelf = must(publication::Shelf::open(folder.file("publications"),
                                               town.municipality.root.signing.public_key()));
    client::GuideFetcher fetcher(shelf, {"gesprek"});
    must(client::sync_round(*kiosk.journal, kiosk.identity, kiosk.line, kiosk.clock, &fetcher));

    // Bytes of key and value that README.md's table accounts for: ids, hashes, keys, numbers. Where
    // a value holds more, what more is named beside it.
    const std::size_t id = base::id_bytes, hash = keys::hash_bytes, key = keys::key_bytes;
    for (const auto& [name, value] : rows) {
        const auto& [table, row] = name;
        switch (table) {
            case Table::meta:
                EXPECT_THAT(std::string(base::text_view(row)),
                            testing::AnyOf("format", "epoch", "root", "position", "bell"));
                EXPECT_THAT(value.size(), testing::AnyOf(8u, id, key));
                break;
            case Table::devices:  // a package: certificates, which are public, and sealed team keys
                EXPECT_EQ(row.size(), key);
                EXPECT_TRUE(keys::decode_package(base::ByteView(value).subspan(8 + 1)));
                break;
            case Table::tickets:
                EXPECT_EQ(row.size(), id);
                EXPECT_TRUE(keys::decode_ticket_stub(base::ByteView(value).subspan(1 + key)));
                break;
            case Table::headers:
                EXPECT_EQ(row.size(), 3 * id + 8);
                EXPECT_EQ(value.size(), journal::header_bytes);
                break;
            case Table::bodies:  // ciphertext
                EXPECT_EQ(row.size(), 3 * id + 8);
                break;
            case Table::chains:
                EXPECT_EQ(row.size(), 3 * id);
                EXPECT_EQ(value.size(), 8 + hash + 8);
                break;
            case Table::seals:
                EXPECT_EQ(row.size(), id + 8 + 8);
                EXPECT_TRUE(journal::decode_seal(base::ByteView(value).subspan(8)));
                break;
            case Table::seal_hashes:
                EXPECT_EQ(row.size(), id + hash);
                EXPECT_EQ(value.size(), 8u);
                break;
            case Table::wraps:  // a sealed case key
                EXPECT_EQ(row.size(), id + 1 + id);
                EXPECT_LE(value.size(), wire::wrap_bytes_max);
                break;
            case Table::openers:
                EXPECT_EQ(row.size(), id);
                EXPECT_EQ(value.size(), 1 + id);
                break;
            case Table::granted:
                EXPECT_EQ(row.size(), id + id);
                EXPECT_EQ(value.size(), 8u);
                break;
            case Table::feed:
                EXPECT_EQ(row.size(), id + 8);
                EXPECT_EQ(value.size(), id);
                break;
            case Table::bells:  // 128 sealed bytes, whatever the bell says
                EXPECT_EQ(row.size(), id + 8);
                EXPECT_EQ(value.size(), id + 8 + 1 + 128 + 48);
                break;
            case Table::bell_places:
                EXPECT_EQ(row.size(), id);
                EXPECT_EQ(value.size(), id + 8);
                break;
            case Table::reports:  // which device begins with which guide, and when it was seen
                EXPECT_EQ(row.size(), key);
                EXPECT_TRUE(wire::decode_in_use(base::ByteView(value).subspan(8)));
                break;
            default:
                ADD_FAILURE() << "table " << static_cast<int>(table) << " is not expected here";
        }
    }
    EXPECT_GT(rows.size(), 25u);
}

}  // namespace
}  // namespace kt::hub
