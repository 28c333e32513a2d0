#include "app/screens/laptop/parts.hpp"

#include "app/model/answer_text.hpp"
#include "app/text/languages.hpp"

namespace kt::screens {

using namespace ui;

Element words(std::string id, std::string text, Ink ink) {
    return ui::text(std::move(id), std::move(text), Type::small, ink);
}

Element strong(std::string id, std::string text, Ink ink) {
    Element made = words(std::move(id), std::move(text), ink);
    made.bold = true;
    return made;
}

Element chip(std::string id, std::string text, Ink ink) {
    Element made = words(std::move(id), std::move(text), ink);
    made.look = Look::chip;
    return made;
}

Element said(std::string id, const std::string& text, const std::string& language,
             const model::Translate& tr, Type type) {
    Element made = ui::text(std::move(id), model::quoted(text, tr), type);
    made.spoken = text;
    made.lang = language;
    made.secret = true;
    if (language.empty() || language == "nl") return made;
    const std::string name = tr("laptop.language." + language, text::dutch_name(language));
    auto which =
        words("", model::fill(tr("laptop.said_in", "in het {language}"), {{"language", name}}),
              Ink::soft);
    which.role = Role::none;
    made.children.push_back(std::move(which));
    made.gap_mm = 1;
    return made;
}

Element small(Element button) {
    button.type = Type::small;
    return button;
}

Element growing(Element element, float share) {
    element.grow = share;
    return element;
}

Element rule() {
    Element made;
    made.look = Look::rule;
    return made;
}

Element brand() {
    Element made = ui::label("brand", "Keukentafel", "table");
    made.bold = true;
    return made;
}

std::string speaker_text(const std::string& said_by, const model::Translate& tr) {
    if (said_by == "resident") return tr("laptop.by.resident", "bewoner");
    if (said_by == "companion") return tr("laptop.by.companion", "wie erbij was");
    if (said_by == "worker") return tr("laptop.by.worker", "medewerker");
    return said_by;
}

}  // namespace kt::screens
