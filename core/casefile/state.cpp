#include "core/casefile/state.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <queue>
#include <set>
#include <tuple>

namespace kt::casefile {
namespace {

constexpr std::string_view question_prefix = "question:";

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>;

// What an event is about, where a later one takes the place of an earlier. Empty: it only adds.
std::string slot_of(const Happening& happening) {
    return std::visit(
        Match{
            [](const ConversationBegun&) -> std::string { return "begun"; },
            [](const EntryChosen&) -> std::string { return "entry"; },
            [](const Answered& it) { return std::string(question_prefix) + it.question; },
            [](const Skipped& it) { return std::string(question_prefix) + it.question; },
            [](const AnswerWithdrawn& it) { return std::string(question_prefix) + it.question; },
            [](const TopicsChosen&) -> std::string { return "topics"; },
            [](const OverviewConfirmed&) { return std::string(); },
            [](const SignalStruck&) { return std::string(); },
            [](const NeedSettled& it) { return "need:" + it.need; },
            [](const OwnNeedTold&) -> std::string { return "own_need"; },
            [](const NeedsSeen&) { return std::string(); },
            [](const ContactGiven&) -> std::string { return "contact"; },
            [](const Promised&) -> std::string { return "promises"; },
            [](const UrgentRaised&) { return std::string(); },
            [](const StaffCalled&) { return std::string(); },
            [](const Ended&) -> std::string { return "ended"; },
            [](const OptionSettled& it) { return "option:" + it.option; },
            [](const OptionsSeen&) { return std::string(); },
            [](const ConversationContinued&) { return std::string(); },
            [](const SignalRestored&) { return std::string(); },
            [](const LanguageChosen&) { return std::string(); },
            [](const UnknownEvent&) { return std::string(); },
        },
        happening);
}

// Several of these stand beside each other without anything being wrong.
bool may_stand_together(std::string_view slot) {
    return slot == "promises";
}

using Places = std::vector<std::size_t>;

void refresh_question(CaseState& state, const std::string& question, const Places& places) {
    conversation::Fact fact;
    bool skipped = false;
    for (const std::size_t place : places) {
        const Event& event = state.story[place];
        if (const auto* answered = std::get_if<Answered>(&event.happening)) {
            fact.standing.push_back(
                {event.id, answered->value, event.said_by, event.at_ms, event.about});
        }
        skipped = skipped || std::holds_alternative<Skipped>(event.happening);
    }
    fact.skipped = skipped && fact.standing.empty();
    auto& facts = state.facts;
    if (fact.standing.empty() && !fact.skipped) return conversation::withdraw(facts, question);
    const auto in_order = std::find(facts.order.begin(), facts.order.end(), question);
    if (in_order == facts.order.end()) facts.order.push_back(question);
    facts.by_question[question] = std::move(fact);
}

std::int64_t day_of(std::int64_t at_ms) {
    using namespace std::chrono;
    return floor<days>(milliseconds(at_ms)).count();
}

// More may be told from here on, so what was offered is looked at again; what was settled stays.
void continue_at(CaseState& state, const ConversationContinued& continued, std::int64_t at_ms) {
    conversation::go_on_at(state.facts, continued.place, day_of(at_ms));
    state.ended.reset();
    state.continued = continued;
}

// The rest of the state that follows from what stands in one slot; the last in order speaks.
void refresh(CaseState& state, const std::string& slot) {
    const Places& places = state.standing[slot];
    if (slot.starts_with(question_prefix)) {
        refresh_question(state, slot.substr(question_prefix.size()), places);
        return;
    }
    if (slot == "promises") state.promises.clear();
    for (const std::size_t place : places) {
        std::visit(
            Match{
                [&](const ConversationBegun& it) {
                    state.begun = it;
                    state.facts.place = it.place;
                    state.facts.today_days = day_of(state.story[place].at_ms);
                },
                [&](const EntryChosen& it) {
                    state.facts.entry = it.entry;
                    state.facts.asked_words = it.words;
                },
                [&](const TopicsChosen& it) { state.facts.topics = it.topics; },
                [&](const NeedSettled& it) {
                    state.facts.needs[it.need] = {it.outcome, it.words};
                },
                [&](const OwnNeedTold& it) { state.facts.own_need = it.words; },
                [&](const ContactGiven& it) { state.contact = it; },
                [&](const Promised& it) { state.promises.push_back(it); },
                [&](const Ended& it) { state.ended = it.how; },
                [&](const OptionSettled& it) { state.facts.options[it.option] = it.outcome; },
                [](const auto&) {},
            },
            state.story[place].happening);
    }
}

// What adds and never takes a place.
void add(CaseState& state, const Happening& happening, std::int64_t at_ms) {
    std::visit(Match{
                   [&](const OverviewConfirmed&) {
                       state.facts.overview_seen_at = static_cast<int>(state.facts.order.size());
                   },
                   [&](const SignalStruck& it) { state.facts.struck_signals.insert(it.signal); },
                   [&](const SignalRestored& it) { state.facts.struck_signals.erase(it.signal); },
                   [&](const NeedsSeen&) { state.facts.needs_seen = true; },
                   [&](const OptionsSeen&) { state.facts.options_seen = true; },
                   [&](const ConversationContinued& it) { continue_at(state, it, at_ms); },
                   [&](const UrgentRaised& it) {
                       const auto& urgent = state.urgent;
                       if (std::find(urgent.begin(), urgent.end(), it.signal) == urgent.end()) {
                           state.urgent.push_back(it.signal);
                       }
                   },
                   [&](const StaffCalled& it) {
                       state.staff_called = true;
                       state.wants_apart = state.wants_apart || it.apart;
                   },
                   [&](const UnknownEvent&) { ++state.unknown_events; },
                   [](const auto&) {},
               },
               happening);
}

// Nobody has to settle what two devices said alike: the same answer, or that it was sent.
bool same_answer(const Event& one, const Event& other) {
    const auto* ended = std::get_if<Ended>(&one.happening);
    const auto* also_ended = std::get_if<Ended>(&other.happening);
    if (ended != nullptr && also_ended != nullptr) return ended->how == also_ended->how;
    const auto* a = std::get_if<Answered>(&one.happening);
    const auto* b = std::get_if<Answered>(&other.happening);
    return a != nullptr && b != nullptr && a->value == b->value;
}

bool in_conflict(const CaseState& state, const std::string& slot, const Places& places) {
    if (places.size() < 2 || may_stand_together(slot)) return false;
    const Event& first = state.story[places.front()];
    return !std::all_of(places.begin() + 1, places.end(),
                        [&](std::size_t place) { return same_answer(first, state.story[place]); });
}

void list_conflicts(CaseState& state) {
    state.conflicts.clear();
    for (const auto& [slot, places] : state.standing) {
        if (!in_conflict(state, slot, places)) continue;
        const bool question = slot.starts_with(question_prefix);
        state.conflicts.push_back(question ? slot.substr(question_prefix.size()) : slot);
    }
}

void take(CaseState& state, Event event) {
    state.lamport = std::max(state.lamport, event.lamport);
    const std::string slot = slot_of(event.happening);
    const std::set<base::EventId> replaced(event.replaces.begin(), event.replaces.end());
    state.story.push_back(std::move(event));
    if (slot.empty()) {
        add(state, state.story.back().happening, state.story.back().at_ms);
        return;
    }
    Places& places = state.standing[slot];
    std::erase_if(places,
                  [&](std::size_t place) { return replaced.contains(state.story[place].id); });
    places.push_back(state.story.size() - 1);
    refresh(state, slot);
}

bool before(const Event& one, const Event& other) {
    return std::tie(one.lamport, one.writer, one.id) <
           std::tie(other.lamport, other.writer, other.id);
}

// One copy of each event, in Lamport order. Two different events under one id cannot come from an
// honest writer; which one stays is at least the same everywhere.
void sort_and_unite(std::vector<Event>& events) {
    std::sort(events.begin(), events.end(), [](const Event& one, const Event& other) {
        if (before(one, other)) return true;
        if (before(other, one)) return false;
        return encode_body(one) < encode_body(other);
    });
    std::set<base::EventId> seen;
    std::erase_if(events, [&](const Event& event) { return !seen.insert(event.id).second; });
}

// Takes out what jumps too far ahead; the events are in Lamport order.
int quarantine(std::vector<Event>& events) {
    std::uint64_t last = 0;
    const auto jumps = std::find_if(events.begin(), events.end(), [&](const Event& event) {
        if (event.lamport - last > lamport_jump_max) return true;
        last = event.lamport;
        return false;
    });
    const auto count = static_cast<int>(events.end() - jumps);
    events.erase(jumps, events.end());
    return count;
}

// Causal order: nothing before what it replaces; among the free ones the order they come in.
// Whatever claims to replace itself in a circle comes last, in that same order.
std::vector<std::size_t> causal_order(const std::vector<Event>& events) {
    std::map<base::EventId, std::size_t> place_of;
    for (std::size_t i = 0; i < events.size(); ++i) place_of[events[i].id] = i;
    std::vector<std::vector<std::size_t>> followers(events.size());
    std::vector<std::size_t> waits_for(events.size(), 0);
    for (std::size_t i = 0; i < events.size(); ++i) {
        for (const auto& replaced : events[i].replaces) {
            const auto found = place_of.find(replaced);
            if (found == place_of.end()) continue;
            followers[found->second].push_back(i);
            ++waits_for[i];
        }
    }
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> free;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (waits_for[i] == 0) free.push(i);
    }
    std::vector<std::size_t> order;
    std::vector<bool> placed(events.size(), false);
    while (!free.empty()) {
        const std::size_t next = free.top();
        free.pop();
        order.push_back(next);
        placed[next] = true;
        for (const std::size_t follower : followers[next]) {
            if (--waits_for[follower] == 0) free.push(follower);
        }
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!placed[i]) order.push_back(i);
    }
    return order;
}

}  // namespace

