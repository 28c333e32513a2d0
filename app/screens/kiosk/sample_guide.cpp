#include "app/screens/kiosk/sample_guide.hpp"

#include <algorithm>
#include <utility>

namespace kt::screens::kiosk {

namespace {

using guide::Guide;
using guide::Kind;
using guide::Option;
using guide::Precision;
using guide::Question;

Question question(const std::string& id, const std::string& ask, Kind kind) {
    Question made;
    made.id = "sample." + id;
    made.ask = ask;
    made.why = "Dan weten wij beter wat bij u past.";
    made.kind = kind;
    return made;
}

int add(Guide& guide, Question made) {
    const int index = static_cast<int>(guide.questions.size());
    made.fact = index;
    guide.question_by_id[made.id] = index;
    guide.questions.push_back(std::move(made));
    return index;
}

template <class Same>
bool has(const Guide& guide, Same same) {
    return std::ranges::any_of(guide.questions, same);
}

bool has_kind(const Guide& guide, Kind kind) {
    return has(guide, [&](const Question& question) { return question.kind == kind; });
}

void add_numbers(Guide& guide) {
    if (!has(guide, [](const Question& q) { return q.kind == Kind::scale && !q.faces; })) {
        auto scale = question("scale", "Hoe gaat het op dit moment met u?", Kind::scale);
        scale.scale_low = "heel slecht";
        scale.scale_high = "heel goed";
        add(guide, std::move(scale));
    }
    if (!has(guide, [](const Question& q) { return q.faces; })) {
        auto faces = question("faces", "Hoe slaapt u de laatste tijd?", Kind::scale);
        faces.faces = true;
        faces.scale_from = 1;
        faces.scale_to = 5;
        add(guide, std::move(faces));
    }
    if (!has(guide,
             [](const Question& q) { return q.kind == Kind::amount && q.answers.empty(); })) {
        auto amount = question("amount", "Wat betaalt u elke maand aan huur?", Kind::amount);
        amount.hint = "Een rond bedrag is goed.";
        amount.place = guide::Place::room;
        add(guide, std::move(amount));
    }
    if (!has(guide, [](const Question& q) { return q.kind == Kind::amount && q.has_answers(); })) {
        auto ranges = question("range", "Hoeveel houdt u per week over?", Kind::amount);
        ranges.place = guide::Place::room;
        ranges.answers.push_back({"low", "Minder dan 50 euro", "", false, false, {}, 49});
        ranges.answers.push_back({"some", "50 tot 150 euro", "", false, false, 50, 150});
        ranges.answers.push_back({"more", "Meer dan 150 euro", "", false, false, 151, {}});
        add(guide, std::move(ranges));
    }
    for (const auto precision : {Precision::day, Precision::month, Precision::year})
        if (!has(guide, [&](const Question& q) {
                return q.kind == Kind::date && q.precision == precision;
            })) {
            const int which = static_cast<int>(precision);
            auto date = question("date" + std::to_string(which),
                                 which == 0   ? "Wanneer bent u geboren?"
                                 : which == 1 ? "Sinds wanneer zorgt u voor iemand?"
                                              : "Sinds welk jaar woont u hier?",
                                 Kind::date);
            date.precision = precision;
            add(guide, std::move(date));
        }
}

void add_people(Guide& guide) {
    if (!has_kind(guide, Kind::person))
        add(guide, question("person", "Bij wie kunt u terecht als het tegenzit?", Kind::person));
    if (!has_kind(guide, Kind::place))
        add(guide, question("place", "Waar komt u graag?", Kind::place));
    if (!has_kind(guide, Kind::people)) {
        auto people = question("people", "Welke kinderen wonen bij u?", Kind::people);
        people.people_at_most = 6;
        people.place = guide::Place::room;  // who lives with whom
        add(guide, std::move(people));
    }
    if (guide.groups.empty()) {
        guide::Group group;
        group.id = group.about = "child";
        group.title = "Over {name}";
        group.people =
            static_cast<int>(std::ranges::find(guide.questions, Kind::people, &Question::kind) -
                             guide.questions.begin());
        guide.groups.push_back(std::move(group));
    }
    if (has(guide, [](const Question& q) { return q.person == 1 && q.has_answers(); })) return;
    auto school = question("school@1", "Gaat {name} graag naar school?", Kind::choice);
    school.text_id = "sample.school";
    school.place = guide::Place::room;
    school.group = 0;
    school.person = 1;
    school.answers = {{"often", "Meestal wel", "", false, false, {}, {}},
                      {"hardly", "Bijna nooit", "", false, false, {}, {}}};
    add(guide, std::move(school));
}

void add_words(Guide& guide) {
    if (!has_kind(guide, Kind::yes_no)) {
        auto yes_no = question("yes_no", "Heeft u een vaste huisarts?", Kind::yes_no);
        yes_no.answers = {{"yes", "Ja", "", false, false, {}, {}},
                          {"no", "Nee", "", false, false, {}, {}}};
        add(guide, std::move(yes_no));
    }
    if (has(guide, [](const Question& q) { return q.follows >= 0; })) return;
    auto probe = question("gives_probe1", "Waarvoor is dat voor u belangrijk?", Kind::words);
    const auto words = std::ranges::find(guide.questions, Kind::words, &Question::kind);
    if (words == guide.questions.end()) return;
    probe.follows = static_cast<int>(words - guide.questions.begin());
    probe.topic = words->topic;
    add(guide, std::move(probe));
}

void add_party(Guide& guide) {
    if (!guide.parties.empty()) return;
    guide::Party party;
    party.id = "sample_party";
    party.title = "Het buurthuis";
    party.number = "14 030";
    party.address = "Dorpsplein 1";
    guide.party_by_id[party.id] = 0;
    guide.parties.push_back(std::move(party));
}

void add_option(Guide& guide, Option::Sort sort, const std::string& id, const std::string& title,
                const std::string& text) {
    // At a table all may be shown; in a hall what may stand there, for a need that may.
    const bool hall = sort != Option::Sort::made_to_measure;
    const auto of_hall = [&](int need) {
        return guide.needs[static_cast<std::size_t>(need)].place == guide::Place::hall;
    };
    const auto same = [&](const Option& option) {
        if (option.sort != sort) return false;
        return !hall || (option.place == guide::Place::hall && option.subjects.empty() &&
                         std::ranges::any_of(option.needs, of_hall));
    };
    if (std::ranges::any_of(guide.options, same)) return;
    Option option;
    option.id = id;
    option.title = title;
    option.text = text;
    option.sort = sort;
    for (int need = 0; need < static_cast<int>(guide.needs.size()); ++need)
        if (of_hall(need) && option.needs.empty()) option.needs = {need};
    if (!hall) option.place = guide::Place::room;
    if (sort >= Option::Sort::general) {
        option.party = 0;
        option.law = "Wmo 2015";
        option.article = "artikel 2.2.3";
        option.cost.words = "gratis";
        option.waiting = "twee weken";
        option.number = "14 030";
        option.source = "de gemeente";
        option.checked_on = "2026-11-01";
    }
    guide.option_by_id[option.id] = static_cast<int>(guide.options.size());
    guide.options.push_back(std::move(option));
}

void add_options(Guide& guide) {
    using Sort = Option::Sort;
    add_option(guide, Sort::own, "sample_own", "Elke dag een vast moment naar buiten",
               "Kies een tijd die past, en begin klein. Een rondje om het huis telt ook.");
    add_option(guide, Sort::network, "sample_network", "Iemand vragen om mee te gaan",
               "Een buur, familie of een vriend gaat een keer per week met u mee.");
    add_option(guide, Sort::general, "sample_general", "De koffieochtend in het buurthuis",
               "Elke dinsdag staat de koffie klaar. U kunt zo binnenlopen.");
    add_option(guide, Sort::collective, "sample_collective", "Samen reizen met de buurtbus",
               "Vrijwilligers rijden u naar de winkel, de dokter of vrienden.");
    add_option(guide, Sort::made_to_measure, "sample_own_transport", "Vervoer voor u geregeld",
               "Een medewerker onderzoekt samen met u welk vervoer bij u past.");
}

}  // namespace

Guide with_every_screen(Guide guide) {
    add_words(guide);
    add_numbers(guide);
    add_people(guide);
    add_party(guide);
    add_options(guide);
    for (auto& signal : guide.signals) {
        const bool whole = !signal.urgent_term.empty() && signal.urgent_party >= 0;
        if (!signal.urgent || whole) continue;
        if (signal.urgent_term.empty())
            signal.urgent_term = "U heeft recht op een gesprek binnen drie werkdagen.";
        if (signal.urgent_party < 0) signal.urgent_party = 0;
        break;
    }
    return guide;
}

}  // namespace kt::screens::kiosk
