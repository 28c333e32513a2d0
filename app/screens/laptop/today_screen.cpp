// The day: bells at the top, the list with what needs you first, and beside it the case that is
// open.
#include "app/model/answer_text.hpp"
#include "app/screens/laptop/parts.hpp"

namespace kt::screens {
namespace {

using namespace ui;
using model::CaseLine;
using model::fill;
using model::Translate;
using model::laptop::BellRow;
using model::laptop::LineView;
using model::laptop::Model;

constexpr float list_width_mm = 114;
constexpr float scene_height_mm = 76;
constexpr float side_pad_mm = 6;
constexpr float list_pad_mm = 2;    // of the list itself; its rows have the rest
constexpr float row_gap_mm = 2.7f;  // no two things to touch stand closer

// ---- Bells ----

std::string bell_text(const BellRow& bell, const Translate& tr) {
    std::string text = fill(tr("laptop.bell", "{device} vraagt iemand"), {{"device", bell.device}});
    if (bell.apart) text += " · " + tr("laptop.bell.apart", "apart spreken");
    if (bell.urgent) text += " · " + tr("laptop.bell.urgent", "het kan niet wachten");
    return text;
}

Element bell_band(const BellRow& bell, const Model& model, const Translate& tr) {
    const std::string id = "bell." + bell.id;
    const std::string when = model::moment_text(bell.at_ms, model.now_ms, tr);
    Element text = growing(ui::text(id + ".text", bell_text(bell, tr), Type::body));
    text.bold = true;
    text.icon = "bell";
    text.role = Role::alert;
    Element band = row({text, words(id + ".when", when, Ink::soft),
                        small(primary(id + ".come", tr("laptop.bell.come", "Ik kom")))});
    band.look = Look::alarm;
    Element framed = column({band}, 0);
    framed.pad_mm = 3;
    return framed;
}

// Someone at the table need not know who calls elsewhere, or for what.
Element quiet_bells(std::size_t count, const Translate& tr) {
    return chip("bells.count",
                count == 1 ? tr("laptop.bells.one", "1 oproep wacht")
                           : fill(tr("laptop.bells.more", "{n} oproepen wachten"),
                                  {{"n", std::to_string(count)}}),
                Ink::clay);
}

// ---- The list ----

void add_chips(Elements& to, const std::string& id, const CaseLine& line, const Model& model,
               const Translate& tr) {
    if (line.urgent) {
        to.push_back(chip(id + ".urgent", tr("laptop.chip.urgent", "vandaag nog"), Ink::clay));
    }
    if (line.unfinished) {
        to.push_back(
            chip(id + ".unfinished", tr("laptop.chip.unfinished", "niet afgerond"), Ink::clay));
    }
    if (!line.read) to.push_back(chip(id + ".new", tr("laptop.chip.new", "nieuw"), Ink::leaf));
    if (line.call_by_ms) {
        const bool late = *line.call_by_ms < model.now_ms;
        const std::string text = late ? tr("laptop.chip.late", "had gemoeten vóór {day}")
                                 : line.may_call ? tr("laptop.chip.call", "bellen vóór {day}")
                                                 : tr("laptop.chip.answer", "antwoord vóór {day}");
        to.push_back(chip(id + ".call",
                          fill(text, {{"day", model::short_day_text(*line.call_by_ms, tr)}}),
                          late ? Ink::clay : Ink::sky));
    }
    if (line.plan_until_ms && *line.plan_until_ms > model.now_ms) {
        const std::string until = model::short_day_text(*line.plan_until_ms, tr);
        Element plan =
            chip(id + ".plan", fill(tr("laptop.chip.plan", "plan tot {day}"), {{"day", until}}),
                 Ink::ink);
        plan.spoken =
            fill(tr("laptop.chip.plan_spoken", "persoonlijk plan tot {day}"), {{"day", until}});
        to.push_back(plan);
    }
}

Element case_row(const CaseLine& line, const Model& model, const Translate& tr) {
    const std::string id = "case." + line.id.hex();
    const std::string asked =
        line.asked.empty() ? tr("laptop.row.not_said", "Nog niet gezegd waarvoor") : line.asked;
    const std::string when = model::moment_text(line.received_ms, model.now_ms, tr);
    Element title = growing(ui::text(id + ".asked", asked, Type::small));
    title.bold = true;
    Element at = words(id + ".when", when, Ink::soft);
    at.bold = true;
    Elements parts;
    Element top = row({title, at}, 3);
    top.cross = Align::start;
    parts.push_back(top);
    if (!line.name.empty()) parts.push_back(words(id + ".name", line.name, Ink::soft));
    if (!line.quote.empty()) {
        Element quoted = words(id + ".quote", model::quoted(line.quote, tr), Ink::soft);
        quoted.secret = true;
        parts.push_back(quoted);
    }
    Elements chips;
    add_chips(chips, id, line, model, tr);
    std::string spoken = asked + ", " + when;
    if (!line.name.empty()) spoken += ", " + line.name;
    for (const Element& one : chips) spoken += ", " + (one.spoken.empty() ? one.text : one.spoken);
    if (!chips.empty()) parts.push_back(flow(std::move(chips), 2));
    Element made = column(std::move(parts), 2);
    made.id = id;
    made.role = Role::button;
    made.look = Look::row;
    made.pressable = true;
    made.spoken = spoken;
    made.secret = true;
    made.pad_mm = 4;
    made.pad_across_mm = side_pad_mm - list_pad_mm;
    made.chosen =
        (model.open && model.open->id == line.id) || (model.wanted && *model.wanted == line.id);
    return made;
}

// ---- The line, in plain words ----

std::string waiting_text(const LineView& line, const Translate& tr) {
    if (line.cases_waiting == 0) {
        return tr("laptop.line.safe", "Alles staat veilig op deze laptop.");
    }
    return line.cases_waiting == 1
               ? tr("laptop.line.waits_one", "1 dossier wacht. Het staat veilig op deze laptop.")
               : fill(tr("laptop.line.waits",
                         "{n} dossiers wachten. Ze staan veilig op deze laptop."),
                      {{"n", std::to_string(line.cases_waiting)}});
}

Element line_card(const Model& model, const Translate& tr) {
    const LineView& line = model.line;
    Elements parts;
    std::string head = !line.known ? tr("laptop.line.never", "Nog geen verbinding gehad")
                       : line.up   ? tr("laptop.line.up", "Verbonden")
                                   : tr("laptop.line.down", "Zonder netwerk");
    parts.push_back(strong("line.state", head));
    if (line.known && line.up && line.updated_ms) {
        parts.push_back(words("line.updated",
                              fill(tr("laptop.line.updated", "Bijgewerkt om {clock}"),
                                   {{"clock", model::clock_text(*line.updated_ms)}}),
                              Ink::soft));
    }
    if (!line.up) parts.push_back(words("line.waiting", waiting_text(line, tr), Ink::soft));
    if (line.cases_stuck > 0) {
        parts.push_back(strong(
            "line.stuck",
            fill(tr("laptop.line.stuck", "{n} kon niet worden afgeleverd. Vraag uw beheerder."),
                 {{"n", std::to_string(line.cases_stuck)}}),
            Ink::clay));
    }
    Element made = card(std::move(parts));
    made.id = "line";
    made.role = Role::status;
    made.gap_mm = 1.5f;
    made.pad_mm = 4;
    made.pad_across_mm = 5;
    return made;
}

Element list_column(const Model& model, const Translate& tr) {
    Elements rows;
    for (const CaseLine& line : model.lines) rows.push_back(case_row(line, model, tr));
    if (rows.empty()) {
        Element none =
            words("cases.none",
                  model.lines_loaded ? tr("laptop.cases.none", "Er is nu niets dat op u wacht.")
                                     : tr("laptop.cases.loading", "De dossiers worden gelezen…"),
                  Ink::soft);
        none.pad_across_mm = side_pad_mm;
        rows.push_back(none);
    }
    if (model.unreadable_cases > 0) {
        Element note =
            words("cases.unreadable",
                  fill(tr("laptop.cases.unreadable", "{n} dossiers zijn niet voor deze laptop."),
                       {{"n", std::to_string(model.unreadable_cases)}}),
                  Ink::soft);
        note.pad_across_mm = side_pad_mm;
        note.pad_mm = 3;
        rows.push_back(note);
    }
    const std::string today = tr("laptop.today", "Vandaag");
    Element begin = small(outline("talk.new", tr("laptop.talk.new", "Nieuw gesprek"), "plus"));
    Element top = column({brand(), row({growing(heading("today", today, Type::title)), begin})}, 4);
    top.pad_mm = side_pad_mm;
    const std::string other = model.english ? "Nederlands" : "English";
    Element bottom = column(
        {line_card(model, tr), row({small(pill("lock", tr("laptop.lock", "Op slot"), "lock")),
                                    spring(), small(pill("language", other, "globe"))},
                                   3)},
        4);
    bottom.pad_mm = side_pad_mm;
    Element list = scroll("cases", std::move(rows), row_gap_mm);
    list.pad_across_mm = list_pad_mm;
    Element made = column({top, list, bottom}, 0);
    made.look = Look::column;
    made.width_mm = list_width_mm;
    return made;
}

// ---- Beside the list ----

Element beside(const Model& model, const Translate& tr) {
    if (model.choosing) return talk_place_screen(model, tr);
    if (model.open) return case_screen(model, *model.open, tr);
    std::string text = tr("laptop.choose_case", "Kies links een dossier.");
    if (model.wanted) text = tr("laptop.case.loading", "Het dossier gaat open…");
    if (model.open_failed) {
        text =
            tr("laptop.case.failed", "Dit dossier kan deze laptop niet openen. Het is niet weg.");
    }
    Element status = ui::text("case.status", text, Type::body, Ink::soft);
    status.role = Role::status;
    Elements parts{spring()};
    if (!model.open_failed) {
        Element picture = scene("case.scene", "welcome",
                                tr("laptop.scene", "Twee mensen aan een tafel"), scene_height_mm);
        picture.width_mm = 2 * scene_height_mm;
        parts.push_back(picture);
    }
    parts.push_back(status);
    if (model.talk_failed) {
        parts.push_back(alarm("talk.failed", talk_trouble(*model.talk_failed, tr)));
    }
    parts.push_back(spring());
    Element made = column(std::move(parts), 8);
    made.cross = Align::centre;
    made.grow = 1;
    return made;
}

}  // namespace

Element today_screen(const Model& model, const Translate& tr) {
    Elements parts;
    if (model.talk) return talk_opening_screen(model, tr);
    if (model.at_table) {
        Elements bar{small(outline("back", tr("laptop.back", "Terug naar de lijst"), "back")),
                     small(pill("lock", tr("laptop.lock", "Op slot"), "lock")), spring()};
        if (!model.bells.empty()) bar.push_back(quiet_bells(model.bells.size(), tr));
        Element top = row(std::move(bar));
        top.pad_mm = 5;
        top.pad_across_mm = 10;
        parts.push_back(top);
        parts.push_back(beside(model, tr));
        return column(std::move(parts), 0);
    }
    for (const BellRow& bell : model.bells) parts.push_back(bell_band(bell, model, tr));
    Element halves = row({list_column(model, tr), beside(model, tr)}, 0);
    halves.cross = Align::stretch;
    halves.grow = 1;
    parts.push_back(halves);
    return column(std::move(parts), 0);
}

}  // namespace kt::screens
