#include "app/screens/kiosk/interruption.hpp"

#include <algorithm>
#include <utility>

#include "app/screens/kiosk/beside.hpp"

namespace kt::screens::kiosk {

namespace {

constexpr std::int64_t second_ms = 1000;

std::string seconds_to(std::int64_t at_ms, std::int64_t now_ms) {
    const std::int64_t left = std::max<std::int64_t>(0, at_ms - now_ms);
    return std::to_string((left + second_ms - 1) / second_ms);
}

ui::Element big(ui::Element button) {
    button.height_min_mm = 26;
    button.type = ui::Type::answer;
    return button;
}

std::string bell_words(const model::Bell& bell, const Words& words) {
    switch (bell.state) {
        case model::Bell::State::ringing:
            return words.tr("kiosk.bell.ringing", "Wij roepen een medewerker");
        case model::Bell::State::delivered:
            return words.tr("kiosk.stopped.bell", "De medewerkers weten het. Iemand komt eraan.");
        case model::Bell::State::no_line:
            return words.tr("kiosk.bell.no_line", "Hier is hulp nodig");
    }
    return "";
}

}  // namespace

StoppedView stopped_view(const model::Model& model, const Words& words) {
    StoppedView view;
    view.frame = frame_view(model, words, Back::no);
    view.frame.blank = true;
    view.frame.stop.clear();
    view.title = words.tr("kiosk.stopped.title", "U bent gestopt");
    if (model.nobody_there) {
        view.frame.staff.clear();
        view.frame.apart.clear();
        return view;
    }
    view.wipe = words.tr("kiosk.stopped.wipe", "Wissen");
    if (model::attended(model)) {
        beside(view, model, words);
        return view;
    }
    if (model.bell) {
        view.bell = bell_words(*model.bell, words);
        view.bell_alarm = model.bell->state == model::Bell::State::no_line && model.bell->light;
    }
    // On its way out: nothing here takes it back, and no word says that it does.
    if (model::is_leaving(model)) {
        view.wipe.clear();
        view.lead = model::fill(
            words.tr("kiosk.stopped.leaving",
                     "Uw gesprek gaat naar {team}. Daarna is hier niets meer te lezen."),
            {{"team", words.tr("kiosk.house.team", model.house.team)}});
        return view;
    }
    view.more = words.tr("kiosk.stopped.more", "Meer tijd");
    const auto left = seconds_to(model::stop_choice_at_ms(model), model.now_ms);
    if (model.left_before == model::Ending::sent) {
        view.lead = model::fill(
            words.tr("kiosk.stopped.lead.sent", "Wat u eerder verstuurde, blijft bij {team}."),
            {{"team", words.tr("kiosk.house.team", model.house.team)}});
        view.wipe_detail =
            words.tr("kiosk.stopped.wipe.detail.sent", "Wat u nu vertelde, is dan weg.");
        view.countdown = model::fill(
            words.tr("kiosk.stopped.countdown.sent",
                     "Kiest u niets, dan wissen wij over {seconds} seconden wat u nu vertelde."),
            {{"seconds", left}});
        return view;
    }
    view.lead = words.tr("kiosk.stopped.lead", "Wat wilt u met uw gesprek?");
    view.keep = words.tr("kiosk.stopped.keep", "Later verder");
    view.keep_detail = model.opener
                           ? words.tr("kiosk.stopped.keep.has", "Met de code die u al heeft.")
                           : words.tr("kiosk.stopped.keep.new",
                                      "U krijgt een code om terug te "
                                      "komen.");
    view.wipe_detail =
        model.left_before == model::Ending::kept
            ? words.tr("kiosk.stopped.wipe.detail.kept",
                       "Op deze zuil is dan alles weg. Gooi uw code weg: dan kan niemand het "
                       "lezen.")
            : words.tr("kiosk.stopped.wipe.detail", "Alles is dan weg.");
    view.countdown =
        model.opener
            ? model::fill(words.tr("kiosk.stopped.countdown.keep",
                                   "Kiest u niets, dan bewaren wij het over {seconds} seconden "
                                   "achter uw code."),
                          {{"seconds", left}})
            : model::fill(words.tr("kiosk.stopped.countdown",
                                   "Kiest u niets, dan wissen wij alles over {seconds} seconden."),
                          {{"seconds", left}});
    return view;
}

Drawn draw(const StoppedView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    if (!view.bell.empty()) {
        auto bell = ui::notice("bell", view.bell, "bell");
        if (view.bell_alarm) bell = ui::alarm("bell", view.bell, "bell");
        bell.role = ui::Role::status;
        left.push_back(std::move(bell));
    }
    if (!view.lead.empty()) left.push_back(ui::text("lead", view.lead));
    if (view.wipe.empty()) return sheet.page(std::move(left));
    if (!view.countdown.empty())
        left.push_back(ui::text("countdown", view.countdown, ui::Type::body, ui::Ink::soft));
    if (!view.more.empty())
        left.push_back(
            ui::row({sheet.press(ui::outline("more", view.more, "wait"), model::MoreTime{})}));
    ui::Elements right;
    if (!view.stay.empty())
        right.push_back(
            sheet.press(big(ui::outline("stay", view.stay, "back")), model::StillHere{}));
    const auto way = [](ui::Element button, ui::Element detail) {
        return ui::column({std::move(button), std::move(detail)}, 2);
    };
    if (!view.keep.empty())
        right.push_back(way(
            sheet.press(big(ui::outline("keep", view.keep, view.stay.empty() ? "key" : "table")),
                        model::KeepAfterStop{}),
            ui::text("keep.detail", view.keep_detail, ui::Type::body, ui::Ink::soft)));
    right.push_back(
        way(sheet.press(big(ui::danger("wipe", view.wipe, "trash")), model::WipeAfterStop{}),
            ui::text("wipe.detail", view.wipe_detail, ui::Type::body, ui::Ink::soft)));
    return sheet.page(std::move(left), std::move(right), 0.54f);
}

IdleView idle_view(const model::Model& model, const Words& words) {
    IdleView view;
    view.frame = frame_view(model, words, Back::no);
    view.title = words.tr("kiosk.idle.title", "Bent u er nog?");
    const auto left = seconds_to(
        model.idle_warned_ms.value_or(model.now_ms) + model::idle_wipe_s * second_ms, model.now_ms);
    std::string lead;
    if (model.left_before == model::Ending::sent)
        lead = words.tr("kiosk.idle.lead.sent",
                        "Over {seconds} seconden wissen wij wat u nu vertelde. Wat u eerder "
                        "verstuurde, blijft.");
    else if (model.opener)
        lead = words.tr("kiosk.idle.lead.keep",
                        "Over {seconds} seconden sluiten wij uw gesprek. Met uw code kunt u later "
                        "verder.");
    else
        lead = words.tr("kiosk.idle.lead",
                        "Over {seconds} seconden wissen wij alles. Dan kan niemand het lezen.");
    view.lead = model::fill(lead, {{"seconds", left}});
    view.still_here = words.tr("kiosk.idle.still_here", "Ik ben er nog");
    return view;
}

Drawn draw(const IdleView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title, ui::Type::display));
    left.push_back(ui::text("lead", view.lead));
    auto button = big(ui::primary("still_here", view.still_here));
    button.wants_focus = true;
    return sheet.few(std::move(left), {sheet.press(std::move(button), model::StillHere{})});
}

