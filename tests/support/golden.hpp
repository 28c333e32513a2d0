// Golden files: bytes that a format had when it was frozen, as hex text. They never change; a new
// one is written by running the test with KT_WRITE_GOLDEN=1 where no file stands yet. Tests run in
// the root of the tree.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/base/bytes.hpp"

namespace kt::support {

inline constexpr std::size_t golden_line_letters = 64;

inline void write_golden(const std::string& path, base::ByteView bytes) {
    const std::string hex = base::to_hex(bytes);
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream out(path);
    for (std::size_t i = 0; i < hex.size(); i += golden_line_letters) {
        out << hex.substr(i, golden_line_letters) << "\n";
    }
}

// The bytes of a golden file; fails the test when there is none.
inline base::Bytes read_golden(const std::string& path) {
    std::ifstream in(path);
    EXPECT_TRUE(in.good()) << path << " is missing";
    std::string hex;
    for (std::string line; std::getline(in, line);) hex += line;
    const auto bytes = base::from_hex(hex);
    EXPECT_TRUE(bytes) << path << " is not hex";
    return bytes.value_or(base::Bytes{});
}

inline void expect_golden(const std::string& path, base::ByteView bytes) {
    const char* wish = std::getenv("KT_WRITE_GOLDEN");
    if (wish != nullptr && !std::filesystem::exists(path)) write_golden(path, bytes);
    EXPECT_EQ(base::to_hex(read_golden(path)), base::to_hex(bytes)) << path;
}

}  // namespace kt::support
