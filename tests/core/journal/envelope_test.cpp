#include "core/journal/envelope.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "core/base/random.hpp"

namespace kt::journal {
namespace {

using base::Fault;

struct Written {
    explicit Written(std::string_view words, std::uint64_t seed = 1) : random(seed) {
        chain = {base::CaseId::random(random), base::SectionId::random(random),
                 base::WriterId::random(random)};
        sealed = *seal_event(chain, 1, {}, base::EventId::random(random), key, base::view(words));
    }
    base::SeededRandom random;
    keys::CaseKey case_key = keys::CaseKey::random(random);
    ChainId chain;
    keys::SectionKey key = keys::section_key(case_key, chain.section);
    SealedEvent sealed;
};

TEST(Envelope, what_was_sealed_opens) {
    const Written written("ik kom bijna niet meer buiten");
    const auto plain = open_event(written.sealed, written.key);
    ASSERT_TRUE(plain) << plain.error().words;
    EXPECT_EQ(base::text_view(*plain), "ik kom bijna niet meer buiten");
    EXPECT_EQ(encode(written.sealed.header).size(), header_bytes);
    EXPECT_EQ(*decode_header(encode(written.sealed.header)), written.sealed.header);
}

TEST(Envelope, answers_of_different_length_look_alike) {
    EXPECT_EQ(Written("ja").sealed.body.size(), Written("nee, liever niet").sealed.body.size());
    EXPECT_EQ((Written("ja").sealed.body.size() - 16) % body_padding_bytes, 0u);
}

TEST(Envelope, long_words_are_made_smaller_and_come_back) {
    const std::string words(50'000, 'a');
    const Written written(words);
    EXPECT_EQ(written.sealed.header.codec, Codec::zstd);
    EXPECT_LT(written.sealed.body.size(), 1000u);
    EXPECT_EQ(base::text_view(*open_event(written.sealed, written.key)), words);
}

TEST(Envelope, more_than_one_event_can_hold_is_refused) {
    Written written("x");
    const base::Bytes too_much(plain_bytes_max + 1);
    EXPECT_EQ(seal_event(written.chain, 1, {}, {}, written.key, too_much).error().fault,
              Fault::too_large);
    base::Bytes noise(body_bytes_max);
    written.random.fill(noise);
    EXPECT_EQ(seal_event(written.chain, 1, {}, {}, written.key, noise).error().fault,
              Fault::too_large);
}

TEST(Envelope, another_key_does_not_open_it) {
    const Written written("geheim");
    Written other("geheim", 2);
    EXPECT_EQ(open_event(written.sealed, other.key).error().fault, Fault::locked);
}

TEST(Envelope, any_changed_byte_of_a_body_is_refused) {
    const Written written("geheim");
    for (std::size_t i = 0; i < written.sealed.body.size(); ++i) {
        SealedEvent changed = written.sealed;
        changed.body[i] ^= 1;
        EXPECT_FALSE(open_event(changed, written.key)) << i;
    }
}

// A header's own bytes are held by the next header's hash and by the seal over the head.
TEST(Envelope, any_changed_byte_of_a_header_breaks_the_seal_or_the_opening) {
    Written written("geheim");
    const auto device = keys::SigningKey::random(written.random);
    std::array<std::uint8_t, 16> incarnation{};
    const keys::Hash sealed_head = header_hash(written.sealed.header);
    const Seal seal = make_seal(written.chain.case_id, device, incarnation,
                                {{written.chain.section, 1, sealed_head}});
    ASSERT_TRUE(verify(seal));
    const base::Bytes bytes = encode(written.sealed.header);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        base::Bytes changed = bytes;
        changed[i] ^= 1;
        const auto header = decode_header(changed);
        if (!header) continue;
        EXPECT_NE(header_hash(*header), seal.heads[0].hash) << i;
    }
}

TEST(Envelope, case_section_event_and_key_are_bound_to_the_body) {
    const Written written("geheim");
    const auto refused = [&](auto change) {
        SealedEvent changed = written.sealed;
        change(changed.header);
        return !open_event(changed, written.key).has_value();
    };
    EXPECT_TRUE(refused([](Header& header) { header.chain.case_id.bytes[0] ^= 1; }));
    EXPECT_TRUE(refused([](Header& header) { header.chain.section.bytes[0] ^= 1; }));
    EXPECT_TRUE(refused([](Header& header) { header.event.bytes[0] ^= 1; }));
    EXPECT_TRUE(refused([](Header& header) { header.key.bytes[0] ^= 1; }));
    EXPECT_TRUE(refused([](Header& header) { header.body_hash[0] ^= 1; }));
    EXPECT_TRUE(refused([](Header& header) { header.body_bytes ^= 1; }));
    EXPECT_TRUE(refused([](Header& header) { header.codec = Codec::zstd; }));
}

TEST(Envelope, headers_of_no_known_form_are_refused) {
    Written written("x");
    base::Bytes bytes = encode(written.sealed.header);
    EXPECT_FALSE(decode_header(base::ByteView(bytes).first(bytes.size() - 1)));
    bytes[0] = 2;
    EXPECT_EQ(decode_header(bytes).error().words, "this event needs a newer program");
    bytes[0] = 1;
    bytes[1] = 9;
    EXPECT_FALSE(decode_header(bytes));
}

TEST(Seal, it_holds_for_its_heads_and_no_others) {
    base::SeededRandom random(3);
    const auto device = keys::SigningKey::random(random);
    std::array<std::uint8_t, 16> incarnation{7};
    std::vector<Head> heads(3);
    for (Head& head : heads) head.section = base::SectionId::random(random);
    const Seal seal = make_seal(base::CaseId::random(random), device, incarnation, heads);
    ASSERT_TRUE(verify(seal));
    const base::Bytes bytes = encode(seal);
    EXPECT_EQ(encode(*decode_seal(bytes)), bytes);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        base::Bytes changed = bytes;
        changed[i] ^= 1;
        const auto read = decode_seal(changed);
        EXPECT_FALSE(read && verify(*read)) << i;
    }
}

TEST(Seal, another_incarnation_is_another_writer) {
    base::SeededRandom random(4);
    const auto device = keys::SigningKey::random(random);
    EXPECT_NE(writer_id(device.public_key(), {1}), writer_id(device.public_key(), {2}));
}

RC_GTEST_PROP(Envelope, any_words_come_back, (const std::string& words)) {
    const Written written(words);
    RC_ASSERT(base::text_view(*open_event(written.sealed, written.key)) == words);
}

RC_GTEST_PROP(Envelope, any_bytes_are_a_header_or_are_refused, ()) {
    const auto any =
        *rc::gen::container<base::Bytes>(header_bytes, rc::gen::arbitrary<std::uint8_t>());
    const auto header = decode_header(any);
    if (header) {
        RC_ASSERT(encode(*header) == any);
    }
}

RC_GTEST_PROP(Seal, any_bytes_are_a_seal_or_are_refused, (const std::vector<std::uint8_t>& any)) {
    const auto seal = decode_seal(any);
    if (seal) {
        RC_ASSERT(encode(*seal) == any);
    }
}

}  // namespace
}  // namespace kt::journal
