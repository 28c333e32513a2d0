#include "app/screens/kiosk/beside.hpp"

namespace kt::screens::kiosk {

namespace {

using model::Waiting;

std::string speaker_words(const std::string& speaker, const Words& words) {
    if (speaker == "companion") return words.tr("table.speaks.companion", "Aan het woord: naaste");
    if (speaker == "worker") return words.tr("table.speaks.worker", "Aan het woord: medewerker");
    return words.tr("table.speaks.resident", "Aan het woord: bewoner");
}

std::string next_speaker(const std::string& speaker) {
    if (speaker == "resident") return "companion";
    return speaker == "companion" ? "worker" : "resident";
}

}  // namespace

void beside(FrameView& frame, const model::Model& model, const Words& words) {
    frame.staff.clear();
    frame.apart.clear();
    frame.stop = words.tr("table.stop", "Klaar voor nu");
    frame.stops_quietly = true;
    frame.lock = words.tr("table.lock", "Op slot");
    // Where all is said and gone there is one way on, and nothing left to put off.
    const bool over = model.phase == model::Phase::receipt || model.phase == model::Phase::wiped;
    if (over) frame.stop.clear();
    if (!model.case_open) return;
    frame.speaker = speaker_words(model.speaker, words);
    frame.next_speaker = next_speaker(model.speaker);
}

void beside(StoppedView& view, const model::Model& model, const Words& words) {
    view.title = words.tr("table.stopped.title", "Klaar voor nu?");
    view.countdown.clear();
    view.lead = model::fill(
        words.tr("table.stopped.lead",
                 "Wat verteld is, is bewaard voor {team}. U kunt later verder: hier, aan een "
                 "andere tafel of op een ander apparaat."),
        {{"team", words.tr("kiosk.house.team", model.house.team)}});
    view.keep = words.tr("table.stopped.keep", "Klaar voor nu");
    view.keep_detail = words.tr("table.stopped.keep.detail", "Het gesprek gaat naar het team.");
    view.stay = words.tr("table.stopped.stay", "Terug naar het gesprek");
    view.wipe_detail =
        model.left_before == model::Ending::sent
            ? words.tr("table.stopped.wipe.today", "Alleen wat nu verteld is, is dan weg.")
            : words.tr("table.stopped.wipe.all", "Dit hele gesprek is dan weg.");
}

void beside(NoticeView& view, const model::Model& model, const Words& words) {
    const std::string team = words.tr("kiosk.house.team", model.house.team);
    view.danger = words.tr("kiosk.danger", "Gevaar? Bel 112. Denkt u aan zelfdoding? Bel 113.");
    for (NoticeLine& line : view.lines) {
        if (line.id == "kept") {
            line.text = model::fill(
                words.tr("table.notice.kept",
                         "Wat u vertelt, komt bij {team}. U kunt alles nog veranderen. Wilt u het "
                         "toch niet bewaren? Zeg het, dan wissen wij het."),
                {{"team", team}});
        } else if (line.id == "seen") {
            line.text = model::fill(
                words.tr("table.notice.seen",
                         "Alleen {team}. Wie uitkeringen controleert (handhaving), krijgt dit "
                         "gesprek niet."),
                {{"team", team}});
        } else if (line.id == "support" && model.house.support.empty()) {
            line.text = words.tr("table.notice.support",
                                 "Een cliëntondersteuner denkt met u mee. Dat is gratis. Vraag "
                                 "ernaar, ook nu.");
        }
    }
}

void beside(ReceiptView& view, const Words& words) {
    if (view.arrived || view.sent.empty()) return;
    view.sent = words.tr("table.receipt.not_sent",
                         "Nog niet verstuurd: er is geen verbinding. Het staat op deze laptop en "
                         "gaat vanzelf zodra het kan.");
}

void beside(UrgentView& view, const Words& words) {
    view.who =
        words.tr("table.urgent.who", "Regel dit vandaag, samen. Bel nu wie hiervoor aan zet is.");
    view.call.clear();
}

std::string trouble_beside(const model::Trouble& trouble, const Words& words) {
    switch (trouble.doing) {
        case Waiting::For::begin:
            return words.tr("table.trouble.begin",
                            "Deze laptop kan nu geen gesprek bewaren. Daarom beginnen wij niet.");
        case Waiting::For::store:
            return words.tr("table.trouble.store",
                            "Het laatste antwoord is nog niet bewaard. Alles daarvoor wel. Druk "
                            "nog eens.");
        default:
            return words.tr("table.trouble.other",
                            "Dat lukte nu niet. Wat verteld is, staat er nog. Probeer het "
                            "opnieuw.");
    }
}

}  // namespace kt::screens::kiosk
