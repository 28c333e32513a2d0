#include "app/screens/kiosk/farewell.hpp"

#include <utility>

#include "app/screens/kiosk/opener.hpp"
#include "app/screens/kiosk/receipt.hpp"

namespace kt::screens::kiosk {

KeptView kept_view(const model::Model& model, const Words& words) {
    KeptView view;
    view.frame = frame_view(model, words, Back::no);
    view.title = words.tr("kiosk.kept.title", "Uw gesprek is bewaard");
    view.lead = words.tr("kiosk.kept.lead",
                         "Alleen met deze code gaat het weer open. Schrijf de letters op, of maak "
                         "een foto.");
    if (model.receipt && model.receipt->opener) {
        view.letters = model.receipt->opener->letters;
        view.qr_text = model.receipt->opener->qr_text;
    }
    view.qr_spoken = words.tr("kiosk.opener.qr", "Vierkante code met dezelfde letters");
    view.countdown = countdown_words(model, words);
    view.more = words.tr("kiosk.more_time", "Laat nog even staan");
    view.frame.go_on = words.tr("kiosk.done", "Klaar");
    view.frame.ends = view.frame.go_on_ready = true;
    return view;
}

Drawn draw(const KeptView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    constexpr float code_mm = 62;
    ui::Elements left;
    left.push_back(ui::heading("title", view.title, ui::Type::title));
    left.push_back(opener_letters(view.letters));
    left.push_back(ui::text("lead", view.lead));
    auto code = ui::row({ui::code("opener.code", view.qr_text, view.qr_spoken, code_mm)});
    code.main = ui::Align::centre;
    auto countdown = ui::text("countdown", view.countdown, ui::Type::body, ui::Ink::soft);
    auto more = sheet.press(ui::outline("more", view.more, "wait"), model::MoreTime{});

    if (sheet.landscape()) {
        left.push_back(std::move(countdown));

        left.push_back(std::move(more));
        return sheet.page(std::move(left), {std::move(code)}, 0.62f);
    }
    left.push_back(std::move(code));
    return sheet.page(std::move(left), {std::move(countdown), std::move(more)});
}

WipedView wiped_view(const model::Model& model, const Words& words) {
    WipedView view;
    view.frame = frame_view(model, words, Back::no);
    if (model.left_before == model::Ending::kept) {
        view.title = words.tr("kiosk.wiped.title.kept", "Op deze zuil is alles gewist");
        view.lead = words.tr("kiosk.wiped.lead.kept",
                             "Gooi uw code weg: zonder code kan niemand uw gesprek lezen. U bent "
                             "altijd welkom om opnieuw te beginnen.");
    } else {
        view.title = words.tr("kiosk.wiped.title", "Alles is gewist");
        view.lead =
            words.tr("kiosk.wiped.lead",
                     "Wij hebben niets bewaard. U bent altijd welkom om opnieuw te beginnen.");
    }
    view.help = words.tr("kiosk.help",
                         "Voor iedereen: gevaar, bel 112. Denkt u aan zelfdoding, bel 113 of "
                         "0800-0113. Geweld thuis, bel Veilig Thuis: 0800-2000.");
    view.frame.go_on = words.tr("kiosk.done", "Klaar");
    view.frame.ends = view.frame.go_on_ready = true;
    return view;
}

Drawn draw(const WipedView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead));
    left.push_back(ui::text("help", view.help, ui::Type::body, ui::Ink::soft));
    return sheet.few(std::move(left), {});
}

}  // namespace kt::screens::kiosk
