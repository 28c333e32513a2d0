// The same list of help on everyone's paper, so that having it tells nothing about anyone.
// Each line says where it was checked and when; a line that could not be checked is left out.
#pragma once

#include <array>
#include <string_view>

namespace kt::paper {

struct HelpLine {
    std::string_view context;
    std::string_view reach;  // a number or address, as dialled or typed
    std::string_view dutch;  // whom it reaches, and for what
};

inline constexpr std::array help_lines{
    // rijksoverheid.nl, onderwerpen/huiselijk-geweld: "Bent u in direct gevaar, bel dan 112".
    // Checked 2026-11-22.
    HelpLine{"paper.help.112", "112", "Bij direct gevaar. Dag en nacht."},
    // upday.com/nl (ANP), 2025-10-03: 113 has become free to call; 0800-0113 goes on beside it
    // (113.nl through nu.nl, 2020-07). Checked 2026-11-22.
    HelpLine{"paper.help.113", "113",
             "Als u denkt aan zelfmoord. Dag en nacht, gratis en anoniem. Ook: 0800-0113."},
    // rijksoverheid.nl, huiselijk-geweld/vraag-en-antwoord: free, every day and every hour.
    // Checked 2026-11-22.
    HelpLine{"paper.help.veilig_thuis", "0800-2000",
             "Veilig Thuis: bij geweld of onveiligheid thuis. Dag en nacht, gratis."},
    // juridischloket.nl, privacyverklaring: free advice on all of law. Its telephone number could
    // not be checked at a source of its own, so only the address stands here. Checked 2026-11-22.
    HelpLine{"paper.help.juridisch_loket", "juridischloket.nl",
             "Het Juridisch Loket: gratis uitleg over uw rechten."},
};

}  // namespace kt::paper
