#include "core/conversation/people.hpp"

namespace kt::conversation {

std::string person_name(const guide::Guide& guide, const Facts& facts,
                        const guide::Question& question) {
    if (question.group < 0) return {};
    const int people = guide.groups[static_cast<std::size_t>(question.group)].people;
    const auto* told = people < 0 ? nullptr : fact_told(facts, guide, people);
    if (!told) return {};
    for (const auto& answer : told->standing)
        for (const auto& person : answer.value.people)
            if (static_cast<int>(person.slot) == question.person) return person.name;
    return {};
}

std::string with_name(std::string text, const guide::Guide& guide, const Facts& facts,
                      const guide::Question& question, const std::string& someone) {
    constexpr std::string_view gap = "{name}";
    if (question.group < 0 || text.find(gap) == std::string::npos) return text;
    auto name = person_name(guide, facts, question);
    if (name.empty()) name = someone;
    for (auto at = text.find(gap); at != std::string::npos; at = text.find(gap, at + name.size()))
        text.replace(at, gap.size(), name);
    return text;
}

}  // namespace kt::conversation
