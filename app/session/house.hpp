// What a municipality fills in for its kiosks: house.json in the data folder. Names of teams,
// places and services, never of people.
//   {"team": "het sociaal team", "counter": "de balie", "support": "MEE, 0800 …",
//    "call_within_working_days": 3, "languages": ["nl", "en", "tr"]}
// A key that is missing keeps its default: all languages there are. Dutch is always among them.
// "offers_english": false, of older files, still leaves English out. A file that cannot be read, or
// that names a language there is no translation into, is bad_input, in plain words.
#pragma once

#include <string>
#include <vector>

#include "app/model/receipt.hpp"
#include "core/base/result.hpp"

namespace kt::session {

inline constexpr std::size_t house_file_bytes_max = 64 * 1024;

// `offered` are the languages there are translations into, Dutch included.
base::Result<model::House> load_house(const std::string& data_folder,
                                      const std::string& device_name,
                                      const std::vector<model::Language>& offered);

}  // namespace kt::session
