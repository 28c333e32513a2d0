// What must hold of a guide's files before anyone signs them: asked by whoever proposes, and again
// by whoever approves, for the two need not believe each other. The guide is loaded and proven
// (core/proof); its translations are read as the program will, and hold to the bounds of the guide.
// Nothing that nobody sees may stand in any text. Pure but for the solver's clock.
#pragma once

#include <cstdint>
#include <vector>

#include "core/guide/load.hpp"
#include "core/publication/bundle.hpp"

namespace kt::cli {

// The guide, with every remark about it and its translations: files of the guide stand under their
// own names, translations as "locale/tr/gesprek.po". It may be signed if `usable()`.
guide::Loaded checked(const std::vector<publication::File>& files, std::int64_t today_days);

// Only what concerns these translations of a guide (locale/LANGUAGE/NAME.po).
std::vector<guide::Remark> remarks_on_translations(const guide::Guide& guide,
                                                   const std::vector<publication::File>& locale);

}  // namespace kt::cli
