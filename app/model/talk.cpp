#include <algorithm>
#include <set>
#include <utility>

#include "app/model/drafting.hpp"
#include "app/model/people.hpp"
#include "app/model/turn.hpp"

namespace kt::model {

namespace {

// Under which question the answer is kept: this one, or the one it asks in other words.
const guide::Question& kept_as(const Turn& turn, int question) {
    return fact_of(turn.mind.guide, question_at(turn, question));
}

const conversation::Fact* fact_at(const Turn& turn, int question) {
    const auto& facts = turn.model.state.facts.by_question;
    const auto found = facts.find(kept_as(turn, question).id);
    return found == facts.end() ? nullptr : &found->second;
}

// An answer, or a skip, as an event: under its fact, and about whom.
NewEvent answering(const Turn& turn, int question, casefile::Happening happening) {
    const guide::Question& fact = kept_as(turn, question);
    NewEvent event =
        new_event(section_of(turn.mind.guide, fact.topic),
                  casefile::replaced_by(turn.model.state, fact.id), std::move(happening));
    event.about = about_of(turn.mind.guide, question_at(turn, question));
    return event;
}

// Forward over what was answered before; what no longer applies is passed over.
void step_forward(Turn& turn) {
    Model& m = turn.model;
    const auto& facts = m.state.facts;
    do {
        ++m.at;
    } while (m.at < m.trail.size() && m.trail[m.at].kind == Place::Kind::question &&
             (!may_show(turn, m.trail[m.at].question) ||
              !turn.mind.engine.applies(facts, m.trail[m.at].question)));
    close_panels(m);
    load_draft(turn);
    if (place_of(m).kind == Place::Kind::close) m.phase = Phase::closing;
}

// The name that was typed, on the list, in a slot of its own.
void add_person(Turn& turn, const guide::Question& asked) {
    Model& m = turn.model;
    const auto first = m.draft.words.find_first_not_of(" \n");
    if (first == std::string::npos) return;
    const auto slot = slot_for_new(m.state, turn.mind.guide, asked, m.draft.people);
    if (slot == 0) return;
    const auto last = m.draft.words.find_last_not_of(" \n");
    m.draft.people.push_back({slot, m.draft.words.substr(first, last - first + 1)});
    m.draft.words.clear();
    m.draft.chosen.clear();
    m.draft.shifted = true;
}

// After the overview or the needs were met before and are met again, nothing has to be written.
void go_on_from_question(Turn& turn, int question) {
    Model& m = turn.model;
    const guide::Question& asked = question_at(turn, question);
    if (asked.kind == guide::Kind::people) add_person(turn, asked);  // nothing typed is lost
    const auto value = drafted(asked, m.draft);
    const conversation::Fact* fact = fact_at(turn, question);
    const bool same =
        value && fact && fact->standing.size() == 1 && fact->standing.front().value == *value;
    const bool still_skipped = !value && fact && fact->skipped;
    if (same || still_skipped) {
        if (m.editing) {
            m.editing.reset();
            close_panels(m);
            return load_draft(turn);
        }
        if (m.at < m.trail.size()) return step_forward(turn);
    }
    if (!value) return;
    write(turn, {answering(turn, question, casefile::Answered{kept_as(turn, question).id, *value})},
          Waiting::Then::show_step);
}

void go_on_from_entry(Turn& turn) {
    Model& m = turn.model;
    const std::string entry = m.draft.chosen.empty() ? "" : m.draft.chosen.front();
    const std::string words = m.draft.words;
    if (entry.empty() && is_blank(words)) return;
    const auto& facts = m.state.facts;
    if (m.at < m.trail.size() && facts.entry == entry && facts.asked_words == words) {
        m.entry_words = false;
        return step_forward(turn);
    }
    write(turn,
          {new_event(guide::Section::story, last_event<casefile::EntryChosen>(m, any),
                     casefile::EntryChosen{entry, words})},
          Waiting::Then::show_step);
}

void go_on_from_topics(Turn& turn) {
    Model& m = turn.model;
    const auto& topics = m.state.facts.topics;
    if (m.at < m.trail.size() && topics && *topics == m.draft.chosen) return step_forward(turn);
    write(turn,
          {new_event(guide::Section::story, last_event<casefile::TopicsChosen>(m, any),
                     casefile::TopicsChosen{m.draft.chosen})},
          Waiting::Then::show_step);
}

void toggle(std::vector<std::string>& chosen, const std::string& id) {
    const auto at = std::ranges::find(chosen, id);
    if (at == chosen.end()) chosen.push_back(id);
    else chosen.erase(at);
}

// Those of the step, also when it lies behind: gone back to, they stand there as they did.
std::vector<conversation::SuggestedOption> options_to_show(Turn& turn) {
    auto facts = turn.model.state.facts;
    if (!facts.needs_seen) return {};
    facts.options_seen = false;
    const auto step = turn.mind.engine.next(facts);
    const auto* show = std::get_if<conversation::ShowOptions>(&step);
    return show ? show->options : std::vector<conversation::SuggestedOption>();
}

}  // namespace

guide::Section section_of(const guide::Guide& guide, int topic) {
    return guide.topics[static_cast<std::size_t>(topic)].section;
}

namespace {

// Someone is beside unless every answer that stands says otherwise.
bool nobody_beside(const Turn& turn) {
    bool alone = false;
    const auto& questions = turn.mind.guide.questions;
    for (int q = 0; q < static_cast<int>(questions.size()); ++q) {
        const auto& answers = question_at(turn, q).answers;
        if (std::ranges::none_of(answers, &guide::Answer::nobody_beside)) continue;
        const conversation::Fact* fact = fact_at(turn, q);
        if (!fact || !turn.mind.engine.applies(turn.model.state.facts, q)) continue;
        for (const auto& standing : fact->standing) {
            for (const std::string& id : standing.value.chosen) {
                const auto said = std::ranges::find(answers, id, &guide::Answer::id);
                if (said != answers.end() && !said->nobody_beside) return false;
                alone = true;
            }
        }
    }
    return alone;
}

}  // namespace

bool may_show(const Turn& turn, int question) {
    const guide::Question& asked = question_at(turn, question);
    if (turn.model.state.facts.place < asked.place) return false;
    return !asked.alone_only || nobody_beside(turn);
}

void close_panels(Model& model) {
    model.why_open = false;
    model.quote_open = false;
    model.because_open.clear();
}

void refresh(Turn& turn) {
    Model& m = turn.model;
    const auto& facts = m.state.facts;
    m.step = turn.mind.engine.next(facts);
    m.offers = turn.mind.engine.offers(facts);
    if (m.offers.size() > offers_max(facts.place)) m.offers.resize(offers_max(facts.place));
    m.options = options_to_show(turn);
    m.raised = turn.mind.engine.signals(facts);
    const int entry = turn.mind.guide.entry_index(facts.entry);
    m.form = entry < 0 ? "" : turn.mind.guide.entries[static_cast<std::size_t>(entry)].form;
    m.told.clear();
    std::set<std::string> seen;  // what is asked in two ways is told once
    for (int q = 0; q < static_cast<int>(turn.mind.guide.questions.size()); ++q) {
        const conversation::Fact* fact = fact_at(turn, q);
        const bool told = fact && (fact->skipped || !fact->standing.empty());
        if (!told || !may_show(turn, q) || !turn.mind.engine.applies(facts, q)) continue;
        if (seen.insert(kept_as(turn, q).id).second) m.told.push_back(q);
    }
}

void load_draft(Turn& turn) {
    Model& m = turn.model;
    m.draft = Draft{};
    m.entry_words = false;
    const Place place = place_of(m);
    const auto& facts = m.state.facts;
    if (place.kind == Place::Kind::entry) {
        if (!facts.entry.empty()) m.draft.chosen = {facts.entry};
        m.draft.words = facts.asked_words;
    } else if (place.kind == Place::Kind::topics) {
        if (facts.topics) m.draft.chosen = *facts.topics;
    } else if (place.kind == Place::Kind::question) {
        m.draft = draft_of(question_at(turn, place.question), fact_at(turn, place.question));
    }
    m.draft.shifted = m.draft.words.empty();
}

void show_step(Turn& turn) {
    Model& m = turn.model;
    const Place was = place_of(m);
    const bool edited = m.editing.has_value();
    const bool live = m.at >= m.trail.size();
    refresh(turn);
    m.editing.reset();
    close_panels(m);
    if (!edited) {
        const Place now = place_of(m.step);
        if (live && was != now && was.kind != Place::Kind::close) {
            std::erase(m.trail, was);  // an overview that is met again stands where it was met last
            m.trail.push_back(was);
        }
        std::erase(m.trail, now);
        m.at = m.trail.size();
    } else if (live) {
        m.at = m.trail.size();
    }
    load_draft(turn);
    if (place_of(m).kind == Place::Kind::close) m.phase = Phase::closing;
    raise_urgent(turn);
}

void raise_urgent(Turn& turn) {
    Model& m = turn.model;
    m.urgent.reset();
    for (const auto& raised : turn.mind.engine.signals(m.state.facts)) {
        const auto& signal = turn.mind.guide.signals[static_cast<std::size_t>(raised.signal)];
        if (!signal.urgent || !m.urgent_seen.insert(signal.id).second) continue;
        m.urgent = raised.signal;
        note(turn, new_event(section_of(turn.mind.guide, signal.topic), {},
                             casefile::UrgentRaised{signal.id}));
        return;
    }
}

void go_on_talking(Turn& turn) {
    Model& m = turn.model;
    if (m.urgent) return raise_urgent(turn);  // the next urgent matter, or on with the conversation
    if (m.rewording) return go_on_from_own_words(turn);
    const Place place = place_of(m);
    const bool seen_before = m.at < m.trail.size();
    switch (place.kind) {
        case Place::Kind::entry: return go_on_from_entry(turn);
        case Place::Kind::question: return go_on_from_question(turn, place.question);
        case Place::Kind::topics: return go_on_from_topics(turn);
        case Place::Kind::overview:
            if (seen_before) return step_forward(turn);
            return write(turn,
                         {new_event(guide::Section::story, {},
                                    casefile::OverviewConfirmed{
                                        static_cast<std::uint32_t>(m.state.facts.order.size())})},
                         Waiting::Then::show_step);
        case Place::Kind::needs:
            if (seen_before) return step_forward(turn);
            return write(turn, {new_event(guide::Section::story, {}, casefile::NeedsSeen{})},
                         Waiting::Then::show_step);
        case Place::Kind::options:
            if (seen_before) return step_forward(turn);
            return write(turn, {new_event(guide::Section::plan, {}, casefile::OptionsSeen{})},
                         Waiting::Then::show_step);
        case Place::Kind::close: m.phase = Phase::closing; return;
    }
}

void go_back_talking(Turn& turn) {
    Model& m = turn.model;
    m.trouble.reset();
    close_panels(m);
    if (m.urgent) return;
    if (m.rewording) {
        m.rewording.reset();
        return load_draft(turn);
    }
    if (m.entry_words) {  // what was typed stays until another answer is chosen
        m.entry_words = false;
        return;
    }
    if (m.editing) {
        m.editing.reset();
        return load_draft(turn);
    }
    const auto& facts = m.state.facts;
    const std::size_t at_first = m.at;
    while (m.at > 0) {
        --m.at;
        const Place& place = m.trail[m.at];
        const bool gone =
            place.kind == Place::Kind::question &&
            (!may_show(turn, place.question) || !turn.mind.engine.applies(facts, place.question));
        if (!gone) return load_draft(turn);
    }
    if (attended(m)) {  // a code is offered at the end
        m.at = std::min<std::size_t>(at_first, m.trail.size());
        return;
    }
    m.phase = m.opener ? Phase::opener_shown : Phase::opener_offer;
}

void on(Turn& turn, const Choose& choose) {
    Model& m = turn.model;
    if (m.phase == Phase::closing || m.phase == Phase::contact)
        return choose_contact(turn, choose.id);
    if (m.phase != Phase::talking) return;
    const Place place = place_of(m);
    auto& chosen = m.draft.chosen;
    if (place.kind == Place::Kind::topics) return toggle(chosen, choose.id);
    if (place.kind == Place::Kind::question) {
        return choose_in(m.draft, question_at(turn, place.question), choose.id);
    }
    chosen = {choose.id};
}

void on(Turn& turn, const OwnWords&) {
    Model& m = turn.model;
    if (m.phase != Phase::talking) return;
    const Place place = place_of(m);
    if (place.kind == Place::Kind::entry) {
        m.entry_words = true;
        m.draft.chosen.clear();
    } else if (place.kind == Place::Kind::needs) {
        m.rewording = "";
        m.draft = Draft{};
        m.draft.words = m.state.facts.own_need.value_or("");
    }
    m.draft.shifted = m.draft.words.empty();
}

// Both ways of skipping say the same: not known.
void on(Turn& turn, const Skip&) {
    Model& m = turn.model;
    if (m.phase == Phase::contact) return skip_contact(turn);
    const int question = question_of(m);
    if (m.phase != Phase::talking || question < 0) return;
    const conversation::Fact* fact = fact_at(turn, question);
    if (fact && fact->skipped && fact->standing.empty()) {
        m.draft = Draft{};
        return go_on_from_question(turn, question);
    }
    write(turn, {answering(turn, question, casefile::Skipped{kept_as(turn, question).id})},
          Waiting::Then::show_step);
}

void on(Turn& turn, const AddPerson&) {
    const int question = question_of(turn.model);
    if (turn.model.phase != Phase::talking || question < 0) return;
    if (question_at(turn, question).kind == guide::Kind::people)
        add_person(turn, question_at(turn, question));
}

void on(Turn& turn, const RemovePerson& remove) {
    if (turn.model.phase != Phase::talking || question_of(turn.model) < 0) return;
    std::erase_if(turn.model.draft.people,
                  [&](const auto& person) { return person.slot == remove.slot; });
}

void on(Turn& turn, const ChangeAnswer& change) {
    Model& m = turn.model;
    if (m.phase != Phase::talking || place_of(m).kind != Place::Kind::overview) return;
    const int question = turn.mind.guide.question_index(change.question);
    if (question < 0) return;
    m.editing = question;
    close_panels(m);
    load_draft(turn);
}

}  // namespace kt::model
