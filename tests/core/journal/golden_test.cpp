// Every byte of version 1, frozen: what is written today is what was written then, and what was
// written then is read today.
#include <gmock/gmock.h>

#include "core/journal/case_keys.hpp"
#include "core/journal/rows.hpp"
#include "tests/core/casefile/happenings.hpp"
#include "tests/core/journal/talk.hpp"
#include "tests/support/golden.hpp"

namespace kt::journal {
namespace {

using support::expect_golden;
using support::must;
using support::read_golden;

const std::string golden = "tests/core/journal/golden/";

struct Fixed {
    base::SeededRandom random{42};
    keys::CaseKey case_key = keys::CaseKey::random(random);
    keys::SigningKey device = keys::SigningKey::random(random);
    std::array<std::uint8_t, 16> incarnation = {1, 2, 3};
    ChainId chain{base::CaseId::random(random), base::SectionId::random(random),
                  writer_id(device.public_key(), incarnation)};
    base::EventId event = base::EventId::random(random);
    keys::SectionKey key = keys::section_key(case_key, chain.section);
    // Too short to shrink, so that no version of zstd has a say in these bytes.
    SealedEvent sealed = must(seal_event(chain, 1, {}, event, key, base::view("ja, graag")));
    Seal seal = make_seal(chain.case_id, device, incarnation,
                          {{chain.section, 1, header_hash(sealed.header)}});
};

TEST(Golden, bodies) {
    for (const casefile::Event& event : casefile::one_of_each()) {
        const std::string path = golden + "body_" + std::to_string(event.lamport) + ".hex";
        expect_golden(path, casefile::encode_body(event));
        const auto read = casefile::decode_body(read_golden(path), event.id, event.writer);
        ASSERT_TRUE(read) << path;
        EXPECT_EQ(read->happening.index(), event.happening.index()) << path;
    }
}

TEST(Golden, header_body_and_their_hash) {
    const Fixed fixed;
    expect_golden(golden + "header.hex", encode(fixed.sealed.header));
    expect_golden(golden + "header_hash.hex", header_hash(fixed.sealed.header));
    expect_golden(golden + "sealed_body.hex", fixed.sealed.body);
    expect_golden(golden + "key_id.hex", fixed.sealed.header.key.bytes);
    expect_golden(golden + "aad.hex", aad(fixed.sealed.header));
    const SealedEvent read{must(decode_header(read_golden(golden + "header.hex"))),
                           read_golden(golden + "sealed_body.hex")};
    EXPECT_EQ(base::text_view(must(open_event(read, fixed.key))), "ja, graag");
}

// The other way round only: a later zstd may pack otherwise, but must unpack this.
TEST(Golden, a_packed_body_of_then_is_read_today) {
    const Fixed fixed;
    const std::string words(2000, 'a');
    if (std::getenv("KT_WRITE_GOLDEN") != nullptr) {
        const auto packed =
            must(seal_event(fixed.chain, 1, {}, fixed.event, fixed.key, base::view(words)));
        expect_golden(golden + "packed_header.hex", encode(packed.header));
        expect_golden(golden + "packed_body.hex", packed.body);
    }
    const SealedEvent read{must(decode_header(read_golden(golden + "packed_header.hex"))),
                           read_golden(golden + "packed_body.hex")};
    EXPECT_EQ(read.header.codec, Codec::zstd);
    EXPECT_EQ(base::text_view(must(open_event(read, fixed.key))), words);
}

TEST(Golden, seal) {
    const Fixed fixed;
    expect_golden(golden + "seal.hex", encode(fixed.seal));
    EXPECT_TRUE(verify(must(decode_seal(read_golden(golden + "seal.hex")))));
}

TEST(Golden, wraps) {
    Fixed fixed;
    const keys::Opener opener =
        must(base::Result<keys::Opener>(*keys::Opener::parse("K7MP-0A1B-V234-X9YZ")));
    const Wrap wrap = wrap_for(opener, fixed.case_key, fixed.random);
    expect_golden(golden + "opener_lookup.hex", wrap.recipient.bytes);
    expect_golden(golden + "opener_wrap.hex", wrap.sealed);
    Wrap read = wrap;
    read.sealed = read_golden(golden + "opener_wrap.hex");
    const auto key = must(open_case_key({read}, opener));
    EXPECT_TRUE(keys::equal_secrets(key.view(), fixed.case_key.view()));

    // A sealed box has randomness of its own: written once, opened for ever.
    const keys::TeamKey team{base::TeamId::random(fixed.random),
                             keys::BoxKey::random(fixed.random)};
    const std::string path = golden + "team_wrap.hex";
    if (std::getenv("KT_WRITE_GOLDEN") != nullptr && !std::filesystem::exists(path)) {
        support::write_golden(
            path, wrap_for({team.team, "", team.box.public_key()}, fixed.case_key).sealed);
    }
    Wrap sealed;
    sealed.to = Wrap::To::team;
    sealed.recipient.bytes = team.team.bytes;
    sealed.sealed = read_golden(path);
    std::vector<keys::TeamKey> teams;
    teams.push_back({team.team, team.box.clone()});
    EXPECT_TRUE(
        keys::equal_secrets(must(open_case_key({sealed}, teams)).view(), fixed.case_key.view()));
}

TEST(Golden, rows) {
    const Fixed fixed;
    CaseRow row;
    row.id = fixed.chain.case_id;
    row.status = CaseStatus::open;
    row.opened_at_ms = 1'700'000'000'000;
    row.changed_at_ms = 1'700'000'000'001;
    row.boot = "boot-1";
    row.process = 1234;
    row.has_opener = true;
    row.released_as = CaseStatus::kept;
    expect_golden(golden + "row_case.hex", encode_case(row));
    expect_golden(
        golden + "row_writer.hex",
        encode_writer({fixed.chain.writer, fixed.device.public_key(), fixed.incarnation}));
    expect_golden(golden + "key_event.hex", event_key(fixed.chain, 258));
    const auto read = must(decode_case(row.id, read_golden(golden + "row_case.hex")));
    EXPECT_EQ(read.process, 1234);
    EXPECT_EQ(read.released_as, CaseStatus::kept);
}

}  // namespace
}  // namespace kt::journal
