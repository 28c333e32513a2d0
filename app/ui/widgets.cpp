#include "app/ui/widgets.hpp"

namespace kt::ui {
namespace {

Element leaf(std::string id, Role role, Look look, std::string words) {
    Element made;
    made.id = std::move(id);
    made.role = role;
    made.look = look;
    made.text = std::move(words);
    return made;
}

Element touchable(std::string id, Role role, Look look, std::string words, std::string icon_name) {
    Element made = leaf(std::move(id), role, look, std::move(words));
    made.icon = std::move(icon_name);
    made.bold = true;
    made.pressable = true;
    return made;
}

Element container(Elements children, Axis axis, float gap_mm) {
    Element made;
    made.axis = axis;
    made.gap_mm = gap_mm;
    made.children = std::move(children);
    return made;
}

}  // namespace

Element column(Elements children, float gap_mm) {
    return container(std::move(children), Axis::down, gap_mm);
}

Element row(Elements children, float gap_mm) {
    Element made = container(std::move(children), Axis::across, gap_mm);
    made.cross = Align::centre;
    return made;
}

Element flow(Elements children, float gap_mm) {
    return container(std::move(children), Axis::wrap, gap_mm);
}

Element gap(float height_mm) {
    Element made;
    made.height_min_mm = height_mm;
    return made;
}

Element spring(float share) {
    Element made;
    made.grow = share;
    return made;
}

Element card(Elements children, Look look) {
    Element made = container(std::move(children), Axis::down, 4);
    made.look = look;
    made.pad_mm = 7;
    made.pad_across_mm = 9;
    return made;
}

Element scroll(std::string id, Elements children, float gap_mm) {
    Element made = container(std::move(children), Axis::down, gap_mm);
    made.id = std::move(id);
    made.scrolls = true;
    made.grow = 1;
    return made;
}

Element heading(std::string id, std::string words, Type type) {
    Element made = leaf(std::move(id), Role::heading, Look::plain, std::move(words));
    made.type = type;
    made.bold = true;
    return made;
}

Element text(std::string id, std::string words, Type type, Ink ink) {
    Element made = leaf(std::move(id), Role::text, Look::plain, std::move(words));
    made.type = type;
    made.ink = ink;
    return made;
}

Element label(std::string id, std::string words, std::string icon_name, Ink ink) {
    Element made = text(std::move(id), std::move(words), Type::body, ink);
    made.icon = std::move(icon_name);
    made.bold = true;
    return made;
}

Element quote(std::string id, std::string words) {
    Element made = leaf(std::move(id), Role::text, Look::quote, std::move(words));
    made.icon = "quote";
    return made;
}

Element notice(std::string id, std::string words, std::string icon_name) {
    Element made = leaf(std::move(id), Role::text, Look::notice, std::move(words));
    made.icon = std::move(icon_name);
    made.bold = true;
    return made;
}

Element alarm(std::string id, std::string words, std::string icon_name) {
    Element made = leaf(std::move(id), Role::alert, Look::alarm, std::move(words));
    made.icon = std::move(icon_name);
    made.bold = true;
    return made;
}

Element answer(std::string id, std::string words, bool chosen) {
    Element made = touchable(std::move(id), Role::radio, Look::answer, std::move(words), "");
    made.type = Type::answer;
    made.chosen = chosen;
    return made;
}

Element tick(std::string id, std::string words, bool chosen) {
    Element made = answer(std::move(id), std::move(words), chosen);
    made.role = Role::checkbox;
    return made;
}

Element primary(std::string id, std::string words, std::string icon_name) {
    return touchable(std::move(id), Role::button, Look::primary, std::move(words),
                     std::move(icon_name));
}

Element outline(std::string id, std::string words, std::string icon_name) {
    return touchable(std::move(id), Role::button, Look::outline, std::move(words),
                     std::move(icon_name));
}

Element danger(std::string id, std::string words, std::string icon_name) {
    return touchable(std::move(id), Role::button, Look::danger, std::move(words),
                     std::move(icon_name));
}

Element quiet(std::string id, std::string words) {
    Element made = touchable(std::move(id), Role::button, Look::quiet, std::move(words), "");
    made.cross = Align::end;
    return made;
}

Element link(std::string id, std::string words, std::string icon_name) {
    return touchable(std::move(id), Role::link, Look::link, std::move(words), std::move(icon_name));
}

Element pill(std::string id, std::string words, std::string icon_name, bool filled) {
    return touchable(std::move(id), Role::button, filled ? Look::pill_filled : Look::pill,
                     std::move(words), std::move(icon_name));
}

Element field(std::string id, std::string value, std::string hint, bool multiline) {
    Element made = touchable(std::move(id), Role::textbox, Look::field, std::move(value), "");
    made.bold = false;
    made.hint = std::move(hint);
    made.multiline = multiline;
    made.secret = false;
    return made;
}

Element secret_field(std::string id, std::string value, std::string hint) {
    Element made = field(std::move(id), std::move(value), std::move(hint));
    made.secret = true;
    return made;
}

Element scene(std::string id, std::string name, std::string spoken, float height_mm) {
    Element made = leaf(std::move(id), Role::image, Look::scene, "");
    made.icon = std::move(name);
    made.spoken = std::move(spoken);
    made.height_min_mm = height_mm;
    return made;
}

Element code(std::string id, std::string content, std::string spoken, float side_mm) {
    Element made = leaf(std::move(id), Role::image, Look::code, std::move(content));
    made.spoken = std::move(spoken);
    made.width_mm = side_mm;
    made.height_min_mm = side_mm;
    made.secret = true;  // what is encoded may open a case: it never stands in the tree
    return made;
}

Element icon(std::string name, float side_mm, Ink ink) {
    Element made;
    made.icon = std::move(name);
    made.ink = ink;
    made.width_mm = side_mm;
    made.height_min_mm = side_mm;
    return made;
}

}  // namespace kt::ui
