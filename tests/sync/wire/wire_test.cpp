// The bytes of the protocol: that they come back, that they are refused when they are not right,
// and that they stay what they were (golden).
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "sync/wire/frame.hpp"
#include "sync/wire/limits.hpp"
#include "sync/wire/runs.hpp"
#include "sync/wire/signature.hpp"
#include "tests/sync/hub/story.hpp"

namespace kt::wire {
namespace {

using base::Fault;
using hub::Story;
using support::must;

template <class Id>
Id numbered(std::uint8_t number) {
    Id id;
    id.bytes.fill(number);
    return id;
}

// ---- Golden: one message of each kind, with every field different from nothing.

struct Golden {
    std::string name;
    base::Bytes bytes;
};
std::vector<Golden> golden_messages() {
    using base::CaseId, base::SectionId, base::WriterId;
    const HeldChain chain{
        numbered<SectionId>(1), numbered<WriterId>(2), 0x0102030405060708, {3}, true};
    const ChainRun run{numbered<SectionId>(1),
                       numbered<WriterId>(2),
                       9,
                       {4},
                       {{1, 1, numbered<base::EventId>(5), numbered<base::KeyId>(6), {7, 8, 9}}}};
    WireWrap wrap{1, {}, {10, 11}};
    wrap.recipient.fill(12);
    const HaveChain have{numbered<SectionId>(1), numbered<WriterId>(2), 3};
    const auto id = numbered<CaseId>(20);
    const auto epoch = numbered<HubEpoch>(21);
    const auto bell = numbered<BellId>(22);
    const auto team = numbered<base::TeamId>(23);
    const auto device = numbered<base::DeviceId>(25);
    const GuideInUse in_use{"gesprek", {10}, 4, {11}, 2};
    return {
        {"error", framed(ErrorAnswer{Refusal::gap})},
        {"hello", framed(Hello{})},
        {"hello_answer", framed(HelloAnswer{1, epoch})},
        {"enrol", framed(Enrol{{1, 2, 3}})},
        {"enrol_answer", framed(EnrolAnswer{{4, 5}})},
        {"held", framed(Held{id, {chain}})},
        {"held_answer", framed(HeldAnswer{{chain}})},
        {"push", frame(MessageType::push, encode(Push{id, {run}, {{1}, {2, 2}}, {wrap}, true}))},
        {"push_answer", framed(PushAnswer{epoch, 5, 4, {chain}})},
        {"feed", framed(Feed{6})},
        {"feed_answer", framed(FeedAnswer{epoch, 4, {{7, id}}, true})},
        {"case_query", framed(CaseQuery{id, {have}})},
        {"opener_query", framed(OpenerQuery{numbered<keys::LookupId>(24), {have}})},
        {"case_answer", framed(CaseAnswer{id, {run}, {{1}}, {wrap}, {{2}}, true})},
        {"bell", framed(Bell{bell, {1, 2}})},
        {"bell_answer", framed(BellAnswer{true})},
        {"bells", framed(Bells{8})},
        {"bells_answer", framed(BellsAnswer{{{9, team, bell, {3}}}})},
        {"introduce", framed(Introduce{{1, 2}})},
        {"done", framed(Done{7})},
        {"propose", framed(Propose{{1, 2}, {3}})},
        {"approve", framed(Approve{{5}, {1}})},
        {"withdraw", framed(Withdraw{{6}, {2}})},
        {"guides", framed(Guides{8, {in_use}})},
        {"guides_answer", framed(GuidesAnswer{epoch, 9, {{{7}, "gesprek", 3}}, {{1}}, {2}})},
        {"guide_query", framed(GuideQuery{{8}})},
        {"guide_answer", framed(GuideAnswer{{1}, {2}, {3}})},
        {"desk", framed(Desk{})},
        {"desk_answer",
         framed(
             DeskAnswer{1, {{{9}, 2, {1}, {2}, {3}}}, {{device, "Kiosk", 1, 3, {in_use}}}, {4}})},
    };
}

// KT_GOLDEN_WRITE=1 writes the file for a message that has none; it never changes one.
TEST(Golden, messages_are_the_bytes_they_were) {
    for (const auto& [name, bytes] : golden_messages()) {
        const std::string path = "tests/sync/wire/golden/" + name + ".hex";
        // zstd may pack otherwise in another version: what is fixed is the message in the frame.
        const auto opened = must(open_frame(bytes, answer_bytes_max));
        std::string hex = base::to_hex(base::Bytes{0, static_cast<std::uint8_t>(opened.type)});
        hex += " " + base::to_hex(opened.message) + "\n";
        std::ifstream file(path);
        if (!file && std::getenv("KT_GOLDEN_WRITE")) {
            std::ofstream(path) << hex;
            continue;
        }
        const std::string kept{std::istreambuf_iterator<char>(file), {}};
        EXPECT_EQ(hex, kept) << path;
    }
}

TEST(Golden, every_message_that_was_kept_is_still_understood) {
    for (const auto& [name, bytes] : golden_messages()) {
        std::ifstream file("tests/sync/wire/golden/" + name + ".hex");
        std::string type, hex;
        file >> type >> hex;
        const auto message = base::from_hex(hex);
        ASSERT_TRUE(message) << name;
        if (name == "push") {
            const auto push = must(decode<Push>(*message));
            EXPECT_TRUE(push.openers_whole);
            EXPECT_EQ(push.runs.at(0).events.at(0).body, (base::Bytes{7, 8, 9}));
        }
        if (name == "case_answer") {
            EXPECT_TRUE(must(decode<CaseAnswer>(*message)).more);
        }
        if (name == "error") {
            EXPECT_EQ(must(decode<ErrorAnswer>(*message)).refusal, Refusal::gap);
        }
    }
}

// ---- Frames

TEST(Frame, a_message_cut_short_or_longer_than_it_is_does_not_open) {
    for (const auto& [name, bytes] : golden_messages()) {
        for (std::size_t length = 0; length < bytes.size(); ++length)
            EXPECT_FALSE(open_frame(base::ByteView(bytes).first(length), answer_bytes_max)) << name;
        auto longer = bytes;
        longer.push_back(0);
        EXPECT_FALSE(open_frame(longer, answer_bytes_max)) << name;
    }
}

TEST(Frame, a_small_body_that_would_unpack_to_much_is_refused_before_it_does) {
    base::Bytes bomb = frame(MessageType::push, base::Bytes(push_bytes_max, 0));
    EXPECT_LT(bomb.size(), 1000u);
    EXPECT_EQ(open_frame(bomb, small_bytes_max).error().fault, Fault::too_large);
    bomb[6] = bomb[7] = bomb[8] = bomb[9] = 0xff;
    EXPECT_EQ(open_frame(bomb, push_bytes_max).error().fault, Fault::too_large);
    bomb[6] = bomb[7] = bomb[8] = 0;
    EXPECT_EQ(open_frame(bomb, push_bytes_max).error().fault, Fault::bad_input);
}

TEST(Frame, a_message_of_another_type_is_not_taken_for_it) {
    EXPECT_EQ(open_framed<Feed>(framed(Bells{1}), small_bytes_max).error().fault, Fault::bad_input);
    EXPECT_EQ(open_framed<Feed>(framed(ErrorAnswer{Refusal::gap}), small_bytes_max).error().fault,
              explain(Refusal::gap).fault);
}

RC_GTEST_PROP(FrameProperty, any_bytes_come_back_and_any_bytes_do_no_harm, (base::Bytes bytes)) {
    const auto opened = open_frame(frame(MessageType::push, bytes), answer_bytes_max);
    RC_ASSERT(opened.has_value());
    RC_ASSERT(opened->message == bytes);
    if (auto wild = open_frame(bytes, answer_bytes_max)) decode<Push>(wild->message);
    decode<Push>(bytes);
    decode<CaseAnswer>(bytes);
}

// ---- Runs

TEST(Runs, events_come_back_byte_for_byte_and_cost_little) {
    Story story(1, 3);
    std::vector<journal::SealedEvent> events;
    for (int i = 0; i < 30; ++i) events.push_back(story.tell(static_cast<std::size_t>(i % 3)));
    std::size_t headers = 0, bodies = 0;
    std::map<journal::ChainId, std::vector<journal::SealedEvent>> by_chain;
    for (const auto& event : events) {
        by_chain[event.header.chain].push_back(event);
        headers += journal::header_bytes;
        bodies += event.body.size();
    }
    const auto runs = compact(events);
    ASSERT_EQ(runs.size(), 3u);
    for (const auto& run : runs) {
        const auto back = must(expand(story.case_id, run));
        const auto& told = by_chain.at(back.front().header.chain);
        ASSERT_EQ(back.size(), told.size());
        for (std::size_t i = 0; i < back.size(); ++i) {
            EXPECT_EQ(back[i].header, told[i].header);
            EXPECT_EQ(back[i].body, told[i].body);
        }
    }
    const auto sent = framed(Push{story.case_id, runs, {}, {}, false}).size();
    EXPECT_LT(sent - bodies, headers / 3) << "headers travel as what cannot be computed";
}

TEST(Runs, a_changed_byte_gives_another_head) {
    Story story(2);
    auto runs = compact(story.tell_many(3));
    const auto head = story.chains[0].head;
    EXPECT_EQ(journal::header_hash(must(expand(story.case_id, runs[0])).back().header), head);
    runs[0].events[0].body[5] ^= 1;
    EXPECT_NE(journal::header_hash(must(expand(story.case_id, runs[0])).back().header), head);
}

TEST(Runs, a_run_without_a_place_is_refused) {
    Story story(3);
    auto runs = compact(story.tell_many(2));
    runs[0].first_sequence = 0;
    EXPECT_FALSE(expand(story.case_id, runs[0]));
    runs[0].first_sequence = UINT64_MAX;
    EXPECT_FALSE(expand(story.case_id, runs[0]));
    runs[0].first_sequence = 1;
    runs[0].events[0].version = 2;
    EXPECT_FALSE(expand(story.case_id, runs[0]));
}

// ---- Signatures

struct Signed {
    Signed() {
        request.path = "/v1/push";
        request.body = {1, 2, 3};
        sign(request, device, "hub.test:8443", "nonce-1");
    }
    base::SeededRandom random{1};
    keys::SigningKey device = keys::SigningKey::random(random);
    HttpRequest request;
};

TEST(Signature, is_plain_ed25519_over_the_base_of_the_rfc) {
    Signed made;
    const std::string key = base::to_hex(made.device.public_key());
    const std::string params =
        R"(("@method" "@authority" "@path" "content-digest");nonce="nonce-1";keyid=")" + key +
        R"(";alg="ed25519";tag="keukentafel-1")";
    // SHA-256 of the bytes 1, 2, 3, as any other tool gives it.
    const std::string digest = "sha-256=:A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E=:";
    EXPECT_EQ(made.request.fields["content-digest"], digest);
    EXPECT_EQ(made.request.fields["signature-input"], "kt=" + params);
    const std::string text =
        "\"@method\": POST\n\"@authority\": hub.test:8443\n\"@path\": /v1/push\n"
        "\"content-digest\": " +
        digest + "\n\"@signature-params\": " + params;
    const auto claim = must(read_claim(made.request));
    EXPECT_EQ(crypto_sign_verify_detached(claim.signature.data(), base::view(text).data(),
                                          text.size(), made.device.public_key().data()),
              0);
    EXPECT_TRUE(signature_holds(claim, made.request, "hub.test:8443"));
    EXPECT_TRUE(digest_holds(claim, made.request.body));
}

