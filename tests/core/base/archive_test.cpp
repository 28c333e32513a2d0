#include "core/base/archive.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace kt::base {
namespace {

enum class Colour : std::uint8_t { red = 1, green = 2 };

struct Parcel {
    std::uint8_t small = 0;
    std::int64_t large = 0;
    bool fragile = false;
    Colour colour = Colour::red;
    std::string label;
    std::vector<std::string> stamps;
    std::optional<std::uint32_t> weight;
    std::map<std::string, std::uint16_t> inside;
    Bytes seal;
    bool operator==(const Parcel&) const = default;
};
template <class Archive>
void serialize(Archive& archive, Parcel& parcel) {
    archive(parcel.small, parcel.large, parcel.fragile, parcel.colour, parcel.label, parcel.stamps,
            parcel.weight, parcel.inside, parcel.seal);
}

using Nested = std::vector<std::vector<std::vector<std::string>>>;

Parcel some_parcel() {
    return {7, -2, true, Colour::green, "dag", {"a", ""}, 9, {{"kop", 1}, {"thee", 2}}, {1, 2}};
}

TEST(Archive, what_goes_in_comes_out) {
    const auto read = decode_archive<Parcel>(encode_archive(some_parcel()));
    ASSERT_TRUE(read) << read.error().words;
    EXPECT_EQ(*read, some_parcel());
}

TEST(Archive, its_form_is_little_endian_and_fixed) {
    struct {
        std::uint16_t number = 0x0102;
    } value;
    OutputArchive archive;
    archive(value.number, std::string("ab"), std::optional<bool>(true));
    EXPECT_EQ(to_hex(archive.take()),
              "0201"
              "02000000"
              "6162"
              "01"
              "01");
}

TEST(Archive, nine_bytes_that_claim_two_gigabytes_are_refused_at_once) {
    const Bytes hostile = {0xFF, 0xFF, 0xFF, 0x7F, 'a', 'b', 'c', 'd', 'e'};
    EXPECT_FALSE(decode_archive<std::string>(hostile));
    EXPECT_FALSE(decode_archive<Bytes>(hostile));
    EXPECT_FALSE(decode_archive<std::vector<std::string>>(hostile));
    EXPECT_FALSE((decode_archive<std::map<std::string, std::string>>(hostile)));
}

TEST(Archive, a_count_must_fit_the_bytes_that_are_left) {
    Bytes two_texts_claimed_one_there = {2, 0, 0, 0, 1, 0, 0, 0, 'a'};
    EXPECT_FALSE(decode_archive<std::vector<std::string>>(two_texts_claimed_one_there));
}

TEST(Archive, memory_is_bounded_even_where_the_bytes_would_fit) {
    // Each empty text takes four bytes here and thirty-two in memory.
    const Bytes many = encode_archive(std::vector<std::string>(100'000));
    ArchiveLimits limits;
    limits.allocation_bytes_max = 1'000'000;
    EXPECT_FALSE(decode_archive<std::vector<std::string>>(many, limits));
    EXPECT_TRUE(decode_archive<std::vector<std::string>>(many));
}

TEST(Archive, depth_is_bounded) {
    const Nested nested = {{{"a"}}};
    ArchiveLimits limits;
    limits.depth_max = 2;
    EXPECT_FALSE(decode_archive<Nested>(encode_archive(nested), limits));
    EXPECT_TRUE(decode_archive<Nested>(encode_archive(nested)));
}

TEST(Archive, it_ends_exactly_at_its_end) {
    Bytes bytes = encode_archive(some_parcel());
    bytes.push_back(0);
    EXPECT_FALSE(decode_archive<Parcel>(bytes));
}

TEST(Archive, one_value_has_one_form) {
    EXPECT_FALSE(decode_archive<bool>(Bytes{2}));
    EXPECT_FALSE((decode_archive<std::optional<std::uint8_t>>(Bytes{2, 1})));
    const Bytes falling_keys = {2, 0, 0, 0, 2, 9, 1, 9};
    EXPECT_FALSE((decode_archive<std::map<std::uint8_t, std::uint8_t>>(falling_keys)));
    const Bytes twice_the_same_key = {2, 0, 0, 0, 1, 9, 1, 9};
    EXPECT_FALSE((decode_archive<std::map<std::uint8_t, std::uint8_t>>(twice_the_same_key)));
}

TEST(Archive, too_many_bytes_are_refused_before_anything_is_read) {
    ArchiveLimits limits;
    limits.input_bytes_max = 3;
    EXPECT_FALSE(decode_archive<std::uint32_t>(Bytes{1, 2, 3, 4}, limits));
}

RC_GTEST_PROP(Archive, any_bytes_either_read_or_are_refused,
              (const std::vector<std::uint8_t>& any)) {
    const auto read = decode_archive<Parcel>(any);
    if (read) {
        RC_ASSERT(encode_archive(*read) == any);
    }
}

RC_GTEST_PROP(Archive, a_cut_parcel_is_refused, ()) {
    const Bytes whole = encode_archive(some_parcel());
    const auto cut = *rc::gen::inRange<std::size_t>(0, whole.size());
    RC_ASSERT(!decode_archive<Parcel>(ByteView(whole).first(cut)));
}

}  // namespace
}  // namespace kt::base
