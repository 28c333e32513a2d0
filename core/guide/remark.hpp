// What is wrong or doubtful in a file that a person wrote, and where. Plain values; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/guide/guide.hpp"

namespace kt::guide {

struct Remark {
    enum class Level : std::uint8_t { error, warning } level = Level::error;
    Spot spot;
    std::string words;  // "There is no question 'housing.stair'. Did you mean 'housing.stairs'?"
};

std::string to_line(const Remark& remark);  // "guide.yaml:12:5: error: …"
// Of an imported guide's file, "gesprek" of "gesprek/guide.yaml"; empty of the guide's own.
std::string_view folder_of(std::string_view file);
// The guide's own files first, then those of each imported guide; guide.yaml first among them, the
// others as a folder lists them.
bool goes_before(std::string_view file, std::string_view other);
void put_in_file_order(std::vector<Remark>& remarks);
bool any_error(const std::vector<Remark>& remarks);

}  // namespace kt::guide
