// What a person takes along: the data of a receipt, without words. Screens and paper word it in the
// person's language. Pure values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/casefile/state.hpp"

namespace kt::model {

// A language in which a conversation can be held.
struct Language {
    std::string code;   // "uk"
    std::string name;   // "Українська", as it calls itself
    std::string trial;  // "proefvertaling" in that language; empty: a native reader signed it off
    bool operator==(const Language&) const = default;
};

// What the municipality fills in for this kiosk. Names of teams and places, never of people.
struct House {
    std::string device = "Kiosk";           // its human name: "Kiosk Stadhuis, hal"
    std::string team = "het sociaal team";  // who calls back; as it stands in a sentence
    std::string counter = "de balie";       // where a person is, now
    std::string support;                    // free client support: name and number; may be empty
    int call_within_working_days = 3;
    std::vector<Language> languages{{"nl", "Nederlands", ""}, {"en", "English", ""}};  // in order
    bool operator==(const House&) const = default;
};

struct OpenerLetters {
    std::string letters;  // "K7MP-…", sixteen in four groups
    std::string qr_text;
    bool operator==(const OpenerLetters&) const = default;
};

enum class Ending : std::uint8_t {
    sent = 1,
    paper_only = 2,
    erased = 3,
    kept = 4
};  // as Ended::how

struct Receipt {
    Ending how = Ending::sent;
    std::string language = "nl";
    std::string form;         // "je" where the conversation was held in that form
    std::string case_number;  // empty on paper only: nothing is kept, so nothing to refer to
    std::string team;
    std::int64_t made_at_ms = 0;  // wall time; the dates of the law count from here
    std::int64_t call_by_ms = 0;
    bool kept_before = false;  // paper only: what was kept under a code is still there
    bool arrived = false;      // false: "nog niet verstuurd", it goes by itself later
    std::optional<OpenerLetters> opener;
    casefile::CaseState story;  // what was told, for the paper; the screen shows none of it
    std::vector<int> told;      // questions of the guide whose answers count, in its order
};

}  // namespace kt::model
