#include "app/screens/kiosk/notice.hpp"

#include <utility>

#include "app/screens/kiosk/beside.hpp"

namespace kt::screens::kiosk {

NoticeView notice_view(const model::Model& model, const Words& words) {
    NoticeView view;
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.notice.go_on", "Ik begin"));
    if (model.case_open) view.frame.back.clear();
    view.title = words.tr("kiosk.notice.title", "Goed om te weten, voor u begint");
    view.danger = words.tr("kiosk.notice.danger",
                           "Niemand leest dit meteen. Gevaar? Bel 112. "
                           "Denkt u aan zelfdoding? Bel 113.");
    view.lines = {
        {"kept", "lock", words.tr("kiosk.notice.kept.title", "U beslist wat er blijft"),
         words.tr("kiosk.notice.kept",
                  "Aan het eind kiest u: versturen, alleen op papier, of wissen. Stopt u eerder, "
                  "zonder code? Dan wissen wij alles.")},
        {"seen", "people", words.tr("kiosk.notice.seen.title", "Wie leest het?"),
         model::fill(words.tr("kiosk.notice.seen",
                              "Alleen {team}, en alleen als u verstuurt. Wie uitkeringen "
                              "controleert (handhaving), krijgt dit gesprek niet."),
                     {{"team", words.tr("kiosk.house.team", model.house.team)}})},
        {"duty", "mail", words.tr("kiosk.notice.duty.title", "Uitkering of schuldhulp?"),
         words.tr("kiosk.notice.duty",
                  "Bij een uitkering of schuldhulp moet u veranderingen zelf doorgeven. "
                  "Wat u hier vertelt, telt niet als doorgeven. U bepaalt wat u vertelt.")},
        {"support", "hands", words.tr("kiosk.notice.support.title", "Gratis hulp erbij"),
         model.house.support.empty()
             ? words.tr("kiosk.notice.support",
                        "Een cliëntondersteuner denkt met u mee. Dat is gratis. Vraag ernaar bij "
                        "de balie.")
             : model::fill(words.tr("kiosk.notice.support.named",
                                    "Een cliëntondersteuner denkt met u mee. Dat is gratis: "
                                    "{support}."),
                           {{"support", model.house.support}})},
    };
    if (model::attended(model)) beside(view, model, words);
    return view;
}

namespace {

ui::Element line_of(const NoticeLine& line) {
    auto title = ui::label(line.id + ".title", line.title, line.icon);
    title.role = ui::Role::heading;  // stays with what it says
    return ui::column({std::move(title), ui::text(line.id + ".text", line.text)}, 2);
}

}  // namespace

Drawn draw(const NoticeView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::alarm("danger", view.danger));
    ui::Elements lines;
    for (const NoticeLine& line : view.lines) lines.push_back(line_of(line));
    if (sheet.landscape()) {
        ui::Elements right;
        right.push_back(ui::column(std::move(lines), 7));
        return sheet.page(std::move(left), std::move(right), 0.42f);
    }
    left.push_back(ui::gap(4));
    left.push_back(ui::column(std::move(lines), 9));
    return sheet.page(std::move(left));
}

}  // namespace kt::screens::kiosk
