// A guide with what a whole life needs: children who are asked about in turn, ages and costs that
// are reckoned, one fact asked in two ways, probes, a topic that opens only when it is chosen, and
// the sheets of what could help.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/guide/load.hpp"

namespace kt::conversation {

inline const std::string household_text = R"yaml(guide: household
version: 1.0.0
topics:
  story: {title: Verhaal, section: story}
  money: {title: Geld, section: money}
  family: {title: Gezin, section: family}
  meaning: {title: Wat telt, section: story}
entries:
  debts: {text: Ik heb schulden, asked: hulp bij schulden}
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
  story.change:
    {ask: Wat moet er anders?, why: Daarom., kind: words, stage: asked, place: hall,
     probe: {ask: Waarvoor is dat belangrijk?, why: Daarom., times: 2, place: hall}}
  money.letters:
    {ask: Laat u brieven dicht?, why: Daarom., kind: yes_no, place: hall, ordinary: no,
     when: asked.debts}
  money.rent: {ask: Wat is uw huur?, why: Daarom., kind: amount, place: room, when: asked.debts}
  money.energy:
    ask: Wat betaalt u voor energie?
    why: Daarom.
    kind: amount
    place: room
    answers: {little: {text: Minder dan 100, to: 99}, more: {text: 100 tot 300, from: 100, to: 300}}
    ordinary: little
    when: asked.debts
  money.eviction:
    {ask: Moet u uw huis uit?, why: Daarom., kind: yes_no, place: hall, ordinary: no, urgent: yes,
     when: money.letters = yes}
  family.born: {ask: "In welk jaar bent u geboren?", why: Daarom., kind: date, precision: year,
                place: room, when: asked.debts}
  family.children:
    {ask: "Welke kinderen wonen bij u?", why: Daarom., kind: people, at_most: 3, place: room,
     when: asked.debts}
  family.child_born:
    {group: child, ask: "Wanneer is {name} geboren?", why: Daarom., kind: date, precision: month,
     place: room}
  family.child_school:
    group: child
    ask: Gaat {name} graag naar school?
    why: Daarom.
    kind: choice
    place: room
    answers: {gladly: Ja, hardly: Niet graag}
    ordinary: gladly
    when: family.child_age >= 4
  meaning.wish: {ask: Wat zou u graag doen?, why: Daarom., kind: words, place: hall,
                 when: chosen.meaning}
  meaning.letters: {fills: money.letters, ask: Ligt er nog post?, why: Daarom., place: hall,
                    when: chosen.meaning}
  story.good: {ask: Wat gaat goed?, why: Daarom., kind: words, stage: strengths, place: hall}
groups:
  child: {people: family.children, title: "Over {name}"}
computed:
  family.age: {title: uw leeftijd, age_of: family.born}
  family.child_age: {title: leeftijd, group: child, age_of: family.child_born}
  family.young: {title: kinderen onder 18, count: child, where: family.child_age < 18}
  money.fixed: {title: uw vaste lasten, sum: [money.rent, money.energy]}
signals:
  letters: {title: laat post liggen, topic: money, when: money.letters = yes}
  eviction: {title: dreigt huis te verliezen, topic: money, urgent: yes,
             urgent_words: Ga nu naar de balie., urgent_party: desk, when: money.eviction = yes}
  costly: {title: heeft hoge lasten, topic: money, when: money.fixed > 900}
  dear_home: {title: heeft een dure woning, topic: money, when: money.rent > figure.rent_limit}
  young: {title: heeft jonge kinderen, topic: family, when: family.young >= 1}
  school: {title: een kind gaat niet graag, topic: family,
           when: "any(child, family.child_school = hardly)"
}
  grown: {title: is boven de 40, topic: family, when: family.age > 40}
needs:
  calm_money: {offer: Zou u rust willen in geld?, wording: Ik wil rust., topic: money,
               when: signal.letters}
  glad_school: {offer: Zou school fijner moeten?, wording: Ik wil fijne school., topic: family,
                when: signal.school}
)yaml";

inline const std::string household_parties =
    "id;title;text;sort;number;source;checked_on\n"
    "desk;Balie;Helpt vandaag.;municipality;14 0xx;gemeente.example;2026-11-01\n"
    "bank;Kredietbank;Helpt bij schulden.;municipality;;bank.example;2026-11-01\n";

inline const std::string household_figures =
    "id;title;unit;low;begin;end;source;checked_on\n"
    "rent_limit;Huurgrens;euro;900;2026-01-01;2026-12-31;wet.example;2026-11-01\n"
    "rent_limit;Huurgrens;euro;950;2027-01-01;;wet.example;2026-11-01\n";

inline const std::string options_head =
    "id;title;text;sort;needs;when;unless;party;law;article;payer;beneficiary;cost_words;source;"
    "checked_on;begin;end;place;alone_only\n";

// own and network need no more than what they are; the others say who gives them, and on what
// ground.
inline std::string option(const std::string& id, const std::string& sort, const std::string& needs,
                          const std::string& when = "", const std::string& unless = "",
                          const std::string& begin = "", const std::string& end = "") {
    const bool free = sort == "own" || sort == "network";
    return id + ";" + id + ";Dat helpt.;" + sort + ";" + needs + ";" + when + ";" + unless + ";" +
           (free ? ";;;;;;;;"
                 : "bank;Wgs;artikel 4;gemeente;bewoner;niet bekend;wet.example;"
                   "2026-11-01;") +
           begin + ";" + end + ";;\n";
}

inline guide::Guide household(const std::string& options = "") {
    std::vector<guide::SourceFile> files{{"guide.yaml", household_text},
                                         {"parties.csv", household_parties},
                                         {"figures.csv", household_figures}};
    if (!options.empty())
        files.push_back(
            {"options.csv", options.starts_with("id,") ? options : options_head + options});
    auto loaded = guide::load_files(files);
    std::string lines;
    for (const auto& remark : loaded.remarks) lines += to_line(remark) + "\n";
    EXPECT_TRUE(loaded.usable()) << lines;
    return std::move(loaded.guide);
}

}  // namespace kt::conversation
