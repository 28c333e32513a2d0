#include "app/guide_map/translations.hpp"

#include <set>

#include "core/guide/figures.hpp"

namespace kt::guide_map {
namespace {

using guide::Remark;

std::set<std::string> filled_in(const std::string& text) {
    std::set<std::string> names;
    for (const auto& one : guide::placeholders_in(text)) names.insert(std::string(one.name));
    return names;
}

std::string listed(const std::set<std::string>& names) {
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "{" : ", {") + name + "}";
    return list.empty() ? "nothing" : list;
}

// "2010" as "2,010".
std::string written(std::size_t number) {
    auto digits = std::to_string(number);
    constexpr std::size_t together = 3;
    for (auto at = digits.size(); at > together;) digits.insert(at -= together, ",");
    return digits;
}

std::string name_of(const std::string& language, const std::vector<TranslationFile>& files) {
    for (const auto& file : files)
        if (const auto found = file.po.header.find("X-Language-Name");
            found != file.po.header.end())
            return found->second + " (" + language + ")";
    return language;
}

}  // namespace

std::vector<Remark> remarks_on(const std::vector<GuideText>& texts, const std::string& language,
                               const std::vector<TranslationFile>& files) {
    std::vector<Remark> remarks;
    std::set<std::pair<std::string, std::string>> ours;
    for (const auto& text : texts) ours.insert({text.context, text.dutch});
    text::PoFile all;
    for (const auto& file : files)
        for (const auto& entry : file.po.entries) {
            all.entries.push_back(entry);
            if (entry.translation.empty() || entry.fuzzy) continue;
            if (!ours.contains({entry.context, entry.dutch})) continue;
            const auto dutch = filled_in(entry.dutch), other = filled_in(entry.translation);
            if (dutch == other) continue;
            remarks.push_back({Remark::Level::error,
                               {file.name, entry.line, 1},
                               "The translation of '" + entry.context + "' fills in " +
                                   listed(other) + ", the Dutch " + listed(dutch) + "."});
        }
    if (language.starts_with("nl@")) return remarks;
    const auto standing = standing_of(texts, all);
    const guide::Spot start{files.empty() ? language : files.front().name, 1, 1};
    const auto of_all = " of " + written(texts.size()) + " texts are ";
    const auto name = name_of(language, files) + ": ";
    if (standing.missing > 0)
        remarks.push_back(
            {Remark::Level::warning, start,
             name + written(standing.missing) + of_all + "missing and are shown in Dutch."});
    if (standing.to_look_at > 0)
        remarks.push_back({Remark::Level::warning, start,
                           name + written(standing.to_look_at) + of_all +
                               "to be looked at again, for their Dutch changed."});
    return remarks;
}

}  // namespace kt::guide_map
