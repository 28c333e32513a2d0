// A case as JSON: the keys are for programs and tests and do not change. Times are UTC, ISO 8601.
#pragma once

#include <string>

#include "app/model/laptop_case_view.hpp"

namespace kt::cli {

std::string case_json(const model::CaseView& view);
// For a list: what a row on the laptop says.
std::string line_json(const model::CaseView& view, const model::CaseLine& line);
std::string iso_time(std::int64_t wall_ms);

}  // namespace kt::cli
