// A guide's translations, looked at from a terminal: every folder in a locale folder is a language,
// and every PO file there may translate something of the guide. Reads files only.
#pragma once

#include <string>

#include "core/guide/load.hpp"

namespace kt::cli {

// The folder of translations that belongs to the guide at `path`: `locale` in it, beside it or
// beside the folder of guides it stands in. Empty: there is none.
std::string locale_beside(const std::string& path);

// Adds what translations lack to the remarks of the guide (app/guide_map/translations.hpp), and
// that one cannot be read, as heavy as `broken_is`; the others are looked at all the same. Fails
// if there are none.
base::Status look_at_translations(const std::string& locale, guide::Loaded& loaded,
                                  guide::Remark::Level broken_is);

}  // namespace kt::cli
