// What a translator is given, and what becomes of a translation when the Dutch changes.
#include "app/guide_map/texts.hpp"

#include <gmock/gmock.h>

#include "tests/app/guide_map/small_guide.hpp"

namespace kt::guide_map {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

text::PoFile read(const std::string& po) {
    auto file = text::parse_po(po);
    if (!file) ADD_FAILURE() << file.error().words;
    return file ? *file : text::PoFile();
}
std::string fresh(const guide::Guide& guide) {
    return to_po(texts_of(guide), {}, head_of("", guide.id, "en"));
}

TEST(GuideTexts, every_text_a_resident_reads_has_its_name) {
    const auto po = fresh(small_guide());
    for (const auto* context :
         {"topic.housing.reason", "entry.mobility.asked", "housing.outdoors.why",
          "housing.outdoors.hard.said", "signal.stuck", "need.meet.wording"})
        EXPECT_THAT(po, HasSubstr("msgctxt \"" + std::string(context) + "\"\n"));
    EXPECT_EQ(read(po).entries.size(), texts_of(small_guide()).size());
    EXPECT_EQ(read(po).header.at("Language"), "en");
}

TEST(GuideTexts, a_translation_stays_as_long_as_its_dutch) {
    auto file = read(fresh(small_guide()));
    for (auto& entry : file.entries)
        if (entry.context == "network.see") entry.translation = "How often do you see people?";
    const auto head = head_of("", "klein", "en");
    const auto same = to_po(texts_of(small_guide()), file, head);
    EXPECT_THAT(same, HasSubstr("msgstr \"How often do you see people?\""));
    EXPECT_THAT(same, Not(HasSubstr("fuzzy")));

    const auto guide = small_guide_with("Hoe vaak ziet u mensen?", "Hoe vaak spreekt u mensen?");
    const auto later = to_po(texts_of(guide), file, head);
    EXPECT_THAT(later,
                AllOf(HasSubstr("#, fuzzy\nmsgctxt \"network.see\"\nmsgid \"Hoe vaak spreekt "
                                "u mensen?\"\nmsgstr \"How often do you see people?\""),
                      Not(HasSubstr("Hoe vaak ziet"))));
    const auto standing = standing_of(texts_of(guide), file);
    EXPECT_EQ(standing.to_look_at, 1u);
    EXPECT_EQ(standing.translated, 0u);
    EXPECT_EQ(standing.gone, 0u);
}

TEST(GuideTexts, the_head_of_a_file_stays_with_who_read_it) {
    const std::string bytes =
        "# Read aloud.\nmsgid \"\"\nmsgstr \"\"\n\"Language: tr\\n\"\n\"X-Native-Reader: "
        "someone\\n\"\n\n"
        "msgctxt \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n";
    const auto po = to_po(texts_of(small_guide()), read(bytes), head_of(bytes, "klein", "tr"));
    EXPECT_THAT(po, testing::StartsWith("# Read aloud."));
    EXPECT_EQ(read(po).header.at("X-Native-Reader"), "someone");
    EXPECT_EQ(standing_of(texts_of(small_guide()), read(bytes)).gone, 1u);
}

TEST(GuideTexts, quotation_marks_and_lines_come_back_as_they_were) {
    const auto guide = small_guide_with("title: Wonen", "title: \"Zeg \\\"thuis\\\" \\\\ of zo\"");
    const auto entries = read(fresh(guide)).entries;
    EXPECT_THAT(entries,
                testing::Contains(testing::Field(&text::PoEntry::dutch, "Zeg \"thuis\" \\ of zo")));
}

}  // namespace
}  // namespace kt::guide_map
