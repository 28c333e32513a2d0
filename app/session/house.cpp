#include "app/session/house.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace kt::session {

base::Result<model::House> load_house(const std::string& data_folder,
                                      const std::string& device_name) {
    model::House house;
    house.device = device_name;
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
        house.offers_english = json.value("offers_english", house.offers_english);
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
