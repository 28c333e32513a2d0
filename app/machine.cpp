#include "app/machine.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace kt::app {

namespace fs = std::filesystem;

std::string boot_id() {
    std::ifstream in("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(in, id);
    return id;
}

bool swaps_to_disk() {
    std::ifstream in("/proc/swaps");
    std::string line;
    std::getline(in, line);  // the heading
    return static_cast<bool>(std::getline(in, line));
}

int complain(const base::Error& error) {
    std::cerr << "keukentafel: " << error.words << "\n";
    return 1;
}

session::Catalogues load_catalogues(const std::string& assets_folder) {
    session::Catalogues catalogues;
    const auto folder = fs::path(assets_folder) / "locale";
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (!entry.is_directory()) continue;
        const auto language = entry.path().filename().string();
        auto catalogue = text::Catalogue::load(folder.string(), language);
        if (catalogue) catalogues.emplace(language, std::move(*catalogue));
        else complain(catalogue.error());
    }
    return catalogues;
}

void add_published(const std::vector<guide::SourceFile>& locale, session::Catalogues& catalogues) {
    for (const auto& file : locale) {
        const auto language = fs::path(file.name).parent_path().filename().string();
        const auto found = catalogues.find(language);
        if (found == catalogues.end()) continue;
        if (const auto po = text::parse_po(file.bytes)) found->second.add(*po);
        else complain(po.error());
    }
}

}  // namespace kt::app
