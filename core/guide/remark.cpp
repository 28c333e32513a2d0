#include "core/guide/remark.hpp"

#include <algorithm>

namespace kt::guide {

std::string to_line(const Remark& remark) {
    return remark.spot.file + ":" + std::to_string(remark.spot.line) + ":" +
           std::to_string(remark.spot.column) + ": " +
           (remark.level == Remark::Level::error ? "error: " : "warning: ") + remark.words;
}

bool any_error(const std::vector<Remark>& remarks) {
    return std::any_of(remarks.begin(), remarks.end(),
                       [](const Remark& remark) { return remark.level == Remark::Level::error; });
}

}  // namespace kt::guide
