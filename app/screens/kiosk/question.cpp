#include "app/screens/kiosk/question.hpp"

#include <utility>

#include "app/model/drafting.hpp"

namespace kt::screens::kiosk {

namespace {

conversation::Because because_of(const model::Model& model) {
    const auto* step = std::get_if<conversation::AskQuestion>(&model.step);
    const bool live = step && step->question == model::question_of(model) && !model.editing;
    return live ? step->because : conversation::Because{};
}

// What a probe asks on about stands above it as it was said; all else is closed until touched.
void add_quote(QuestionView& view, const model::Model& model, const guide::Question& question,
               std::vector<std::string> lines, const Words& words) {
    const bool probe = question.follows >= 0;
    if (probe) lines = told(model, question.follows, words);
    if (lines.empty()) return;
    view.quote_label = probe ? words.tr("kiosk.question.quote.probe", "U zei zojuist")
                             : words.tr("kiosk.question.quote", "Wat u net vertelde");
    const bool open = model.quote_open != probe;
    view.quote_toggle = open ? words.tr("kiosk.hide", "Verberg") : words.tr("kiosk.show", "Toon");
    if (open) view.quotes = std::move(lines);
}

void add_because(QuestionView& view, const model::Model& model, const guide::Question& question,
                 const Words& words) {
    const auto because = because_of(model);
    const auto conditions = model::conditions_behind(words.guide, question.when, model.raised);
    const auto lines = because_lines(model, because, conditions, words);
    const bool told_before = !because.questions.empty();
    add_quote(view, model, question, told_before ? lines : std::vector<std::string>(), words);
    view.why_label = words.tr("kiosk.question.why", "Waarom deze vraag?");
    if (!model.why_open) return;
    view.why.push_back(why_of(question, words));
    if (!told_before) {
        for (const auto& line : lines) view.why.push_back(line);
    } else if (view.quotes.empty()) {
        view.why.push_back(
            words.tr("kiosk.question.why.told", "Wij vragen het door wat u eerder vertelde."));
    }
    view.noticed = noticed(because, words);
    view.strike = words.tr("kiosk.noticed.strike", "Klopt niet");
}

std::string skip_words(const guide::Question& question, const Words& words) {
    if (question.kind == guide::Kind::date)
        return words.tr("kiosk.date.skip", "Dat weet ik niet precies");
    return words.tr("kiosk.question.skip", "Overslaan");
}

}  // namespace

QuestionView question_view(const model::Model& model, const Words& words) {
    const auto& question =
        words.guide.questions[static_cast<std::size_t>(model::question_of(model))];
    const auto& topic = words.guide.topics[static_cast<std::size_t>(question.topic)];
    QuestionView view;
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.go_on", "Verder"),
                            model::can_go_on(question, model.draft));
    view.topic = title_of(topic, words);
    view.topic_icon = topic.icon;
    view.about = about_words(question, words);
    view.ask = ask_of(question, words);
    view.hint = hint_of(question, words);
    view.words = model.draft.words;
    view.words_hint = words.tr("kiosk.words.hint", "Uw eigen woorden");
    view.language = model.language;
    view.shifted = model.draft.shifted;
    view.signs = model.draft.signs;
    put_answers(view, model, question, words);
    add_because(view, model, question, words);
    view.skip = skip_words(question, words);
    if (question.tender)
        view.rather_not = words.tr("kiosk.question.rather_not", "Dat vertel ik liever niet");
    return view;
}

namespace {

ui::Element quote_of(const QuestionView& view, Sheet& sheet) {
    auto label = ui::label("quote.label", view.quote_label, "quote", ui::Ink::ink);
    label.grow = 1;
    auto toggle = sheet.press(ui::link("quote", view.quote_toggle, ""), model::ToggleQuote{});
    toggle.expanded = !view.quotes.empty();
    ui::Elements lines;
    lines.push_back(ui::row({std::move(label), std::move(toggle)}, 6));
    int n = 0;
    for (const auto& line : view.quotes)
        lines.push_back(ui::text("quote." + std::to_string(n++), line));
    auto quote = ui::column(std::move(lines), 2);
    quote.look = ui::Look::quote;
    return quote;
}

ui::Elements asking(const QuestionView& view, Sheet& sheet) {
    ui::Elements left;
    left.push_back(ui::label("topic", view.topic, view.topic_icon));
    if (!view.about.empty()) left.push_back(ui::label("about", view.about, "person", ui::Ink::sky));
    if (!view.quote_label.empty()) left.push_back(quote_of(view, sheet));
    left.push_back(ui::heading("ask", view.ask));
    if (!view.hint.empty())
        left.push_back(ui::text("hint", view.hint, ui::Type::body, ui::Ink::soft));
    auto why = sheet.press(ui::link("why", view.why_label), model::ToggleWhy{});
    why.expanded = !view.why.empty();
    left.push_back(std::move(why));
    if (view.why.empty()) return left;
    ui::Elements lines;
    int n = 0;
    for (const auto& line : view.why) lines.push_back(ui::text("why." + std::to_string(n++), line));
    for (const auto& signal : view.noticed)
        lines.push_back(noticed_line(sheet, "why", signal, view.strike, Correct::strike));
    left.push_back(ui::card(std::move(lines)));
    return left;
}

ui::Element skips(const QuestionView& view, Sheet& sheet) {
    ui::Elements all;
    all.push_back(ui::spring());
    if (!view.rather_not.empty())
        all.push_back(sheet.press(ui::quiet("rather_not", view.rather_not), model::Skip{true}));
    all.push_back(sheet.press(ui::quiet("skip", view.skip), model::Skip{false}));
    return ui::row(std::move(all), 10);
}

}  // namespace

Drawn draw(const QuestionView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left = asking(view, sheet);
    ui::Elements right;
    draw_answers(view, sheet, left, right);
    right.push_back(skips(view, sheet));
    return sheet.page(std::move(left), std::move(right));
}

}  // namespace kt::screens::kiosk
