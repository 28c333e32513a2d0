// What languages are called: in themselves, for whoever chooses one, and in Dutch, for whoever
// reads along. A language that is not listed can be offered too: its translation says its name.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace kt::text {

// "Українська". What is not listed is called by its code.
std::string own_name(std::string_view code);

// "Oekraïens", as it stands in "in het Oekraïens". What is not listed is called by its code.
std::string dutch_name(std::string_view code);

// Whether it is listed, as itself or as a form of a language ("nl@je").
bool is_known(std::string_view code);

// The order in which languages are offered where nobody chose one: Dutch first.
int usual_order(std::string_view code);

}  // namespace kt::text
