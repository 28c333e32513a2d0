// The solver against conversations that are really held: for guides made by chance, what it says
// can never be is exactly what no conversation leads to.
#include <gtest/gtest.h>

#include "tests/core/proof/proven.hpp"
#include "tests/core/proof/small_guide.hpp"

namespace kt::proof {
namespace {

std::string base_name(const std::string& id) {
    return id.substr(0, id.find('@'));
}

class Everyone : public testing::TestWithParam<std::uint32_t> {};

// Each seed is another guide; hundreds more were tried when this was written.
TEST_P(Everyone, meets_just_what_is_not_proven_never_to_be_met) {
    const auto text = SmallGuide(GetParam()).text();
    const auto loaded = proven(guide::load_text(text));
    const auto lines = lines_of(loaded);
    const auto happens = all_that_happens(loaded.guide, today_days);
    SCOPED_TRACE(text + lines);
    const auto agree = [&](const std::string& what, const std::string& id,
                           const std::string& verb) {
        const bool never = lines.find("The " + what + " '" + base_name(id) + "' can never be " +
                                      verb) != lines.npos;
        EXPECT_NE(never, happens.contains(what + " " + id)) << what << " " << id;
    };
    for (const auto& question : loaded.guide.questions)
        if (question.person <= 1) agree("question", question.id, "asked");
    for (const auto& signal : loaded.guide.signals) agree("signal", signal.id, "raised");
    for (const auto& need : loaded.guide.needs) agree("need", need.id, "offered");
    // And each of them ends: no step was ever taken twice.
    for (const auto& what : happens) EXPECT_FALSE(what.starts_with("again ")) << what;
}

// Every conversation with every guide is held; under the sanitizers each takes far longer.
#ifdef __SANITIZE_ADDRESS__
constexpr unsigned guides = 3;
#else
constexpr unsigned guides = 40;
#endif
INSTANTIATE_TEST_SUITE_P(ByChance, Everyone, testing::Range(0u, guides));

}  // namespace
}  // namespace kt::proof
