#include "app/screens/kiosk/summary.hpp"

#include <utility>

#include "app/screens/kiosk/contact.hpp"

namespace kt::screens::kiosk {

using model::ContactStep;

SummaryView summary_view(const model::Model& model, const Words& words) {
    SummaryView view;
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.summary.send", "Versturen"));
    view.frame.go_on_icon = "forward";
    view.title = words.tr("kiosk.summary.title", "Klopt dit?");
    view.lead = model::fill(
        words.tr("kiosk.summary.lead",
                 "Met Versturen gaat uw gesprek naar {team}. Dit gebeurt pas als u drukt."),
        {{"team", words.tr("kiosk.house.team", model.house.team)}});
    view.change = words.tr("kiosk.overview.change", "Wijzig");
    const auto& contact = model.contact;
    const auto yes_no = [&](bool yes) {
        return yes ? words.tr("kiosk.yes", "Ja") : words.tr("kiosk.no", "Nee");
    };
    const auto or_else = [](const std::string& value, std::string other) {
        return value.empty() ? std::move(other) : value;
    };
    view.lines.push_back({ContactStep::name, "name", words.tr("kiosk.summary.name", "Wij noemen u"),
                          or_else(contact.name, words.tr("kiosk.summary.no_name", "geen naam"))});
    view.lines.push_back(
        {ContactStep::phone, "phone", words.tr("kiosk.summary.phone", "Wij bellen u op"),
         or_else(contact.phone, words.tr("kiosk.summary.no_phone", "wij bellen u niet"))});
    if (contact.may_call) {
        view.lines.push_back({ContactStep::when, "when", words.tr("kiosk.summary.when", "Wanneer"),
                              when_words(contact.when, words)});
        view.lines.push_back({ContactStep::voicemail, "voicemail",
                              words.tr("kiosk.summary.voicemail", "Voicemail inspreken"),
                              yes_no(contact.voicemail)});
    }
    view.lines.push_back({ContactStep::post, "post", words.tr("kiosk.summary.post", "Een brief"),
                          yes_no(contact.post)});
    view.lines.push_back(
        {ContactStep::safely, "safely", words.tr("kiosk.summary.safely", "Daar letten wij op"),
         or_else(contact.safely, words.tr("kiosk.summary.nothing", "niets bijzonders"))});
    if (!model.opener)
        view.lines.push_back({ContactStep::later, "later",
                              words.tr("kiosk.summary.later", "Een code om later verder te gaan"),
                              yes_no(model.wants_opener)});
    return view;
}

Drawn draw(const SummaryView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead));
    ui::Elements lines;
    for (const SummaryLine& line : view.lines) {
        auto words =
            ui::column({ui::text("label." + line.id, line.label, ui::Type::body, ui::Ink::soft),
                        ui::text("value." + line.id, line.value)},
                       1);
        words.grow = 1;
        auto change = ui::link("change." + line.id, view.change, "pencil");
        change.spoken = view.change + ": " + line.label;
        lines.push_back(ui::row(
            {std::move(words), sheet.press(std::move(change), model::ChangeContact{line.step})},
            8));
    }
    return sheet.page(std::move(left), {ui::card(std::move(lines))}, 0.42f);
}

}  // namespace kt::screens::kiosk
