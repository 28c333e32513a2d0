#include "app/guide_map/difference.hpp"

#include <algorithm>
#include <unordered_map>

#include "app/guide_map/change_words.hpp"
#include "app/guide_map/condition_words.hpp"
#include "app/guide_map/everything.hpp"
#include "app/guide_map/field_words.hpp"
#include "app/guide_map/order.hpp"
#include "core/conversation/people.hpp"

namespace kt::guide_map {
namespace {

using guide::Guide;
using Of = Change::Of;
using How = Change::How;

constexpr const char* beyond_words =
    "Er verandert iets dat niet in woorden te zeggen is; zie de bestanden.";

class Comparison {
  public:
    Comparison(const Guide& before, const Guide& after) : before_(before), after_(after) {}

    std::vector<Change> run() {
        each(
            Of::entry, before_.entries, after_.entries,
            [](const Guide&, const auto& it) { return quoted(it.text); }, entry_words);
        each(
            Of::topic, before_.topics, after_.topics,
            [](const Guide&, const auto& it) { return quoted(it.title); }, topic_words);
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
            figure_words);
        each(
            Of::group, before_.groups, after_.groups,
            [](const Guide&, const guide::Group& it) { return quoted(it.title) + "."; },
            group_words);
        each(
            Of::computed, before_.computed, after_.computed,
            [](const Guide&, const guide::Computed& it) { return quoted(it.title) + "."; },
            computed_words);
        whole();
        return std::move(changes_);
    }

  private:
    // Of a group's questions only those about the first person are told; the others are alike.
    template <class Thing>
    static bool counts(const Thing& thing) {
        if constexpr (std::is_same_v<Thing, guide::Question> ||
                      std::is_same_v<Thing, guide::Computed>)
            return thing.person <= 1;
        return true;
    }
    template <class Thing>
    static const std::string& name_of(const Thing& thing) {
        if constexpr (std::is_same_v<Thing, guide::Question>)
            return thing.text_id.empty() ? thing.id : thing.text_id;
        else return thing.id;
    }
    template <class Thing>
    static std::string title_of(const Thing& thing) {
        if constexpr (std::is_same_v<Thing, guide::Question>) return thing.ask;
        else if constexpr (std::is_same_v<Thing, guide::Need>) return thing.offer;
        else if constexpr (std::is_same_v<Thing, guide::Entry>) return thing.text;
        else return thing.title;
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
            auto words = compare(before_, *was, after_, now);
            if (words.empty()) {
                if (everything_of(before_, *was) == everything_of(after_, now)) continue;
                words = beyond_words;
            }
            changed.push_back(
                {of, How::changed, name_of(now), quoted(title_of(*was)) + ". " + words});
        }
        changes_.insert(changes_.end(), changed.begin(), changed.end());
        order(of, before, after);
        for (const auto& was : before)
            if (counts(was) && !find(after, name_of(was)))
                changes_.push_back({of, How::gone, name_of(was), quoted(title_of(was)) + "."});
    }

    // Who stands first is offered first, and the hall has room for two.
    template <class Thing>
    void order(Of of, const std::vector<Thing>& before, const std::vector<Thing>& after) {
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < before.size(); ++i)
            if (counts(before[i])) places.emplace(name_of(before[i]), i);
        std::vector<Standing> kept;
        for (const auto& now : after)
            if (const auto was = places.find(name_of(now)); counts(now) && was != places.end())
                kept.push_back({was->second, quoted(title_of(now))});
        if (const auto words = order_words(kept); !words.empty())
            changes_.push_back({of, How::moved, "", words});
    }

    void whole() {
        if (before_.id != after_.id)
            changes_.push_back(
                {Of::other, How::changed, after_.id,
                 "De gids heet " + quoted(after_.id) + ", en heette " + quoted(before_.id) + "."});
        if (changes_.empty() && everything_of(before_) != everything_of(after_))
            changes_.push_back({Of::other, How::changed, after_.id, beyond_words});
    }

    const Guide& before_;
    const Guide& after_;
    std::vector<Change> changes_;
};

std::vector<std::string> asked_in(const Guide& guide, const conversation::Rehearsal& rehearsal) {
    std::vector<std::string> asked;
    for (const auto& step : rehearsal.questions) {
        const auto& question = guide.questions[static_cast<std::size_t>(step.question)];
        asked.push_back(conversation::with_name(question.ask, guide, rehearsal.facts, question));
    }
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
        case Of::entry: return "Waarvoor iemand kan komen";
        case Of::topic: return "Waar het over kan gaan";
        case Of::question: return "Wat wij vragen";
        case Of::signal: return "Wat wij merken";
        case Of::need: return "Wat wij voorleggen als vraag achter de vraag";
        case Of::option: return "Wat kan helpen";
        case Of::party: return "Wie kan helpen";
        case Of::figure: return "Bedragen en grenzen";
        case Of::group: return "Mensen over wie wij hetzelfde vragen";
        case Of::computed: return "Wat uit antwoorden volgt";
        case Of::other: return "De gids als geheel";
        case Of::persona: return "In de proefgesprekken";
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
        const std::string how = change.how == How::added   ? "  Nieuw:      "
                                : change.how == How::gone  ? "  Vervalt:    "
                                : change.how == How::moved ? "  Volgorde:   "
                                                           : "  Verandert:  ";
        text += how + change.words + "\n";
        last = &change;
    }
    return text;
}

}  // namespace kt::guide_map
