// One update under way: the model being changed and the effects being gathered. Only the sources of
// this folder include this; the others see update(). The functions are grouped by source file.
#pragma once

#include <utility>
#include <vector>

#include "app/model/update.hpp"

namespace kt::model {

struct Turn {
    Model& model;
    std::vector<Effect>& effects;
    Mind mind;
};

inline const guide::Question& question_at(const Turn& turn, int question) {
    return turn.mind.guide.questions[static_cast<std::size_t>(question)];
}

// The last events of a kind, so that a changed mind replaces what it changes.
template <class Kind, class Same>
std::vector<base::EventId> last_event(const Model& model, Same same) {
    for (auto event = model.state.story.rbegin(); event != model.state.story.rend(); ++event) {
        const auto* found = std::get_if<Kind>(&event->happening);
        if (found && same(*found)) return {event->id};
    }
    return {};
}

inline constexpr auto any = [](const auto&) { return true; };

inline NewEvent new_event(guide::Section section, std::vector<base::EventId> replaces,
                          casefile::Happening happening) {
    return NewEvent{section, std::move(replaces), "resident", std::move(happening), "self"};
}

// ---- waiting.cpp: what was asked for, and what came of it
// A new request that the model waits for. Clears an earlier trouble.
Request wait_for(Turn& turn, Waiting::For what, Waiting::Then then);
// Writes and waits; nothing moves on before Stored.
void write(Turn& turn, std::vector<NewEvent> events, Waiting::Then then);
// Writes without waiting: what happens does not hang on it.
void note(Turn& turn, NewEvent event);
void end_session(Turn& turn);

void on(Turn& turn, const CaseBegun& begun);
void on(Turn& turn, const Stored& stored);
void on(Turn& turn, const OpenerMade& made);
void on(Turn& turn, const ReopenWaiting& waiting);
void on(Turn& turn, const CaseReopened& reopened);
void on(Turn& turn, const Released& released);
void on(Turn& turn, const Erased& erased);
void on(Turn& turn, const PaperMade& paper);
void on(Turn& turn, const Refused& refused);

// ---- arriving.cpp: welcome, notice, opener
void go_on_arriving(Turn& turn);
void go_back_arriving(Turn& turn);
void on(Turn& turn, const Begin& begin);
void on(Turn& turn, const HaveOpener& have);
void on(Turn& turn, const WantOpener& want);
void start_talking(Turn& turn);
void resume(Turn& turn, const CaseReopened& reopened);
void on(Turn& turn, const TakenUp& taken);
void on(Turn& turn, const CaseRefreshed& refreshed);
void show_reopened(Turn& turn);  // once it is asked again who is beside them

// ---- bookmark.cpp
void open_at(Model& model, base::ByteView bookmark);  // bookmark_of, put back

// ---- talk.cpp: the conversation itself
void refresh(Turn& turn);  // asks the engine again
void load_draft(Turn& turn);
// Whether an answer given before may stand on the screen: not in a hall what was told at a table,
// nor beside someone what was told alone.
bool may_show(const Turn& turn, int question);
void close_panels(Model& model);
void show_step(Turn& turn);  // after something was stored
void raise_urgent(Turn& turn);
void go_on_talking(Turn& turn);
void go_back_talking(Turn& turn);
void on(Turn& turn, const Choose& choose);
void on(Turn& turn, const OwnWords& own);
void on(Turn& turn, const Skip& skip);
void on(Turn& turn, const ChangeAnswer& change);
void on(Turn& turn, const AddPerson& add);
void on(Turn& turn, const RemovePerson& remove);

// ---- needs.cpp: the question behind the question
void go_on_from_own_words(Turn& turn);
void on(Turn& turn, const SettleNeed& settle);

// ---- options.cpp: what could help
void on(Turn& turn, const SettleOption& settle);

// ---- signals.cpp: what was noticed, corrected by the person
void on(Turn& turn, const StrikeSignal& strike);
void on(Turn& turn, const RestoreSignal& restore);
void follow_signals(Turn& turn);

// ---- ending.cpp: closing, contact, sending, keeping, wiping
void go_on_closing(Turn& turn);
void go_on_contact(Turn& turn);
void go_back_contact(Turn& turn);
void choose_contact(Turn& turn, const std::string& id);
void skip_contact(Turn& turn);
void next_contact(Turn& turn);
void load_contact_draft(Model& model);
void on(Turn& turn, const ChangeContact& change);
void send(Turn& turn);             // the chain: opener if wanted, Ended, Release
void leave_with_team(Turn& turn);  // beside a worker: enough for now
void keep(Turn& turn);             // the chain: opener, Ended, Release
void erase(Turn& turn, Waiting::Then then);
void take_paper(Turn& turn);
void show_receipt(Turn& turn, Ending how, bool arrived);
void leave(Turn& turn);  // nobody is there any more: keep with an opener, else erase

// ---- clock.cpp: time, the bell, the bars
void on(Turn& turn, const Tick& tick);
void on(Turn& turn, const CallForStaff& call);
void on(Turn& turn, const BellAnswered& answered);
void on(Turn& turn, const Stop& stop);

// ---- typing.cpp
void on(Turn& turn, const TextEdited& edited);
void on(Turn& turn, const KeyPressed& pressed);

// The section of the case that a question's or a need's topic belongs to.
guide::Section section_of(const guide::Guide& guide, int topic);

}  // namespace kt::model
