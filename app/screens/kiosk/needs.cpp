#include "app/screens/kiosk/needs.hpp"

#include <utility>

#include "app/screens/kiosk/told.hpp"

namespace kt::screens::kiosk {

using conversation::NeedOutcome;

NeedsView needs_view(const model::Model& model, const Words& words) {
    NeedsView view;
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.go_on", "Verder"));
    view.stays = model::fill(words.tr("kiosk.needs.stays", "{asked} blijft staan."),
                             {{"asked", asked_phrase(model, words)}});
    const bool any = !model.offers.empty();
    view.title = any ? words.tr("kiosk.needs.title", "Kan het ook hierom gaan?")
                     : words.tr("kiosk.needs.title.none", "Gaat het u ook om iets anders?");
    view.lead = words.tr("kiosk.needs.lead", "U beslist. Zeg het gerust anders.");
    view.why = words.tr("kiosk.needs.why", "Waarom vraagt u dit?");
    view.because_title = words.tr("kiosk.needs.because", "Omdat u vertelde:");
    view.strike = words.tr("kiosk.noticed.strike", "Klopt niet");
    view.accept = words.tr("kiosk.needs.accept", "Daar gaat het ook om");
    view.reword = words.tr("kiosk.needs.reword", "Ik zeg het anders");
    view.pass = words.tr("kiosk.needs.pass", "Nee");
    view.other = words.tr("kiosk.needs.other", "Het gaat om iets anders.");
    view.tell = words.tr("kiosk.tell", "Vertel het");
    if (model.state.facts.own_need) view.own = quoted(*model.state.facts.own_need, words);
    for (const auto& offer : model.offers) {
        const auto& need = words.guide.needs[static_cast<std::size_t>(offer.need)];
        OfferCard card;
        card.need = need.id;
        card.offer = offer_of(need, words);
        card.open = model.because_open.contains(need.id);
        if (card.open) {
            card.because = because_lines(
                model, offer.because,
                model::conditions_behind(words.guide, need.when, model.raised), words);
            card.noticed = noticed(offer.because, words);
        }
        const auto settled = model.state.facts.needs.find(need.id);
        if (settled != model.state.facts.needs.end()) {
            card.accepted = settled->second.outcome == NeedOutcome::accepted;
            card.reworded = settled->second.outcome == NeedOutcome::reworded;
            card.passed = settled->second.outcome == NeedOutcome::passed;
            card.words = settled->second.words;
        }
        view.offers.push_back(std::move(card));
    }
    return view;
}

namespace {

ui::Element card_of(const OfferCard& card, const NeedsView& view, Sheet& sheet) {
    ui::Elements lines;
    auto offer = ui::heading("offer." + card.need, card.offer, ui::Type::title);
    lines.push_back(std::move(offer));
    if (card.reworded) lines.push_back(ui::quote("words." + card.need, card.words));
    auto why = ui::link("why." + card.need, view.why);
    why.expanded = card.open;
    lines.push_back(sheet.press(std::move(why), model::ToggleBecause{card.need}));
    if (card.open) {
        ui::Elements because;
        because.push_back(
            ui::label("because." + card.need, view.because_title, "quote", ui::Ink::ink));
        int n = 0;
        for (const auto& line : card.because)
            because.push_back(ui::text("because." + card.need + "." + std::to_string(n++), line));
        for (const auto& signal : card.noticed)
            because.push_back(noticed_line(sheet, card.need, signal, view.strike, Correct::strike));
        auto quote = ui::column(std::move(because), 2);
        quote.look = ui::Look::quote;
        lines.push_back(std::move(quote));
    }
    const auto settles = [&](NeedOutcome outcome) {
        return model::Message(model::SettleNeed{card.need, outcome});
    };
    const bool below = view.frame.large && !sheet.landscape();
    lines.push_back(equal_choices(
        sheet,
        {{"accept." + card.need, view.accept, card.accepted, settles(NeedOutcome::accepted)},
         {"reword." + card.need, view.reword, card.reworded, settles(NeedOutcome::reworded)},
         {"pass." + card.need, view.pass, card.passed, settles(NeedOutcome::passed)}},
        below));
    return ui::card(std::move(lines));
}

}  // namespace

Drawn draw(const NeedsView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::notice("stays", view.stays));
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead, ui::Type::body, ui::Ink::soft));
    ui::Elements right;
    for (const OfferCard& card : view.offers) right.push_back(card_of(card, view, sheet));
    right.push_back(own_words_card(sheet, view.other, view.tell, view.own));
    return sheet.page(std::move(left), std::move(right), 0.36f);
}

}  // namespace kt::screens::kiosk
