// A conversation begun in the hall and deepened at a table: it goes on where it was, on any device
// of the team, and what two devices add without knowing of each other both stands.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/desk/laptop_desk.hpp"
#include "app/model/kiosk.hpp"
#include "tests/app/model/told_case.hpp"
#include "tests/support/municipality.hpp"

namespace kt::desk {
namespace {

using support::must;

// What came through the hub: all that is under a seal, with the wraps of whoever may read it.
void carry(journal::Journal& from, journal::Journal& to, const base::CaseId& id) {
    must(to.receive(id, must(from.events(id)), must(from.seals(id)), must(from.wraps(id))));
}

// A worker's laptop with its desk, and the conversation on its screen.
class Laptop {
  public:
    Laptop(support::Municipality& town, const GuideShelf& guides)
        : desk({town.folder.file("laptop"), *journal, guides, town.random, town.clock,
                support::cheap}) {
        must(desk.unlock(support::passphrase));
    }
    void sits_down(const base::CaseId& id, guide::Place place, bool was_locked = false) {
        auto opened = must(desk.open_talk(id, was_locked));
        talk = std::make_unique<model::Kiosk>(*opened.guide, opened.house, place);
        does(model::TakenUp{std::move(*opened.state), was_locked, std::move(opened.bookmark)});
        if (!was_locked) passes_overviews();
    }
    void passes_overviews() {
        for (int i = 0; i < 3 && model::screen_of(talk->model()) == model::Screen::overview; ++i)
            does(model::GoOn{});
    }
    void does(const model::Message& message) {
        const auto effects = talk->take(message);
        if (effects.empty()) return;
        for (const auto& answer : desk.talk_does(effects)) does(answer);
    }
    std::string asked() const {
        const int question = model::question_of(talk->model());
        return question < 0 ? "" : talk->guide().questions[static_cast<std::size_t>(question)].id;
    }
    // Chooses the n-th answer of the question on the screen, and goes on.
    void answers(std::size_t number) {
        const int question = model::question_of(talk->model());
        ASSERT_GE(question, 0);
        const auto& all = talk->guide().questions[static_cast<std::size_t>(question)].answers;
        ASSERT_LT(number, all.size());
        does(model::Choose{all[number].id});
        does(model::GoOn{});
        passes_overviews();
    }
    void answers_or_skips() {
        const int question = model::question_of(talk->model());
        if (talk->guide().questions[static_cast<std::size_t>(question)].answers.empty()) {
            does(model::Skip{});
            passes_overviews();
        } else {
            answers(0);
        }
    }
    void is_enough_for_now() {
        does(model::Stop{});
        does(model::KeepAfterStop{});
        EXPECT_TRUE(talk->model().ended);
        desk.close_talk();
    }

    std::unique_ptr<journal::Journal> journal = journal::make_memory_journal();
    LaptopDesk desk;
    std::unique_ptr<model::Kiosk> talk;
};

class TableTalkTest : public testing::Test {
  protected:
    TableTalkTest() { town.laptop(); }

    // Told in the hall, and sent; with a code to come back.
    base::CaseId told_in_the_hall() {
        auto writer = must(journal::CaseWriter::begin(kiosk_parts()));
        const auto teller = told::whole_case("husband_cannot_be_alone", "Mevrouw Visser");
        for (const casefile::Event& event : teller.events()) {
            journal::Draft draft;
            draft.happening = event.happening;
            must(writer->write(draft));
        }
        opener = must(writer->offer_opener());
        must(writer->release(journal::CaseStatus::sent));
        return writer->id();
    }
    journal::WriterParts kiosk_parts() {
        return {*hall, kiosk, town.random, town.clock, "boot-1", 1};
    }

