#include "app/screens/kiosk/opener.hpp"

#include <utility>

namespace kt::screens::kiosk {

namespace {

// Letter by letter, so that it is read out and not spoken as a word.
std::string spelled(const std::string& letters) {
    std::string spoken;
    for (const char letter : letters) {
        if (!spoken.empty()) spoken += ' ';
        spoken += letter == '-' ? ',' : letter;
    }
    return spoken;
}

}  // namespace

ui::Element opener_letters(const std::string& letters) {
    auto large = ui::heading("opener.letters", letters, ui::Type::question);
    large.role = ui::Role::text;
    large.spoken = spelled(letters);
    large.secret = true;
    return large;
}

OpenerOfferView opener_offer_view(const model::Model& model, const Words& words) {
    OpenerOfferView view;
    view.frame = frame_view(model, words, Back::yes);
    view.title = words.tr("kiosk.opener.offer.title",
                          "Wilt u uw gesprek bewaren, ook als de stroom uitvalt?");
    view.lead = words.tr("kiosk.opener.offer.lead",
                         "Dan krijgt u een code van 16 letters en cijfers. Daarmee kunt u later "
                         "verder, hier of op een andere plek.");
    view.detail = words.tr("kiosk.opener.offer.detail",
                           "Wie de code heeft, kan uw gesprek openen. Zonder code gaat het ook. "
                           "Valt de stroom dan uit, dan is alles weg.");
    view.yes = words.tr("kiosk.opener.offer.yes", "Ja, geef mij een code");
    view.no = words.tr("kiosk.opener.offer.no", "Nee, zonder code verder");
    return view;
}

Drawn draw(const OpenerOfferView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("title", view.title));
    left.push_back(ui::text("lead", view.lead));
    left.push_back(ui::text("detail", view.detail, ui::Type::body, ui::Ink::soft));
    const auto choice = [&](const std::string& id, const std::string& words, bool yes) {
        auto button = ui::outline(id, words);
        button.height_min_mm = 26;
        button.type = ui::Type::answer;
        return sheet.press(std::move(button), model::WantOpener{yes});
    };
    ui::Elements right;
    right.push_back(choice("opener.yes", view.yes, true));
    right.push_back(choice("opener.no", view.no, false));
    return sheet.page(std::move(left), std::move(right), 0.54f);
}

OpenerView opener_view(const model::Model& model, const Words& words) {
    OpenerView view;
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.opener.go_on", "Ik heb hem"));
    view.title = words.tr("kiosk.opener.title", "Dit is uw code");
    view.lead = words.tr("kiosk.opener.lead",
                         "Schrijf de letters op, of maak een foto. Bewaar ze goed. U typt ze in "
                         "bij “Ik was hier al eens”.");
    view.warning = words.tr("kiosk.opener.warning",
                            "Geef de code aan niemand. Ook een medewerker vraagt er niet om.");
    view.letters = model.opener ? model.opener->letters : "";
    view.qr_text = model.opener ? model.opener->qr_text : "";
    view.qr_spoken = words.tr("kiosk.opener.qr", "Vierkante code met dezelfde letters");
    return view;
}

Drawn draw(const OpenerView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    constexpr float code_mm = 62;
    ui::Elements left;
    left.push_back(ui::heading("title", view.title, ui::Type::title));
    left.push_back(opener_letters(view.letters));
    left.push_back(ui::text("lead", view.lead));
    left.push_back(ui::text("warning", view.warning, ui::Type::body, ui::Ink::soft));
    ui::Elements right;
    auto code = ui::row({ui::code("opener.code", view.qr_text, view.qr_spoken, code_mm)});
    code.main = ui::Align::centre;
    if (!sheet.landscape()) {
        left.insert(left.begin() + 2, std::move(code));
        return sheet.page(std::move(left));
    }
    right.push_back(std::move(code));
    return sheet.page(std::move(left), std::move(right), 0.62f);
}

}  // namespace kt::screens::kiosk
