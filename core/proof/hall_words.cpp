// The words by which a text betrays a subject that a hall must not hear. Each row was put here
// because the word alone tells bystanders what it is about; words that are ordinary at a counter
// (hulp, geld, rekening, huisarts) are not in it. Stems without the endings of Dutch.
#include "core/proof/hall.hpp"

namespace kt::proof {

using guide::Subject;

const std::vector<HallWord>& hall_words() {
    static const std::vector<HallWord> words{
        // Violence, and what children must be kept safe from.
        {"*geweld", Subject::violence, {"geweldig"}},
        {"mishandel", Subject::violence},
        {"misbruik", Subject::violence},
        {"bedreig", Subject::violence},
        {"stalk", Subject::violence},
        {"geslagen", Subject::violence},
        {"verwaarlo", Subject::child_safety},
        {"uithuisplaats", Subject::child_safety},
        {"ondertoezicht", Subject::child_safety},
        {"veilig thuis", Subject::child_safety},
        {"kinderbescherm", Subject::child_safety},
        // Suicide: the hall shows 113 to everyone on its own screen, not in a guide's texts.
        {"zelfmoord", Subject::suicide},
        {"zelfdod", Subject::suicide},
        {"suïcid", Subject::suicide},
        {"suicid", Subject::suicide},
        {"levensmoe", Subject::suicide},
        {"doodswens", Subject::suicide},
        // Addiction.
        {"verslaa", Subject::addiction},
        {"verslav", Subject::addiction},
        {"alcohol", Subject::addiction},
        {"drank", Subject::addiction, {"drankje", "drankjes"}},
        {"drugs", Subject::addiction},
        {"gokken", Subject::addiction},
        {"gokt", Subject::addiction},
        // Sexuality.
        {"seks", Subject::sexuality},
        {"geaardheid", Subject::sexuality},
        {"homo", Subject::sexuality, {"homogeen", "homogene"}},
        {"lesbisch", Subject::sexuality},
        {"transgender", Subject::sexuality},
        {"anticoncept", Subject::sexuality},
        // Diagnoses: names of illnesses, and the word itself.
        {"diagnos", Subject::diagnosis},
        {"dement", Subject::diagnosis},
        {"alzheimer", Subject::diagnosis},
        {"kanker", Subject::diagnosis},
        {"depressi", Subject::diagnosis},
        {"psycho", Subject::diagnosis},
        {"psychi", Subject::diagnosis},
        {"autis", Subject::diagnosis},
        {"adhd", Subject::diagnosis},
        {"borderline", Subject::diagnosis},
        {"schizo", Subject::diagnosis},
        {"hiv", Subject::diagnosis},
        {"epilep", Subject::diagnosis},
        {"parkinson", Subject::diagnosis},
        {"diabet", Subject::diagnosis},
        {"burn-out", Subject::diagnosis},
        // How much is owed. That there are debts at all may be told where nothing is asked about
        // it; a sum may not.
        {"schuldbedrag", Subject::debts_in_euros},
        {"hoeveel schuld", Subject::debts_in_euros},
        {"hoe hoog zijn uw schuld", Subject::debts_in_euros},
        {"euro schuld", Subject::debts_in_euros},
        {"euro aan schuld", Subject::debts_in_euros},
        {"hoeveel euro", Subject::debts_in_euros},
        // Who lives with whom.
        {"woont u samen", Subject::household},
        {"woon je samen", Subject::household},
        {"met wie woont", Subject::household},
        {"met wie woon je", Subject::household},
        {"wie wonen er", Subject::household},
        {"wie woont er", Subject::household},
        {"inwonend", Subject::household},
        {"kostendeler", Subject::household},
        // Work that is not told of, and crime.
        {"zwart werk", Subject::undeclared_work},
        {"zwartwerk", Subject::undeclared_work},
        {"zwart geld", Subject::undeclared_work},
        {"bijklus", Subject::undeclared_work},
        {"politie", Subject::crime},
        {"strafblad", Subject::crime},
        {"gevangen", Subject::crime},
        {"detentie", Subject::crime},
        {"crimin", Subject::crime},
        {"strafbaar", Subject::crime},
        {"aangehouden", Subject::crime},
        // Who may stay, and numbers that open doors.
        {"verblijfs", Subject::residence},
        {"asiel", Subject::residence},
        {"illegaal", Subject::residence},
        {"statushouder", Subject::residence},
        {"vluchteling", Subject::residence},
        {"bsn", Subject::bsn},
        {"burgerservice", Subject::bsn},
        {"sofinummer", Subject::bsn},
        {"iban", Subject::iban},
        {"rekeningnummer", Subject::iban},
    };
    return words;
}

}  // namespace kt::proof
