#include "app/screens/kiosk/options.hpp"

#include <algorithm>
#include <utility>

#include "app/model/answer_text.hpp"
#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

namespace {

using conversation::OptionOutcome;
using Sort = guide::Option::Sort;

OptionGroup group_of(Sort sort, const Words& words) {
    switch (sort) {
        case Sort::own:
            return {"own", words.tr("kiosk.options.own", "Wat u zelf kunt"), "person", {}};
        case Sort::network:
            return {
                "network", words.tr("kiosk.options.network", "Met mensen om u heen"), "people", {}};
        case Sort::general:
            return {"general",
                    words.tr("kiosk.options.general", "In de buurt, voor iedereen"),
                    "pin",
                    {}};
        case Sort::collective:
            return {"collective",
                    words.tr("kiosk.options.collective", "Samen met anderen"),
                    "hands",
                    {}};
        case Sort::made_to_measure:
            return {"made_to_measure",
                    words.tr("kiosk.options.made", "Speciaal voor u geregeld"),
                    "star",
                    {}};
    }
    return {};
}

std::vector<std::string> facts_of(const guide::Option& option, const Words& words) {
    std::vector<std::string> facts;
    const auto say = [&](std::string_view name, std::string_view dutch, const std::string& value) {
        if (!value.empty()) facts.push_back(model::fill(words.tr(name, dutch), {{"value", value}}));
    };
    if (option.party >= 0)
        say("kiosk.options.who", "Van: {value}",
            title_of(words.guide.parties[static_cast<std::size_t>(option.party)], words));
    say("kiosk.options.cost", "Kosten: {value}", cost_of(option, words));
    say("kiosk.options.payer", "Wie betaalt: {value}",
        option.payer.empty() ? "" : words.tr("option." + option.id + ".payer", option.payer));
    say("kiosk.options.waiting", "Wachttijd: {value}", waiting_of(option, words));
    say("kiosk.options.number", "Telefoon: {value}", number_of(option, words));
    return facts;
}

void put_ground(OptionCard& card, const guide::Option& option, bool open, const Words& words) {
    card.has_ground = !option.law.empty() || !option.checked_on.empty();
    if (!open) return;
    if (!option.law.empty())
        card.ground.push_back(option.law + (option.article.empty() ? "" : ", ") + option.article);
    if (!option.checked_on.empty())
        card.ground.push_back(model::fill(
            words.tr("kiosk.options.checked", "Nagekeken op {day}. Bron: {source}"),
            {{"day", day_in_words(option.checked_on, words)}, {"source", option.source}}));
}

OptionCard card_of(const model::Model& model, const conversation::SuggestedOption& suggested,
                   const Words& words) {
    const auto& option = words.guide.options[static_cast<std::size_t>(suggested.option)];
    OptionCard card;
    card.option = option.id;
    card.title = title_of(option, words);
    card.text = text_of(option, words);
    card.facts = facts_of(option, words);
    put_ground(card, option, model.because_open.contains("ground:" + option.id), words);
    if (model.because_open.contains("option:" + option.id)) {
        for (const int need : suggested.needs)
            card.because.push_back(quoted(
                needed(model, words.guide.needs[static_cast<std::size_t>(need)], words), words));
        const auto conditions = model::conditions_behind(words.guide, suggested, model.raised);
        for (auto& line : because_lines(model, suggested.because, conditions, words))
            card.because.push_back(std::move(line));
    }
    const auto settled = model.state.facts.options.find(option.id);
    if (settled == model.state.facts.options.end()) return card;
    card.wanted = settled->second == OptionOutcome::interested;
    card.had = settled->second == OptionOutcome::has_already;
    card.passed = settled->second == OptionOutcome::passed;
    return card;
}

void close_facts(OptionCard& card, const model::Model& model) {
    card.has_ground = card.has_ground || !card.facts.empty();
    if (model.because_open.contains("ground:" + card.option))
        card.ground.insert(card.ground.begin(), card.facts.begin(), card.facts.end());
    card.facts.clear();
}

}  // namespace

