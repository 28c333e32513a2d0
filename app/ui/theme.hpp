// The colours of a screen: one set of tokens per theme, from assets/themes/*.json in the form of NL
// Design System tokens. A municipality brings its own file. Pure values; loading fails with
// not_found or bad_input.
#pragma once

#include <array>
#include <string>

#include "app/ui/element.hpp"
#include "app/ui/paint.hpp"
#include "core/base/result.hpp"

namespace kt::ui {

struct Colours {
    Colour paper;      // the ground
    Colour card;       // cards, footer
    Colour side;       // a laptop's side column, the ground in drawings
    Colour ink;        // text
    Colour soft;       // secondary text
    Colour leaf;       // the one colour for doing
    Colour on_leaf;    // words on leaf
    Colour leaf_soft;  // chosen, strengths
    Colour clay;       // trouble, stop
    Colour clay_soft;
    Colour sky;  // links, people
    Colour sky_soft;
    Colour sun;       // focus, between two ink lines
    Colour sun_soft;  // quotes
    Colour line;      // borders of what can be touched
    Colour hair;      // dividing lines that carry no meaning
};

struct Themes {
    std::array<Colours, 4> of;  // by Theme
    const Colours& operator[](Theme theme) const { return of[static_cast<std::size_t>(theme)]; }
};

base::Result<Colours> parse_theme(const std::string& json);
base::Result<Themes> load_themes(const std::string& folder);

// As in WCAG 2: from 1 (the same) to 21 (black on white).
double contrast(Colour a, Colour b);
Colour of_ink(const Colours& colours, Ink ink);

}  // namespace kt::ui
