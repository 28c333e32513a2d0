#include "app/guide_map/change_words.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "app/guide_map/condition_words.hpp"
#include "app/guide_map/everything.hpp"
#include "app/guide_map/field_words.hpp"
#include "core/guide/figures.hpp"

namespace kt::guide_map {

using guide::Guide;

namespace {

// "een, twee"; told in the order of the file, for that is the order on the screen.
template <class Thing, class Words>
std::string listed(const std::vector<Thing>& things, Words words_of) {
    std::string words;
    for (const auto& thing : things) words += (words.empty() ? "" : ", ") + words_of(thing);
    return words;
}

template <class Thing>
const Thing* at(const std::vector<Thing>& things, int index) {
    const bool there = index >= 0 && static_cast<std::size_t>(index) < things.size();
    return there ? &things[static_cast<std::size_t>(index)] : nullptr;
}
template <class Thing>
std::string title_at(const std::vector<Thing>& things, int index) {
    const auto* thing = at(things, index);
    return thing ? thing->title : std::string();
}
std::string ask_at(const Guide& guide, int index) {
    const auto* question = at(guide.questions, index);
    return question ? quoted(question->ask) : std::string();
}

// One thing that can be said of a thing, before and after.
template <class Thing>
struct Trait {
    std::string name;  // "wachttijd"
    std::function<std::string(const Guide&, const Thing&)> of;
    // What the words leave out of a condition; empty where they leave out nothing.
    std::function<const guide::Expression&(const Thing&)> exactly = {};
};

template <class Thing>
std::string changed_words(const Guide& before, const Thing& was, const Guide& after,
                          const Thing& now, const std::vector<Trait<Thing>>& traits) {
    std::string words;
    for (const auto& trait : traits) {
        const auto old_value = trait.of(before, was), new_value = trait.of(after, now);
        const bool same = old_value == new_value;
        if (same && (!trait.exactly || everything_of(before, trait.exactly(was)) ==
                                           everything_of(after, trait.exactly(now))))
            continue;
        words += words.empty() ? "" : " ";
        if (same) {
            words += trait.name +
                     ": verandert op een manier die niet in woorden te zeggen is; zie"
                     " de bestanden.";
            continue;
        }
        if (old_value.empty()) words += "Nieuw is " + trait.name + ": " + new_value + ".";
        else if (new_value.empty())
            words += "Vervalt: " + trait.name + " (was: " + old_value + ").";
        else words += trait.name + ": was " + old_value + ", wordt " + new_value + ".";
    }
    return words;
}

// From which amount to which it holds; both included.
std::string reach_words(const guide::Answer& answer) {
    std::string words;
    if (answer.from) words += "vanaf " + guide::write_figure({*answer.from, *answer.from}, "euro");
    if (answer.to)
        words += (words.empty() ? "" : " ") + std::string("tot en met ") +
                 guide::write_figure({*answer.to, *answer.to}, "euro");
    return words.empty() ? "geen grens" : words;
}

std::string changed_answer(const guide::Answer& was, const guide::Answer& now) {
    std::string words;
    const auto add = [&](const std::string& part) { words += (words.empty() ? "" : " ") + part; };
    const auto turned = [&](bool old_value, bool value, const std::string& what) {
        if (old_value != value)
            add("Bij antwoord " + quoted(now.text) + ": " + what + ": was " + yes_no(old_value) +
                ", wordt " + yes_no(value) + ".");
    };
    if (was.text != now.text)
        add("Antwoord " + quoted(was.text) + " wordt " + quoted(now.text) + ".");
    if (was.said != now.said)
        add("Teruggezegd wordt " + quoted(now.said) + " (was " + quoted(was.said) + ").");
    turned(was.nobody_beside, now.nobody_beside,
           "zegt dat er niemand naast iemand zit, en opent zo de vragen onder vier ogen");
    turned(was.alone, now.alone, "sluit de andere antwoorden uit");
    if (was.from != now.from || was.to != now.to)
        add("Antwoord " + quoted(now.text) + " geldt " + reach_words(now) + " (was " +
            reach_words(was) + ").");
    return words;
}

std::string answers_words(const guide::Question& was, const guide::Question& now) {
    std::string words;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) words += (words.empty() ? "" : " ") + part;
    };
    std::vector<int> kept;
    for (const auto& answer : now.answers) {
        const int index = was.answer_index(answer.id);
        if (const auto* old = at(was.answers, index)) {
            add(changed_answer(*old, answer));
            kept.push_back(index);
            continue;
        }
        add("Nieuw antwoord: " + quoted(answer.text) + ".");
        if (answer.nobody_beside)
            add("Dat antwoord zegt dat er niemand naast iemand zit, en opent zo de vragen onder"
                " vier ogen.");
    }
    for (const auto& answer : was.answers)
        if (now.answer_index(answer.id) < 0) add("Antwoord vervalt: " + quoted(answer.text) + ".");
    if (!std::is_sorted(kept.begin(), kept.end()))
        add("De volgorde van de antwoorden wordt: " +
            listed(now.answers, [](const auto& answer) { return quoted(answer.text); }) + ".");
    return words;
}

