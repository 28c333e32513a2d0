#include "core/guide/guide.hpp"

namespace kt::guide {
namespace {

using Names = std::map<std::string, int, std::less<>>;

int index_in(const Names& names, std::string_view id) {
    const auto found = names.find(id);
    return found == names.end() ? -1 : found->second;
}

}  // namespace

int Guide::topic_index(std::string_view name) const {
    return index_in(topic_by_id, name);
}
int Guide::entry_index(std::string_view name) const {
    return index_in(entry_by_id, name);
}
int Guide::question_index(std::string_view name) const {
    return index_in(question_by_id, name);
}
int Guide::signal_index(std::string_view name) const {
    return index_in(signal_by_id, name);
}
int Guide::need_index(std::string_view name) const {
    return index_in(need_by_id, name);
}
int Guide::group_index(std::string_view name) const {
    return index_in(group_by_id, name);
}
int Guide::computed_index(std::string_view name) const {
    return index_in(computed_by_id, name);
}
int Guide::option_index(std::string_view name) const {
    return index_in(option_by_id, name);
}
int Guide::party_index(std::string_view name) const {
    return index_in(party_by_id, name);
}
int Guide::figure_index(std::string_view name) const {
    return index_in(figure_by_id, name);
}

const FigureRow* Figure::on(std::int64_t days) const {
    for (const auto& row : rows)
        if (row.begin_days <= days && days <= row.end_days) return &row;
    return nullptr;
}

int Question::answer_index(std::string_view answer) const {
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i].id == answer) return static_cast<int>(i);
    return -1;
}

std::string_view kind_name(Kind kind) {
    constexpr std::string_view names[] = {"words", "choice", "many",  "scale",  "amount",
                                          "date",  "person", "place", "yes_no", "people"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view place_name(Place place) {
    constexpr std::string_view names[] = {"hall", "room", "home"};
    return names[static_cast<std::size_t>(place)];
}

std::string_view stage_name(Stage stage) {
    constexpr std::string_view names[] = {"arrive", "asked", "today",
                                          "ask_on", "life",  "strengths"};
    return names[static_cast<std::size_t>(stage)];
}

std::string_view section_name(Section section) {
    constexpr std::string_view names[] = {"",        "story",  "work", "money",
                                          "housing", "health", "care", "family",
                                          "network", "safety", "plan"};
    return names[static_cast<std::size_t>(section)];
}

std::string_view subject_name(Subject subject) {
    constexpr std::string_view names[] = {"violence",
                                          "child_safety",
                                          "suicide",
                                          "addiction",
                                          "sexuality",
                                          "diagnosis",
                                          "debts_in_euros",
                                          "household",
                                          "undeclared_work",
                                          "crime",
                                          "residence",
                                          "bsn",
                                          "iban"};
    return names[static_cast<std::size_t>(subject)];
}

std::string_view sort_name(Option::Sort sort) {
    constexpr std::string_view names[] = {"own", "network", "general", "collective",
                                          "made_to_measure"};
    return names[static_cast<std::size_t>(sort)];
}

}  // namespace kt::guide
