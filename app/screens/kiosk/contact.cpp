#include "app/screens/kiosk/contact.hpp"

#include <utility>

namespace kt::screens::kiosk {

using model::ContactStep;

std::string when_words(const std::string& when, const Words& words) {
    if (when == "morning") return words.tr("kiosk.contact.when.morning", "In de ochtend");
    if (when == "afternoon") return words.tr("kiosk.contact.when.afternoon", "In de middag");
    if (when == "evening") return words.tr("kiosk.contact.when.evening", "In de avond");
    if (when == "any") return words.tr("kiosk.contact.when.any", "Dat maakt niet uit");
    return when;
}

namespace {

void ask_words(ContactView& view, std::string title, std::string lead, std::string skip) {
    view.title = std::move(title);
    view.lead = std::move(lead);
    view.skip = std::move(skip);
    view.words_wanted = true;
}

void ask_yes_no(ContactView& view, const model::Model& model, const Words& words, std::string title,
                std::string lead) {
    view.title = std::move(title);
    view.lead = std::move(lead);
    view.options = {{"yes", words.tr("kiosk.yes", "Ja"), is_chosen(model.draft, "yes")},
                    {"no", words.tr("kiosk.no", "Nee"), is_chosen(model.draft, "no")}};
}

void ask_when(ContactView& view, const model::Model& model, const Words& words) {
    view.title = words.tr("kiosk.contact.when", "Wanneer kunnen wij u het beste bellen?");
    for (const char* when : {"morning", "afternoon", "evening", "any"})
        view.options.push_back({when, when_words(when, words), is_chosen(model.draft, when)});
}

void ask(ContactView& view, const model::Model& model, const Words& words) {
    switch (model.contact_step) {
        case ContactStep::name:
            return ask_words(
                view, words.tr("kiosk.contact.name", "Hoe mogen wij u noemen?"),
                words.tr("kiosk.contact.name.lead", "Uw naam, of hoe u aangesproken wilt worden."),
                words.tr("kiosk.contact.name.skip", "Liever geen naam"));
        case ContactStep::phone:
            return ask_words(
                view, words.tr("kiosk.contact.phone", "Op welk nummer kunnen wij u bellen?"),
                words.tr("kiosk.contact.phone.lead", "Wij bellen alleen over dit gesprek."),
                words.tr("kiosk.contact.phone.skip", "Ik word liever niet gebeld"));
        case ContactStep::when: return ask_when(view, model, words);
        case ContactStep::voicemail:
            return ask_yes_no(
                view, model, words,
                words.tr("kiosk.contact.voicemail", "Mogen wij uw voicemail inspreken?"),
                words.tr("kiosk.contact.voicemail.lead",
                         "Denk eraan wie uw voicemail nog meer hoort."));
        case ContactStep::post:
            return ask_yes_no(
                view, model, words, words.tr("kiosk.contact.post", "Mogen wij u een brief sturen?"),
                words.tr("kiosk.contact.post.lead", "Denk eraan wie uw post nog meer opent."));
        case ContactStep::safely:
            return ask_words(
                view,
                words.tr("kiosk.contact.safely", "Waar moeten wij op letten als wij u bereiken?"),
                words.tr("kiosk.contact.safely.lead",
                         "Bijvoorbeeld: niet bellen na vijf uur, of alleen als ik "
                         "zelf opneem."),
                words.tr("kiosk.contact.safely.skip", "Nergens op, dit is goed"));
        case ContactStep::later:
            return ask_yes_no(view, model, words,
                              words.tr("kiosk.contact.later", "Wilt u later zelf verder kunnen?"),
                              words.tr("kiosk.contact.later.lead",
                                       "Dan krijgt u een code. Daarmee opent u dit gesprek "
                                       "opnieuw."));
        case ContactStep::summary: return;
    }
}

}  // namespace

ContactView contact_view(const model::Model& model, const Words& words) {
    ContactView view;
    const bool answered = !model.draft.chosen.empty() || !model.draft.words.empty();
    view.frame = frame_view(model, words, Back::yes, words.tr("kiosk.go_on", "Verder"), answered);
    view.words = model.draft.words;
    view.language = model.language;
    view.shifted = model.draft.shifted;
    view.signs = model.draft.signs;
    ask(view, model, words);
    return view;
}

Drawn draw(const ContactView& view, const Space& space) {
    Sheet sheet(view.frame, space);
    ui::Elements left;
    left.push_back(ui::heading("ask", view.title));
    if (!view.lead.empty())
        left.push_back(ui::text("lead", view.lead, ui::Type::body, ui::Ink::soft));
    ui::Elements right;
    if (view.words_wanted) {
        auto field = ui::field("words", view.words, view.hint);
        field.wants_focus = true;
        field.spoken = view.title;
        left.push_back(std::move(field));
        right.push_back(ui::keyboard(view.shifted, view.signs, view.language, view.frame.keys));
    }
    for (const Option& option : view.options)
        right.push_back(sheet.press(ui::answer("answer." + option.id, option.text, option.chosen),
                                    model::Choose{option.id}));
    if (!view.skip.empty()) {
        ui::Elements skip;
        skip.push_back(ui::spring());
        skip.push_back(sheet.press(ui::quiet("skip", view.skip), model::Skip{}));
        right.push_back(ui::row(std::move(skip)));
    }
    return sheet.page(std::move(left), std::move(right));
}

}  // namespace kt::screens::kiosk
