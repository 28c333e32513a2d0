#include "core/conversation/suggesting.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "core/conversation/because.hpp"
#include "core/conversation/evaluation.hpp"

namespace kt::conversation {
namespace {

using guide::Option;

constexpr std::size_t sorts = 5;

const Option& at(const guide::Guide& guide, int option) {
    return guide.options[static_cast<std::size_t>(option)];
}

SuggestedOption suggestion(const Evaluation& evaluation, int index) {
    const auto& option = at(evaluation.guide(), index);
    SuggestedOption suggested{index, {}, {}};
    std::vector<const guide::Expression*> conditions{&option.when};
    for (const int need : option.needs) {
        if (evaluation.need(static_cast<std::uint32_t>(need)) != guide::Truth::yes) continue;
        suggested.needs.push_back(need);
        // A need that a person made theirs stays so, also when an answer behind it was taken back.
        if (evaluation.need_holds(need))
            conditions.push_back(&evaluation.guide().needs[static_cast<std::size_t>(need)].when);
    }
    std::sort(suggested.needs.begin(), suggested.needs.end());
    suggested.because = because_of(evaluation, conditions);
    for (const int entry : option.entries)
        suggested.because.asked |=
            evaluation.asked(static_cast<std::uint32_t>(entry)) == guide::Truth::yes;
    return suggested;
}

// What someone came for takes its turn among their needs, once these have half of the places.
constexpr int what_was_asked = -1;
std::vector<int> helps_with(const SuggestedOption& option) {
    return option.needs.empty() ? std::vector<int>{what_was_asked} : option.needs;
}

}  // namespace

std::vector<SuggestedOption> options_of(const Evaluation& evaluation) {
    const auto& guide = evaluation.guide();
    std::vector<SuggestedOption> options;
    for (const int index : evaluation.options_that_hold()) {
        const auto& option = at(guide, index);
        if (option.sort == Option::Sort::made_to_measure &&
            evaluation.place() == guide::Place::hall)
            continue;
        if (evaluation.fits(option.place, option.alone_only))
            options.push_back(suggestion(evaluation, index));
    }
    std::stable_sort(options.begin(), options.end(), [&](const auto& a, const auto& b) {
        return at(guide, a.option).sort < at(guide, b.option).sort;
    });
    return options;
}

std::vector<SuggestedOption> fairly(const guide::Guide& guide, std::vector<SuggestedOption> options,
                                    int places) {
    if (options.size() <= static_cast<std::size_t>(places)) return options;
    std::array<int, sorts> of_sort{};
    std::map<int, int> for_need{{what_was_asked, (places + 1) / 2}};
    std::vector<std::size_t> taken;
    const auto turn = [&](std::size_t index) {
        int least = places;
        for (const int need : helps_with(options[index])) least = std::min(least, for_need[need]);
        const auto sort = static_cast<std::size_t>(at(guide, options[index].option).sort);
        return std::tuple(least, of_sort[sort], index);
    };
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < options.size(); ++i) waiting.push_back(i);
    while (static_cast<int>(taken.size()) < places && !waiting.empty()) {
        const auto next =
            std::min_element(waiting.begin(), waiting.end(),
                             [&](std::size_t a, std::size_t b) { return turn(a) < turn(b); });
        const auto& option = options[*next];
        ++of_sort[static_cast<std::size_t>(at(guide, option.option).sort)];
        for (const int need : helps_with(option)) ++for_need[need];
        taken.push_back(*next);
        waiting.erase(next);
    }
    std::sort(taken.begin(), taken.end());
    std::vector<SuggestedOption> chosen;
    for (const auto index : taken) chosen.push_back(std::move(options[index]));
    return chosen;
}

}  // namespace kt::conversation
