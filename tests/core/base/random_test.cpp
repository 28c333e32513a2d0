// One contract for every source of randomness.
#include "core/base/random.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>

#include "core/base/ids.hpp"

namespace kt::base {
namespace {

class RandomContract : public testing::TestWithParam<bool> {
  protected:
    std::unique_ptr<Random> make() {
        if (GetParam()) return std::make_unique<SystemRandom>();
        return std::make_unique<SeededRandom>(7);
    }
};

TEST_P(RandomContract, ids_do_not_repeat) {
    auto random = make();
    std::set<CaseId> seen;
    for (int i = 0; i < 10'000; ++i) EXPECT_TRUE(seen.insert(CaseId::random(*random)).second);
}

TEST_P(RandomContract, below_reaches_every_value_and_no_other) {
    auto random = make();
    std::set<std::uint32_t> seen;
    for (int i = 0; i < 1'000; ++i) seen.insert(random->below(6));
    EXPECT_EQ(seen, (std::set<std::uint32_t>{0, 1, 2, 3, 4, 5}));
}

INSTANTIATE_TEST_SUITE_P(all, RandomContract, testing::Bool());

TEST(SeededRandom, the_same_seed_gives_the_same_bytes) {
    SeededRandom one(42), other(42), third(43);
    const auto id = EventId::random(one);
    EXPECT_EQ(id, EventId::random(other));
    EXPECT_NE(id, EventId::random(third));
}

}  // namespace
}  // namespace kt::base
