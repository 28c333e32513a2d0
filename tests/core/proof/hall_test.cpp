// What a hall may not hear.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/proof/hall.hpp"
#include "tests/core/proof/proven.hpp"

namespace kt::proof {
namespace {

using testing::HasSubstr;
using testing::Not;

guide::Subject subject_of(std::string_view text) {
    const auto* found = hall_word_in(text);
    EXPECT_NE(found, nullptr) << text;
    return found ? found->subject : guide::Subject::household;
}

TEST(Hall, a_word_is_known_in_its_forms) {
    EXPECT_EQ(subject_of("Is er sprake van huiselijk geweld?"), guide::Subject::violence);
    EXPECT_EQ(subject_of("Wordt u thuis mishandeld?"), guide::Subject::violence);
    EXPECT_EQ(subject_of("Diagnose door uw arts"), guide::Subject::diagnosis);
    EXPECT_EQ(subject_of("Wat is uw BSN?"), guide::Subject::bsn);
    EXPECT_EQ(subject_of("Met wie woont u?"), guide::Subject::household);
    EXPECT_EQ(subject_of("Hebt u een verblijfsvergunning?"), guide::Subject::residence);
    EXPECT_EQ(subject_of("Gedachten aan suïcide"), guide::Subject::suicide);
}

TEST(Hall, ordinary_words_are_let_through) {
    for (const auto* text :
         {"Hebt u een geweldige dag?", "Een drankje met de buren", "Hoeveel geld houdt u over?",
          "Wie helpt u thuis?", "Wat vond u belangrijk?", "Gaat u naar de huisarts?", ""})
        EXPECT_EQ(hall_word_in(text), nullptr) << text;
}

TEST(Hall, a_question_that_says_it_in_a_hall_is_remarked_on) {
    EXPECT_THAT(
        lines_of(proven_with("Wie staat voor u klaar?", "Drinkt u alcohol?")),
        HasSubstr("guide.yaml:71:3: warning: The question 'network.there' can be shown in a hall "
                  "and says 'alcohol…' (addiction): \"Drinkt u alcohol?\". Say it otherwise, or "
                  "keep it for a room."));
    // Its place is a room.
    EXPECT_THAT(lines_of(proven_with("Is iemand niet aardig voor u?", "Slaat of stalkt iemand u?")),
                Not(HasSubstr("stalk")));
}

TEST(Hall, a_signal_is_shown_where_it_can_be_raised) {
    EXPECT_THAT(lines_of(proven_with("title: wil vaker mensen zien", "title: depressief")),
                HasSubstr("The signal 'lonely' can be shown in a hall and says 'depressi…'"));
    // Only what was told in a room can raise it.
    EXPECT_THAT(lines_of(proven_with("  lonely: {",
                                     "  hurt: {title: depressief, topic: network, when: "
                                     "network.hurt = yes}\n  lonely: {")),
                Not(HasSubstr("depressi")));
}

TEST(Hall, a_marked_subject_is_an_error_also_where_no_file_was_read) {
    auto guide = guide::sample_guide();
    auto& question = guide.questions[static_cast<std::size_t>(guide.question_index("network.see"))];
    question.subjects = {guide::Subject::crime, guide::Subject::bsn};
    std::vector<guide::Remark> remarks;
    prove(guide, today_days, remarks);
    ASSERT_FALSE(remarks.empty());
    EXPECT_THAT(to_line(remarks.back()),
                HasSubstr("error: The question 'network.see' speaks of crime and bsn and may not "
                          "have 'place: hall'. Make it room or home."));
}

}  // namespace
}  // namespace kt::proof
