// What fits one sitting, and what goes before: the subject that is warm, being safe.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/conversation/engine.hpp"
#include "core/guide/load.hpp"

namespace kt::conversation {
namespace {

using testing::ElementsAre;

constexpr int questions_a_topic = 12;  // more than a hall has room for

std::string question(const std::string& id, const std::string& more) {
    return "  " + id +
           ": {ask: Hoe is het?, why: Daarom., kind: yes_no, place: hall, ordinary: no" + more +
           "}\n";
}

// Both subjects have more to ask than fits, because of the first answer of each.
guide::Guide two_subjects() {
    std::string text =
        "guide: two\nversion: 1.0.0\n"
        "topics:\n  work: {title: Werk, section: work}\n  home: {title: Wonen, section: housing}\n"
        "  safe: {title: Veilig zijn, section: safety}\n"
        "entries:\n  help: {text: Ik zoek hulp, asked: hulp}\nquestions:\n";
    for (const std::string topic : {"work", "home"}) {
        text += question(topic + ".first", ", stage: ask_on");
        for (int i = 1; i <= questions_a_topic; ++i)
            text += question(topic + ".q" + std::to_string(i), ", when: " + topic + ".first = yes");
    }
    text += question("home.now", ", urgent: yes");  // asked once its subject is chosen
    text += "needs:\n";
    const auto need = [](const std::string& id, const std::string& topic,
                         const std::string& place) {
        return "  " + id + ": {offer: Gaat het hierom?, topic: " + topic +
               ", wording: dat het beter gaat, place: " + place + ", when: work.first = yes}\n";
    };
    text += need("work_a", "work", "hall") + need("work_b", "work", "hall") +
            need("home_a", "home", "hall") + need("home_b", "home", "hall") +
            need("safe_a", "safe", "room");
    auto loaded = guide::load_files({{"guide.yaml", text}});
    std::string lines;
    for (const auto& remark : loaded.remarks) lines += to_line(remark) + "\n";
    EXPECT_TRUE(loaded.usable()) << lines;
    return std::move(loaded.guide);
}

class ASitting : public testing::Test {
  protected:
    void tell(const std::string& id, const std::string& answer) {
        set_answer(facts_, id, {{answer}, {}, ""});
    }
    std::string next() {
        auto step = engine_.next(facts_);
        if (std::holds_alternative<ShowOverview>(step)) {
            confirm_overview(facts_);
            step = engine_.next(facts_);
        }
        const auto* ask = std::get_if<AskQuestion>(&step);
        return ask ? guide_.questions[static_cast<std::size_t>(ask->question)].id : "";
    }
    int asks_until_offers() {
        int asked = 0;
        for (auto id = next(); !id.empty(); id = next(), ++asked) tell(id, "no");
        return asked;
    }
    std::vector<std::string> offered() {
        std::vector<std::string> ids;
        const auto step = engine_.next(facts_);
        if (const auto* offers = std::get_if<OfferNeeds>(&step))
            for (const auto& offer : offers->offers)
                ids.push_back(guide_.needs[static_cast<std::size_t>(offer.need)].id);
        return ids;
    }
    void begin() {
        facts_.entry = "help";
        facts_.topics.emplace();
        tell("work.first", "yes");
        tell("home.first", "yes");
    }
    guide::Guide guide_ = two_subjects();
    Engine engine_{guide_};
    Facts facts_;
};

TEST_F(ASitting, the_subject_of_the_last_answer_goes_on_whatever_stands_before_it_in_the_guide) {
    begin();
    EXPECT_EQ(next(), "home.q1");
    tell("home.q1", "no");
    EXPECT_EQ(next(), "home.q2");
    tell("work.q3", "no");
    EXPECT_EQ(next(), "work.q1");
}

TEST_F(ASitting, what_cannot_wait_goes_first_also_where_only_its_subject_was_chosen) {
    facts_.place = guide::Place::room;
    begin();
    tell("work.first", "no");
    EXPECT_EQ(next(), "home.q1");
    facts_.topics = {{"home"}};
    EXPECT_EQ(next(), "home.now");
}

TEST_F(ASitting, has_its_own_budget_when_it_goes_on_at_a_table) {
    begin();
    EXPECT_EQ(asks_until_offers() + 2, questions_in_hall_max);
    EXPECT_EQ(engine_.progress(facts_).asked, questions_in_hall_max);
    tell("gone.since", "yes");  // of another version of this guide
    go_on_at(facts_, guide::Place::room, std::nullopt);
    EXPECT_EQ(engine_.progress(facts_).asked, 0);
    tell("work.q12", "no");
    EXPECT_EQ(engine_.progress(facts_).asked, 1);
    withdraw(facts_, "work.q12");
    EXPECT_EQ(engine_.progress(facts_).at_most, questions_at_table_max);
    const int left = 2 * questions_a_topic + 2 - questions_in_hall_max;
    EXPECT_EQ(asks_until_offers(), left) << "nothing twice";
    withdraw(facts_, "work.first");
    EXPECT_EQ(engine_.progress(facts_).asked, left) << "that was of the earlier sitting";
}

TEST_F(ASitting, being_safe_goes_before_all_else) {
    facts_.place = guide::Place::room;
    begin();
    asks_until_offers();
    EXPECT_THAT(offered(), ElementsAre("safe_a", "work_a", "work_b"));
}

TEST_F(ASitting, what_was_settled_in_the_hall_takes_no_place_of_what_is_new_at_a_table) {
    begin();
    asks_until_offers();
    for (const auto& id : offered()) facts_.needs[id].outcome = NeedOutcome::passed;
    facts_.needs_seen = true;
    go_on_at(facts_, guide::Place::room, std::nullopt);
    asks_until_offers();
    EXPECT_THAT(offered(), ElementsAre("safe_a", "home_a", "home_b"));
}

}  // namespace
}  // namespace kt::conversation
