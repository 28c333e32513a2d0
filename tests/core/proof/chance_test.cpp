// Guides of all that the language has, too large to hold every conversation: whatever chance leads
// to in many of them, no proof says that it can never be.
#include <gtest/gtest.h>

#include "tests/core/conversation/random_guide.hpp"
#include "tests/core/proof/proven.hpp"

namespace kt::proof {
namespace {

using conversation::Chance;

Chance chance_of(std::uint32_t seed) {
    std::vector<std::uint32_t> numbers{seed};
    std::uint32_t state = seed * 2654435761u + 1;
    for (int i = 0; i < 400; ++i) numbers.push_back((state = state * 1664525u + 1013904223u) >> 12);
    return Chance(numbers);
}

// What was proven never to be, as the remarks name it.
class Proofs {
  public:
    explicit Proofs(const guide::Guide& guide) {
        std::vector<guide::Remark> remarks;
        prove(guide, conversation::some_day, remarks);
        for (const auto& remark : remarks) lines_ += remark.words + "\n";
    }
    bool never(const std::string& what, const std::string& id) const {
        return lines_.find("The " + what + " '" + id.substr(0, id.find('@')) + "' can never be ") !=
               lines_.npos;
    }
    const std::string& lines() const { return lines_; }

  private:
    std::string lines_;
};

class ByChance : public testing::TestWithParam<std::uint32_t> {};

TEST_P(ByChance, nothing_happens_that_was_proven_never_to) {
    const conversation::RandomGuide random(chance_of(GetParam()));
    const auto guide = random.load();
    const Proofs proofs(guide);
    SCOPED_TRACE(random.text() + proofs.lines());
    const auto at = [](const auto& things, int index) -> const auto& {
        return things[static_cast<std::size_t>(index)];
    };
    conversation::Engine engine(guide);
#ifdef __SANITIZE_ADDRESS__
    constexpr std::uint32_t conversations = 6;
#else
    constexpr std::uint32_t conversations = 60;
#endif
    for (std::uint32_t i = 0; i < conversations; ++i) {
        const auto look = [&](const conversation::Step& step, const conversation::Facts& facts) {
            const auto* ask = std::get_if<conversation::AskQuestion>(&step);
            EXPECT_FALSE(ask && proofs.never("question", at(guide.questions, ask->question).id));
            for (const auto& raised : engine.signals(facts))
                EXPECT_FALSE(proofs.never("signal", at(guide.signals, raised.signal).id));
            for (const auto& offer : engine.offers(facts))
                EXPECT_FALSE(proofs.never("need", at(guide.needs, offer.need).id));
            for (const auto& option : engine.options(facts))
                EXPECT_FALSE(proofs.never("option", at(guide.options, option.option).id));
        };
        conversation::walk(guide, static_cast<guide::Place>(i % 3),
                           chance_of(1'000 * (GetParam() + 1) + i), look);
    }
}

#ifdef __SANITIZE_ADDRESS__
constexpr unsigned guides = 4;
#else
constexpr unsigned guides = 40;
#endif
INSTANTIATE_TEST_SUITE_P(Guides, ByChance, testing::Range(0u, guides));

}  // namespace
}  // namespace kt::proof
