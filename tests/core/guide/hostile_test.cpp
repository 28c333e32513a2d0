// Files that nobody meant well with: an error in words, never a crash, never a long wait.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/random.hpp"
#include "tests/core/guide/sample.hpp"

namespace kt::guide {
namespace {

using testing::HasSubstr;

TEST(Hostile, aliases_cannot_multiply) {
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char name = 'b'; name < 'k'; ++name) {
        const std::string before(1, static_cast<char>(name - 1));
        bomb += std::string(1, name) + ": &" + name + " [*" + before + ", *" + before + ", *" +
                before + ", *" + before + "]\n";
    }
    EXPECT_THAT(lines_of(load_text(bomb)), HasSubstr("guide.yaml:1:4: error: Anchors"));
    EXPECT_THAT(lines_of(load_text("a: *b\n")), HasSubstr("error"));
}

TEST(Hostile, depth_is_bounded_in_every_form) {
    std::string seqs, maps;
    for (int i = 0; i < 5000; ++i) seqs += "- ";
    for (int i = 0; i < 2000; ++i) maps += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
    for (const auto& text :
         {std::string(100'000, '['), std::string(100'000, '{'), std::string(100, '['), seqs, maps,
          std::string(3'000'000, '[') + std::string(3'000'000, ']')})
        EXPECT_FALSE(load_text(text).usable());
    EXPECT_THAT(lines_of(load_text(seqs)), HasSubstr("Nested more than 16 levels deep"));
}

TEST(Hostile, only_utf8_text_is_read) {
    using namespace std::string_literals;
    for (const auto& text : {"\xFF\xFEg\0u\0"s, "guide: \xC3\x28\n"s, "guide: \xED\xA0\x80\n"s,
                             "\x7F"
                             "ELF\x02\x01\0\0\0"s,
                             "guide: a\0b\n"s, "\xC0\xAF"s})
        EXPECT_FALSE(load_text(text).usable());
    EXPECT_THAT(lines_of(load_text("guide: \xC3\x28\n")),
                HasSubstr("guide.yaml:1:8: error: This is "
                          "not UTF-8"));
}

TEST(Hostile, empty_and_shapeless_files) {
    for (const std::string text : {"",
                                   "\n",
                                   "# only a remark\n",
                                   "---\n",
                                   "just words",
                                   "[1, 2]",
                                   "~",
                                   "? a\n",
                                   "a: b: c\n",
                                   "guide: [x]\n",
                                   "guide: {a: b}\n",
                                   "topics: [a, b]\n",
                                   "topics: {a: b}\n",
                                   "!!str x\n",
                                   "---\na: 1\n---\nb: 2\n",
                                   "{[a]: b}\n",
                                   "questions: {a.b: {answers: {x: {text: [y]}}}}",
                                   "needs: {a: {when: {b: c}}}",
                                   "\t\n",
                                   "%YAML 9.9\n---\na: 1\n",
                                   "<<: {a: b}\n"})
        EXPECT_FALSE(load_text(text).usable()) << text;
}

TEST(Hostile, size_is_bounded) {
    EXPECT_THAT(lines_of(load_text(std::string(guide_file_bytes_max + 1, 'a'))),
                HasSubstr("larger than 4 MiB"));
    std::string many = "topics: [";
    for (std::size_t i = 0; i < document_nodes_max + 10; ++i) many += "a,";
    EXPECT_THAT(lines_of(load_text(many + "]")), HasSubstr("more than 400000 values"));
}

TEST(Hostile, a_long_chain_of_conditions_is_no_trouble) {
    std::string questions;
    for (int i = 0; i < 1000; ++i)
        questions += "  housing.q" + std::to_string(i) +
                     ":\n    {ask: Hoe, why: Daarom., kind: choice, place: hall, ordinary: a,\n"
                     "     answers: {a: A, b: B}, when: " +
                     (i == 0 ? "asked.mobility" : "housing.q" + std::to_string(i - 1) + " = a") +
                     "}\n";
    EXPECT_TRUE(sample_with("signals:\n", questions + "signals:\n").usable());
}

// Bytes changed, taken out, doubled and put elsewhere: whatever comes of it, an answer comes back.
TEST(Hostile, two_thousand_mutations_never_crash_the_loader) {
    constexpr int mutations = 2'000;
    base::SeededRandom random(20261122);
    int usable = 0;
    for (int i = 0; i < mutations; ++i) {
        auto text = sample_text;
        for (auto changes = 1 + random.below(4); changes > 0; --changes) {
            const auto size = static_cast<std::uint32_t>(text.size());
            const auto at = random.below(size);
            const auto length = 1 + random.below(40);
            switch (random.below(5)) {
                case 0:
                    text[at] = static_cast<char>(random.below(256));
                    break;
                case 1:
                    text.erase(at, length);
                    break;
                case 2:
                    text.insert(random.below(size), text.substr(at, length));
                    break;
                case 3:
                    text.insert(at, 1, "[]{}:,-&*!|>'\"%@`#\n \t"[random.below(22)]);
                    break;
                default:
                    text.resize(at + 1);
                    break;
            }
        }
        usable += load_text(text).usable();
    }
    EXPECT_LT(usable, mutations);
}

}  // namespace
}  // namespace kt::guide
