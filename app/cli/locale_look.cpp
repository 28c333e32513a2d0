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

base::Status look_at_translations(const std::string& locale, guide::Loaded& loaded) {
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
            const auto bytes = guide::read_file_bytes(file);
            if (!bytes) return tl::unexpected<base::Error>(bytes.error());
            auto po = text::parse_po(*bytes);
            const auto name = language + "/" + fs::path(file).filename().string();
            if (!po) return base::failed(po.error().fault, name + ": " + po.error().words);
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
