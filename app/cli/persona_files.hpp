// The files of personas that someone named: files as they are, folders by the *.yaml in them, in
// the order of their names.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace kt::cli {

inline std::vector<std::string> persona_files(const std::vector<std::string>& named) {
    namespace fs = std::filesystem;
    std::vector<std::string> files;
    std::error_code code;
    for (const auto& name : named) {
        if (!fs::is_directory(name, code)) {
            files.push_back(name);
            continue;
        }
        const auto first = static_cast<std::ptrdiff_t>(files.size());
        for (fs::directory_iterator it(name, code), end; !code && it != end; it.increment(code))
            if (it->path().extension() == ".yaml") files.push_back(it->path().string());
        std::sort(files.begin() + first, files.end());
    }
    return files;
}

}  // namespace kt::cli
