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

class EveryoneHelped : public testing::TestWithParam<std::uint32_t> {};

// The same of what could help, and of where it could.
TEST_P(EveryoneHelped, is_shown_just_the_options_that_are_not_proven_never_to_be_shown) {
    SmallGuide small(GetParam());
    const auto text = small.text(), options = small.options();
    const auto loaded = proven(guide::load_files({{"guide.yaml", text}, {"options.csv", options}}));
    const auto lines = lines_of(loaded);
    const auto happens = all_that_happens(loaded.guide, today_days);
    SCOPED_TRACE(text + options + lines);
    for (const auto& option : loaded.guide.options)
        EXPECT_NE(lines.find("The option '" + option.id + "' can never be suggested") != lines.npos,
                  happens.contains("option " + option.id))
            << option.id;
    constexpr const char* where[] = {"in the hall", "in a room", "at home"};
    for (const auto& need : loaded.guide.needs) {
        if (lines.find("The need '" + need.id + "' can never be offered") != lines.npos) continue;
        const bool nowhere =
            lines.find("No option helps with the need '" + need.id + "'") != lines.npos;
        const auto line = lines.find("makes the need '" + need.id + "' theirs");
        const auto told = line == lines.npos
                              ? ""
                              : lines.substr(line, lines.find(" is shown no option", line) - line);
        for (auto place = static_cast<int>(need.place); place < 3; ++place)
            EXPECT_NE(nowhere || told.find(where[place]) != told.npos,
                      happens.contains(need.id + " served " + where[place]))
                << need.id << " " << where[place];
    }
}

// Every conversation with every guide is held; under the sanitizers each takes far longer.
#ifdef __SANITIZE_ADDRESS__
constexpr unsigned guides = 3, with_options = 1;
#else
constexpr unsigned guides = 40, with_options = 12;
#endif
INSTANTIATE_TEST_SUITE_P(ByChance, Everyone, testing::Range(0u, guides));
INSTANTIATE_TEST_SUITE_P(ByChance, EveryoneHelped, testing::Range(1'000u, 1'000u + with_options));

}  // namespace
}  // namespace kt::proof
