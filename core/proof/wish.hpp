// What a proof asks for, before anyone says how it is looked for: the parts that must be together
// in one conversation. A plain value.
#pragma once

#include <string>

#include "core/guide/guide.hpp"

namespace kt::proof {

struct Wish {
    enum class What {
        holds,          // the condition is yes, at the place of the moment
        holds_not,      // it is no, or not known
        place_from,     // the conversation is held where `place` allows
        nobody_beside,  // by what was told
        entry_is,       // they came with entry `index`
        entry_told,     // they said what they came for, in own words or not
        one_offered,    // some need can be offered at `place`
        not_asked,      // question `index` was not what told its fact
    } what = What::holds;
    guide::Expression condition = {};
    guide::Place place = guide::Place::hall;
    int index = 0;
    std::string words = {};  // for whoever is told that it cannot be
};

}  // namespace kt::proof
