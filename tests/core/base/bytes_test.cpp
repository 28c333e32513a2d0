#include "core/base/bytes.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace kt::base {
namespace {

using testing::ElementsAre;

TEST(Bytes, big_endian_keeps_the_order_of_numbers) {
    Bytes low, high;
    put_be(low, 255, 8);
    put_be(high, 256, 8);
    EXPECT_LT(low, high);
    EXPECT_EQ(read_be(high), 256u);
}

TEST(Bytes, hex_and_base64_come_back_as_they_went) {
    rc::check([](const std::vector<std::uint8_t>& bytes) {
        RC_ASSERT(from_hex(to_hex(bytes)).value() == bytes);
        RC_ASSERT(from_base64(to_base64(bytes)).value() == bytes);
    });
}

TEST(Bytes, broken_hex_and_base64_are_refused) {
    EXPECT_FALSE(from_hex("abc"));
    EXPECT_FALSE(from_hex("zz"));
    EXPECT_FALSE(from_base64("a b"));
    EXPECT_FALSE(from_base64("!!"));
}

TEST(ByteReader, never_reads_past_the_end_and_stays_broken) {
    const Bytes bytes{1, 2, 3};
    ByteReader reader(bytes);
    EXPECT_THAT(*reader.take(2), ElementsAre(1, 2));
    EXPECT_FALSE(reader.take(2));
    EXPECT_FALSE(reader.take(1));
    EXPECT_FALSE(reader.at_end());
}

}  // namespace
}  // namespace kt::base
