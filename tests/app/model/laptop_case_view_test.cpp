// What a laptop shows of a case is what was told, all of it, and nothing else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "app/model/laptop_case_view.hpp"
#include "app/model/promises.hpp"
#include "tests/app/model/told_case.hpp"

namespace kt::model {
namespace {

using told::dutch;
using told::Teller;

CaseView view_of(const casefile::CaseState& state) {
    return make_case_view({}, state, told::guide(), dutch);
}

const QuestionView* find(const CaseView& view, const std::string& id) {
    for (const TopicView& topic : view.topics) {
        for (const QuestionView& question : topic.questions) {
            if (question.id == id) return &question;
        }
    }
    return nullptr;
}

// A question of the guide at hand that one can answer by choosing.
const guide::Question& some_choice() {
    for (const guide::Question& question : told::guide().questions) {
        if (question.kind == guide::Kind::choice && question.stage == guide::Stage::life) {
            return question;
        }
    }
    throw std::logic_error("the guide has no choices");
}

TEST(LaptopCaseView, shows_every_answer_as_it_was_given) {
    for (const std::string persona :
         {"husband_cannot_be_alone", "cut_off_this_week", "only_the_scooter", "skips_most"}) {
        const auto talk = told::talk_of(persona);
        conversation::Engine engine(told::guide());
        const CaseView view = view_of(told::whole_case(persona, "Mevrouw Visser").state());
        std::size_t shown = 0;
        for (const TopicView& topic : view.topics) shown += topic.questions.size();
        EXPECT_EQ(shown, talk.facts.by_question.size()) << persona;
        for (const auto& [id, fact] : talk.facts.by_question) {
            const QuestionView* question = find(view, id);
            ASSERT_NE(question, nullptr) << persona << ' ' << id;
            // In the words that were asked, which may be another question's than the fact's own.
            const int asked = engine.told_as(talk.facts, told::guide().question_index(id));
            EXPECT_EQ(question->ask, told::guide().questions[static_cast<std::size_t>(asked)].ask);
            EXPECT_EQ(question->skipped, fact.standing.empty());
            if (fact.standing.empty()) continue;
            ASSERT_EQ(question->standing.size(), 1u);
            const conversation::Value& value = fact.standing.front().value;
            EXPECT_EQ(question->standing[0].words, value.words);
            std::vector<std::string> values = value.chosen;
            if (value.number) values.push_back(std::to_string(*value.number));
            EXPECT_EQ(question->standing[0].values, values);
        }
    }
}

TEST(LaptopCaseView, gives_the_card_of_twenty_seconds) {
    const CaseView view = view_of(
        told::whole_case("husband_cannot_be_alone", "Mevrouw Visser", "Eén dag gewoon mezelf zijn.")
            .state());
    EXPECT_EQ(view.name, "Mevrouw Visser");
    EXPECT_EQ(view.number, "2026-KX4-7QD");
    EXPECT_EQ(view.entry, "mobility");
    EXPECT_EQ(view.asked_words, "Dan kom ik weer eens in het dorp.");
    EXPECT_TRUE(view.urgent.empty());
    ASSERT_FALSE(view.needs.empty());
    EXPECT_EQ(view.needs[0].words, "Eén dag gewoon mezelf zijn.");
    EXPECT_TRUE(view.needs[0].own_words);
    EXPECT_FALSE(view.needs[0].because.empty());
    ASSERT_EQ(view.promised.size(), 1u);
    EXPECT_EQ(view.promised[0].by_whom, "het sociaal team");
    ASSERT_TRUE(view.contact);
    EXPECT_FALSE(view.contact->voicemail);
    EXPECT_TRUE(view.sent);
    EXPECT_TRUE(view.guide_fits);
    EXPECT_TRUE(view.conflicts.empty());
}

TEST(LaptopCaseView, accepted_need_is_not_passed_off_as_own_words) {
    const CaseView view =
        view_of(told::whole_case("husband_cannot_be_alone", "Mevrouw Visser").state());
    ASSERT_FALSE(view.needs.empty());
    EXPECT_FALSE(view.needs[0].own_words);
    EXPECT_TRUE(view.needs[0].confirmed());
    const int index = told::guide().need_index(view.needs[0].id);
    EXPECT_EQ(view.needs[0].words, told::guide().needs[static_cast<std::size_t>(index)].wording);
}

TEST(LaptopCaseView, signals_name_the_answers_they_rest_on) {
    const auto state = told::whole_case("husband_cannot_be_alone", "Mevrouw Visser").state();
    const CaseView view = view_of(state);
    ASSERT_FALSE(view.signals.empty());
    for (const SignalView& signal : view.signals) {
        EXPECT_FALSE(signal.evidence.empty()) << signal.id;
        for (const EvidenceView& evidence : signal.evidence) {
            EXPECT_TRUE(state.facts.by_question.contains(evidence.question));
            EXPECT_FALSE(evidence.text.empty());
        }
    }
}

TEST(LaptopCaseView, urgent_matter_stands_on_the_card) {
    const CaseView view = view_of(told::whole_case("cut_off_this_week", "Meneer Bakker").state());
    ASSERT_FALSE(view.urgent.empty());
    EXPECT_TRUE(make_case_line(view, false).urgent);
    EXPECT_EQ(view.urgent.size(), view.urgent_titles.size());
}

TEST(LaptopCaseView, two_answers_that_did_not_know_of_each_other_both_stand) {
    const guide::Question& question = some_choice();
    Teller kiosk(1), laptop(2);
    kiosk.begin();
    kiosk.tell(casefile::Answered{question.id, {{question.answers[0].id}, {}, ""}});
    auto& other = laptop.tell(casefile::Answered{question.id, {{question.answers[1].id}, {}, ""}});
    other.said_by = "worker";
    std::vector<casefile::Event> events = kiosk.events();
    events.insert(events.end(), laptop.events().begin(), laptop.events().end());
    const CaseView view = view_of(casefile::fold(events));
    ASSERT_EQ(view.conflicts.size(), 1u);
    EXPECT_EQ(view.conflicts[0].id, question.id);
    std::vector<std::string> texts, speakers;
    for (const ConflictSide& side : view.conflicts[0].sides) {
        texts.push_back(side.text);
        speakers.push_back(side.said_by);
    }
    EXPECT_THAT(texts,
                testing::UnorderedElementsAre(question.answers[0].text, question.answers[1].text));
    EXPECT_THAT(speakers, testing::UnorderedElementsAre("resident", "worker"));
}

TEST(LaptopCaseView, two_ways_to_reach_someone_both_stand) {
    Teller one(1), other(2);
    casefile::ContactGiven first, second;
    first.phone = "06 1";
    second.phone = "06 2";
    one.tell(first);
    other.tell(second);
    std::vector<casefile::Event> events = one.events();
    events.push_back(other.events()[0]);
    const CaseView view = view_of(casefile::fold(events));
    ASSERT_EQ(view.conflicts.size(), 1u);
    EXPECT_EQ(view.conflicts[0].id, "contact");
    ASSERT_EQ(view.conflicts[0].sides.size(), 2u);
    EXPECT_NE(view.conflicts[0].sides[0].text, view.conflicts[0].sides[1].text);
}

TEST(LaptopCaseView, what_it_does_not_know_is_counted_and_shown_as_code) {
    Teller teller;
    teller.tell(casefile::ConversationBegun{"gesprek", "9.9.9", "another", guide::Place::hall, "nl",
                                            "2026-AAA-BBB", "Kiosk"});
    teller.tell(casefile::Answered{"garden.size", {{"large"}, {}, "Met kippen."}});
    teller.tell(casefile::UnknownEvent{900, 1, {}});
    const CaseView view = view_of(teller.state());
    EXPECT_FALSE(view.guide_fits);
    EXPECT_EQ(view.unknown_events, 1);
    const QuestionView* question = find(view, "garden.size");
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->ask, "garden.size");
    EXPECT_EQ(question->standing[0].words, "Met kippen.");
}

TEST(LaptopCaseView, speaks_the_language_of_the_screen) {
    const auto marked = [](std::string_view context, std::string_view text) {
        return "[" + std::string(context) + "] " + std::string(text);
    };
    const auto state = told::whole_case("husband_cannot_be_alone", "Mevrouw Visser").state();
    const CaseView view = make_case_view({}, state, told::guide(), marked);
    EXPECT_THAT(view.entry_text, testing::StartsWith("[entry.mobility] "));
    EXPECT_THAT(view.topics[0].questions[0].ask,
                testing::StartsWith("[" + view.topics[0].questions[0].id + "] "));
    EXPECT_EQ(view.asked_words, "Dan kom ik weer eens in het dorp.");
}

CaseLine line(bool urgent, std::optional<std::int64_t> call_by, std::int64_t received,
              std::uint8_t id) {
    CaseLine made;
    made.urgent = urgent;
    made.call_by_ms = call_by;
    made.received_ms = received;
    made.id.bytes[0] = id;
    return made;
}

TEST(LaptopCaseView, words_say_in_which_language_they_were_told) {
    Teller teller;
    teller.begin();
    teller.tell(casefile::EntryChosen{"", "Een brief van de bank"});
    teller.tell(casefile::LanguageChosen{"ar"});
    teller.tell(casefile::OwnNeedTold{"راحة"});
    // What the worker writes while the screen is Arabic is Dutch.
    const std::string question = some_choice().id;
    teller.tell(casefile::Answered{question, {{}, {}, "wil er later op terugkomen", {}}}).said_by =
        "worker";
    const CaseView view = view_of(teller.state());
    EXPECT_EQ(view.language_of("entry"), "nl");
    EXPECT_EQ(view.language_of("own_need"), "ar");
    EXPECT_EQ(find(view, question)->standing[0].language, "nl");
}

TEST(LaptopToday, urgent_first_then_the_earliest_call_then_the_newest) {
    std::vector<CaseLine> lines{line(false, {}, 50, 1), line(false, {}, 90, 2),
                                line(false, 500, 10, 3), line(false, 400, 10, 4),
                                line(true, {}, 1, 5)};
    sort_lines(lines);
    std::vector<int> order;
    for (const CaseLine& one : lines) order.push_back(one.id.bytes[0]);
    EXPECT_THAT(order, testing::ElementsAre(5, 4, 3, 2, 1));
}

TEST(Promises, are_kept_without_a_language_and_said_in_one) {
    casefile::ContactGiven contact;
    EXPECT_EQ(promise_for(contact), "visit");
    contact.post = true;
    EXPECT_EQ(promise_for(contact), "write");
    contact.may_call = true;
    EXPECT_EQ(promise_for(contact), "call");
    const auto text = [](const char* what) {
        return promise_text({"het sociaal team", what, 0}, dutch);
    };
    EXPECT_EQ(text("call"), "Het sociaal team belt terug.");
    EXPECT_EQ(text("write"), "Het sociaal team schrijft een brief.");
    EXPECT_EQ(text("visit"), "Komt zelf langs. Het sociaal team helpt dan verder.");
}

TEST(Promises, of_older_journals_are_still_understood) {
    for (const auto& [older, kind] : {std::pair("belt u", "call"), std::pair("schrijft u", "write"),
                                      std::pair("helpt u als u langskomt", "visit")}) {
        EXPECT_EQ(promise_kind({"het sociaal team", older, 0}), kind);
    }
    EXPECT_EQ(promise_text({"het wijkteam", "zingt", 0}, dutch), "Het wijkteam zingt");
}

RC_GTEST_PROP(LaptopToday, order_does_not_depend_on_arrival, ()) {
    const auto count = *rc::gen::inRange(0, 12);
    std::vector<CaseLine> lines;
    for (int at = 0; at < count; ++at) {
        const auto call = *rc::gen::inRange(0, 4);
        lines.push_back(line(*rc::gen::arbitrary<bool>(),
                             call == 0 ? std::nullopt : std::optional<std::int64_t>(call),
                             *rc::gen::inRange(0, 4), static_cast<std::uint8_t>(at)));
    }
    auto other = lines;
    std::ranges::reverse(other);
    sort_lines(lines);
    sort_lines(other);
    RC_ASSERT(std::ranges::equal(lines, other, {}, &CaseLine::id, &CaseLine::id));
}

}  // namespace
}  // namespace kt::model
