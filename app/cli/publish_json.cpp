#include "app/cli/publish_json.hpp"

#include <nlohmann/json.hpp>

namespace kt::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
    return json.dump(2) + "\n";
}

Json to_json(const std::vector<FileChange>& changes) {
    Json all = Json::array();
    const char* names[] = {"added", "removed", "changed"};
    for (const auto& change : changes) {
        Json was = Json::array(), now = Json::array();
        for (const auto& line : change.lines) (line.now ? now : was).push_back(line.text);
        all.push_back({{"file", change.file},
                       {"how", names[static_cast<int>(change.how)]},
                       {"was", was},
                       {"now", now}});
    }
    return all;
}

Json to_json(const PublishDesk& desk, const DeskEntry& entry) {
    const auto& statement = entry.proposed.statement;
    const char* state = entry.withdrawn                          ? "withdrawn"
                        : entry.struck_off                       ? "struck_off"
                        : desk.was_overtaken(entry)              ? "lapsed"
                        : !entry.approved_by                     ? "proposed"
                        : desk.in_use(statement.guide) == &entry ? "in_use"
                                                                 : "earlier";
    return {{"id", base::to_hex(entry.proposed.digest)},
            {"guide", statement.guide},
            {"version", statement.version},
            {"sequence", statement.sequence},
            {"proposed_by", person(entry.proposed.by)},
            {"approved_by", entry.approved_by ? Json(person(*entry.approved_by)) : Json()},
            {"state", state}};
}

Json to_json(const Having& having) {
    return {{"with", having.with}, {"without", having.without}};
}

}  // namespace

std::string json_of(const publication::Statement& statement, const Difference& difference,
                    const Numbers& to, const publication::Digest* proposed) {
    Json json{{"guide", statement.guide},
              {"version", statement.version},
              {"for_residents", difference.for_residents},
              {"changes", to_json(difference.changes)},
              {"kiosks", to.kiosks},
              {"laptops", to.laptops}};
    json["in_use"] = difference.in_use == nullptr
                         ? Json()
                         : Json(base::to_hex(difference.in_use->proposed.digest));
    if (proposed != nullptr) {
        json["id"] = base::to_hex(*proposed);
        json["sequence"] = statement.sequence;
    }
    return written(json);
}

std::string json_of_list(const PublishDesk& desk) {
    Json all = Json::array();
    for (const auto& entry : desk.entries()) all.push_back(to_json(desk, entry));
    return written(all);
}

std::string json_of_approval(const DeskEntry& entry, const Difference& difference,
                             const Numbers& to) {
    return written({{"id", base::to_hex(entry.proposed.digest)},
                    {"changes", to_json(difference.changes)},
                    {"kiosks", to.kiosks},
                    {"laptops", to.laptops}});
}

std::string json_of_withdrawal(const publication::Digest& digest) {
    return written({{"id", base::to_hex(digest)}, {"withdrawn", true}});
}

std::string json_of_status(const PublishDesk& desk, const std::vector<EntryStatus>& all) {
    Json json = Json::array();
    for (const auto& one : all) {
        auto entry = to_json(desk, *one.entry);
        entry["kiosks"] = to_json(one.kiosks);
        entry["laptops"] = to_json(one.laptops);
        json.push_back(std::move(entry));
    }
    return written(json);
}

}  // namespace kt::cli
