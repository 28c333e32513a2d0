// Before a conversation is held at this laptop: where, and a moment's patience.
#include <algorithm>

#include "app/screens/laptop/parts.hpp"

namespace kt::screens {
namespace {

using namespace ui;
using model::CaseView;
using model::fill;
using model::Translate;
using model::laptop::Model;

constexpr float column_width_mm = 150;
constexpr float choice_height_mm = 26;

Element choice(std::string id, std::string text, std::string icon) {
    Element made = outline(std::move(id), std::move(text), std::move(icon));
    made.height_min_mm = choice_height_mm;
    made.type = Type::answer;
    return made;
}

Element in_the_middle(Elements parts) {
    Element form = column(std::move(parts), 6);
    form.width_mm = column_width_mm;
    Element made = column({spring(), form, spring()}, 0);
    made.cross = Align::centre;
    made.grow = 1;
    return made;
}

// What the worker should know before this case goes on.
void add_remarks(Elements& to, const CaseView& view, const Translate& tr) {
    if (!view.guide_fits) {
        to.push_back(words(
            "talk.guide",
            fill(tr("laptop.talk.guide",
                    "Dit gesprek begon met gids {guide} {version}. Die staat niet op deze laptop. "
                    "Het gaat verder met de gids van nu; wat al verteld is, blijft staan."),
                 {{"guide", view.guide_id}, {"version", view.guide_version}}),
            Ink::soft));
    }
    if (!view.conflicts.empty()) {
        to.push_back(words("talk.conflicts",
                           tr("laptop.talk.conflicts",
                              "Er staat iets twee keer, en niet hetzelfde. Vraag wat klopt."),
                           Ink::clay));
    }
}

}  // namespace

Element talk_place_screen(const Model& model, const Translate& tr) {
    const bool goes_on = model.choosing && model.choosing->id;
    Elements parts{heading("talk.title",
                           goes_on ? tr("laptop.talk.on.title", "Waar praat u verder?")
                                   : tr("laptop.talk.new.title", "Waar is het gesprek?"),
                           Type::title)};
    if (goes_on && model.open) add_remarks(parts, *model.open, tr);
    parts.push_back(choice("talk.room", tr("laptop.talk.room", "In een spreekkamer"), "table"));
    parts.push_back(choice("talk.home", tr("laptop.talk.home", "Bij de bewoner thuis"), "home"));
    parts.push_back(words("talk.shared",
                          tr("laptop.talk.shared",
                             "De bewoner kijkt mee. Wat verteld wordt, is voor uw team te lezen."),
                          Ink::soft));
    parts.push_back(row({small(quiet("talk.cancel", tr("laptop.talk.cancel", "Toch niet")))}));
    return in_the_middle(std::move(parts));
}

Element talk_opening_screen(const Model&, const Translate& tr) {
    Element status =
        heading("talk.opening", tr("laptop.talk.opening", "Het gesprek gaat open…"), Type::title);
    status.role = Role::status;
    return in_the_middle({status});
}

std::string talk_trouble(base::Fault fault, const Translate& tr) {
    switch (fault) {
        case base::Fault::not_allowed:
            return tr("laptop.talk.held",
                      "Dit gesprek is al open in een ander venster op deze laptop.");
        case base::Fault::disk_full:
            return tr("laptop.talk.full",
                      "De laptop is vol. Maak eerst ruimte, of vraag uw beheerder.");
        case base::Fault::locked:
            return tr("laptop.talk.locked",
                      "Dit dossier kan deze laptop niet openen. Het is niet weg.");
        default:
            return tr("laptop.talk.failed",
                      "Het gesprek kon nu niet open. Er is niets kwijt. "
                      "Probeer het opnieuw.");
    }
}

}  // namespace kt::screens
