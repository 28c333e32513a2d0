#include "app/model/people.hpp"

#include <set>

namespace kt::model {

const guide::Question& fact_of(const guide::Guide& guide, const guide::Question& question) {
    return question.fact < 0 ? question : guide.questions[static_cast<std::size_t>(question.fact)];
}

const std::string& text_id(const guide::Question& question) {
    return question.text_id.empty() ? question.id : question.text_id;
}

std::string about_of(const guide::Guide& guide, const guide::Question& question) {
    if (question.group < 0) return "self";
    const auto& group = guide.groups[static_cast<std::size_t>(question.group)];
    return (group.about.empty() ? group.id : group.about) + ":" + std::to_string(question.person);
}

std::uint32_t slot_for_new(const casefile::CaseState& state, const guide::Guide& guide,
                           const guide::Question& question,
                           const std::vector<conversation::Person>& listed) {
    std::set<std::uint32_t> taken, ever;
    for (const auto& person : listed) taken.insert(person.slot);
    ever = taken;
    const std::string& fact = fact_of(guide, question).id;
    for (const casefile::Event& event : state.story) {
        const auto* answered = std::get_if<casefile::Answered>(&event.happening);
        if (!answered || answered->question != fact) continue;
        for (const auto& person : answered->value.people) ever.insert(person.slot);
    }
    const auto most = static_cast<std::uint32_t>(question.people_at_most);
    for (const auto* used : {&ever, &taken})
        for (std::uint32_t slot = 1; slot <= most; ++slot)
            if (!used->contains(slot)) return slot;
    return 0;
}

}  // namespace kt::model
