// The guide that ships, held to what it promises: no remark of the checker, every persona finds
// what it must and never what it must not, eight to ten questions in a hall whoever answers
// whatever, and no words in a hall that do not belong there.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/conversation/engine.hpp"
#include "core/conversation/rehearsal.hpp"
#include "core/guide/load.hpp"
#include "core/proof/prove.hpp"

namespace kt {
namespace {

constexpr int questions_in_hall_least = 8;
constexpr int steps_max = 300;
constexpr std::int64_t today_days = 20'779;  // 2026-11-22

guide::Guide gesprek() {
    auto guide = guide::load_usable("assets/guides/gesprek");
    EXPECT_TRUE(guide.has_value());
    return std::move(guide).value_or(guide::Guide{});
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

TEST(Gesprek, the_checker_has_nothing_to_remark) {
    const auto loaded = proof::load_and_prove("assets/guides/gesprek", today_days);
    ASSERT_TRUE(loaded.has_value());
    for (const auto& remark : loaded->remarks) ADD_FAILURE() << guide::to_line(remark);
}

TEST(Gesprek, every_persona_finds_what_it_must_and_nothing_it_must_not) {
    const auto guide = gesprek();
    int personas = 0;
    for (const auto& entry : std::filesystem::directory_iterator("tests/personas")) {
        if (entry.path().extension() != ".yaml") continue;
        std::vector<guide::Remark> remarks;
        const auto persona = conversation::read_persona(
            bytes_of(entry.path()), entry.path().filename().string(), guide, remarks);
        for (const auto& remark : remarks) ADD_FAILURE() << guide::to_line(remark);
        for (const auto& failure : conversation::rehearse(guide, persona).failures)
            ADD_FAILURE() << entry.path().stem() << ": " << failure;
        ++personas;
    }
    EXPECT_GE(personas, 12);
}

// Someone who answers everything at random and chooses any topics: how many questions came.
int questions_for_anyone(const guide::Guide& guide, guide::Place place) {
    conversation::Facts facts;
    facts.place = place;
    conversation::Engine engine(guide);
    for (int steps = 0; steps < steps_max; ++steps) {
        const auto step = engine.next(facts);
        if (std::holds_alternative<conversation::AskEntry>(step)) {
            facts.asked_words = "Iets";
            const auto entry = *rc::gen::inRange<std::size_t>(0, guide.entries.size() + 1);
            if (entry < guide.entries.size()) facts.entry = guide.entries[entry].id;
        } else if (const auto* ask = std::get_if<conversation::AskQuestion>(&step)) {
            const auto& question = guide.questions[static_cast<std::size_t>(ask->question)];
            facts.order.push_back(question.id);
            auto& fact = facts.by_question[question.id];
            fact.skipped = *rc::gen::weightedElement<bool>({{9, false}, {1, true}});
            if (fact.skipped) continue;
            conversation::StandingAnswer answer;
            if (question.has_answers())
                answer.value.chosen = {
                    question.answers[*rc::gen::inRange<std::size_t>(0, question.answers.size())]
                        .id};
            else answer.value.words = "Zo is het.";
            fact.standing.push_back(answer);
        } else if (const auto* choose = std::get_if<conversation::ChooseTopics>(&step)) {
            facts.topics.emplace();
            for (const int topic : choose->topics)
                if (*rc::gen::arbitrary<bool>())
                    facts.topics->push_back(guide.topics[static_cast<std::size_t>(topic)].id);
        } else if (std::holds_alternative<conversation::ShowOverview>(step)) {
            facts.overview_seen_at = static_cast<int>(facts.order.size());
        } else {
            return engine.progress(facts).asked;
        }
    }
    return -1;
}

RC_GTEST_PROP(Gesprek, eight_to_ten_questions_in_a_hall_whoever_answers_whatever, ()) {
    static const auto guide = gesprek();
    const int questions = questions_for_anyone(guide, guide::Place::hall);
    RC_ASSERT(questions >= questions_in_hall_least);
    RC_ASSERT(questions <= conversation::questions_in_hall_max);
}

RC_GTEST_PROP(Gesprek, at_a_table_there_is_time_and_still_an_end, ()) {
    static const auto guide = gesprek();
    const int questions = questions_for_anyone(guide, guide::Place::home);
    RC_ASSERT(questions > conversation::questions_in_hall_max);
    RC_ASSERT(questions <= conversation::questions_at_table_max);
}

TEST(Gesprek, a_hall_hears_no_word_that_does_not_belong_there) {
    const auto hall_free_of = {"geweld",  "mishandel", "zelfmoord",    "verslaa", "alcohol",
                               "drugs",   "seks",      "diagnose",     "ziekte",  "dement",
                               "euro",    "schuld",    "bsn",          "iban",    "zwart werk",
                               "politie", "verblijf",  "woont u samen"};
    for (const auto& question : gesprek().questions) {
        if (question.place != guide::Place::hall) continue;
        std::string words = question.ask + " " + question.hint + " " + question.why;
        for (const auto& answer : question.answers) words += " " + answer.text + " " + answer.said;
        std::transform(words.begin(), words.end(), words.begin(),
                       [](unsigned char letter) { return std::tolower(letter); });
        for (const auto* taboo : hall_free_of)
            EXPECT_EQ(words.find(taboo), std::string::npos) << question.id << ": " << taboo;
    }
}

TEST(Gesprek, what_is_about_someone_beside_is_kept_for_when_nobody_is) {
    const auto guide = gesprek();
    for (const auto* need : {"time_for_self", "share_care", "relieve_helper", "calm_family",
                             "child_school", "safe_home"})
        EXPECT_TRUE(guide.needs[static_cast<std::size_t>(guide.need_index(need))].alone_only);
    for (const auto* question : {"network.helper_ok", "care.free", "care.weighs", "care.keep_up",
                                 "family.hard", "family.home", "school.going", "money.reading",
                                 "network.helper_well@1", "family.child_well@1", "safety.home"})
        EXPECT_TRUE(
            guide.questions[static_cast<std::size_t>(guide.question_index(question))].alone_only);
}

// Who comes for what, and what they answer; everything else is ordinary.
conversation::Rehearsal held(const guide::Guide& guide, const std::string& persona) {
    std::vector<guide::Remark> remarks;
    const auto read = conversation::read_persona(persona, "persona.yaml", guide, remarks);
    for (const auto& remark : remarks) ADD_FAILURE() << guide::to_line(remark);
    return conversation::rehearse(guide, read);
}

std::vector<std::string> asked(const guide::Guide& guide, const conversation::Rehearsal& held) {
    std::vector<std::string> ids;
    for (const auto& step : held.questions)
        ids.push_back(guide.questions[static_cast<std::size_t>(step.question)].id);
    return ids;
}

// Wmo 2015 art. 2.3.2 lid 4, parts a to g, and lid 6.
TEST(Gesprek, at_a_table_each_part_of_the_enquiry_that_the_law_asks_for_is_spoken_of) {
    const auto guide = gesprek();
    const auto ids = asked(guide, held(guide,
                                       "asked: household\nplace: home\nwith: staff\nanswers:\n"
                                       "  daily.cause: [body]\n  story.need: [house]\n"
                                       "  network.home: [Bo]\n  network.helpers: [Jo]\n"
                                       "  network.helper_does: daily\n"));
    for (const auto* part :
         {"story.need", "story.often", "story.hours", "story.lasting", "story.wishes",  // a
          "story.self", "network.home", "network.home_does@1",                          // b
          "network.helpers", "network.helper_does@1",                                   // c
          "network.helper_well@1",                                                      // d
          "network.near",                                                               // e
          "story.running",                                                              // f
          "money.share",                                                                // g
          "story.choice"})                                                              // lid 6
        EXPECT_NE(std::find(ids.begin(), ids.end(), part), ids.end()) << part;
}

TEST(Gesprek, what_may_be_lost_is_asked_before_anything_else) {
    const auto guide = gesprek();
    for (const auto& [entry, first] :
         {std::pair{"letter", "today.letter"}, std::pair{"money", "today.threat"},
          std::pair{"business", "today.threat"}, std::pair{"young", "today.bed"},
          std::pair{"housing", "today.bed"}, std::pair{"work", "today.any"}}) {
        const auto ids = asked(guide, held(guide, "asked: " + std::string(entry) + "\n"));
        const auto words = std::find_if(ids.begin(), ids.end(), [&](const auto& id) {
            return guide.questions[static_cast<std::size_t>(guide.question_index(id))].stage ==
                   guide::Stage::today;
        });
        ASSERT_NE(words, ids.end()) << entry;
        EXPECT_EQ(*words, first) << entry;
    }
}

TEST(Gesprek, who_is_not_yet_eighteen_is_brought_to_a_person) {
    const auto guide = gesprek();
    const auto young = held(guide, "asked: young\nanswers: {today.adult: no}\n");
    const auto minor = guide.signal_index("minor");
    EXPECT_TRUE(guide.signals[static_cast<std::size_t>(minor)].urgent);
    EXPECT_TRUE(std::any_of(young.signals.begin(), young.signals.end(),
                            [&](const auto& raised) { return raised.signal == minor; }));
}

TEST(Gesprek, a_need_names_no_facility) {
    const auto facilities = {"scootmobiel",  "huishoudelijke hulp", "dagbesteding", "pgb",
                             "traplift",     "regiotaxi",           "uitkering",    "bijstand",
                             "schuldhulp",   "thuiszorg",           "begeleiding",  "toeslag",
                             "bewindvoerder"};
    for (const auto& need : gesprek().needs)
        for (const auto* facility : facilities) {
            EXPECT_EQ(need.offer.find(facility), std::string::npos) << need.id;
            EXPECT_EQ(need.wording.find(facility), std::string::npos) << need.id;
        }
}

TEST(Gesprek, every_question_says_why_and_every_answer_can_be_told_back) {
    for (const auto& question : gesprek().questions) {
        EXPECT_FALSE(question.why.empty()) << question.id;
        for (const auto& answer : question.answers)
            EXPECT_FALSE(answer.said.empty()) << question.id << "." << answer.id;
    }
}

}  // namespace
}  // namespace kt
