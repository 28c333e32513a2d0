// The sample with children in it: a question that names them, a group, and what is counted.
#pragma once

#include "tests/core/guide/sample.hpp"

namespace kt::guide {

inline const std::string family_questions = R"(
  network.children:
    {ask: "Welke kinderen wonen bij u?", why: Daarom., kind: people, at_most: 3, place: room}
  network.school:
    group: child
    ask: Gaat {name} graag naar school?
    why: School maakt veel uit.
    kind: choice
    place: room
    answers: {gladly: Ja, hardly: "Nee, {name} gaat niet graag"}
    ordinary: gladly
    when: network.born_age >= 4
  network.born:
    {group: child, ask: "Wanneer is {name} geboren?", why: Daarom., kind: date, precision: month,
     place: room, probe: {ask: "Hoe was die tijd?", why: Daarom., times: 2}}
  network.rent: {ask: "Wat is uw huur?", why: Daarom., kind: amount, place: room}
  network.energy:
    ask: Wat betaalt u voor energie?
    why: Daarom.
    kind: amount
    place: room
    answers: {little: {text: Minder dan 100, to: 99}, more: {text: Meer, from: 100}}
    ordinary: little
  network.birth: {ask: "Wanneer bent u geboren?", why: Daarom., kind: date, place: hall}
groups:
  child: {people: network.children, title: "Over {name}"}
computed:
  network.age: {title: uw leeftijd, age_of: network.birth}
  network.born_age: {title: leeftijd, group: child, age_of: network.born}
  network.young: {title: kinderen onder 18, count: child, where: network.born_age < 18}
  network.fixed: {title: uw vaste lasten, sum: [network.rent, network.energy]}
)";

inline std::string family_text() {
    auto text = sample_text;
    return text.replace(text.find("signals:\n"), 9, family_questions.substr(1) + "signals:\n");
}

// The family with one passage put in the place of another.
inline Loaded family_with(const std::string& passage, const std::string& instead) {
    auto text = family_text();
    const auto at = text.find(passage);
    EXPECT_NE(at, std::string::npos) << passage;
    return load_text(text.replace(at, passage.size(), instead));
}

inline Guide family_guide() {
    auto loaded = load_text(family_text());
    EXPECT_TRUE(loaded.usable()) << lines_of(loaded);
    return std::move(loaded.guide);
}

inline Loaded family_with_need(const std::string& when) {
    return load_text(family_text() + "  extra: {offer: Iets, wording: Iets., topic: housing, " +
                     "when: \"" + when + "\"}\n");
}

}  // namespace kt::guide
