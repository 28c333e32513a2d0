// How each kind of question is answered. Nothing needs a second hand, a swipe or a steady finger:
// all is chosen with single touches, and what was chosen stands in words beside it.
#include <algorithm>
#include <utility>

#include "app/model/answer_text.hpp"
#include "app/model/drafting.hpp"
#include "app/screens/kiosk/question.hpp"

namespace kt::screens::kiosk {

namespace {

using Answers = QuestionView::Answers;
using model::DatePart;

constexpr float yes_no_height_mm = 44;
constexpr float pick_height_mm = 20;
constexpr float day_height_mm = 15.5f;
constexpr float scale_height_mm = 26;
constexpr float pad_width_max_mm = 150;
constexpr float face_caps = 3.2f;  // height of a face, in cap heights of its word

Answers answers_of(const guide::Question& question) {
    switch (question.kind) {
        case guide::Kind::choice: return Answers::one;
        case guide::Kind::many: return Answers::many;
        case guide::Kind::yes_no: return Answers::yes_no;
        case guide::Kind::scale: return question.faces ? Answers::faces : Answers::scale;
        case guide::Kind::amount: return question.answers.empty() ? Answers::amount : Answers::one;
        case guide::Kind::date: return Answers::date;
        case guide::Kind::people: return Answers::people;
        case guide::Kind::person:
        case guide::Kind::place: return Answers::line;
        case guide::Kind::words: break;
    }
    return Answers::words;
}

void put_scale(QuestionView& view, const model::Model& model, const guide::Question& question,
               const Words& words) {
    for (auto n = question.scale_from; n <= question.scale_to; ++n) {
        const std::string id = std::to_string(n);
        view.options.push_back({id, id, is_chosen(model.draft, id)});
    }
    view.scale_low = low_of(question, words);
    view.scale_high = high_of(question, words);
    if (!model.draft.chosen.empty())
        view.scale_chosen = model::fill(words.tr("kiosk.scale.chosen", "U koos: {number}"),
                                        {{"number", model.draft.chosen.front()}});
}

void put_faces(QuestionView& view, const model::Model& model, const guide::Question& question,
               const Words& words) {
    // The best first, as one reads: from the top down.
    for (int face = model::faces_max; face >= 1; --face) {
        const std::string id = std::to_string(face);
        view.options.push_back(
            {id, model::face_text(question, face, words.tr), is_chosen(model.draft, id)});
    }
}

void put_parts(QuestionView& view, const model::DateParts& date, const Words& words) {
    const auto add = [&](const std::string& part, const std::string& text,
                         const std::string& name) {
        view.parts.push_back({part, text,
                              model::fill(words.tr("kiosk.date.change", "{part}: {value}. Wijzig"),
                                          {{"part", name}, {"value", text}})});
    };
    if (date.year != 0) add("year", std::to_string(date.year), words.tr("kiosk.date.year", "Jaar"));
    if (date.month != 0)
        add("month", model::month_text(date.month, words.tr),
            words.tr("kiosk.date.month", "Maand"));
    if (date.day != 0) add("day", std::to_string(date.day), words.tr("kiosk.date.day", "Dag"));
}

void put_years(QuestionView& view, const model::Model& model) {
    for (const int year : model::years_of(model.draft.date.decade, model.wall_ms))
        view.options.push_back({"year:" + std::to_string(year), std::to_string(year), false});
}

void put_date(QuestionView& view, const model::Model& model, const guide::Question& question,
              const Words& words) {
    const auto& date = model.draft.date;
    put_parts(view, date, words);
    const auto open = model::open_part(date, question.precision);
    if (!open) {
        const auto day = model::day_number(date, question.precision);
        if (day) view.whole = model::number_text(question, *day, words.tr);
        return;
    }
    const auto pick = [&](const std::string& id, std::string text) {
        view.options.push_back({id, std::move(text), false});
    };
    switch (*open) {
        case DatePart::decade:
            view.pick_recent = words.tr("kiosk.date.pick.recent", "In welk jaar?");
            for (const int year : model::recent_years(model.wall_ms))
                view.recent.push_back(
                    {"year:" + std::to_string(year), std::to_string(year), false});
            view.pick = words.tr("kiosk.date.pick.decade", "Of was het in deze jaren?");
            view.pick_columns = 3;
            for (const int decade : model::decades(model.wall_ms))
                pick("decade:" + std::to_string(decade),
                     std::to_string(decade) + " – " +
                         std::to_string(decade + model::years_in_decade - 1));
            return;
        case DatePart::year:
            view.pick = words.tr("kiosk.date.pick.year", "Welk jaar?");
            view.pick_columns = 5;
            put_years(view, model);
            return;
        case DatePart::month:
            view.pick = words.tr("kiosk.date.pick.month", "Welke maand?");
            view.pick_columns = 3;
            for (int month = 1; month <= model::months_in_year; ++month)
                pick("month:" + std::to_string(month), model::month_text(month, words.tr));
            return;
        case DatePart::day:
            view.pick = words.tr("kiosk.date.pick.day", "Welke dag?");
            view.pick_columns = 7;
            for (int day = 1; day <= model::days_in(date.year, date.month); ++day)
                pick("day:" + std::to_string(day), std::to_string(day));
            return;
    }
}

void put_people(QuestionView& view, const model::Model& model, const guide::Question& question,
                const Words& words) {
    for (const auto& person : model.draft.people) view.people.push_back({person.slot, person.name});
    view.words_hint = words.tr("kiosk.people.hint", "Een voornaam");
    view.add = words.tr("kiosk.people.add", "Zet erbij");
    view.remove = words.tr("kiosk.people.remove", "Haal {name} weg");
    view.nobody = words.tr("kiosk.people.none", "Er is niemand");
    view.nobody_chosen = is_chosen(model.draft, model::nobody);
    if (static_cast<int>(view.people.size()) >= question.people_at_most)
        view.full = model::fill(
            words.tr("kiosk.people.full", "U noemde er {number}. Meer hoeft hier niet."),
            {{"number", std::to_string(view.people.size())}});
}

}  // namespace

void put_answers(QuestionView& view, const model::Model& model, const guide::Question& question,
                 const Words& words) {
    view.answers = answers_of(question);
    switch (view.answers) {
        case Answers::scale: return put_scale(view, model, question, words);
        case Answers::faces: return put_faces(view, model, question, words);
        case Answers::date: return put_date(view, model, question, words);
        case Answers::people: return put_people(view, model, question, words);
        case Answers::amount:
            view.unit = words.tr("kiosk.amount.unit", "euro");
            view.words_hint = "0";
            return;
        case Answers::line:
            view.words_hint = question.kind == guide::Kind::place
                                  ? words.tr("kiosk.place.hint", "Een straat, een plek of een naam")
                                  : words.tr("kiosk.person.hint", "Een naam, of wie het is");
            return;
        case Answers::words: return;
        default:
            for (const auto& answer : question.answers)
                view.options.push_back({answer.id, answer_of(question, answer, words),
                                        is_chosen(model.draft, answer.id)});
    }
}

namespace {

ui::Element key_like(const Option& option, float height_mm) {
    ui::Element made = ui::outline("answer." + option.id, option.text);
    made.look = ui::Look::key;
    made.role = ui::Role::radio;
    made.chosen = option.chosen;
    made.height_min_mm = height_mm;
    made.type = ui::Type::answer;
    made.grow = 1;
    return made;
}

// Rows of equal columns; the last row is filled up with room.
ui::Element grid(ui::Elements cells, std::size_t columns, float gap_mm) {
    ui::Elements rows;
    for (std::size_t first = 0; first < cells.size(); first += columns) {
        ui::Elements line;
        for (std::size_t i = first; i < first + columns; ++i)
            line.push_back(i < cells.size() ? std::move(cells[i]) : ui::spring());
        auto made = ui::row(std::move(line), gap_mm);
        made.cross = ui::Align::stretch;
        rows.push_back(std::move(made));
    }
    return ui::column(std::move(rows), gap_mm);
}

void draw_scale(const QuestionView& view, Sheet& sheet, ui::Elements& right) {
    ui::Elements numbers;
    for (const Option& option : view.options)
        numbers.push_back(sheet.press(key_like(option, scale_height_mm), model::Choose{option.id}));
    auto line = ui::row(std::move(numbers), 2.6f);
    line.cross = ui::Align::stretch;
    ui::Elements all;
    all.push_back(std::move(line));
    // The words stand under the ends of the row, so that nobody has to guess which way it runs.
    if (!view.scale_low.empty() || !view.scale_high.empty()) {
        auto ends = ui::row(
            {ui::text("low", view.scale_low), ui::spring(), ui::text("high", view.scale_high)});
        ends.cross = ui::Align::start;
        all.push_back(std::move(ends));
    }
    if (!view.scale_chosen.empty()) {
        auto chosen = ui::notice("chosen", view.scale_chosen);
        chosen.role = ui::Role::status;
        all.push_back(std::move(chosen));
    }
    right.push_back(ui::column(std::move(all), 4));
}

void draw_cards(const QuestionView& view, Sheet& sheet, ui::Elements& right) {
    const bool many = view.answers == Answers::many;
    const bool faces = view.answers == Answers::faces;
    for (const Option& option : view.options) {
        const std::string id = "answer." + option.id;
        auto card = many ? ui::tick(id, option.text, option.chosen)
                         : ui::answer(id, option.text, option.chosen);
        if (faces) {
            card.icon = "face_" + option.id;
            card.icon_caps = face_caps;
        }
        right.push_back(sheet.press(std::move(card), model::Choose{option.id}));
    }
}

void draw_yes_no(const QuestionView& view, Sheet& sheet, ui::Elements& right) {
    ui::Elements both;
    for (const Option& option : view.options) {
        auto card = ui::answer("answer." + option.id, option.text, option.chosen);
        card.type = ui::Type::title;
        card.height_min_mm = yes_no_height_mm;
        card.grow = 1;
        both.push_back(sheet.press(std::move(card), model::Choose{option.id}));
    }
    auto row = ui::row(std::move(both), 8);
    row.cross = ui::Align::stretch;
    right.push_back(std::move(row));
}

void draw_date(const QuestionView& view, Sheet& sheet, ui::Elements& left, ui::Elements& right) {
    if (!view.parts.empty()) {
        ui::Elements parts;
        for (const auto& part : view.parts) {
            auto made = ui::outline("part." + part.part, part.text, "pencil");
            made.spoken = part.spoken;
            parts.push_back(sheet.press(std::move(made), model::Choose{"change:" + part.part}));
        }
        left.push_back(ui::flow(std::move(parts), 4));
    }
    if (view.pick.empty()) {
        auto whole = ui::notice("whole", view.whole);
        whole.type = ui::Type::title;
        whole.role = ui::Role::status;
        right.push_back(std::move(whole));
        return;
    }
    const bool days = view.pick_columns > 5;
    const auto columns = static_cast<std::size_t>(view.pick_columns);
    const auto picks = [&](const std::vector<Option>& options) {
        ui::Elements cells;
        for (const Option& option : options) {
            auto cell = key_like(option, days ? day_height_mm : pick_height_mm);
            cell.role = ui::Role::button;
            cells.push_back(sheet.press(std::move(cell), model::Choose{option.id}));
        }
        return grid(std::move(cells), columns, days ? 2.6f : 4);
    };
    if (!view.recent.empty()) {
        right.push_back(ui::heading("pick.recent", view.pick_recent, ui::Type::answer));
        right.push_back(picks(view.recent));
    }
    right.push_back(ui::heading("pick", view.pick, ui::Type::answer));
    right.push_back(picks(view.options));
}

void draw_amount(const QuestionView& view, Sheet&, ui::Elements& left, ui::Elements& right) {
    auto field = ui::field("words", view.words, view.words_hint);
    field.type = ui::Type::title;
    field.wants_focus = true;
    field.spoken = view.ask + " (" + view.unit + ")";
    field.grow = 1;
    auto unit = ui::text("unit", view.unit, ui::Type::title);
    left.push_back(ui::row({std::move(field), std::move(unit)}, 6));
    auto pad = ui::number_pad(view.frame.keys);
    pad.width_max_mm = pad_width_max_mm;
    right.push_back(std::move(pad));
}

void draw_field(const QuestionView& view, ui::Elements& left, ui::Elements& right) {
    auto field = ui::field("words", view.words, view.words_hint, view.answers == Answers::words);
    field.wants_focus = true;
    field.spoken = view.ask;
    left.push_back(std::move(field));
    right.push_back(ui::keyboard(view.shifted, view.signs, view.language, view.frame.keys));
}

ui::Element names(const QuestionView& view, Sheet& sheet) {
    ui::Elements all;
    for (const auto& person : view.people) {
        auto name = ui::outline("person." + std::to_string(person.slot), person.name, "close");
        name.spoken = model::fill(view.remove, {{"name", person.name}});
        all.push_back(sheet.press(std::move(name), model::RemovePerson{person.slot}));
    }
    return ui::flow(std::move(all), 4);
}

void draw_people(const QuestionView& view, Sheet& sheet, ui::Elements& left, ui::Elements& right) {
    if (!view.people.empty()) left.push_back(names(view, sheet));
    if (!view.full.empty()) {
        right.push_back(ui::notice("full", view.full));
        return;
    }
    auto field = ui::field("words", view.words, view.words_hint);
    field.wants_focus = true;
    field.spoken = view.ask;
    field.grow = 1;
    auto add = ui::outline("add", view.add, "plus");
    left.push_back(ui::row({std::move(field), sheet.press(std::move(add), model::AddPerson{})}, 6));
    sheet.on_enter("add");
    if (view.people.empty()) {
        auto none = ui::outline("nobody", view.nobody);
        none.chosen = view.nobody_chosen;
        none.role = ui::Role::checkbox;
        left.push_back(ui::row({sheet.press(std::move(none), model::Choose{model::nobody})}));
    }
    right.push_back(ui::keyboard(view.shifted, view.signs, view.language, view.frame.keys));
}

}  // namespace

void draw_answers(const QuestionView& view, Sheet& sheet, ui::Elements& left, ui::Elements& right) {
    switch (view.answers) {
        case Answers::one:
        case Answers::many:
        case Answers::faces: return draw_cards(view, sheet, right);
        case Answers::yes_no: return draw_yes_no(view, sheet, right);
        case Answers::scale: return draw_scale(view, sheet, right);
        case Answers::amount: return draw_amount(view, sheet, left, right);
        case Answers::date: return draw_date(view, sheet, left, right);
        case Answers::people: return draw_people(view, sheet, left, right);
        case Answers::line:
        case Answers::words: return draw_field(view, left, right);
    }
}

}  // namespace kt::screens::kiosk
