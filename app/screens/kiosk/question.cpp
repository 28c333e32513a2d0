#include "app/screens/kiosk/question.hpp"

#include <utility>

#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

namespace {

using Answers = QuestionView::Answers;

Answers answers_of(guide::Kind kind) {
    switch (kind) {
        case guide::Kind::choice:
            return Answers::one;
        case guide::Kind::many:
            return Answers::many;
        case guide::Kind::scale:
            return Answers::scale;
        default:
            return Answers::words;
    }
}

conversation::Because because_of(const model::Model& model) {
    const auto* step = std::get_if<conversation::AskQuestion>(&model.step);
    const bool live = step && step->question == model::question_of(model) && !model.editing;
    return live ? step->because : conversation::Because{};
}

void add_options(QuestionView& view, const model::Model& model, const guide::Question& question,
                 const Words& words) {
    if (view.answers == Answers::scale) {
        for (auto n = question.scale_from; n <= question.scale_to; ++n) {
            const std::string id = std::to_string(n);
            view.options.push_back({id, id, is_chosen(model.draft, id)});
        }
        const auto end = [&](const std::string& name, const std::string& dutch) {
            return dutch.empty() ? dutch : words.tr(question.id + name, dutch);
        };
        view.scale_low = end(".low", question.scale_low);
        view.scale_high = end(".high", question.scale_high);
        return;
    }
    for (const auto& answer : question.answers)
        view.options.push_back(
            {answer.id, answer_of(question, answer, words), is_chosen(model.draft, answer.id)});
}

void add_because(QuestionView& view, const model::Model& model, const guide::Question& question,
                 const Words& words) {
    const auto because = because_of(model);
    const auto lines = because_lines(model, because, words);
    if (!because.questions.empty() && !lines.empty()) {
        view.quote_label = words.tr("kiosk.question.quote", "Wat u net vertelde");
        view.quote_toggle =
            model.quote_open ? words.tr("kiosk.hide", "Verberg") : words.tr("kiosk.show", "Toon");
        if (model.quote_open) view.quotes = lines;
    }
    view.why_label = words.tr("kiosk.question.why", "Waarom deze vraag?");
    if (!model.why_open) return;
    view.why.push_back(why_of(question, words));
    if (because.questions.empty()) {
        for (const auto& line : lines) view.why.push_back(line);
    } else if (!model.quote_open) {
        view.why.push_back(
            words.tr("kiosk.question.why.told", "Wij vragen het door wat u eerder vertelde."));
    }
}

}  // namespace

QuestionView question_view(const model::Model& model, const Words& words) {
    const auto& question =
        words.guide.questions[static_cast<std::size_t>(model::question_of(model))];
    const auto& topic = words.guide.topics[static_cast<std::size_t>(question.topic)];
    QuestionView view;
    const bool answered = !model.draft.chosen.empty() || !model.draft.words.empty();
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.go_on", "Verder"), answered);
    view.topic = title_of(topic, words);
    view.topic_icon = topic.icon;
    view.ask = ask_of(question, words);
    view.hint = hint_of(question, words);
    view.answers = answers_of(question.kind);
    view.words = model.draft.words;
    view.words_hint = words.tr("kiosk.words.hint", "Uw eigen woorden");
    view.language = model.language;
    view.shifted = model.draft.shifted;
    view.signs = model.draft.signs;
    add_options(view, model, question, words);
    add_because(view, model, question, words);
    view.skip = words.tr("kiosk.question.skip", "Overslaan");
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

ui::Element scale_of(const QuestionView& view, Sheet& sheet) {
    ui::Elements numbers;
    for (const Option& option : view.options) {
        auto number = ui::outline("answer." + option.id, option.text);
        number.role = ui::Role::radio;
        number.chosen = option.chosen;
        number.width_mm = 19;
        numbers.push_back(sheet.press(std::move(number), model::Choose{option.id}));
    }
    ui::Elements all;
    all.push_back(ui::flow(std::move(numbers), 3));
    auto ends =
        ui::row({ui::text("low", view.scale_low), ui::spring(), ui::text("high", view.scale_high)});
    all.push_back(std::move(ends));
    return ui::column(std::move(all), 4);
}

}  // namespace

Drawn draw(const QuestionView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left = asking(view, sheet);
    ui::Elements right;
    if (view.answers == Answers::words) {
        auto field = ui::field("words", view.words, view.words_hint, true);
        field.wants_focus = true;
        field.spoken = view.ask;
        left.push_back(std::move(field));
        right.push_back(ui::keyboard(view.shifted, view.signs, view.language));
    } else if (view.answers == Answers::scale) {
        right.push_back(scale_of(view, sheet));
    } else {
        const bool many = view.answers == Answers::many;
        for (const Option& option : view.options) {
            const std::string id = "answer." + option.id;
            auto card = many ? ui::tick(id, option.text, option.chosen)
                             : ui::answer(id, option.text, option.chosen);
            right.push_back(sheet.press(std::move(card), model::Choose{option.id}));
        }
    }
    right.push_back(skips(view, sheet));
    return sheet.page(std::move(left), std::move(right));
}

}  // namespace kt::screens::kiosk
