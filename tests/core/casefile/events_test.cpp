#include "core/casefile/events.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "tests/core/casefile/happenings.hpp"

namespace kt::casefile {
namespace {

using base::Fault;

// Member by member, through the bytes: what is equal there is equal everywhere.
void expect_same(const Event& one, const Event& other) {
    EXPECT_EQ(one.id, other.id);
    EXPECT_EQ(one.writer, other.writer);
    EXPECT_EQ(one.happening.index(), other.happening.index());
    EXPECT_EQ(base::to_hex(encode_body(one)), base::to_hex(encode_body(other)));
}

TEST(Body, everything_that_can_happen_is_read_as_it_was_written) {
    for (const Event& event : one_of_each()) {
        const auto read = decode_body(encode_body(event), event.id, event.writer);
        ASSERT_TRUE(read) << read.error().words;
        expect_same(event, *read);
    }
}

TEST(Body, what_a_newer_program_wrote_is_kept_whole) {
    Event event = one_of_each().front();
    event.happening = UnknownEvent{99, 1, {1, 2, 3}};
    const base::Bytes body = encode_body(event);
    const auto read = decode_body(body, event.id, event.writer);
    ASSERT_TRUE(read);
    ASSERT_TRUE(std::holds_alternative<UnknownEvent>(read->happening));
    EXPECT_EQ(encode_body(*read), body);
}

TEST(Body, a_known_type_under_a_newer_schema_is_kept_whole_too) {
    Event event = one_of_each().front();
    event.happening = UnknownEvent{3, 3, {9, 9}};
    const auto read = decode_body(encode_body(event), event.id, event.writer);
    ASSERT_TRUE(read);
    EXPECT_TRUE(std::holds_alternative<UnknownEvent>(read->happening));
}

TEST(Body, a_known_type_with_too_much_or_without_meaning_is_refused) {
    Event event = one_of_each().front();
    event.happening = UnknownEvent{11, 1, {0}};  // NeedsSeen holds nothing
    EXPECT_EQ(decode_body(encode_body(event), event.id, event.writer).error().fault,
              Fault::bad_input);
    event.happening = UnknownEvent{16, 1, {}};
    EXPECT_FALSE(decode_body(encode_body(event), event.id, event.writer));
    event.happening = NeedSettled{"n", static_cast<conversation::NeedOutcome>(9), "", {}};
    EXPECT_FALSE(decode_body(encode_body(event), event.id, event.writer));
    event = one_of_each().front();
    event.section = static_cast<guide::Section>(0);
    EXPECT_FALSE(decode_body(encode_body(event), event.id, event.writer));
}

RC_GTEST_PROP(Body, any_bytes_are_read_or_refused, (const std::vector<std::uint8_t>& any)) {
    const auto read = decode_body(any, {}, {});
    if (read) {
        RC_ASSERT(encode_body(*read) == any);
    }
}

RC_GTEST_PROP(Body, a_changed_or_cut_body_never_breaks_the_reader, ()) {
    const auto events = one_of_each();
    const Event event = *rc::gen::elementOf(events);
    base::Bytes body = encode_body(event);
    const auto place = *rc::gen::inRange<std::size_t>(0, body.size());
    body[place] = *rc::gen::arbitrary<std::uint8_t>();
    const auto read = decode_body(body, event.id, event.writer);
    if (read) {
        RC_ASSERT(encode_body(*read) == body);
    }
    body.resize(place);
    RC_ASSERT(!decode_body(body, event.id, event.writer));
}

}  // namespace
}  // namespace kt::casefile
