// What is checked of a guide at each load.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/guide/sample.hpp"

namespace kt::guide {
namespace {

using testing::HasSubstr;

std::string question(const std::string& id, const std::string& when, const std::string& more = "") {
    return "  " + id +
           ":\n    {ask: Hoe, why: Daarom., kind: choice, place: hall, ordinary: a,\n"
           "     answers: {a: A, b: B, c: C}, when: \"" +
           when + "\"" + more + "}\n";
}

// The sample with more questions, before its signals.
Loaded with_questions(const std::string& questions) {
    return sample_with("signals:\n", questions + "signals:\n");
}

TEST(Check, a_circle_is_named) {
    const auto loaded = with_questions(question("housing.a", "housing.b = a") +
                                       question("housing.b", "housing.a = a"));
    EXPECT_THAT(lines_of(loaded),
                HasSubstr("A circle: housing.a leans on housing.b leans on housing.a."));
    const auto own = with_questions(question("housing.a", "housing.a = a"));
    EXPECT_THAT(lines_of(own), HasSubstr("A circle: housing.a leans on housing.a."));
    const auto signal = sample_with("when: network.see = rarely", "when: signal.lonely");
    EXPECT_THAT(lines_of(signal), HasSubstr("signal.lonely"));
    EXPECT_THAT(lines_of(signal), HasSubstr("A circle"));
}

TEST(Check, a_guide_needs_a_way_in_and_a_way_on) {
    const auto lines = lines_of(load_text("guide: empty\nversion: 1.0.0\n"));
    EXPECT_THAT(lines, HasSubstr("no 'entries'"));
    EXPECT_THAT(lines, HasSubstr("no 'needs'"));
    EXPECT_THAT(lines, HasSubstr("no question of the stage life"));
}

TEST(Check, what_has_no_ordinary_answer_is_remarked_on) {
    const auto loaded = sample_with("    ordinary: often\n", "");
    EXPECT_TRUE(loaded.usable());
    EXPECT_THAT(lines_of(loaded), HasSubstr("'network.see' has no 'ordinary' answer"));
}

}  // namespace
}  // namespace kt::guide
