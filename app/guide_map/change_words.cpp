#include "app/guide_map/change_words.hpp"

#include <functional>
#include <vector>

#include "app/guide_map/condition_words.hpp"
#include "core/guide/compile.hpp"

namespace kt::guide_map {

using guide::Guide;

std::string quoted(const std::string& words) {
    return "\"" + words + "\"";
}

std::string place_words(guide::Place place) {
    switch (place) {
        case guide::Place::hall: return "ook in de hal";
        case guide::Place::room: return "alleen aan een tafel of thuis";
        case guide::Place::home: return "alleen thuis";
    }
    return "";
}

std::string sort_words(guide::Option::Sort sort) {
    switch (sort) {
        case guide::Option::Sort::own: return "wat iemand zelf kan";
        case guide::Option::Sort::network: return "met mensen om iemand heen";
        case guide::Option::Sort::general: return "voor iedereen";
        case guide::Option::Sort::collective: return "samen met anderen";
        case guide::Option::Sort::made_to_measure: return "op maat, alleen aan een tafel";
    }
    return "";
}

namespace {

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
        if (old_value.empty()) words += "Nieuw is " + trait.name + ": " + new_value + ".";
        else if (new_value.empty())
            words += "Vervalt: " + trait.name + " (was: " + old_value + ").";
        else words += trait.name + ": was " + old_value + ", wordt " + new_value + ".";
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

}  // namespace kt::guide_map
