// Overwrites what was told before the memory is given back. Copies that were made on the way (a
// page that was drawn, a text that was typeset) are not reached from here.
#include <algorithm>

#include "app/model/model.hpp"

namespace kt::model {

namespace {

void overwrite(std::string& text) {
    // Through volatile, or a compiler may leave out a write that nobody reads.
    volatile char* letters = text.data();
    for (std::size_t i = 0; i < text.size(); ++i) letters[i] = 0;
    text.clear();
}

void overwrite(conversation::Value& value) {
    for (std::string& id : value.chosen) overwrite(id);
    for (conversation::Person& person : value.people) overwrite(person.name);
    overwrite(value.words);
    value.number.reset();
}

void overwrite(casefile::ContactGiven& contact) {
    for (std::string* text : {&contact.name, &contact.phone, &contact.when, &contact.safely})
        overwrite(*text);
}

void overwrite(casefile::Happening& happening) {
    if (auto* entry = std::get_if<casefile::EntryChosen>(&happening)) overwrite(entry->words);
    if (auto* answered = std::get_if<casefile::Answered>(&happening)) overwrite(answered->value);
    if (auto* need = std::get_if<casefile::NeedSettled>(&happening)) overwrite(need->words);
    if (auto* own = std::get_if<casefile::OwnNeedTold>(&happening)) overwrite(own->words);
    if (auto* option = std::get_if<casefile::OptionSettled>(&happening)) overwrite(option->words);
    if (auto* contact = std::get_if<casefile::ContactGiven>(&happening)) overwrite(*contact);
}

void overwrite(casefile::CaseState& state) {
    for (casefile::Event& event : state.story) overwrite(event.happening);
    for (auto& [id, fact] : state.facts.by_question)
        for (auto& standing : fact.standing) overwrite(standing.value);
    for (auto& [id, need] : state.facts.needs) overwrite(need.words);
    overwrite(state.facts.asked_words);
    if (state.facts.own_need) overwrite(*state.facts.own_need);
    if (state.contact) overwrite(*state.contact);
}

void overwrite(Draft& draft) {
    overwrite(draft.words);
    for (std::string& id : draft.chosen) overwrite(id);
    for (conversation::Person& person : draft.people) overwrite(person.name);
}

}  // namespace

void overwrite_told(Model& model) {
    overwrite(model.state);
    overwrite(model.draft);
    overwrite(model.contact);
    if (model.rewording) overwrite(*model.rewording);
    if (model.opener) {
        overwrite(model.opener->letters);
        overwrite(model.opener->qr_text);
    }
    if (model.receipt) overwrite(model.receipt->story);
}

}  // namespace kt::model
