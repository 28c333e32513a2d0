// What a municipality fills in for its kiosks: house.json in the data folder. Names of teams,
// places and services, never of people.
//   {"team": "het sociaal team", "counter": "de balie", "support": "MEE, 0800 …",
//    "call_within_working_days": 3, "offers_english": true}
// A key that is missing keeps its default; a file that cannot be read is bad_input, in plain words.
#pragma once

#include <string>

#include "app/model/receipt.hpp"
#include "core/base/result.hpp"

namespace kt::session {

inline constexpr std::size_t house_file_bytes_max = 64 * 1024;

base::Result<model::House> load_house(const std::string& data_folder,
                                      const std::string& device_name);

}  // namespace kt::session
