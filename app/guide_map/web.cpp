#include "app/guide_map/web.hpp"

#include <algorithm>
#include <set>

#include "app/guide_map/condition_words.hpp"

namespace kt::guide_map {
namespace {

template <class Thing>
const Thing& at(const std::vector<Thing>& things, int index) {
    return things[static_cast<std::size_t>(index)];
}

}  // namespace

int Web::same_card(int question) const {
    while (at(guide_.questions, question).follows >= 0)
        question = at(guide_.questions, question).follows;
    const auto& one = at(guide_.questions, question);
    if (shown(one)) return question;
    return std::max(guide_.question_index(one.text_id + "@1"), 0);
}
std::vector<std::string> Web::probes_of(int question) const {
    std::vector<std::string> asks;
    for (const auto& other : guide_.questions)
        if (other.follows >= 0 && other.person <= 1 && same_card(other.follows) == question &&
            std::find(asks.begin(), asks.end(), other.ask) == asks.end())
            asks.push_back(other.ask);
    return asks;
}

std::vector<Source> Web::sources_of(const guide::Expression& condition) const {
    std::vector<Source> sources;
    const auto on = leans_on(condition);
    for (const int entry : on.entries)
        sources.push_back({-1, at(guide_.entries, entry).asked, Sort::need, -1});
    for (const int signal : on.signals)
        sources.push_back({at(guide_.signals, signal).topic, at(guide_.signals, signal).title,
                           Sort::signal, signal});
    auto questions = on.questions;
    for (const int computed : on.computed)
        for (const int part : at(guide_.computed, computed).parts) questions.push_back(part);
    std::set<int> told;
    for (const int question : questions) {
        const int card = same_card(question);
        if (!told.insert(card).second) continue;
        const auto& asked = at(guide_.questions, card);
        sources.push_back({asked.topic, asked.ask, Sort::question, card});
    }
    return sources;
}

int Web::depth(int question, int most, std::map<int, int>& known) const {
    const auto found = known.find(question);
    if (found != known.end()) return found->second;
    known[question] = 0;  // a guide has no circles, but a picture must end
    const auto& asked = at(guide_.questions, question);
    int steps = 0;
    for (const auto& source : sources_of(asked.when)) {
        if (source.topic != asked.topic || source.index < 0) continue;
        if (source.sort == Sort::question)
            steps = std::max(steps, 1 + depth(source.index, most, known));
        else
            for (const auto& behind : sources_of(at(guide_.signals, source.index).when))
                if (behind.sort == Sort::question && behind.topic == asked.topic &&
                    behind.index >= 0 && behind.index != question)
                    steps = std::max(steps, 1 + depth(behind.index, most, known));
    }
    known[question] = std::min(steps, most);
    return known[question];
}

int Web::depth_of(int question, int most) const {
    std::map<int, int> known;
    return depth(question, most, known);
}

}  // namespace kt::guide_map