std::string topic_title(const Guide& guide, int topic) {
    return title_at(guide.topics, topic);
}

}  // namespace

std::string question_words(const Guide& before, const guide::Question& was, const Guide& after,
                           const guide::Question& now) {
    using Q = guide::Question;
    static const std::vector<Trait<Q>> traits{
        {"de vraag", [](const Guide&, const Q& q) { return quoted(q.ask); }},
        {"de toelichting", [](const Guide&, const Q& q) { return q.hint; }},
        {"waarom deze vraag", [](const Guide&, const Q& q) { return quoted(q.why); }},
        {"waar", [](const Guide&, const Q& q) { return place_words(q.place); }},
        {"alleen onder vier ogen", [](const Guide&, const Q& q) { return yes_no(q.alone_only); }},
        {"gevoelig", [](const Guide&, const Q& q) { return yes_no(q.tender); }},
        {"leefgebied", [](const Guide& g, const Q& q) { return topic_title(g, q.topic); }},
        {"soort vraag", [](const Guide&, const Q& q) { return kind_words(q.kind); }},
        {"kan iets dringends melden", [](const Guide&, const Q& q) { return yes_no(q.urgent); }},
        {"wanneer in het gesprek", [](const Guide&, const Q& q) { return stage_words(q.stage); }},
        {"gaat over", [](const Guide&, const Q& q) { return subjects_words(q.subjects); }},
        {"vult het antwoord in op",
         [](const Guide& g, const Q& q) {
             const auto* filled = at(g.questions, q.fact);
             return !filled || filled->id == q.id ? std::string() : quoted(filled->ask);
         }},
        {"volgt op", [](const Guide& g, const Q& q) { return ask_at(g, q.follows); }},
        {"over ieder van", [](const Guide& g, const Q& q) { return title_at(g.groups, q.group); }},
        {"over de hoeveelste", [](const Guide&, const Q& q) { return std::to_string(q.person); }},
        {"hoogstens zoveel mensen",
         [](const Guide&, const Q& q) { return std::to_string(q.people_at_most); }},
        {"het gewone antwoord", [](const Guide&, const Q& q) { return q.ordinary; }},
        {"de schaal",
         [](const Guide&, const Q& q) {
             return std::to_string(q.scale_from) + " (" + q.scale_low + ") tot en met " +
                    std::to_string(q.scale_to) + " (" + q.scale_high + ")";
         }},
        {"met gezichtjes", [](const Guide&, const Q& q) { return yes_no(q.faces); }},
        {"hoe precies", [](const Guide&, const Q& q) { return precision_words(q.precision); }},
        {"gevraagd als", [](const Guide& g, const Q& q) { return in_words(g, q.when); },
         [](const Q& it) -> const guide::Expression& { return it.when; }},
    };
    auto words = changed_words(before, was, after, now, traits);
    const auto answers = answers_words(was, now);
    return words + (words.empty() || answers.empty() ? "" : " ") + answers;
}

