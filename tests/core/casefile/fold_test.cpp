#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "core/casefile/state.hpp"
#include "tests/core/casefile/happenings.hpp"

namespace kt::casefile {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One person writing on one device: numbers events and names what they replace.
class Device {
  public:
    Device(std::uint64_t seed, const CaseState& seen = {}) : random_(seed), state_(seen) {
        writer_ = base::WriterId::random(random_);
    }
    Event write(Happening happening) {
        Event event;
        event.id = base::EventId::random(random_);
        event.writer = writer_;
        event.lamport = state_.lamport + 1;
        event.replaces = replaced_by(state_, happening);
        event.happening = std::move(happening);
        apply(state_, event);
        written_.push_back(event);
        return event;
    }
    Event answer(const std::string& question, const std::string& value) {
        return write(Answered{question, {{value}, {}, ""}});
    }
    const CaseState& state() const { return state_; }
    const std::vector<Event>& written() const { return written_; }

  private:
    base::SeededRandom random_;
    base::WriterId writer_;
    CaseState state_;
    std::vector<Event> written_;
};

std::vector<Event> together(std::vector<Event> one, const std::vector<Event>& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

std::vector<std::string> standing(const CaseState& state, const std::string& question) {
    std::vector<std::string> values;
    const auto found = state.facts.by_question.find(question);
    if (found == state.facts.by_question.end()) return values;
    for (const auto& answer : found->second.standing) values.push_back(answer.value.chosen.at(0));
    return values;
}

// Everything a state holds, as text, to compare two of them whole.
std::string whole(const CaseState& state) {
    std::string text;
    for (const Event& event : state.story) {
        text += event.id.hex() + base::to_hex(encode_body(event)) + "\n";
    }
    for (const auto& [question, fact] : state.facts.by_question) {
        text += question + (fact.skipped ? " skipped" : "");
        for (const auto& answer : fact.standing) text += " " + answer.event.hex();
        text += "\n";
    }
    for (const auto& question : state.facts.order) text += question + ",";
    for (const auto& conflict : state.conflicts) text += conflict + "!";
    for (const auto& signal : state.facts.struck_signals) text += signal + "-";
    for (const auto& [need, settled] : state.facts.needs) text += need + settled.words;
    for (const auto& promise : state.promises) text += promise.what;
    for (const auto& urgent : state.urgent) text += urgent;
    for (const auto& [slot, places] : state.standing) {
        text += slot;
        for (const auto place : places) text += ":" + std::to_string(place);
    }
    text += state.facts.entry + state.facts.own_need.value_or("-");
    text += std::to_string(state.facts.overview_seen_at) + std::to_string(state.lamport);
    text += std::to_string(state.unknown_events) + std::to_string(state.quarantined_events);
    text += std::to_string(state.ended.value_or(0)) + (state.staff_called ? "s" : "");
    text += state.contact ? state.contact->name : "";
    return text;
}

TEST(Fold, a_changed_answer_takes_the_place_of_the_one_that_was_seen) {
    Device kiosk(1);
    kiosk.answer("housing.outdoors", "yes");
    kiosk.answer("housing.outdoors", "hard");
    EXPECT_THAT(standing(kiosk.state(), "housing.outdoors"), ElementsAre("hard"));
    EXPECT_THAT(kiosk.state().conflicts, IsEmpty());
    EXPECT_EQ(kiosk.state().story.size(), 2u);
}

TEST(Fold, two_answers_that_do_not_know_of_each_other_both_stand) {
    Device kiosk(1);
    Device laptop(2);
    kiosk.answer("housing.outdoors", "yes");
    laptop.answer("housing.outdoors", "no");
    const CaseState state = fold(together(kiosk.written(), laptop.written()));
    EXPECT_EQ(standing(state, "housing.outdoors").size(), 2u);
    EXPECT_THAT(state.conflicts, ElementsAre("housing.outdoors"));
}

TEST(Fold, whoever_sees_both_can_settle_it) {
    Device kiosk(1);
    Device laptop(2);
    kiosk.answer("housing.outdoors", "yes");
    laptop.answer("housing.outdoors", "no");
    const auto both = together(kiosk.written(), laptop.written());
    Device worker(3, fold(both));
    worker.answer("housing.outdoors", "hard");
    const CaseState state = fold(together(both, worker.written()));
    EXPECT_THAT(standing(state, "housing.outdoors"), ElementsAre("hard"));
    EXPECT_THAT(state.conflicts, IsEmpty());
}

TEST(Fold, the_same_answer_given_twice_is_no_conflict) {
    Device kiosk(1);
    Device laptop(2);
    kiosk.answer("housing.outdoors", "yes");
    laptop.answer("housing.outdoors", "yes");
    EXPECT_THAT(fold(together(kiosk.written(), laptop.written())).conflicts, IsEmpty());
}

TEST(Fold, skipped_is_not_answered_and_withdrawn_is_unasked) {
    Device kiosk(1);
    kiosk.write(Skipped{"money.debts"});
    EXPECT_TRUE(kiosk.state().facts.by_question.at("money.debts").skipped);
    EXPECT_THAT(kiosk.state().facts.order, ElementsAre("money.debts"));
    kiosk.answer("money.debts", "no");
    EXPECT_FALSE(kiosk.state().facts.by_question.at("money.debts").skipped);
    kiosk.write(AnswerWithdrawn{"money.debts"});
    EXPECT_FALSE(kiosk.state().facts.by_question.contains("money.debts"));
    EXPECT_THAT(kiosk.state().facts.order, IsEmpty());
    kiosk.answer("money.debts", "yes");
    EXPECT_THAT(standing(kiosk.state(), "money.debts"), ElementsAre("yes"));
}

TEST(Fold, a_whole_conversation_becomes_facts) {
    Device kiosk(1);
    for (const Happening& happening : all_happenings()) {
        if (std::holds_alternative<ConversationContinued>(happening)) break;
        kiosk.write(happening);
    }
    const CaseState& state = kiosk.state();
    EXPECT_EQ(state.begun->case_number, "2026-KX4-7QD");
    EXPECT_EQ(state.facts.place, guide::Place::room);
    EXPECT_EQ(state.facts.entry, "scooter");
    EXPECT_EQ(state.facts.topics->size(), 2u);
    EXPECT_TRUE(state.facts.struck_signals.contains("lonely"));
    EXPECT_EQ(state.facts.needs.at("meet_people").words, "weer eens lachen");
    EXPECT_EQ(state.facts.own_need, "Rust");
    EXPECT_TRUE(state.facts.needs_seen);
    EXPECT_EQ(state.contact->safely, "niet als hij er is");
    EXPECT_EQ(state.promises.size(), 1u);
    EXPECT_THAT(state.urgent, ElementsAre("no_food"));
    EXPECT_TRUE(state.staff_called && state.wants_apart);
    EXPECT_EQ(state.ended, 1);
    EXPECT_EQ(state.unknown_events, 1);
    EXPECT_EQ(state.facts.options.at("walking_group"), conversation::OptionOutcome::has_already);
    EXPECT_TRUE(state.facts.options_seen);
}

TEST(Fold, a_conversation_taken_up_again_goes_on_at_the_new_place_with_what_was_told) {
    Device laptop(1);
    for (const Happening& happening : all_happenings()) laptop.write(happening);
    const CaseState& state = laptop.state();
    EXPECT_EQ(state.facts.place, guide::Place::home);
    EXPECT_EQ(state.begun->place, guide::Place::room);
    EXPECT_EQ(state.continued->device, "Laptop wijkteam");
    EXPECT_FALSE(state.facts.needs_seen) << "more may be told, so the offers are looked at again";
    EXPECT_FALSE(state.facts.options_seen);
    EXPECT_FALSE(state.ended);
    EXPECT_EQ(state.facts.needs.at("meet_people").words, "weer eens lachen");
    EXPECT_TRUE(state.facts.today_days);
    const auto& children = state.facts.by_question.at("family.children").standing.front().value;
    EXPECT_EQ(children.people.back().slot, 3u);
}

TEST(Fold, a_signal_struck_and_restored_is_as_before) {
    Device kiosk(1);
    kiosk.write(SignalStruck{"lonely"});
    EXPECT_TRUE(kiosk.state().facts.struck_signals.contains("lonely"));
    kiosk.write(SignalRestored{"lonely"});
    EXPECT_FALSE(kiosk.state().facts.struck_signals.contains("lonely"));
}

TEST(Fold, words_are_in_the_language_that_was_on_the_screen_when_they_were_told) {
    Device kiosk(1);
    kiosk.write(ConversationBegun{"g", "1", "00", guide::Place::hall, "nl", "2026-1", "hal"});
    kiosk.write(EntryChosen{"", "een brief"});
    kiosk.write(LanguageChosen{"ar"});
    kiosk.write(OwnNeedTold{"راحة"});
    const CaseState state = fold(kiosk.written());
    EXPECT_EQ(language_at(state, 1), "nl");
    EXPECT_EQ(language_at(state, 3), "ar");
    EXPECT_EQ(language_now(state), "ar");
    EXPECT_EQ(language_now(CaseState{}), "");
}

TEST(Fold, promises_stand_beside_each_other) {
    Device kiosk(1);
    kiosk.write(Promised{"Wijkteam", "call", 1});
    kiosk.write(Promised{"Balie", "letter", 2});
    EXPECT_EQ(kiosk.state().promises.size(), 2u);
    EXPECT_THAT(kiosk.state().conflicts, IsEmpty());
}

TEST(Fold, two_entries_that_do_not_know_of_each_other_are_shown_as_such) {
    Device kiosk(1);
    Device laptop(2);
    kiosk.write(EntryChosen{"scooter", ""});
    laptop.write(EntryChosen{"work", ""});
    const CaseState state = fold(together(kiosk.written(), laptop.written()));
    EXPECT_THAT(state.conflicts, ElementsAre("entry"));
    EXPECT_EQ(state.standing.at("entry").size(), 2u);
}

TEST(Fold, a_jump_far_ahead_is_set_apart_and_does_not_move_the_count) {
    Device kiosk(1);
    kiosk.answer("housing.outdoors", "yes");
    Event far = Device(2).answer("housing.outdoors", "no");
    far.lamport = kiosk.state().lamport + lamport_jump_max + 1;
    const CaseState state = fold(together(kiosk.written(), {far}));
    EXPECT_EQ(state.quarantined_events, 1);
    EXPECT_EQ(state.lamport, 1u);
    EXPECT_THAT(standing(state, "housing.outdoors"), ElementsAre("yes"));
    far.lamport = UINT64_MAX;
    EXPECT_EQ(fold({far}).quarantined_events, 1);
}

TEST(Fold, events_that_claim_to_replace_each_other_in_a_circle_do_no_harm) {
    Device kiosk(1);
    Event one = kiosk.answer("housing.outdoors", "yes");
    Event other = kiosk.answer("housing.outdoors", "no");
    one.replaces = {other.id};
    Event itself = kiosk.answer("housing.outdoors", "hard");
    itself.replaces = {itself.id};
    const std::string forth = whole(fold({one, other, itself}));
    EXPECT_EQ(forth, whole(fold({itself, other, one})));
}

TEST(Fold, what_a_newer_program_wrote_does_not_block) {
    Device kiosk(1);
    kiosk.answer("housing.outdoors", "yes");
    kiosk.write(UnknownEvent{500, 1, {1}});
    kiosk.answer("housing.stairs", "no");
    EXPECT_EQ(kiosk.state().unknown_events, 1);
    EXPECT_EQ(kiosk.state().facts.by_question.size(), 2u);
}

// A free history: three devices that write, and now and then see all that was written so far.
std::vector<Event> any_history() {
    const auto steps = *rc::gen::inRange(0, 40);
    std::vector<Event> all;
    std::vector<Device> devices = {Device(1), Device(2), Device(3)};
    for (int i = 0; i < steps; ++i) {
        const auto who = *rc::gen::inRange<std::size_t>(0, devices.size());
        if (*rc::gen::inRange(0, 4) == 0) {
            devices[who] = Device(static_cast<std::uint64_t>(100 + i), fold(all));
        }
        const std::string question = *rc::gen::element<std::string>("a", "b", "c");
        const std::vector<Happening> choices = {
            Answered{question, {{*rc::gen::element<std::string>("yes", "no")}, {}, ""}},
            Skipped{question},
            AnswerWithdrawn{question},
            EntryChosen{question, ""},
            SignalStruck{question},
            OverviewConfirmed{},
            Promised{"x", question, 1},
            NeedSettled{question, conversation::NeedOutcome::passed, "", {}},
            UnknownEvent{99, 1, {}},
            Ended{4}};
        const auto which = *rc::gen::inRange<std::size_t>(0, choices.size());
        all.push_back(devices[who].write(choices[which]));
    }
    return all;
}

RC_GTEST_PROP(Fold, any_order_of_arrival_gives_the_same_state, ()) {
    const std::vector<Event> history = any_history();
    std::vector<Event> shuffled = history;
    for (std::size_t i = shuffled.size(); i > 1; --i) {
        std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    RC_ASSERT(whole(fold(history)) == whole(fold(shuffled)));
}

RC_GTEST_PROP(Fold, an_event_that_comes_twice_counts_once, ()) {
    const std::vector<Event> history = any_history();
    RC_ASSERT(whole(fold(history)) == whole(fold(together(history, history))));
}

RC_GTEST_PROP(Fold, writing_on_one_device_is_the_same_as_folding_it, ()) {
    Device kiosk(7);
    const auto count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
        const std::string question = *rc::gen::element<std::string>("a", "b");
        if (*rc::gen::arbitrary<bool>()) kiosk.answer(question, "yes");
        else kiosk.write(Skipped{question});
    }
    RC_ASSERT(whole(kiosk.state()) == whole(fold(kiosk.written())));
}

RC_GTEST_PROP(Fold, no_answer_ever_vanishes_unseen, ()) {
    const std::vector<Event> history = any_history();
    const CaseState state = fold(history);
    for (const Event& event : history) {
        const auto* answered = std::get_if<Answered>(&event.happening);
        if (answered == nullptr) continue;
        const bool replaced = std::any_of(history.begin(), history.end(), [&](const Event& later) {
            const auto& names = later.replaces;
            return std::find(names.begin(), names.end(), event.id) != names.end();
        });
        const auto& places = state.standing.at("question:" + answered->question);
        const bool stands = std::any_of(places.begin(), places.end(), [&](std::size_t place) {
            return state.story[place].id == event.id;
        });
        RC_ASSERT(stands || replaced);
    }
}

}  // namespace
}  // namespace kt::casefile
