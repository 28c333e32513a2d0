#include "app/session/house.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace kt::session {

namespace {

using Languages = std::vector<model::Language>;

// What the file wants of what there is, in its order. Dutch is the source: without it a text that
// nobody translated yet would stand in a language nobody chose.
base::Result<Languages> chosen(const nlohmann::json& json, const Languages& offered) {
    if (!json.contains("languages")) {
        auto all = offered;
        if (!json.value("offers_english", true))
            std::erase_if(all, [](const auto& language) { return language.code == "en"; });
        return all;
    }
    const auto find = [&](const std::string& code) {
        return std::find_if(offered.begin(), offered.end(),
                            [&](const auto& language) { return language.code == code; });
    };
    Languages made;
    for (const std::string& code : json["languages"].get<std::vector<std::string>>()) {
        const auto found = find(code);
        if (found == offered.end())
            return base::failed(base::Fault::bad_input, "house.json offers the language " + code +
                                                            ", but there is no assets/locale/" +
                                                            code + "/kiosk.po");
        if (std::find(made.begin(), made.end(), *found) == made.end()) made.push_back(*found);
    }
    const auto dutch = find("nl");
    if (dutch != offered.end() && std::find(made.begin(), made.end(), *dutch) == made.end())
        made.insert(made.begin(), *dutch);
    return made;
}

}  // namespace

base::Result<model::House> load_house(const std::string& data_folder,
                                      const std::string& device_name, const Languages& offered) {
    model::House house;
    house.device = device_name;
    house.languages = offered;
    const auto path = std::filesystem::path(data_folder) / "house.json";
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) return house;
    if (size > house_file_bytes_max)
        return base::failed(base::Fault::too_large, path.string() + " is larger than 64 KiB");
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return base::failed(base::Fault::bad_input, path.string() + " is not a JSON object");
    try {
        house.team = json.value("team", house.team);
        house.counter = json.value("counter", house.counter);
        house.support = json.value("support", house.support);
        house.call_within_working_days =
            json.value("call_within_working_days", house.call_within_working_days);
        auto languages = chosen(json, offered);
        if (!languages) return tl::unexpected(languages.error());
        house.languages = std::move(*languages);
    } catch (const nlohmann::json::exception&) {
        return base::failed(base::Fault::bad_input,
                            path.string() + " has a value of the wrong kind; see house.hpp");
    }
    if (house.call_within_working_days < 1 || house.call_within_working_days > 30)
        return base::failed(base::Fault::bad_input,
                            path.string() + ": call_within_working_days must be 1 to 30");
    return house;
}

}  // namespace kt::session
