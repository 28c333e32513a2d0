// Before anything is readable: the passphrase, chosen at first use.
#include "app/screens/laptop/parts.hpp"
#include "core/keys/passphrase.hpp"

namespace kt::screens {
namespace {

using namespace ui;
using model::Translate;
using model::laptop::Model;
using model::laptop::Screen;
using model::laptop::UnlockTrouble;

constexpr float form_width_mm = 170;

std::string trouble_text(const Model& model, const Translate& tr) {
    switch (model.trouble) {
        case UnlockTrouble::none: return {};
        case UnlockTrouble::too_short:
            return model::fill(tr("laptop.unlock.too_short",
                                  "Deze wachtzin is te kort. Neem minstens {n} tekens."),
                               {{"n", std::to_string(keys::passphrase_letters_min)}});
        case UnlockTrouble::too_long:
            return tr("laptop.unlock.too_long", "Deze wachtzin is te lang.");
        case UnlockTrouble::not_the_same:
            return tr("laptop.unlock.not_the_same", "De twee wachtzinnen zijn niet gelijk.");
        case UnlockTrouble::wrong:
            return tr("laptop.unlock.wrong",
                      "Deze wachtzin klopt niet. Let op hoofdletters en spaties.");
        case UnlockTrouble::other:
            return tr("laptop.unlock.other",
                      "De laptop kan nu niet open. Uw wachtzin is niet het probleem. "
                      "Vraag uw beheerder.");
    }
    return {};
}

void add_trouble(Elements& to, const Model& model, const Translate& tr) {
    const std::string text = trouble_text(model, tr);
    if (!text.empty()) to.push_back(alarm("trouble", text));
}

Elements choosing(const Model& model, const Translate& tr) {
    Elements parts;
    parts.push_back(heading("title", tr("laptop.choose.title", "Kies een wachtzin"), Type::title));
    parts.push_back(ui::text(
        "explain", model::fill(tr("laptop.choose.explain",
                                  "Minstens {n} tekens. Een paar losse woorden achter elkaar werkt "
                                  "goed. Zonder deze wachtzin kan niemand lezen wat op deze laptop "
                                  "staat, ook uw beheerder niet."),
                               {{"n", std::to_string(keys::passphrase_letters_min)}})));
    add_trouble(parts, model, tr);
    parts.push_back(words("label.first", tr("laptop.choose.first", "Uw wachtzin")));
    Element first = secret_field("passphrase", model.passphrase, "");
    first.spoken = tr("laptop.choose.first", "Uw wachtzin");
    first.wants_focus = true;
    parts.push_back(first);
    parts.push_back(words("label.again", tr("laptop.choose.again", "Nog een keer dezelfde")));
    Element again = secret_field("passphrase.again", model.passphrase_again, "");
    again.spoken = tr("laptop.choose.again", "Nog een keer dezelfde");
    parts.push_back(again);
    parts.push_back(primary("unlock", tr("laptop.choose.go", "Bewaar en open")));
    return parts;
}

Elements unlocking(const Model& model, const Translate& tr) {
    Elements parts;
    parts.push_back(
        heading("title", tr("laptop.unlock.title", "Deze laptop is op slot"), Type::title));
    add_trouble(parts, model, tr);
    parts.push_back(words("label.first", tr("laptop.choose.first", "Uw wachtzin")));
    Element field = secret_field("passphrase", model.passphrase, "");
    field.spoken = tr("laptop.choose.first", "Uw wachtzin");
    field.wants_focus = true;
    parts.push_back(field);
    parts.push_back(primary("unlock", tr("laptop.unlock.go", "Open")));
    return parts;
}

Elements opening(const Translate& tr) {
    Element status = heading("title", tr("laptop.opening", "De laptop gaat open…"), Type::title);
    status.role = Role::status;
    return {status, ui::text("explain", tr("laptop.opening.explain",
                                           "Dit duurt een paar tellen. "
                                           "Dat maakt raden heel langzaam."))};
}

Elements failed(const Translate& tr) {
    return {heading("title", tr("laptop.failed", "Deze laptop kan zijn gegevens niet lezen"),
                    Type::title),
            ui::text("explain",
                     tr("laptop.failed.explain",
                        "Er is niets weg wat al bij de gemeente staat. Vraag uw beheerder."))};
}

Elements not_enrolled(const Translate& tr) {
    return {
        heading("title", tr("laptop.not_enrolled", "Deze laptop hoort nog niet bij een gemeente"),
                Type::title),
        ui::text("explain", tr("laptop.not_enrolled.explain",
                               "De wachtzin is goed. Vraag uw beheerder om deze laptop aan te "
                               "melden, en open hem daarna opnieuw."))};
}

Elements contents(const Model& model, const Translate& tr) {
    switch (model.screen) {
        case Screen::choose_passphrase: return choosing(model, tr);
        case Screen::opening: return opening(tr);
        case Screen::not_enrolled: return not_enrolled(tr);
        case Screen::failed: return failed(tr);
        case Screen::unlock:
        case Screen::today: break;
    }
    return unlocking(model, tr);
}

}  // namespace

Element unlock_screen(const Model& model, const Translate& tr) {
    Element form = card(contents(model, tr));
    form.width_mm = form_width_mm;
    form.pad_mm = 12;
    form.pad_across_mm = 14;
    const std::string other = model.english ? "Nederlands" : "English";
    Element top = row({brand(), spring(), small(pill("language", other, "globe"))});
    Element middle = column({spring(), form, spring()});
    middle.cross = Align::centre;
    middle.grow = 1;
    Element root = column({top, middle}, 0);
    root.pad_mm = 8;
    root.pad_across_mm = 10;
    return root;
}

}  // namespace kt::screens