TEST(Signature, any_letter_of_its_fields_changed_makes_it_nothing) {
    const Signed made;
    for (const auto* name : {"content-digest", "signature-input", "signature"}) {
        const std::size_t size = made.request.fields.at(name).size();
        for (std::size_t i = 0; i < size; ++i) {
            HttpRequest changed = made.request;
            changed.fields[name][i] ^= 1;
            const auto claim = read_claim(changed);
            EXPECT_FALSE(claim && signature_holds(*claim, changed, "hub.test:8443") &&
                         digest_holds(*claim, changed.body))
                << name << " " << i;
        }
    }
}

TEST(Signature, an_authority_has_one_spelling) {
    EXPECT_EQ(must(authority_of("HTTPS://Hub.Example:443/")), "hub.example");
    EXPECT_EQ(must(authority_of("https://127.0.0.1:8443")), "127.0.0.1:8443");
    EXPECT_FALSE(authority_of("http://hub.example"));
    EXPECT_FALSE(authority_of("https://hub.example/path"));
    EXPECT_FALSE(authority_of("https://me@hub.example"));
}

TEST(Refusals, each_says_something_plain) {
    for (std::uint16_t number = 1; number <= 15; ++number)
        EXPECT_GT(explain(static_cast<Refusal>(number)).words.size(), 10u);
}

}  // namespace
}  // namespace kt::wire
