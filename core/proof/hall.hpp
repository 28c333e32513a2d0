// A public hall is not a kitchen table: what a hall may not hear (design, section 1), proven from
// the structure and looked for in the words.
//
// Structure: the engine asks and offers only what its `place` allows, so it is enough that nothing
// marked with a subject may be said in a hall. Words: a table of stems in every text that a hall
// can show; a stem is no proof, so it is a warning. Pure; any thread.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "core/guide/remark.hpp"

namespace kt::proof {

// `in_hall`: whether this signal can be raised by what a hall may hear.
void remark_on_hall(const guide::Guide& guide, const std::function<bool(int signal)>& in_hall,
                    std::vector<guide::Remark>& remarks);

// One word that tells of a subject. It matches at the beginning of a word, or anywhere in one if
// it begins with '*'; `but_not`: words of another meaning that begin alike.
struct HallWord {
    std::string_view stem;
    guide::Subject subject;
    std::vector<std::string_view> but_not = {};
};
const std::vector<HallWord>& hall_words();

// The first of the table's stems that stands in the text; nullptr: none.
const HallWord* hall_word_in(std::string_view text);

}  // namespace kt::proof
