#include "app/cli/remark_lines.hpp"

#include <ostream>

namespace kt::cli {
namespace {

// "'' over '' stays not known until '' is answered, which may never be."
std::string without_names(const std::string& words) {
    std::string kind;
    bool quoted = false;
    for (const char letter : words) {
        if (letter == '\'') quoted = !quoted;
        if (!quoted || letter == '\'') kind += letter;
    }
    return kind;
}

}  // namespace

void RemarkLines::tell(const std::vector<guide::Remark>& remarks) {
    for (const auto& remark : remarks) {
        const bool warning = remark.level == guide::Remark::Level::warning;
        const int before = warning && !all_ ? told_[without_names(remark.words)]++ : 0;
        if (before < alike_told_max) out_ << guide::to_line(remark) << "\n";
        if (before == alike_told_max) cut_off_.push_back(remark);
    }
}

void RemarkLines::tell_the_rest() {
    for (const auto& remark : cut_off_) {
        const int more = told_[without_names(remark.words)] - alike_told_max;
        if (more == 1) out_ << guide::to_line(remark) << "\n";
        else
            out_ << guide::to_line(remark) << " And " << more - 1
                 << " more like it; --all shows them.\n";
    }
}

}  // namespace kt::cli
