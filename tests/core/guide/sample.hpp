// A small guide in which everything is allowed, for tests to bend.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/guide/load.hpp"

namespace kt::guide {

inline const std::string sample_text = R"(guide: sample
version: 1.0.0
topics:
  story: {title: Verhaal, section: story}
  housing: {title: Wonen, section: housing}
  network: {title: Mensen, section: network}
entries:
  mobility: {text: Ik wil een scootmobiel, asked: een scootmobiel}
  other: {text: Iets anders, asked: iets anders}
questions:
  story.beside:
    ask: Wie is er bij u?
    why: Daarom.
    kind: choice
    stage: arrive
    place: hall
    answers: {alone: {text: Niemand, nobody_beside: yes}, family: Familie}
    ordinary: alone
  story.words: {ask: "Wat verandert er?", why: Daarom., kind: words, stage: asked, place: hall}
  story.power:
    ask: Wordt u afgesloten van stroom?
    why: Dat gaat voor.
    kind: choice
    stage: today
    place: hall
    urgent: yes
    answers: {no: Nee, yes: Ja}
    ordinary: no
  housing.outdoors:
    ask: Kunt u zonder hulp naar buiten?
    why: Daarom.
    kind: choice
    place: hall
    answers: {yes: Ja, hard: Moeilijk, no: Nee}
    ordinary: yes
    when: asked.mobility or signal.lonely
  housing.barrier:
    ask: Wat houdt u tegen?
    why: Daarom.
    kind: many
    place: hall
    answers: {stairs: De trap, door: De deur, none: {text: Niets, alone: yes}}
    ordinary: none
    when: housing.outdoors in [hard, no]
  housing.years: {ask: "Hoeveel jaar woont u hier?", why: Daarom., kind: amount, place: room}
  network.see:
    ask: Hoe vaak ziet u mensen?
    why: Daarom.
    kind: choice
    place: hall
    answers: {often: Vaak, rarely: Bijna nooit}
    ordinary: often
  network.enough:
    ask: Is dat genoeg?
    why: Daarom.
    kind: choice
    place: hall
    answers: {enough: Ja, more: Liever vaker}
    ordinary: enough
    when: network.see = rarely
  network.hurt:
    ask: Is iemand niet aardig voor u?
    why: Daarom.
    kind: choice
    place: room
    alone_only: yes
    tender: yes
    answers: {no: Nee, yes: Ja}
    ordinary: no
    when: signal.lonely
  network.there:
    ask: Wie staat voor u klaar?
    why: Daarom.
    kind: many
    stage: strengths
    place: hall
    answers: {family: Familie, nobody: {text: Niemand, alone: yes}}
    ordinary: family
signals:
  cut_off:
    {title: zonder stroom, topic: story, urgent: yes, urgent_words: Ga nu naar de balie.,
     when: story.power = yes}
  stuck: {title: komt moeilijk buiten, topic: housing, when: "housing.outdoors in [hard, no]"}
  lonely: {title: wil vaker mensen zien, topic: network, when: network.enough = more}
  family: {title: heeft familie, topic: network, strength: yes, when: network.there = family}
needs:
  easy_home:
    {offer: "Zou uw huis makkelijker moeten zijn?", wording: Ik wil een makkelijk huis.,
     topic: housing, when: signal.stuck and housing.barrier = stairs}
  meet_people:
    {offer: "Zou u weer meer mensen willen zien?", wording: Ik wil meer mensen zien.,
     topic: network, when: signal.lonely and known(story.beside)}
  scooter: {offer: "Gaat het om de scootmobiel?", wording: Ik wil rijden., topic: housing,
            when: asked.mobility and not housing.outdoors = yes and known(housing.outdoors)}
)";

inline Loaded load_text(const std::string& text) {
    return load_files({{"guide.yaml", text}});
}

inline std::string lines_of(const Loaded& loaded) {
    std::string lines;
    for (const auto& remark : loaded.remarks) lines += to_line(remark) + "\n";
    return lines;
}

inline Guide sample_guide() {
    auto loaded = load_text(sample_text);
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    return std::move(loaded.guide);
}

// The sample with one passage put in the place of another.
inline Loaded sample_with(const std::string& passage, const std::string& instead) {
    auto text = sample_text;
    const auto at = text.find(passage);
    EXPECT_NE(at, std::string::npos) << passage;
    return load_text(text.replace(at, passage.size(), instead));
}

// The sample with more at its end, where the needs stand.
inline Loaded sample_and(const std::string& more) {
    return load_text(sample_text + more);
}

}  // namespace kt::guide