OptionsView options_view(const model::Model& model, const Words& words) {
    OptionsView view;
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.go_on", "Verder"));
    view.title = words.tr("kiosk.options.title", "Wat zou kunnen helpen");
    view.lead = words.tr("kiosk.options.lead", "U kiest zelf. Niets hoeft, en niets ligt vast.");
    view.want = words.tr("kiosk.options.want", "Dat wil ik");
    view.has = words.tr("kiosk.options.has", "Heb ik al");
    view.pass = words.tr("kiosk.options.pass", "Niet nu");
    view.why = words.tr("kiosk.options.why", "Waarom dit?");
    view.on_what_ground = words.tr("kiosk.options.ground", "Waar staat dat?");
    // With large letters all there is to know would fill pages: it opens with the ground.
    if (view.frame.large) view.on_what_ground = words.tr("kiosk.options.more", "Kosten en meer");
    for (const auto& suggested : model.options) {
        const auto& option = words.guide.options[static_cast<std::size_t>(suggested.option)];
        OptionGroup group = group_of(option.sort, words);
        auto found = std::ranges::find(view.groups, group.id, &OptionGroup::id);
        if (found == view.groups.end()) found = view.groups.insert(found, std::move(group));
        OptionCard card = card_of(model, suggested, words);
        if (view.frame.large) close_facts(card, model);
        found->options.push_back(std::move(card));
    }
    return view;
}

namespace {

ui::Element lines_of(const std::string& id, const std::vector<std::string>& lines, ui::Look look) {
    ui::Elements all;
    int n = 0;
    for (const auto& line : lines) all.push_back(ui::text(id + "." + std::to_string(n++), line));
    auto made = ui::column(std::move(all), 2);
    made.look = look;
    if (look == ui::Look::card) made.pad_mm = made.pad_across_mm = 6;
    return made;
}

ui::Element opener(Sheet& sheet, const std::string& id, const std::string& words,
                   const std::string& icon, bool open) {
    auto link = ui::link(id, words, icon);
    link.expanded = open;
    return sheet.press(std::move(link), model::ToggleBecause{id});
}

ui::Element drawn_card(const OptionCard& card, const OptionGroup& group, const OptionsView& view,
                       Sheet& sheet) {
    ui::Elements lines;
    lines.push_back(ui::label("sort." + card.option, group.title, group.icon));
    lines.push_back(ui::heading("option." + card.option, card.title, ui::Type::title));
    lines.push_back(ui::text("text." + card.option, card.text));
    if (!card.facts.empty()) {  // after each other: with large letters a line each takes a page
        std::string facts;
        for (const auto& fact : card.facts) model::say_too(facts, fact);
        lines.push_back(ui::text("facts." + card.option, facts, ui::Type::body, ui::Ink::soft));
    }
    ui::Elements links;
    links.push_back(
        opener(sheet, "option:" + card.option, view.why, "help", !card.because.empty()));
    if (card.has_ground)
        links.push_back(opener(sheet, "ground:" + card.option, view.on_what_ground, "book",
                               !card.ground.empty()));
    lines.push_back(ui::flow(std::move(links), 10));
    if (!card.because.empty())
        lines.push_back(lines_of("because." + card.option, card.because, ui::Look::quote));
    if (!card.ground.empty())
        lines.push_back(lines_of("ground." + card.option, card.ground, ui::Look::card));
    const auto settles = [&](OptionOutcome outcome) {
        return model::Message(model::SettleOption{card.option, outcome});
    };
    lines.push_back(equal_choices(
        sheet, {{"want." + card.option, view.want, card.wanted, settles(OptionOutcome::interested)},
                {"has." + card.option, view.has, card.had, settles(OptionOutcome::has_already)},
                {"pass." + card.option, view.pass, card.passed, settles(OptionOutcome::passed)}}));
    return ui::card(std::move(lines));
}

}  // namespace

Drawn draw(const OptionsView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead, ui::Type::body, ui::Ink::soft));
    ui::Elements right;
    for (const auto& group : view.groups)
        for (const auto& card : group.options)
            right.push_back(drawn_card(card, group, view, sheet));
    return sheet.page(std::move(left), std::move(right), 0.3f);
}

}  // namespace kt::screens::kiosk
