#include "app/cli/talk_lines.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace kt::cli {

std::vector<std::size_t> picks(const std::string& words, std::size_t count) {
    std::vector<std::size_t> found;
    std::string spaced = words;
    std::replace(spaced.begin(), spaced.end(), ',', ' ');
    std::istringstream in(spaced);
    for (std::string word; in >> word;) {
        std::size_t number = 0;
        const auto end = word.data() + word.size();
        const auto [stopped, code] = std::from_chars(word.data(), end, number);
        if (code != std::errc() || stopped != end || number < 1 || number > count) return {};
        if (std::find(found.begin(), found.end(), number - 1) == found.end())
            found.push_back(number - 1);
    }
    return found;
}

std::string how_to_answer(const guide::Question& question) {
    if (question.kind == guide::Kind::many) return "  (meer nummers mag: 1 3)\n";
    if (question.kind == guide::Kind::people) return "  (voornamen, met komma's ertussen)\n";
    if (question.kind == guide::Kind::scale)
        return "  " + std::to_string(question.scale_from) + " " + question.scale_low + " tot " +
               std::to_string(question.scale_to) + " " + question.scale_high + "\n";
    if (question.kind == guide::Kind::amount && !question.has_answers()) return "  (hele euro's)\n";
    if (question.kind != guide::Kind::date) return "";
    return question.precision == guide::Precision::year ? "  (het jaar, zoals 2020)\n"
           : question.precision == guide::Precision::month
               ? "  (jaar-maand, zoals 2020-01)\n"
               : "  (jaar-maand-dag, zoals 2020-01-31)\n";
}

}  // namespace kt::cli
