// A paper at the kiosk: where its words go, and what stands on the screen while it is printed.
#include <gmock/gmock.h>

#include "tests/app/session/hall.hpp"

namespace kt::session {
namespace {

using model::Ending;
using model::Screen;
using scenario::Resident;
using scenario::Wishes;
using testing::HasSubstr;

TEST(Printing, on_paper_only_the_words_go_to_the_printer_and_nowhere_else) {
    Hall hall;
    Wishes wishes;
    wishes.ending = Ending::paper_only;
    Resident resident(wishes, 6);
    ASSERT_NO_FATAL_FAILURE(tell_all(hall, resident));
    ASSERT_NO_FATAL_FAILURE(hall.talks_to(resident, Screen::receipt));
    ASSERT_EQ(hall.papers.size(), 1u);
    EXPECT_THAT(hall.papers.front(), HasSubstr(words_told));
    hall.seconds_pass(model::receipt_s);
    EXPECT_TRUE(hall.ended());
    expect_nothing_left(hall);
}

TEST(Printing, a_printer_that_fails_erases_nothing_and_says_so) {
    Hall hall;
    const auto works = hall.printer;
    hall.printer = [](base::ByteView, const std::string&) {
        return printed_at_once(base::failed(base::Fault::refused, "no paper"));
    };
    Wishes wishes;
    wishes.ending = Ending::paper_only;
    Resident resident(wishes, 7);
    ASSERT_NO_FATAL_FAILURE(tell_all(hall, resident));
    const auto events = hall.events_on_disk();
    hall.does(model::Choose{"paper"});
    hall.does(model::GoOn{});
    EXPECT_EQ(hall.screen(), Screen::closing);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Het printen lukte niet. Er is niets gewist"));
    EXPECT_EQ(hall.events_on_disk(), events);
    EXPECT_FALSE(hall.model().state.facts.by_question.empty());

    hall.printer = works;
    hall.does(model::GoOn{});
    EXPECT_EQ(hall.screen(), Screen::receipt);
    EXPECT_EQ(hall.papers.size(), 1u);
}

// A printer that takes its time, and ends when the test says so.
class SlowJob final : public PrintJob {
  public:
    explicit SlowJob(std::optional<base::Result<Printed>>& how) : how_(how) {}
    std::optional<base::Result<Printed>> look() override { return how_; }

  private:
    std::optional<base::Result<Printed>>& how_;
};

TEST(Printing, while_a_paper_is_printed_the_screen_says_so_and_can_be_touched) {
    Hall hall;
    std::optional<base::Result<Printed>> how;
    hall.printer = [&](base::ByteView, const std::string&) {
        return std::make_unique<SlowJob>(how);
    };
    Wishes wishes;
    wishes.ending = Ending::paper_only;
    Resident resident(wishes, 8);
    ASSERT_NO_FATAL_FAILURE(tell_all(hall, resident));
    hall.does(model::Choose{"paper"});
    hall.does(model::GoOn{});
    EXPECT_EQ(hall.screen(), Screen::closing);
    EXPECT_THAT(hall.words_on_screen(), HasSubstr("Uw papier wordt geprint"));
    const auto size = hall.model().size;
    hall.does(model::NextTextSize{});
    EXPECT_NE(hall.model().size, size);
    hall.seconds_pass(3);
    EXPECT_EQ(hall.screen(), Screen::closing);
    how = Printed{"", true};
    hall.seconds_pass(1);
    EXPECT_EQ(hall.screen(), Screen::receipt);
    EXPECT_EQ(hall.model().paper, model::PaperState::printed);
}

TEST(Printing, who_stops_while_a_paper_is_printed_still_chooses) {
    Hall hall;
    std::optional<base::Result<Printed>> how;
    hall.printer = [&](base::ByteView, const std::string&) {
        return std::make_unique<SlowJob>(how);
    };
    Wishes wishes;
    wishes.ending = Ending::paper_only;
    Resident resident(wishes, 9);
    ASSERT_NO_FATAL_FAILURE(tell_all(hall, resident));
    hall.does(model::Choose{"paper"});
    hall.does(model::GoOn{});
    hall.does(model::Stop{});
    how = Printed{"", true};
    hall.seconds_pass(2);
    EXPECT_EQ(hall.screen(), Screen::stopped);
    hall.does(model::WipeAfterStop{});
    EXPECT_TRUE(hall.ended());
    expect_nothing_left(hall);
}

}  // namespace
}  // namespace kt::session