CaseState fold(std::vector<Event> events) {
    CaseState state;
    sort_and_unite(events);
    state.quarantined_events = quarantine(events);
    const auto order = causal_order(events);
    state.story.reserve(events.size());
    for (const std::size_t place : order) take(state, std::move(events[place]));
    list_conflicts(state);
    return state;
}

void apply(CaseState& state, const Event& event) {
    take(state, event);
    list_conflicts(state);
}

namespace {

const std::string* language_in(const Happening& happening) {
    if (const auto* begun = std::get_if<ConversationBegun>(&happening)) return &begun->language;
    if (const auto* on = std::get_if<ConversationContinued>(&happening)) return &on->language;
    if (const auto* chosen = std::get_if<LanguageChosen>(&happening)) return &chosen->language;
    return nullptr;
}

}  // namespace

std::string language_at(const CaseState& state, std::size_t place) {
    const std::string* of_anyone = nullptr;
    const bool now = place >= state.story.size();
    for (std::size_t at = now ? state.story.size() : place + 1; at-- > 0;) {
        const Event& event = state.story[at];
        const std::string* language = language_in(event.happening);
        if (language == nullptr) continue;
        if (now || event.writer == state.story[place].writer) return *language;
        if (of_anyone == nullptr) of_anyone = language;
    }
    return of_anyone == nullptr ? std::string() : *of_anyone;
}

std::optional<std::uint8_t> left_as(const CaseState& state) {
    std::optional<std::uint8_t> left = state.ended;
    for (const Event& event : state.story) {
        const auto* ended = std::get_if<Ended>(&event.happening);
        if (ended != nullptr && left != ended_sent) left = ended->how;
    }
    return left;
}

std::vector<base::EventId> replaced_by(const CaseState& state, const Happening& happening) {
    const std::string slot = slot_of(happening);
    std::vector<base::EventId> replaced;
    if (slot.empty() || may_stand_together(slot)) return replaced;
    const auto found = state.standing.find(slot);
    if (found == state.standing.end()) return replaced;
    for (const std::size_t place : found->second) replaced.push_back(state.story[place].id);
    return replaced;
}

std::vector<base::EventId> replaced_by(const CaseState& state, const std::string& question) {
    return replaced_by(state, Happening(Answered{question, {}}));
}

}  // namespace kt::casefile
