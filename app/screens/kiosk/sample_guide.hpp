// A guide in which every screen has something to show: the one that is given, and after it whatever
// kinds of question, options and matters it has none of. For the gallery and the tests only; no
// conversation is ever held with it. Pure.
#pragma once

#include "core/guide/guide.hpp"

namespace kt::screens::kiosk {

guide::Guide with_every_screen(guide::Guide guide);

}  // namespace kt::screens::kiosk
