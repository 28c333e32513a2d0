#include "app/guide_map/field_words.hpp"

#include "core/guide/compile.hpp"
#include "core/guide/figures.hpp"

namespace kt::guide_map {

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

std::string yes_no(bool value) {
    return value ? "ja" : "nee";
}

std::string day_words(std::int64_t days) {
    if (days <= guide::Range::range_min || days >= guide::Range::range_max) return "geen datum";
    return guide::write_date(days);
}

std::string money_words(const guide::Money& money) {
    std::string words = money.words;
    const auto add = [&](const std::string& part) { words += (words.empty() ? "" : ", ") + part; };
    if (money.euros)
        add(guide::write_figure(*money.euros, "euro") + " " + money.unit + " (prijspeil " +
            std::to_string(money.price_year) + ")");
    else if (words.empty()) add("niet ingevuld");
    if (!money.source.empty()) add("bron: " + money.source);
    return words;
}

namespace {

std::string subject_words(guide::Subject subject) {
    using guide::Subject;
    switch (subject) {
        case Subject::violence: return "geweld";
        case Subject::child_safety: return "veiligheid van kinderen";
        case Subject::suicide: return "zelfdoding";
        case Subject::addiction: return "verslaving";
        case Subject::sexuality: return "seksualiteit";
        case Subject::diagnosis: return "een diagnose";
        case Subject::debts_in_euros: return "schulden in euro's";
        case Subject::household: return "wie er in huis wonen";
        case Subject::undeclared_work: return "zwart werk";
        case Subject::crime: return "strafbare feiten";
        case Subject::residence: return "verblijf in Nederland";
        case Subject::bsn: return "het burgerservicenummer";
        case Subject::iban: return "het rekeningnummer";
    }
    return "";
}
}  // namespace

std::string subjects_words(const std::vector<guide::Subject>& subjects) {
    std::string words;
    for (const auto subject : subjects)
        words += (words.empty() ? "" : ", ") + subject_words(subject);
    return words;
}

std::string stage_words(guide::Stage stage) {
    using guide::Stage;
    switch (stage) {
        case Stage::arrive: return "bij het begin";
        case Stage::asked: return "over de vraag waarmee iemand komt";
        case Stage::today: return "over vandaag";
        case Stage::ask_on: return "doorvragen";
        case Stage::life: return "over het leven";
        case Stage::strengths: return "over wat goed gaat";
    }
    return "";
}

std::string section_words(guide::Section section) {
    using guide::Section;
    switch (section) {
        case Section::story: return "het verhaal";
        case Section::work: return "werk";
        case Section::money: return "geld";
        case Section::housing: return "wonen";
        case Section::health: return "gezondheid";
        case Section::care: return "zorg";
        case Section::family: return "gezin";
        case Section::network: return "mensen om iemand heen";
        case Section::safety: return "veiligheid";
        case Section::plan: return "het plan";
    }
    return "";
}

std::string kind_words(guide::Kind kind) {
    using guide::Kind;
    switch (kind) {
        case Kind::words: return "eigen woorden";
        case Kind::choice: return "één antwoord kiezen";
        case Kind::many: return "meer antwoorden kiezen";
        case Kind::scale: return "een cijfer";
        case Kind::amount: return "een bedrag";
        case Kind::date: return "een datum";
        case Kind::person: return "een persoon";
        case Kind::place: return "een plaats";
        case Kind::yes_no: return "ja of nee";
        case Kind::people: return "een lijst van mensen";
    }
    return "";
}

std::string precision_words(guide::Precision precision) {
    switch (precision) {
        case guide::Precision::day: return "op de dag";
        case guide::Precision::month: return "op de maand";
        case guide::Precision::year: return "op het jaar";
    }
    return "";
}

}  // namespace kt::guide_map
