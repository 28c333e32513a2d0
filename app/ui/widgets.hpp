// Makers of the elements that screens are built of. Each gives a whole, accessible element: role,
// look, minimum sizes (touch areas of at least 12.7 mm, answers at least 24 mm high). Pure.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "app/ui/element.hpp"

namespace kt::ui {

using Elements = std::vector<Element>;

// Layout.
Element column(Elements children, float gap_mm = 4);
Element row(Elements children, float gap_mm = 4);
Element flow(Elements children, float gap_mm = 4);  // wraps to a next line
Element gap(float height_mm);
Element spring(float share = 1);  // takes the room that is left
Element card(Elements children, Look look = Look::card);
Element scroll(std::string id, Elements children, float gap_mm = 4);

// Words.
Element heading(std::string id, std::string text, Type type = Type::question);
Element text(std::string id, std::string text, Type type = Type::body, Ink ink = Ink::ink);
Element label(std::string id, std::string text, std::string icon, Ink ink = Ink::leaf);
Element quote(std::string id, std::string text);
Element notice(std::string id, std::string text, std::string icon = "check");
Element alarm(std::string id, std::string text, std::string icon = "alert");

// Things to touch.
Element answer(std::string id, std::string text, bool chosen);             // one of several: radio
Element tick(std::string id, std::string text, bool chosen);               // any of several
Element primary(std::string id, std::string text, std::string icon = "");  // icon stands after
Element outline(std::string id, std::string text, std::string icon = "");
Element danger(std::string id, std::string text, std::string icon = "close");
Element quiet(std::string id, std::string text);
Element link(std::string id, std::string text, std::string icon = "help");
Element pill(std::string id, std::string text, std::string icon, bool filled = false);
Element field(std::string id, std::string value, std::string hint, bool multiline = false);
Element secret_field(std::string id, std::string value, std::string hint);

// Pictures.
Element scene(std::string id, std::string name, std::string spoken, float height_mm);
Element code(std::string id, std::string content, std::string spoken, float side_mm);
Element icon(std::string name, float side_mm, Ink ink = Ink::leaf);

// A page: header and footer are measured first; the body gets the rest. In landscape `left` and
// `right` stand beside each other (the question, its answers); in portrait above each other, with
// `right` in the lower, reachable half. An empty `right` gives one centred column.
struct PageParts {
    Element header;
    Element footer;
    Elements left;
    Elements right;
    float left_share = 0.5f;
};
Element page(PageParts parts, bool landscape);

// What the keys without a letter are called, in the language of the screen: said, not shown.
struct KeyNames {
    std::string shift = "hoofdletter", back = "wis letter", back_digit = "wis cijfer";
    std::string signs = "tekens", letters = "letters", space = "spatie", enter = "nieuwe regel";
};

// The keyboard on screen, with the letters of a language. Where the page has a textbox its letters,
// "key.space", "key.back" and "key.enter" write in it and come as `edited` or `submitted`, as from
// any keyboard; "key.shift" and "key.sign" (letters or signs), and all keys on a page without a
// textbox, come as `pressed`.
Element keyboard(bool shifted, bool signs, const std::string& language, const KeyNames& names = {});

// The digits, as on a telephone; they write like the keyboard's letters.
Element number_pad(const KeyNames& names = {});

}  // namespace kt::ui
