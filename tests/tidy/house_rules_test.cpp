// The rules of the house that a machine can see: lengths, heavy headers, who knows the window.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/tidy/tree.hpp"

namespace kt::tidy {
namespace {

constexpr std::size_t columns_max = 100;
constexpr std::size_t lines_max_without_reason = 400;

// Shown characters, not bytes: Dutch and Arabic texts count as they are read.
std::size_t shown_length(const std::string& line) {
    std::size_t count = 0;
    for (const unsigned char byte : line) count += (byte & 0xC0) != 0x80;
    return count;
}

TEST(HouseRules, lines_fit_a_screen) {
    for (const auto& file : read_tree().files)
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            EXPECT_LE(shown_length(file.lines[i]), columns_max) << file.path << ":" << i + 1;
}

TEST(HouseRules, a_long_file_says_why_at_its_top) {
    for (const auto& file : read_tree().files) {
        if (file.lines.size() <= lines_max_without_reason) continue;
        bool argued = false;
        for (std::size_t i = 0; i < 12 && i < file.lines.size(); ++i)
            argued |= file.lines[i].find("Long because") != std::string::npos;
        EXPECT_TRUE(argued) << file.path << " has " << file.lines.size() << " lines";
    }
}

TEST(HouseRules, a_header_opens_with_its_contract) {
    for (const auto& file : read_tree().files) {
        if (!file.path.ends_with(".hpp") || file.lines.empty()) continue;
        EXPECT_TRUE(file.lines[0].starts_with("//")) << file.path;
    }
}

TEST(HouseRules, heavy_headers_stay_in_few_sources) {
    const std::map<std::string, std::size_t> sources_max{{"<boost/beast", 2}, {"<yaml.h>", 1},
                                                         {"<nlohmann", 14},   {"<cereal", 6},
                                                         {"<imgui.h>", 4},    {"<z3", 1}};
    std::map<std::string, std::set<std::string>> users;
    for (const auto& file : read_tree().files)
        for (const auto& line : file.lines)
            for (const auto& [header, most] : sources_max)
                if (line.starts_with("#include " + header)) {
                    if (!file.path.starts_with("tests/")) users[header].insert(file.path);
                    const bool header_file = file.path.ends_with(".hpp");
                    EXPECT_FALSE(header_file && header != "<cereal") << file.path << ": " << line;
                }
    for (const auto& [header, files] : users)
        EXPECT_LE(files.size(), sources_max.at(header)) << header;
}

TEST(HouseRules, only_the_shell_knows_the_window) {
    for (const auto& file : read_tree().files)
        for (const auto& line : file.lines) {
            const bool window = line.starts_with("#include <SDL") ||
                                line.starts_with("#include <imgui") ||
                                line.starts_with("#include <GL");
            // The empty window that the benchmarks measure ours against has no shell.
            EXPECT_FALSE(window && !file.path.starts_with("app/shell/") &&
                         !file.path.starts_with("tests/app/shell/") &&
                         file.path != "tests/bench/empty_window.cpp")
                << file.path;
        }
}

}  // namespace
}  // namespace kt::tidy