    support::Municipality town;
    keys::DeviceIdentity kiosk = town.kiosk();
    GuideShelf guides = must(GuideShelf::load("assets/guides"));
    std::unique_ptr<journal::Journal> hall = journal::make_memory_journal();
    std::optional<keys::Opener> opener;
};

TEST_F(TableTalkTest, from_the_hall_to_the_table_to_a_colleague_and_back_with_the_code) {
    const base::CaseId id = told_in_the_hall();
    Laptop worker(town, guides), colleague(town, guides);
    carry(*hall, *worker.journal, id);
    worker.sits_down(id, guide::Place::home);
    const std::string first = worker.asked();
    ASSERT_FALSE(first.empty());
    worker.does(model::SpeakNow{"companion"});
    worker.answers(0);
    EXPECT_NE(worker.asked(), first) << "the table has room for more questions";
    worker.is_enough_for_now();

    carry(*worker.journal, *colleague.journal, id);
    const auto view = must(colleague.desk.view(id, told::dutch));
    EXPECT_EQ(view.problems, 0);
    EXPECT_TRUE(view.conflicts.empty());
    ASSERT_EQ(view.continued.size(), 1u);
    EXPECT_EQ(view.continued[0].place, "home");
    EXPECT_TRUE(view.guide_fits);
    EXPECT_FALSE(view.unfinished);

    carry(*worker.journal, *hall, id);
    const auto back = must(journal::CaseWriter::reopen(kiosk_parts(), *opener));
    EXPECT_TRUE(back->was_sent());
    const auto& standing = back->state().facts.by_question.at(first).standing;
    ASSERT_EQ(standing.size(), 1u);
    EXPECT_EQ(standing[0].said_by, "companion");
}

TEST_F(TableTalkTest, in_the_hall_nothing_told_at_the_table_stands_on_the_screen) {
    const base::CaseId id = told_in_the_hall();
    Laptop worker(town, guides);
    carry(*hall, *worker.journal, id);
    worker.sits_down(id, guide::Place::home);
    for (int i = 0; i < 12 && !worker.asked().empty(); ++i) worker.answers_or_skips();
    worker.is_enough_for_now();
    carry(*worker.journal, *hall, id);
    const auto back = must(journal::CaseWriter::reopen(kiosk_parts(), *opener));

    model::Kiosk kiosk_screen(told::guide(), {});
    kiosk_screen.take(model::HaveOpener{});
    kiosk_screen.take(model::KeyPressed{"k"});
    const auto effects = kiosk_screen.take(model::GoOn{});
    ASSERT_FALSE(effects.empty());
    const auto request = std::get<model::ReopenCase>(effects[0]).request;
    const auto writes = kiosk_screen.take(model::CaseReopened{request, back->state(), {}});
    ASSERT_FALSE(writes.empty());
    const auto& events = std::get<model::WriteEvents>(writes[0]).events;
    const auto* continued = std::get_if<casefile::ConversationContinued>(&events.front().happening);
    ASSERT_TRUE(continued) << "said first of all, so that a hall asks as a hall";
    EXPECT_EQ(continued->place, guide::Place::hall);
}

TEST_F(TableTalkTest, two_laptops_at_once_and_both_answers_stand) {
    const base::CaseId id = told_in_the_hall();
    Laptop worker(town, guides), colleague(town, guides);
    for (Laptop* one : {&worker, &colleague}) {
        carry(*hall, *one->journal, id);
        one->sits_down(id, guide::Place::room);
    }
    const std::string both_asked = worker.asked();
    ASSERT_EQ(colleague.asked(), both_asked);
    worker.answers(0);
    colleague.answers(1);
    worker.is_enough_for_now();

    // It comes in while the colleague talks; what the colleague has seen is all they replace.
    carry(*worker.journal, *colleague.journal, id);
    const auto now = colleague.desk.talk_looks_again();
    ASSERT_TRUE(now);
    colleague.does(*now);
    EXPECT_EQ(colleague.talk->model().state.facts.by_question.at(both_asked).standing.size(), 2u);
    colleague.is_enough_for_now();
    const auto view = must(colleague.desk.view(id, told::dutch));
    ASSERT_EQ(view.conflicts.size(), 1u);
    EXPECT_EQ(view.conflicts[0].id, both_asked);
    EXPECT_EQ(view.continued.size(), 2u);
    EXPECT_EQ(view.problems, 0);
}

TEST_F(TableTalkTest, what_came_in_unseen_is_not_replaced) {
    const base::CaseId id = told_in_the_hall();
    Laptop worker(town, guides), colleague(town, guides);
    for (Laptop* one : {&worker, &colleague}) {
        carry(*hall, *one->journal, id);
        one->sits_down(id, guide::Place::room);
    }
    const std::string asked = worker.asked();
    worker.answers(0);
    worker.is_enough_for_now();
    carry(*worker.journal, *colleague.journal, id);
    (void)colleague.desk.talk_looks_again();  // on its way to the screen when the button is pressed
    colleague.answers(1);
    colleague.is_enough_for_now();
    EXPECT_EQ(must(colleague.desk.view(id, told::dutch)).conflicts.size(), 1u);
}

TEST_F(TableTalkTest, locked_away_it_comes_back_with_what_was_typed) {
    const base::CaseId id = told_in_the_hall();
    Laptop worker(town, guides);
    carry(*hall, *worker.journal, id);
    worker.sits_down(id, guide::Place::home);
    const std::string asked = worker.asked();
    const auto& answers =
        told::guide()
            .questions[static_cast<std::size_t>(told::guide().question_index(asked))]
            .answers;
    worker.does(model::Choose{answers[0].id});
    must(worker.desk.keep_bookmark(model::bookmark_of(worker.talk->model())));
    worker.talk->forget();
    EXPECT_TRUE(worker.talk->model().state.story.empty());
    worker.desk.lock();
    EXPECT_FALSE(worker.desk.talk_case());

    must(worker.desk.unlock(support::passphrase));
    EXPECT_TRUE(must(worker.desk.view(id, told::dutch)).unfinished);
    worker.sits_down(id, guide::Place::home, true);
    EXPECT_EQ(worker.asked(), asked);
    EXPECT_EQ(worker.talk->model().draft.chosen, std::vector<std::string>{answers[0].id});
    worker.is_enough_for_now();
    EXPECT_EQ(must(worker.desk.view(id, told::dutch)).continued.size(), 1u);
}

}  // namespace
}  // namespace kt::desk
