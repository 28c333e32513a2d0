// Files that nobody meant well with: an error in words, never a crash, never a long wait.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/random.hpp"
#include "tests/core/guide/family.hpp"

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

TEST(Hostile, what_nobody_sees_is_refused_however_it_is_written) {
    for (const std::string hidden : {"\u202e", "\u2066", "\u200f", "\xC2\x9B", "\xC2\x85"}) {
        EXPECT_THAT(lines_of(load_text("guide: x\nversion: \"1" + hidden + "\"\n")),
                    HasSubstr("guide.yaml:2:12: error: A character that nobody sees stands here"));
        EXPECT_FALSE(load_text("# " + hidden + "\nguide: x\n").usable()) << "nor in a remark";
    }
    for (const std::string escape : {"\\u202E", "\\e[2J", "\\0", "\\x9b", "\\t", "\\u2028"})
        EXPECT_THAT(lines_of(load_text("guide: x\nversion: \"1" + escape + "\"\n")),
                    HasSubstr("guide.yaml:2:10: error: This text holds a character that nobody"))
            << escape;
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

TEST(Hostile, conditions_cannot_multiply_without_bound) {
    // Each is about every child, for every child, in as many letters as there may be.
    std::string condition = "any(child, network.born_age > 1";
    while (condition.size() < 1'900) condition += " or network.born_age > 1";
    std::string many;
    for (int i = 0; i < 1'000; ++i)
        many += "  network.q" + std::to_string(i) +
                ": {group: child, ask: Hoe, why: Daarom., kind: words, place: room, when: \"" +
                condition + ")\"}\n";
    auto text = family_text();
    text.insert(text.find("  network.birth:"), many);
    text.replace(text.find("at_most: 3"), 10, "at_most: 8");
    EXPECT_THAT(lines_of(load_text(text)),
                HasSubstr("The conditions of this guide come to more than 2,000,000 tests"));
}

TEST(Hostile, a_guide_of_nothing_but_mistakes_is_told_of_some) {
    std::string many;
    for (int i = 0; i < 5'000; ++i)
        many += "  housing.q" + std::to_string(i) +
                ": {ask: Hoe, why: Daarom., kind: words, place: room, when: housing.z" +
                std::to_string(i) + " = yes and housing.y = no}\n";
    const auto loaded = sample_with("signals:\n", many + "signals:\n");
    EXPECT_LT(loaded.remarks.size(), 300u);
    EXPECT_THAT(lines_of(loaded), HasSubstr("There are more mistakes in conditions"));
}

TEST(Hostile, names_that_lead_nowhere_or_to_themselves) {
    for (const std::string keys :
         {"group: child", "fills: housing.extra", "fills: network.see, group: child",
          "kind: people, at_most: 99999999999999", "kind: people, at_most: -1",
          "kind: scale, scale: {from: -1000000000000, to: 1000000000000}",
          "kind: amount, answers: {a: {text: A, to: 1000000000000}, b: {text: B, from: 2}}",
          "kind: amount, answers: {a: {text: A, from: 1, to: x}, b: {text: B}}",
          "kind: words, probe: {times: 4000000000}", "kind: words, probe: [a]",
          "kind: words, probe: {ask: [x], why: {a: b}, place: here, when: [c]}",
          "kind: words, subjects: [[crime]]", "kind: yes_no, answers: [yes, no]",
          "kind: words, fills: network.see", "kind: words, group: [child]"}) {
        const auto loaded = sample_with("signals:\n",
                                        "  housing.extra: {ask: Hoe, why: Daarom., "
                                        "place: room, " +
                                            keys + "}\nsignals:\n");
        EXPECT_FALSE(loaded.usable()) << keys;
    }
    for (const std::string more :
         {"groups: {child: {people: housing.outdoors, title: x}}\n",
          "groups: {child: {people: nobody, title: x}}\ncomputed: {housing.n: {title: x, count: "
          "child}}\n",
          "groups: {child: {}}\n", "groups: {child: x}\n", "computed: {housing.n: {title: x}}\n",
          "computed: {housing.n: {title: x, sum: []}}\n",
          "computed: {housing.n: {title: x, sum: [housing.n]}}\n",
          "computed: {housing.n: {title: x, count: child, group: child}}\n",
          "computed: {a.n: {title: x, age_of: housing.years, sum: {a: b}}}\n",
          "computed: {n: {title: x, age_of: housing.years}}\n",
          "computed: {housing.n: {title: x, sum: [\"network.school@1\"]}}\n"})
        EXPECT_FALSE(sample_and(more).usable()) << more;
}

// A suggestion for each of very many mistakes would take longer than anyone waits.
TEST(Hostile, thousands_of_mistakes_are_told_without_a_long_wait) {
    std::string fills, topics, options = "id,needs\n", keys;
    for (int i = 0; i < 15'000; ++i) {
        const auto name = std::to_string(i);
        topics += "  house" + name + ".q: {ask: A, why: B, kind: words, place: hall}\n";
        fills +=
            "  story.q" + name + ": {ask: A, why: B, place: hall, fills: story.r" + name + "}\n";
        keys += ", hnit" + name + ": x";
        if (i % 4 == 0) options += "o" + name + ",meet_poeple meet_peopel\n";
    }
    EXPECT_FALSE(sample_with("signals:\n", topics + "signals:\n").usable());
    EXPECT_FALSE(sample_with("signals:\n", fills + "signals:\n").usable());
    EXPECT_FALSE(sample_with("{stairs: De trap", "{stairs: De trap" + keys).usable());
    EXPECT_FALSE(load_files({{"guide.yaml", sample_text}, {"options.csv", options}}).usable());
}

TEST(Hostile, thousands_of_changes_are_no_trouble) {
    std::string own = "guide: town\nversion: 1.0.0\nimport: [sample]\nquestions:\n", imports;
    for (int i = 0; i < 15'000; ++i)
        own += "  story.q" + std::to_string(i) + ": {change: yes, ask: Hoe}\n";
    EXPECT_FALSE(load_files({{"guide.yaml", own}, {"sample/guide.yaml", sample_text}}).usable());
    own = "guide: town\nversion: 1.0.0\nimport: [sample]\nquestions:\n  story.words: {change: yes";
    for (int i = 0; i < 50'000; ++i) own += ", k" + std::to_string(i) + ": x";
    EXPECT_FALSE(
        load_files({{"guide.yaml", own + "}\n"}, {"sample/guide.yaml", sample_text}}).usable());
    own = "guide: town\nversion: 1.0.0\nimport: [";
    for (int i = 0; i < 100'000; ++i) own += "g" + std::to_string(i) + ",";
    EXPECT_THAT(lines_of(load_text(own + "]\n")), HasSubstr("More than 8 guides are imported."));
}

TEST(Hostile, many_files_of_many_values_are_bounded_together) {
    std::vector<SourceFile> files;
    std::string many = "topics: [";
    for (std::size_t i = 0; i + 10 < document_nodes_max; ++i) many += "a,";
    for (const auto* name : {"a.yaml", "b.yaml", "c.yaml", "guide.yaml"})
        files.push_back({name, many + "]\n"});
    EXPECT_THAT(lines_of(load_files(files)),
                HasSubstr("c.yaml:1:1: error: Before this file there are more than 1,000,000"));
}

TEST(Hostile, a_remark_about_a_name_without_end_has_one) {
    const auto loaded = load_text("guide: a\nversion: 1\ntopics:\n  ? " +
                                  std::string(1'000'000, 'x') + "\n  : {title: A}\n");
    EXPECT_LT(lines_of(loaded).size(), 10'000u);
}

// Bytes changed, taken out, doubled and put elsewhere: whatever comes of it, an answer comes back.
void mutate(const std::string& whole, std::uint32_t seed) {
    constexpr int mutations = 2'000;
    base::SeededRandom random(seed);
    int usable = 0;
    for (int i = 0; i < mutations; ++i) {
        auto text = whole;
        for (auto changes = 1 + random.below(4); changes > 0; --changes) {
            const auto size = static_cast<std::uint32_t>(text.size());
            const auto at = random.below(size);
            const auto length = 1 + random.below(40);
            switch (random.below(5)) {
                case 0: text[at] = static_cast<char>(random.below(256)); break;
                case 1: text.erase(at, length); break;
                case 2: text.insert(random.below(size), text.substr(at, length)); break;
                case 3: text.insert(at, 1, "[]{}:,-&*!|>'\"%@`#\n \t"[random.below(22)]); break;
                default: text.resize(at + 1); break;
            }
        }
        usable += load_text(text).usable();
    }
    EXPECT_LT(usable, mutations);
}

TEST(Hostile, two_thousand_mutations_never_crash_the_loader) {
    mutate(sample_text, 20261122);
}

TEST(Hostile, nor_do_they_in_a_guide_with_groups_and_what_is_computed) {
    mutate(family_text(), 20261123);
}

// Words of the language in places where they mean something else, or nothing.
TEST(Hostile, words_put_in_the_place_of_others_never_crash_the_loader) {
    const std::vector<std::string> words{"child",
                                         "people",
                                         "network.children",
                                         "network.school",
                                         "network.born",
                                         "network.age",
                                         "kind",
                                         "amount",
                                         "network.rent",
                                         "fills",
                                         "group",
                                         "probe",
                                         "scale",
                                         "yes_no",
                                         "any(child, ",
                                         ")",
                                         "count: child",
                                         "where",
                                         "age_of",
                                         "sum",
                                         "network.born_age",
                                         "at_most: 8",
                                         "{name}",
                                         "answers"};
    base::SeededRandom random(7);
    const auto any = [&] { return words[random.below(static_cast<std::uint32_t>(words.size()))]; };
    for (int i = 0; i < 2'000; ++i) {
        auto text = family_text();
        for (auto changes = 1 + random.below(3); changes > 0; --changes) {
            const auto& from = any();
            const auto at = text.find(from, random.below(static_cast<std::uint32_t>(text.size())));
            if (at != std::string::npos) text.replace(at, from.size(), any());
        }
        load_text(text);
    }
}

}  // namespace
}  // namespace kt::guide
