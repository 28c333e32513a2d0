// What stands in one field of a guide, in plain Dutch. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::guide_map {

std::string quoted(const std::string& words);
std::string yes_no(bool value);
std::string day_words(std::int64_t days);
std::string money_words(const guide::Money& money);
std::string place_words(guide::Place place);
std::string sort_words(guide::Option::Sort sort);
std::string subjects_words(const std::vector<guide::Subject>& subjects);
std::string stage_words(guide::Stage stage);
std::string section_words(guide::Section section);
std::string kind_words(guide::Kind kind);
std::string precision_words(guide::Precision precision);

}  // namespace kt::guide_map
