// Answer -> durable event, as a conversation does it (fold, body, seal, two tables, fsync), against
// a bare LMDB commit of the same bytes in the same two tables, in the same run, on the same disk.
// The two take turns, so that whatever the disk does meets both.
#include <lmdb.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "core/base/file.hpp"
#include "core/journal/rows.hpp"
#include "tests/bench/figure.hpp"
#include "tests/core/journal/talk.hpp"

namespace {

using namespace kt;
using support::must;
using Clock = std::chrono::steady_clock;

constexpr int answers = 400;

void check(int code) {
    if (code == 0) return;
    std::fprintf(stderr, "%s\n", mdb_strerror(code));
    std::exit(2);
}

// The peer: two tables, one commit, nothing else.
class BareLmdb {
  public:
    explicit BareLmdb(const std::string& folder) {
        must(base::make_folder(folder));
        check(mdb_env_create(&env_));
        check(mdb_env_set_maxdbs(env_, 2));
        check(mdb_env_set_mapsize(env_, std::size_t{1} << 30));
        check(mdb_env_open(env_, folder.c_str(), MDB_NOTLS, 0600));
        MDB_txn* txn = nullptr;
        check(mdb_txn_begin(env_, nullptr, 0, &txn));
        check(mdb_dbi_open(txn, "headers", MDB_CREATE, &headers_));
        check(mdb_dbi_open(txn, "bodies", MDB_CREATE, &bodies_));
        check(mdb_txn_commit(txn));
    }
    ~BareLmdb() { mdb_env_close(env_); }
    BareLmdb(const BareLmdb&) = delete;
    BareLmdb& operator=(const BareLmdb&) = delete;

    void commit(base::ByteView key, base::ByteView header, base::ByteView body) {
        MDB_txn* txn = nullptr;
        check(mdb_txn_begin(env_, nullptr, 0, &txn));
        put(txn, headers_, key, header);
        put(txn, bodies_, key, body);
        check(mdb_txn_commit(txn));
    }

  private:
    static void put(MDB_txn* txn, MDB_dbi table, base::ByteView key, base::ByteView value) {
        MDB_val at{key.size(), const_cast<std::uint8_t*>(key.data())};
        MDB_val what{value.size(), const_cast<std::uint8_t*>(value.data())};
        check(mdb_put(txn, table, &at, &what, 0));
    }
    MDB_env* env_ = nullptr;
    MDB_dbi headers_ = 0;
    MDB_dbi bodies_ = 0;
};

template <class Work>
double micros(Work work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

}  // namespace

int main() {
    const support::TemporaryFolder folder;
    auto journal = must(journal::open_lmdb_journal(folder.file("ours")));
    journal::Desk desk(*journal);
    auto writer = desk.begin();
    must(writer->write(journal::begun()));
    BareLmdb peer(folder.file("peer"));
    std::vector<double> ours_us;
    std::vector<double> peer_us;
    for (int i = 0; i < answers; ++i) {
        const auto draft = journal::answer("a.q" + std::to_string(i), "yes", journal::spoken_words);
        ours_us.push_back(micros([&] { must(writer->write(draft)); }));
        const auto written = must(journal->events(writer->id())).back();
        const auto key = journal::event_key(written.header.chain, static_cast<std::uint64_t>(i));
        const auto header = encode(written.header);
        peer_us.push_back(micros([&] { peer.commit(key, header, written.body); }));
    }
    // The bare commit is what must be done anyway: peer and limit are the same.
    const double bare_us = bench::at(peer_us, 0.5);
    bench::print({"answer_durable_us", bench::at(ours_us, 0.5), bare_us, bare_us});
    const double bare_p99_us = bench::at(peer_us, 0.99);
    bench::print({"answer_durable_p99_us", bench::at(ours_us, 0.99), bare_p99_us, bare_p99_us});
    return 0;
}
