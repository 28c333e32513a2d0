#include "app/text/fonts.hpp"

#include <array>
#include <filesystem>
#include <mutex>

namespace kt::text {

base::Result<std::vector<std::string>> font_files(const std::string& folder) {
    static constexpr std::array names{"NotoSans-Regular.ttf",         "NotoSans-Bold.ttf",
                                      "NotoSansArabic-Regular.ttf",   "NotoSansArabic-Bold.ttf",
                                      "NotoSansEthiopic-Regular.ttf", "NotoSansEthiopic-Bold.ttf"};
    const std::array<std::filesystem::path, 2> places{folder, "/usr/share/fonts/truetype/noto"};
    std::vector<std::string> found;
    for (const auto* name : names) {
        for (const auto& place : places) {
            std::error_code ignored;
            if (!std::filesystem::is_regular_file(place / name, ignored)) continue;
            found.push_back((place / name).string());
            break;
        }
    }
    if (found.size() < 2 || !found[1].ends_with("NotoSans-Bold.ttf")) {
        return base::failed(base::Fault::not_found,
                            "the font Noto Sans is missing (package fonts-noto-core)");
    }
    return found;
}

void keep_until_the_end(void* font_map, void* configuration) {
    static std::mutex one_at_a_time;
    static auto* kept = new std::vector<void*>();
    const std::lock_guard lock(one_at_a_time);
    kept->push_back(font_map);
    kept->push_back(configuration);
}

}  // namespace kt::text