std::string signal_words(const Guide& before, const guide::Signal& was, const Guide& after,
                         const guide::Signal& now) {
    using S = guide::Signal;
    static const std::vector<Trait<S>> traits{
        {"de woorden", [](const Guide&, const S& s) { return quoted(s.title); }},
        {"leefgebied", [](const Guide& g, const S& s) { return topic_title(g, s.topic); }},
        {"iets dat goed gaat", [](const Guide&, const S& s) { return yes_no(s.strength); }},
        {"wij merken dit als", [](const Guide& g, const S& s) { return in_words(g, s.when); },
         [](const S& it) -> const guide::Expression& { return it.when; }},
        {"dringend", [](const Guide&, const S& s) { return yes_no(s.urgent); }},
        {"wat iemand nu moet doen", [](const Guide&, const S& s) { return s.urgent_words; }},
        {"de termijn", [](const Guide&, const S& s) { return s.urgent_term; }},
        {"wie dan helpt",
         [](const Guide& g, const S& s) { return title_at(g.parties, s.urgent_party); }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string need_words(const Guide& before, const guide::Need& was, const Guide& after,
                       const guide::Need& now) {
    using N = guide::Need;
    static const std::vector<Trait<N>> traits{
        {"de woorden", [](const Guide&, const N& n) { return quoted(n.offer); }},
        {"leefgebied", [](const Guide& g, const N& n) { return topic_title(g, n.topic); }},
        {"in de ik-vorm", [](const Guide&, const N& n) { return quoted(n.wording); }},
        {"voorgelegd als", [](const Guide& g, const N& n) { return in_words(g, n.when); },
         [](const N& it) -> const guide::Expression& { return it.when; }},
        {"waar", [](const Guide&, const N& n) { return place_words(n.place); }},
        {"alleen onder vier ogen", [](const Guide&, const N& n) { return yes_no(n.alone_only); }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string needs_of(const Guide& guide, const guide::Option& option) {
    std::string words;
    for (const int need : option.needs)
        words += (words.empty() ? "" : " / ") + guide.needs[static_cast<std::size_t>(need)].wording;
    for (const int entry : option.entries)
        words += (words.empty() ? "" : " / ") + std::string("wie komt voor ") +
                 guide.entries[static_cast<std::size_t>(entry)].asked;
    return words;
}

std::string option_words(const Guide& before, const guide::Option& was, const Guide& after,
                         const guide::Option& now) {
    using O = guide::Option;
    static const std::vector<Trait<O>> traits{
        {"de naam", [](const Guide&, const O& o) { return quoted(o.title); }},
        {"de tekst", [](const Guide&, const O& o) { return quoted(o.text); }},
        {"soort", [](const Guide&, const O& o) { return sort_words(o.sort); }},
        {"helpt bij", [](const Guide& g, const O& o) { return needs_of(g, o); }},
        {"van wie", [](const Guide& g, const O& o) { return title_at(g.parties, o.party); }},
        {"grond", [](const Guide&,
                     const O& o) { return o.law + (o.article.empty() ? "" : ", " + o.article); }},
        {"wie betaalt", [](const Guide&, const O& o) { return o.payer; }},
        {"voor wie het geld is", [](const Guide&, const O& o) { return o.beneficiary; }},
        {"kosten", [](const Guide&, const O& o) { return money_words(o.cost); }},
        {"opbrengst", [](const Guide&, const O& o) { return money_words(o.returns); }},
        {"telefoon", [](const Guide&, const O& o) { return o.number; }},
        {"wachttijd", [](const Guide&, const O& o) { return o.waiting; }},
        {"vanaf", [](const Guide&, const O& o) { return day_words(o.begin_days); }},
        {"tot en met", [](const Guide&, const O& o) { return day_words(o.end_days); }},
        {"waar", [](const Guide&, const O& o) { return place_words(o.place); }},
        {"alleen onder vier ogen", [](const Guide&, const O& o) { return yes_no(o.alone_only); }},
        {"gaat over", [](const Guide&, const O& o) { return subjects_words(o.subjects); }},
        {"alleen als", [](const Guide& g, const O& o) { return in_words(g, o.when); },
         [](const O& it) -> const guide::Expression& { return it.when; }},
        {"niet als",
         [](const Guide& g, const O& o) {
             return o.unless.empty() ? std::string() : in_words(g, o.unless);
         },
         [](const O& it) -> const guide::Expression& { return it.unless; }},
        {"de bron", [](const Guide&, const O& o) { return o.source; }},
        {"nagekeken op", [](const Guide&, const O& o) { return o.checked_on; }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string party_words(const Guide& before, const guide::Party& was, const Guide& after,
                        const guide::Party& now) {
    using P = guide::Party;
    static const std::vector<Trait<P>> traits{
        {"de naam", [](const Guide&, const P& p) { return quoted(p.title); }},
        {"soort", [](const Guide&, const P& p) { return p.sort; }},
        {"wat zij doen", [](const Guide&, const P& p) { return quoted(p.text); }},
        {"telefoon", [](const Guide&, const P& p) { return p.number; }},
        {"adres", [](const Guide&, const P& p) { return p.address; }},
        {"open", [](const Guide&, const P& p) { return p.hours; }},
        {"de bron", [](const Guide&, const P& p) { return p.source; }},
        {"nagekeken op", [](const Guide&, const P& p) { return p.checked_on; }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string topic_words(const Guide& before, const guide::Topic& was, const Guide& after,
                        const guide::Topic& now) {
    using T = guide::Topic;
    static const std::vector<Trait<T>> traits{
        {"de naam", [](const Guide&, const T& t) { return quoted(t.title); }},
        {"waarom het erover kan gaan", [](const Guide&, const T& t) { return quoted(t.reason); }},
        {"het plaatje", [](const Guide&, const T& t) { return t.icon; }},
        {"deel van het dossier, dat samen wordt gedeeld of niet",
         [](const Guide&, const T& t) { return section_words(t.section); }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string entry_words(const Guide& before, const guide::Entry& was, const Guide& after,
                        const guide::Entry& now) {
    using E = guide::Entry;
    static const std::vector<Trait<E>> traits{
        {"de woorden", [](const Guide&, const E& e) { return quoted(e.text); }},
        {"in een zin", [](const Guide&, const E& e) { return quoted(e.asked); }},
        {"het plaatje", [](const Guide&, const E& e) { return e.icon; }},
        {"aanspreekvorm", [](const Guide&, const E& e) { return e.form; }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string group_words(const Guide& before, const guide::Group& was, const Guide& after,
                        const guide::Group& now) {
    using G = guide::Group;
    static const std::vector<Trait<G>> traits{
        {"de kop", [](const Guide&, const G& it) { return quoted(it.title); }},
        {"over wie", [](const Guide&, const G& it) { return it.about; }},
        {"wie dat zijn, zegt", [](const Guide& g, const G& it) { return ask_at(g, it.people); }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string computed_words(const Guide& before, const guide::Computed& was, const Guide& after,
                           const guide::Computed& now) {
    using C = guide::Computed;
    static const std::vector<Trait<C>> traits{
        {"de naam", [](const Guide&, const C& c) { return quoted(c.title); }},
        {"hoe",
         [](const Guide&, const C& c) -> std::string {
             return c.how == C::How::age     ? "leeftijd"
                    : c.how == C::How::count ? "aantal mensen"
                                             : "som";
         }},
        {"leefgebied", [](const Guide& g, const C& c) { return topic_title(g, c.topic); }},
        {"uit",
         [](const Guide& g, const C& c) {
             return listed(c.parts, [&](int part) { return ask_at(g, part); });
         }},
        {"geteld als",
         [](const Guide& g, const C& c) {
             return listed(c.wherever, [&](const auto& where) { return in_words(g, where); });
         }},
        {"over ieder van", [](const Guide& g, const C& c) { return title_at(g.groups, c.group); }},
        {"over de hoeveelste", [](const Guide&, const C& c) { return std::to_string(c.person); }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string figure_words(const Guide& before, const guide::Figure& was, const Guide& after,
                         const guide::Figure& now) {
    using F = guide::Figure;
    static const std::vector<Trait<F>> traits{
        {"de naam", [](const Guide&, const F& f) { return quoted(f.title); }},
        {"bedrag of grens", figure_rows},
        {"de bron",
         [](const Guide&, const F& f) {
             return listed(f.rows, [](const auto& row) {
                 return row.source + ", nagekeken op " + row.checked_on;
             });
         }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string figure_rows(const Guide&, const guide::Figure& figure) {
    std::string words;
    for (const auto& row : figure.rows) {
        words += (words.empty() ? "" : "; ") + guide::write_figure(row.value, figure.unit) +
                 " vanaf " + day_words(row.begin_days);
        if (row.end_days < guide::Range::range_max)
            words += " tot en met " + day_words(row.end_days);
    }
    return words;
}

}  // namespace kt::guide_map
