#include "app/guide_map/difference.hpp"

#include <algorithm>
#include <functional>

#include "app/guide_map/condition_words.hpp"
#include "core/guide/compile.hpp"

namespace kt::guide_map {
namespace {

using guide::Guide;
using Of = Change::Of;
using How = Change::How;

std::string quoted(const std::string& words) {
    return "\"" + words + "\"";
}

std::string place_words(guide::Place place) {
    switch (place) {
        case guide::Place::hall:
            return "ook in de hal";
        case guide::Place::room:
            return "alleen aan een tafel of thuis";
        case guide::Place::home:
            return "alleen thuis";
    }
    return "";
}

std::string sort_words(guide::Option::Sort sort) {
    switch (sort) {
        case guide::Option::Sort::own:
            return "wat iemand zelf kan";
        case guide::Option::Sort::network:
            return "met mensen om iemand heen";
        case guide::Option::Sort::general:
            return "voor iedereen";
        case guide::Option::Sort::collective:
            return "samen met anderen";
        case guide::Option::Sort::made_to_measure:
            return "op maat, alleen aan een tafel";
    }
    return "";
}

std::string day_words(std::int64_t days) {
    if (days <= guide::Range::range_min || days >= guide::Range::range_max) return "geen datum";
    return guide::write_date(days);
}

std::string money_words(const guide::Money& money) {
    if (!money.euros) return money.words.empty() ? "niet ingevuld" : money.words;
    std::string words = std::to_string(money.euros->low);
    if (money.euros->high != money.euros->low) words += " tot " + std::to_string(money.euros->high);
    return words + " euro " + money.unit + " (prijspeil " + std::to_string(money.price_year) + ")";
}

// One thing that can be said of a thing, before and after.
template <class Thing>
struct Trait {
    std::string name;  // "wachttijd"
    std::function<std::string(const Guide&, const Thing&)> of;
};

template <class Thing>
std::string changed_words(const Guide& before, const Thing& was, const Guide& after,
                          const Thing& now, const std::vector<Trait<Thing>>& traits) {
    std::string words;
    for (const auto& trait : traits) {
        const auto old_value = trait.of(before, was), new_value = trait.of(after, now);
        if (old_value == new_value) continue;
        words += words.empty() ? "" : " ";
        if (old_value.empty())
            words += "Nieuw is " + trait.name + ": " + new_value + ".";
        else if (new_value.empty())
            words += "Vervalt: " + trait.name + " (was: " + old_value + ").";
        else
            words += trait.name + ": was " + old_value + ", wordt " + new_value + ".";
    }
    return words;
}

std::string answers_words(const guide::Question& was, const guide::Question& now) {
    std::string words;
    const auto add = [&](const std::string& part) { words += (words.empty() ? "" : " ") + part; };
    for (const auto& answer : now.answers) {
        const int index = was.answer_index(answer.id);
        if (index < 0) {
            add("Nieuw antwoord: " + quoted(answer.text) + ".");
            continue;
        }
        const auto& old = was.answers[static_cast<std::size_t>(index)];
        if (old.text != answer.text)
            add("Antwoord " + quoted(old.text) + " wordt " + quoted(answer.text) + ".");
        if (old.said != answer.said)
            add("Teruggezegd wordt " + quoted(answer.said) + " (was " + quoted(old.said) + ").");
    }
    for (const auto& answer : was.answers)
        if (now.answer_index(answer.id) < 0) add("Antwoord vervalt: " + quoted(answer.text) + ".");
    return words;
}

const std::string& topic_title(const Guide& guide, int topic) {
    return guide.topics[static_cast<std::size_t>(topic)].title;
}
std::string yes_no(bool value) {
    return value ? "ja" : "nee";
}

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
        {"soort vraag", [](const Guide&, const Q& q) { return std::string(kind_name(q.kind)); }},
        {"gevraagd als", [](const Guide& g, const Q& q) { return in_words(g, q.when); }},
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
        {"wij merken dit als", [](const Guide& g, const S& s) { return in_words(g, s.when); }},
        {"dringend", [](const Guide&, const S& s) { return yes_no(s.urgent); }},
        {"wat iemand nu moet doen", [](const Guide&, const S& s) { return s.urgent_words; }},
        {"de termijn", [](const Guide&, const S& s) { return s.urgent_term; }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string need_words(const Guide& before, const guide::Need& was, const Guide& after,
                       const guide::Need& now) {
    using N = guide::Need;
    static const std::vector<Trait<N>> traits{
        {"de woorden", [](const Guide&, const N& n) { return quoted(n.offer); }},
        {"in de ik-vorm", [](const Guide&, const N& n) { return quoted(n.wording); }},
        {"voorgelegd als", [](const Guide& g, const N& n) { return in_words(g, n.when); }},
        {"waar", [](const Guide&, const N& n) { return place_words(n.place); }},
        {"alleen onder vier ogen", [](const Guide&, const N& n) { return yes_no(n.alone_only); }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string needs_of(const Guide& guide, const guide::Option& option) {
    std::string words;
    for (const int need : option.needs)
        words += (words.empty() ? "" : " / ") + guide.needs[static_cast<std::size_t>(need)].wording;
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
        {"van wie",
         [](const Guide& g, const O& o) {
             return o.party < 0 ? "" : g.parties[static_cast<std::size_t>(o.party)].title;
         }},
        {"grond", [](const Guide&,
                     const O& o) { return o.law + (o.article.empty() ? "" : ", " + o.article); }},
        {"wie betaalt", [](const Guide&, const O& o) { return o.payer; }},
        {"kosten", [](const Guide&, const O& o) { return money_words(o.cost); }},
        {"opbrengst", [](const Guide&, const O& o) { return money_words(o.returns); }},
        {"telefoon", [](const Guide&, const O& o) { return o.number; }},
        {"wachttijd", [](const Guide&, const O& o) { return o.waiting; }},
        {"vanaf", [](const Guide&, const O& o) { return day_words(o.begin_days); }},
        {"tot en met", [](const Guide&, const O& o) { return day_words(o.end_days); }},
        {"waar", [](const Guide&, const O& o) { return place_words(o.place); }},
        {"alleen als", [](const Guide& g, const O& o) { return in_words(g, o.when); }},
        {"niet als",
         [](const Guide& g, const O& o) {
             return o.unless.empty() ? std::string() : in_words(g, o.unless);
         }},
        {"nagekeken op", [](const Guide&, const O& o) { return o.checked_on; }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string party_words(const Guide& before, const guide::Party& was, const Guide& after,
                        const guide::Party& now) {
    using P = guide::Party;
    static const std::vector<Trait<P>> traits{
        {"de naam", [](const Guide&, const P& p) { return quoted(p.title); }},
        {"wat zij doen", [](const Guide&, const P& p) { return quoted(p.text); }},
        {"telefoon", [](const Guide&, const P& p) { return p.number; }},
        {"adres", [](const Guide&, const P& p) { return p.address; }},
        {"open", [](const Guide&, const P& p) { return p.hours; }},
        {"nagekeken op", [](const Guide&, const P& p) { return p.checked_on; }},
    };
    return changed_words(before, was, after, now, traits);
}

std::string figure_rows(const Guide&, const guide::Figure& figure) {
    std::string words;
    for (const auto& row : figure.rows) {
        words += (words.empty() ? "" : "; ") + std::to_string(row.value.low);
        if (row.value.high != row.value.low) words += " tot " + std::to_string(row.value.high);
        words += " " + figure.unit + " vanaf " + day_words(row.begin_days);
    }
    return words;
}

class Comparison {
  public:
    Comparison(const Guide& before, const Guide& after) : before_(before), after_(after) {}

    std::vector<Change> run() {
        each(
            Of::entry, before_.entries, after_.entries,
            [](const Guide&, const auto& it) { return quoted(it.text); },
            [](const Guide&, const auto& was, const Guide&, const auto& now) {
                return was.text == now.text && was.asked == now.asked
                           ? std::string()
                           : quoted(was.text) + " wordt " + quoted(now.text) + ".";
            });
        each(
            Of::topic, before_.topics, after_.topics,
            [](const Guide&, const auto& it) { return quoted(it.title); },
            [](const Guide&, const auto& was, const Guide&, const auto& now) {
                return was.title == now.title && was.reason == now.reason
                           ? std::string()
                           : quoted(was.title) + " wordt " + quoted(now.title) + ": " + now.reason;
            });
        each(
            Of::question, before_.questions, after_.questions,
            [](const Guide& guide, const guide::Question& it) {
                return quoted(it.ask) + " (" + place_words(it.place) +
                       "). Gevraagd als: " + in_words(guide, it.when) + ".";
            },
            question_words);
        each(
            Of::signal, before_.signals, after_.signals,
            [](const Guide& guide, const guide::Signal& it) {
                return quoted(it.title) + ", als: " + in_words(guide, it.when) + ".";
            },
            signal_words);
        each(
            Of::need, before_.needs, after_.needs,
            [](const Guide& guide, const guide::Need& it) {
                return quoted(it.offer) + " Voorgelegd als: " + in_words(guide, it.when) + ".";
            },
            need_words);
        each(
            Of::option, before_.options, after_.options,
            [](const Guide& guide, const guide::Option& it) {
                return quoted(it.title) + " (" + sort_words(it.sort) +
                       "), bij: " + needs_of(guide, it) + ".";
            },
            option_words);
        each(
            Of::party, before_.parties, after_.parties,
            [](const Guide&, const guide::Party& it) { return quoted(it.title) + "."; },
            party_words);
        each(
            Of::figure, before_.figures, after_.figures,
            [](const Guide& guide, const guide::Figure& it) {
                return quoted(it.title) + ": " + figure_rows(guide, it) + ".";
            },
            [](const Guide& before, const guide::Figure& was, const Guide& after,
               const guide::Figure& now) {
                const auto old_rows = figure_rows(before, was), new_rows = figure_rows(after, now);
                return old_rows == new_rows
                           ? std::string()
                           : quoted(now.title) + ": was " + old_rows + ", wordt " + new_rows + ".";
            });
        return std::move(changes_);
    }

  private:
    // Of a group's questions only those about the first person are told; the others are alike.
    template <class Thing>
    static bool counts(const Thing& thing) {
        if constexpr (std::is_same_v<Thing, guide::Question>) return thing.person <= 1;
        return true;
    }
    template <class Thing>
    static const std::string& name_of(const Thing& thing) {
        if constexpr (std::is_same_v<Thing, guide::Question>)
            return thing.text_id.empty() ? thing.id : thing.text_id;
        else
            return thing.id;
    }
    template <class Thing>
    static std::string title_of(const Thing& thing) {
        if constexpr (std::is_same_v<Thing, guide::Question>)
            return thing.ask;
        else if constexpr (std::is_same_v<Thing, guide::Need>)
            return thing.offer;
        else if constexpr (std::is_same_v<Thing, guide::Entry>)
            return thing.text;
        else
            return thing.title;
    }
    template <class Thing>
    static const Thing* find(const std::vector<Thing>& things, const std::string& id) {
        for (const auto& thing : things)
            if (counts(thing) && name_of(thing) == id) return &thing;
        return nullptr;
    }

    template <class Thing, class Introduce, class Compare>
    void each(Of of, const std::vector<Thing>& before, const std::vector<Thing>& after,
              Introduce introduce, Compare compare) {
        std::vector<Change> changed;
        for (const auto& now : after) {
            if (!counts(now)) continue;
            const Thing* was = find(before, name_of(now));
            if (!was) {
                changes_.push_back({of, How::added, name_of(now), introduce(after_, now)});
                continue;
            }
            const std::string words = compare(before_, *was, after_, now);
            if (words.empty()) continue;
            const bool names_it = of == Of::entry || of == Of::topic || of == Of::figure;
            changed.push_back({of, How::changed, name_of(now),
                               names_it ? words : quoted(title_of(*was)) + ". " + words});
        }
        changes_.insert(changes_.end(), changed.begin(), changed.end());
        for (const auto& was : before)
            if (counts(was) && !find(after, name_of(was)))
                changes_.push_back({of, How::gone, name_of(was), quoted(title_of(was)) + "."});
    }

    const Guide& before_;
    const Guide& after_;
    std::vector<Change> changes_;
};

std::vector<std::string> asked_in(const Guide& guide, const conversation::Rehearsal& rehearsal) {
    std::vector<std::string> asked;
    for (const auto& step : rehearsal.questions)
        asked.push_back(guide.questions[static_cast<std::size_t>(step.question)].ask);
    return asked;
}
std::vector<std::string> offered_in(const Guide& guide, const conversation::Rehearsal& rehearsal) {
    std::vector<std::string> offered;
    for (const int need : rehearsal.needs)
        offered.push_back(guide.needs[static_cast<std::size_t>(need)].offer);
    return offered;
}
// What is in the one and not in the other, as a list in words.
std::string only_in(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    std::string words;
    for (const auto& text : one)
        if (std::find(other.begin(), other.end(), text) == other.end())
            words += (words.empty() ? "" : ", ") + quoted(text);
    return words;
}

std::string heading(Of of) {
    switch (of) {
        case Of::entry:
            return "Waarvoor iemand kan komen";
        case Of::topic:
            return "Waar het over kan gaan";
        case Of::question:
            return "Wat wij vragen";
        case Of::signal:
            return "Wat wij merken";
        case Of::need:
            return "Wat wij voorleggen als vraag achter de vraag";
        case Of::option:
            return "Wat kan helpen";
        case Of::party:
            return "Wie kan helpen";
        case Of::figure:
            return "Bedragen en grenzen";
        case Of::persona:
            return "In de proefgesprekken";
    }
    return "";
}

}  // namespace

std::vector<Change> difference(const Guide& before, const Guide& after) {
    return Comparison(before, after).run();
}

std::vector<Change> difference(const Guide& before, const conversation::Rehearsal& was,
                               const Guide& after, const conversation::Rehearsal& now) {
    const auto asked_then = asked_in(before, was), asked_now = asked_in(after, now);
    const auto offered_then = offered_in(before, was), offered_now = offered_in(after, now);
    std::string words;
    const auto add = [&](const std::string& what, const std::string& list) {
        if (!list.empty()) words += " " + what + ": " + list + ".";
    };
    add("Krijgt nu ook de vraag", only_in(asked_now, asked_then));
    add("Krijgt niet meer de vraag", only_in(asked_then, asked_now));
    add("Krijgt nu voorgelegd", only_in(offered_now, offered_then));
    add("Krijgt niet meer voorgelegd", only_in(offered_then, offered_now));
    if (words.empty()) return {};
    return {{Of::persona, How::changed, now.persona, now.persona + "." + words}};
}

std::string to_text(const std::vector<Change>& changes) {
    if (changes.empty()) return "Voor een inwoner verandert er niets.\n";
    std::string text;
    const Change* last = nullptr;
    for (const auto& change : changes) {
        if (!last || last->of != change.of) text += (last ? "\n" : "") + heading(change.of) + "\n";
        const std::string how = change.how == How::added  ? "  Nieuw:      "
                                : change.how == How::gone ? "  Vervalt:    "
                                                          : "  Verandert:  ";
        text += how + change.words + "\n";
        last = &change;
    }
    return text;
}

}  // namespace kt::guide_map
