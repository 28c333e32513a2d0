#include "app/cli/locale_look.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/guide_map/translations.hpp"

namespace kt::cli {

namespace fs = std::filesystem;

std::string locale_beside(const std::string& path) {
    std::error_code code;
    for (const auto* way : {"locale", "../locale", "../../locale"})
        if (const auto folder = fs::path(path) / way; fs::is_directory(folder, code))
            return fs::canonical(folder, code).string();
    return {};
}

base::Status look_at_translations(const std::string& locale, guide::Loaded& loaded,
                                  guide::Remark::Level broken_is) {
    std::error_code code;
    std::map<std::string, std::vector<std::string>> files_of;
    for (const auto& folder : fs::directory_iterator(locale, code))
        if (folder.is_directory(code))
            for (const auto& file : fs::directory_iterator(folder.path(), code))
                if (file.path().extension() == ".po")
                    files_of[folder.path().filename().string()].push_back(file.path().string());
    if (files_of.empty())
        return base::failed(base::Fault::not_found, locale + " has no translations.");
    const auto texts = guide_map::texts_of(loaded.guide);
    for (auto& [language, files] : files_of) {
        std::sort(files.begin(), files.end());
        std::vector<guide_map::TranslationFile> read;
        for (const auto& file : files) {
            const auto name = language + "/" + fs::path(file).filename().string();
            const auto broken = [&](int line, int column, const std::string& words) {
                loaded.remarks.push_back({broken_is, {name, line, column}, words});
            };
            const auto bytes = guide::read_file_bytes(file);
            if (!bytes) {
                broken(1, 1, bytes.error().words);
                continue;
            }
            auto po = text::read_po(*bytes);
            if (!po) {
                broken(po.error().line, po.error().column,
                       "This translation cannot be read: " + po.error().words + ".");
                continue;
            }
            // The guide's own first: what is told of the language is told there.
            const bool own = fs::path(file).stem() == loaded.guide.id;
            read.insert(own ? read.begin() : read.end(), {name, std::move(*po)});
        }
        const auto remarks = guide_map::remarks_on(texts, language, read);
        loaded.remarks.insert(loaded.remarks.end(), remarks.begin(), remarks.end());
    }
    return {};
}

}  // namespace kt::cli
