#include "app/screens/kiosk/staff_corner.hpp"

#include <utility>

namespace kt::screens::kiosk {

using model::fill;

namespace {

std::string line_words(const model::StaffInfo& info, const model::Model& model,
                       const Words& words) {
    if (!info.line_since_ms)
        return words.tr("kiosk.corner.line.never",
                        "Deze zuil heeft nog nooit verbinding gehad met de gemeente.");
    const auto since = model::moment_text(*info.line_since_ms, model.wall_ms, words.tr);
    return info.line_up
               ? fill(words.tr("kiosk.corner.line.up", "Er is verbinding, sinds {when}."),
                      {{"when", since}})
               : fill(words.tr("kiosk.corner.line.down", "Er is geen verbinding, sinds {when}."),
                      {{"when", since}});
}

std::string waiting_words(int cases, const Words& words) {
    if (cases == 0)
        return words.tr("kiosk.corner.waiting.none", "Alles wat verstuurd is, is aangekomen.");
    if (cases == 1)
        return words.tr("kiosk.corner.waiting.one",
                        "Eén gesprek heeft deze zuil nog niet verlaten.");
    return fill(
        words.tr("kiosk.corner.waiting", "{cases} gesprekken hebben deze zuil nog niet verlaten."),
        {{"cases", std::to_string(cases)}});
}

}  // namespace

StaffCornerView staff_corner_view(const model::Model& model, const Words& words) {
    StaffCornerView view;
    view.frame = frame_view(model, words, Back::no);
    view.title = words.tr("kiosk.corner.title", "Voor medewerkers");
    view.close = words.tr("kiosk.corner.close", "Terug naar welkom");
    if (!model.staff_info) {
        view.line = words.tr("kiosk.corner.asking", "Een ogenblik.");
        return view;
    }
    const auto& info = *model.staff_info;
    view.trouble = !info.line_up || info.cases_stuck > 0;
    view.line = line_words(info, model, words);
    view.waiting = waiting_words(info.cases_waiting, words);
    if (info.cases_waiting > 0)
        view.promise = words.tr("kiosk.corner.promise",
                                "Het gaat vanzelf zodra het kan. Niemand kan het hier lezen, ook u "
                                "niet. Zet de zuil niet weg en wis niets.");
    if (info.cases_stuck > 0)
        view.stuck = fill(
            words.tr("kiosk.corner.stuck", "{cases} gesprekken zijn geweigerd. Bel de beheerder."),
            {{"cases", std::to_string(info.cases_stuck)}});
    view.guide = fill(words.tr("kiosk.corner.guide", "Gespreksgids {version} op {device}."),
                      {{"version", info.guide_version}, {"device", model.house.device}});
    return view;
}

Drawn draw(const StaffCornerView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(view.trouble ? ui::alarm("line", view.line) : ui::notice("line", view.line));
    if (!view.waiting.empty()) left.push_back(ui::text("waiting", view.waiting));
    if (!view.stuck.empty()) left.push_back(ui::alarm("stuck", view.stuck));
    if (!view.promise.empty())
        left.push_back(ui::text("promise", view.promise, ui::Type::body, ui::Ink::soft));
    if (!view.guide.empty())
        left.push_back(ui::text("guide", view.guide, ui::Type::body, ui::Ink::soft));
    return sheet.few(std::move(left), {sheet.press(ui::primary("corner.close", view.close),
                                                   model::CloseStaffCorner{})});
}

}  // namespace kt::screens::kiosk
