#include "core/guide/meant.hpp"

#include "core/guide/nearest.hpp"

namespace kt::guide {
namespace {

// As files name them: without the person.
template <class Things>
void add_names(std::vector<std::string_view>& names, const Things& things) {
    for (const auto& thing : things) {
        const std::string_view id = thing.id;
        if (thing.person <= 1) names.push_back(id.substr(0, id.find('@')));
    }
}

}  // namespace

std::string name_about(std::string_view name, int slot) {
    std::string whole(name);
    if (slot > 0) whole += "@" + std::to_string(slot);
    return whole;
}

int people_of(const Guide& guide, int group) {
    const int people = guide.groups[static_cast<std::size_t>(group)].people;
    return people < 0 ? 0 : guide.questions[static_cast<std::size_t>(people)].people_at_most;
}

Meant what_is_meant(const Guide& guide, std::string_view name, const std::vector<About>& about) {
    using What = Meant::What;
    if (name.find('@') != std::string_view::npos) return {};  // no file names people by slot
    if (const int index = guide.question_index(name); index >= 0) return {What::question, index};
    if (const int index = guide.computed_index(name); index >= 0) return {What::computed, index};
    const auto first = name_about(name, 1);
    const int question = guide.question_index(first);
    const int computed = question >= 0 ? -1 : guide.computed_index(first);
    if (question < 0 && computed < 0) return {};
    const auto group = question >= 0 ? guide.questions[static_cast<std::size_t>(question)].group
                                     : guide.computed[static_cast<std::size_t>(computed)].group;
    for (auto who = about.rbegin(); who != about.rend(); ++who) {
        if (who->group != group) continue;
        const auto own = name_about(name, who->slot);
        return question >= 0 ? Meant{What::question, guide.question_index(own)}
                             : Meant{What::computed, guide.computed_index(own)};
    }
    return {What::outside, -1, group};
}

std::string not_meant(const Guide& guide, std::string_view name, const Meant& meant) {
    const auto told = "'" + std::string(name) + "'";
    if (meant.what == Meant::What::outside) {
        const auto& group = guide.groups[static_cast<std::size_t>(meant.group)].id;
        return told + " is asked about each person of the group '" + group + "'. Write any(" +
               group + ", …), every(" + group + ", …) or count(" + group + ", …).";
    }
    std::vector<std::string_view> names;
    add_names(names, guide.questions);
    add_names(names, guide.computed);
    return "There is no question " + told + "." + did_you_mean(name, names);
}

}  // namespace kt::guide