BellView bell_view(const model::Model& model, const Words& words) {
    BellView view;
    view.frame = frame_view(model, words, Back::no);
    view.frame.staff.clear();
    view.frame.apart.clear();
    const bool talking = model.phase != model::Phase::welcome;
    view.go_on = talking ? words.tr("kiosk.bell.go_on", "Terug naar het gesprek")
                         : words.tr("kiosk.bell.close", "Terug");
    const model::Bell bell = model.bell.value_or(model::Bell{});
    const std::string counter = words.tr("kiosk.house.counter", model.house.counter);
    switch (bell.state) {
        case model::Bell::State::ringing:
            view.title = words.tr("kiosk.bell.ringing", "Wij roepen een medewerker");
            view.lead =
                words.tr("kiosk.bell.ringing.lead", "Een ogenblik. Blijft u rustig zitten.");
            break;
        case model::Bell::State::delivered:
            view.title = words.tr("kiosk.bell.delivered", "De medewerkers weten het");
            view.lead = model::fill(
                words.tr("kiosk.bell.delivered.lead",
                         "Iemand komt naar u toe. U hoeft hier niets uit te leggen. Duurt het te "
                         "lang? Loop naar {counter}."),
                {{"counter", counter}});
            break;
        case model::Bell::State::no_line:
            view.title = words.tr("kiosk.bell.no_line", "Hier is hulp nodig");
            view.lead = model::fill(
                words.tr("kiosk.bell.no_line.lead",
                         "Deze zuil geeft licht en geluid. Komt er niemand? Loop naar {counter}."),
                {{"counter", counter}});
            view.alarm = true;
            view.light = bell.light;
            break;
    }
    return view;
}

Drawn draw(const BellView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    auto title =
        ui::heading("title", view.title, view.alarm ? ui::Type::display : ui::Type::question);
    title.icon = "bell";
    ui::Elements left;
    if (view.alarm) {
        // The band is lit and dark in turn, once a second; the words stay readable throughout.
        auto band = ui::card({std::move(title)}, view.light ? ui::Look::alarm : ui::Look::card);
        band.pad_mm = 16;
        left.push_back(std::move(band));
    } else {
        left.push_back(std::move(title));
    }
    left.push_back(ui::text("lead", view.lead));
    return sheet.few(std::move(left),
                     {sheet.press(big(ui::primary("bell.close", view.go_on)), model::CloseBell{})});
}

UnusableView unusable_view(const model::Model& model, const Words& words) {
    UnusableView view;
    view.frame = frame_view(model, words, Back::no);
    view.frame.staff.clear();
    view.frame.apart.clear();
    view.frame.stop.clear();
    view.title = words.tr("kiosk.unusable.title", "Deze zuil werkt nu niet");
    view.lead =
        model::fill(words.tr("kiosk.unusable.lead",
                             "Ga naar {counter}. Daar helpt een medewerker u. U hoeft niets "
                             "te onthouden: er is niets begonnen."),
                    {{"counter", words.tr("kiosk.house.counter", model.house.counter)}});
    view.help = words.tr("kiosk.danger", "Gevaar? Bel 112. Denkt u aan zelfdoding? Bel 113.");
    return view;
}

Drawn draw(const UnusableView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead));
    left.push_back(ui::text("help", view.help, ui::Type::body, ui::Ink::soft));
    return sheet.few(std::move(left), {});
}

}  // namespace kt::screens::kiosk
