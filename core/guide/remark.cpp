#include "core/guide/remark.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/text_check.hpp"

namespace kt::guide {

std::string to_line(const Remark& remark) {
    return base::shown(remark.spot.file + ":" + std::to_string(remark.spot.line) + ":" +
                       std::to_string(remark.spot.column) + ": " +
                       (remark.level == Remark::Level::error ? "error: " : "warning: ") +
                       remark.words);
}

std::string_view folder_of(std::string_view file) {
    const auto slash = file.find('/');
    return slash == std::string_view::npos ? std::string_view() : file.substr(0, slash);
}

bool goes_before(std::string_view file, std::string_view other) {
    const auto order = [](std::string_view name) {
        const auto folder = folder_of(name);
        if (!folder.empty()) name.remove_prefix(folder.size() + 1);
        return std::tuple(folder, name != "guide.yaml", name);
    };
    return order(file) < order(other);
}

void put_in_file_order(std::vector<Remark>& remarks) {
    std::stable_sort(remarks.begin(), remarks.end(), [](const auto& a, const auto& b) {
        if (a.spot.file != b.spot.file) return goes_before(a.spot.file, b.spot.file);
        return std::tuple(a.spot.line, a.spot.column) < std::tuple(b.spot.line, b.spot.column);
    });
}

bool any_error(const std::vector<Remark>& remarks) {
    return std::any_of(remarks.begin(), remarks.end(),
                       [](const Remark& remark) { return remark.level == Remark::Level::error; });
}

}  // namespace kt::guide
