#include "tests/app/model/told_case.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/conversation/engine.hpp"
#include "core/guide/load.hpp"

namespace kt::told {

const guide::Guide& guide() {
    static const guide::Guide loaded = [] {
        auto read = guide::load_usable("assets/guides/gesprek");
        if (!read) throw std::runtime_error(read.error().words);
        return std::move(*read);
    }();
    return loaded;
}

conversation::Rehearsal talk_of(const std::string& persona) {
    const std::string path = "tests/personas/" + persona + ".yaml";
    std::ifstream in(path);
    std::stringstream bytes;
    bytes << in.rdbuf();
    std::vector<guide::Remark> remarks;
    const auto read = conversation::read_persona(bytes.str(), path, guide(), remarks);
    EXPECT_FALSE(guide::any_error(remarks)) << path;
    return conversation::rehearse(guide(), read);
}

casefile::Event& Teller::tell(casefile::Happening happening, std::vector<base::EventId> replaces) {
    casefile::Event event;
    const auto number = events_.size() + 1;
    event.id.bytes[0] = writer_.bytes[0];
    event.id.bytes[1] = static_cast<std::uint8_t>(number >> 8);
    event.id.bytes[2] = static_cast<std::uint8_t>(number & 255);
    event.writer = writer_;
    event.lamport = number;
    event.at_ms = began_ms + static_cast<std::int64_t>(number) * 15'000;
    event.replaces = std::move(replaces);
    event.happening = std::move(happening);
    events_.push_back(std::move(event));
    return events_.back();
}

void Teller::begin(const std::string& device) {
    tell(casefile::ConversationBegun{guide().id, guide().version, guide().digest,
                                     guide::Place::hall, "nl", "2026-KX4-7QD", device});
}

void Teller::answers(const conversation::Rehearsal& talk) {
    for (const std::string& id : talk.facts.order) {
        const conversation::Fact& fact = talk.facts.by_question.at(id);
        if (fact.standing.empty()) {
            tell(casefile::Skipped{id});
        } else {
            tell(casefile::Answered{id, fact.standing.front().value});
        }
    }
    if (talk.facts.topics) tell(casefile::TopicsChosen{*talk.facts.topics});
}

void Teller::contact_and_promise(const std::string& name) {
    casefile::ContactGiven contact;
    contact.name = name;
    contact.phone = "06 1234 5678";
    contact.when = "evening";
    contact.may_call = true;
    contact.safely = "Bel na zeven uur. Dan slaapt mijn man.";
    tell(contact);
    tell(casefile::Promised{"het sociaal team", "call", began_ms + 3 * 24 * 3600 * 1000LL});
}

void Teller::send() {
    tell(casefile::Ended{1});
}

Teller whole_case(const std::string& persona, const std::string& name,
                  const std::string& own_words) {
    const conversation::Rehearsal talk = talk_of(persona);
    Teller teller;
    teller.begin();
    teller.tell(casefile::EntryChosen{talk.facts.entry, "Dan kom ik weer eens in het dorp."});
    teller.answers(talk);
    conversation::Engine engine(guide());
    bool first = true;
    for (const conversation::Offer& offer : engine.offers(teller.state().facts)) {
        casefile::NeedSettled settled;
        settled.need = guide().needs[static_cast<std::size_t>(offer.need)].id;
        settled.outcome = !first              ? conversation::NeedOutcome::passed
                          : own_words.empty() ? conversation::NeedOutcome::accepted
                                              : conversation::NeedOutcome::reworded;
        if (first) settled.words = own_words;
        for (const int question : offer.because.questions) {
            settled.because_questions.push_back(
                guide().questions[static_cast<std::size_t>(question)].id);
        }
        teller.tell(settled);
        first = false;
    }
    teller.contact_and_promise(name);
    teller.send();
    return teller;
}

std::string dutch(std::string_view, std::string_view text) {
    return std::string(text);
}

}  // namespace kt::told
