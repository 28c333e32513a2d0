#include "app/screens/kiosk/receipt.hpp"

#include <algorithm>
#include <utility>

#include "app/screens/kiosk/beside.hpp"
#include "app/screens/kiosk/opener.hpp"

namespace kt::screens::kiosk {

using model::fill;

std::string countdown_words(const model::Model& model, const Words& words) {
    constexpr std::int64_t second_ms = 1000;
    const std::int64_t left = std::max<std::int64_t>(0, model.leave_at_ms - model.now_ms);
    return fill(words.tr("kiosk.countdown", "Dit scherm wist zichzelf over {seconds} seconden."),
                {{"seconds", std::to_string((left + second_ms - 1) / second_ms)}});
}

namespace {

std::string paper_words(const model::Model& model, const Words& words) {
    switch (model.paper) {
        case model::PaperState::none: return "";
        case model::PaperState::making:
            return words.tr("kiosk.receipt.paper.making", "Uw papier wordt geprint.");
        case model::PaperState::made:
            return words.tr("kiosk.receipt.paper.made",
                            "Uw papier is klaar. Vraag ernaar bij de balie.");
        case model::PaperState::printed:
            return words.tr("kiosk.receipt.paper.printed", "Uw papier komt uit de printer.");
        case model::PaperState::failed:
            return words.tr("kiosk.receipt.paper.failed",
                            "Het printen lukte niet. Schrijf het nummer op, of vraag een "
                            "medewerker.");
    }
    return "";
}

std::string who_reaches(const model::Receipt& receipt, const Words& words) {
    const auto& contact = receipt.story.contact;
    const std::string team = words.tr("kiosk.house.team", receipt.team);
    const std::string day = model::day_text(receipt.call_by_ms, words.tr);
    if (contact && contact->may_call)
        return fill(words.tr("kiosk.receipt.call", "Uiterlijk {day} belt {team} u."),
                    {{"day", day}, {"team", team}});
    if (contact && contact->post)
        return fill(words.tr("kiosk.receipt.write", "Uiterlijk {day} schrijft {team} u."),
                    {{"day", day}, {"team", team}});
    return fill(words.tr("kiosk.receipt.come",
                         "Kom met uw nummer naar de balie. Uiterlijk {day} weet {team} ervan."),
                {{"day", day}, {"team", team}});
}

void add_law(ReceiptView& view, const model::Receipt& receipt, const Words& words) {
    const auto date = [&](int days) {
        return model::day_text(receipt.made_at_ms + days * model::day_ms, words.tr);
    };
    view.lines.push_back(
        fill(words.tr("kiosk.receipt.plan",
                      "U mag zelf een plan schrijven: een persoonlijk plan. Geef het ons "
                      "uiterlijk {day}."),
             {{"day", date(model::personal_plan_days)}}));
    view.lines.push_back(
        fill(words.tr("kiosk.receipt.inquiry",
                      "Wij zoeken samen met u uit wat helpt. Dat is uiterlijk {day} klaar."),
             {{"day", date(model::research_days)}}));
}

// Where the paper is not in the person's hand yet, it is the one thing that is kept.
void add_paper_only(ReceiptView& view, const model::Model& model, const Words& words) {
    const bool in_tray = model.paper == model::PaperState::made;
    view.title = in_tray ? words.tr("kiosk.receipt.paper.fetch", "Dank u wel. Haal uw papier op.")
                         : words.tr("kiosk.receipt.paper.title", "Dank u wel. Neem uw papier mee.");
    if (model.left_before == model::Ending::kept) {
        view.lines.push_back(
            words.tr("kiosk.receipt.paper.code",
                     "Gooi uw code weg: zonder code kan niemand uw gesprek lezen. Wilt u "
                     "toch hulp? Laat het papier zien bij de balie."));
    } else if (in_tray) {
        view.lines.push_back(words.tr("kiosk.receipt.paper.only",
                                      "Behalve dat papier hebben wij niets bewaard. Wilt u toch "
                                      "hulp? Laat het papier zien bij de balie."));
    } else {
        view.lines.push_back(words.tr("kiosk.receipt.paper.kept",
                                      "Wij hebben niets bewaard. Wilt u toch hulp? Laat het papier "
                                      "zien bij de balie."));
    }
}

}  // namespace

ReceiptView receipt_view(const model::Model& model, const Words& words) {
    ReceiptView view;
    view.frame = frame_view(model, words, Back::no);
    view.frame.language.clear();
    const model::Receipt receipt = model.receipt.value_or(model::Receipt{});
    const bool on_paper = receipt.how == model::Ending::paper_only;
    view.arrived = receipt.arrived;
    view.number = receipt.case_number;
    view.number_label = words.tr("kiosk.receipt.number", "Uw nummer");
    if (on_paper) {
        add_paper_only(view, model, words);
    } else {
        view.title = words.tr("kiosk.receipt.title", "Dank u wel voor uw verhaal");
        view.sent = receipt.arrived
                        ? words.tr("kiosk.receipt.sent", "Uw gesprek is verstuurd.")
                        : words.tr("kiosk.receipt.not_sent",
                                   "Nog niet verstuurd: er is geen verbinding. Het gaat vanzelf "
                                   "zodra het kan. Is er haast? Ga naar de balie.");
        view.lines.push_back(who_reaches(receipt, words));
        add_law(view, receipt, words);
    }
    view.lines.push_back(
        words.tr("kiosk.receipt.support", "Een cliëntondersteuner helpt u gratis. Vraag ernaar."));
    view.paper = paper_words(model, words);
    view.paper_failed = model.paper == model::PaperState::failed;
    if (receipt.opener) {
        view.opener_label = words.tr("kiosk.receipt.later", "Wilt u later verder? Dit is uw code.");
        view.letters = receipt.opener->letters;
        view.qr_text = receipt.opener->qr_text;
        view.qr_spoken = words.tr("kiosk.opener.qr", "Vierkante code met dezelfde letters");
    }
    view.help = words.tr("kiosk.help",
                         "Voor iedereen: gevaar, bel 112. Denkt u aan zelfdoding, bel 113 of "
                         "0800-0113. Geweld thuis, bel Veilig Thuis: 0800-2000.");
    if (model::attended(model)) {  // nothing wipes itself
        beside(view, words);
    } else {
        view.countdown = countdown_words(model, words);
        view.more = words.tr("kiosk.more_time", "Laat nog even staan");
    }
    view.frame.go_on = words.tr("kiosk.done", "Klaar");
    view.frame.ends = view.frame.go_on_ready = true;
    return view;
}

namespace {

ui::Element number_of(const ReceiptView& view) {
    auto number = ui::heading("number", view.number, ui::Type::display);
    number.role = ui::Role::text;
    return ui::card({ui::text("number.label", view.number_label), std::move(number)});
}

ui::Elements later(const ReceiptView& view) {
    constexpr float code_mm = 42;
    auto letters = opener_letters(view.letters);
    letters.type = ui::Type::body;
    auto words = ui::column({ui::text("opener.label", view.opener_label), std::move(letters)}, 3);
    words.grow = 1;
    return {ui::row(
        {ui::code("opener.code", view.qr_text, view.qr_spoken, code_mm), std::move(words)}, 8)};
}

}  // namespace

Drawn draw(const ReceiptView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    if (!view.number.empty()) left.push_back(number_of(view));
    if (!view.sent.empty())
        left.push_back(view.arrived ? ui::notice("sent", view.sent)
                                    : ui::alarm("sent", view.sent, "wait"));
    if (!view.letters.empty())
        for (auto& element : later(view)) left.push_back(std::move(element));
    // On a tall screen it reads on downwards; only the buttons stand within reach below.
    ui::Elements right;
    ui::Elements& lines = sheet.landscape() ? right : left;
    if (!view.paper.empty()) {  // first: who misses it goes home without
        auto paper = view.paper_failed ? ui::alarm("paper", view.paper)
                                       : ui::label("paper", view.paper, "paper");
        paper.role = view.paper_failed ? ui::Role::alert : ui::Role::status;
        lines.push_back(std::move(paper));
    }
    int n = 0;
    for (const auto& line : view.lines)
        lines.push_back(ui::text("line." + std::to_string(n++), line));
    lines.push_back(ui::text("help", view.help, ui::Type::body, ui::Ink::soft));
    if (!view.countdown.empty()) {
        right.push_back(ui::text("countdown", view.countdown, ui::Type::body, ui::Ink::soft));
        right.push_back(sheet.press(ui::outline("more", view.more, "wait"), model::MoreTime{}));
    }
    return sheet.page(std::move(left), std::move(right), 0.48f);
}

}  // namespace kt::screens::kiosk
