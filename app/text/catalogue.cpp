#include "app/text/catalogue.hpp"

#include <algorithm>
#include <filesystem>

#include "app/text/languages.hpp"
#include "core/base/file.hpp"

namespace kt::text {
namespace {

namespace fs = std::filesystem;

// Gettext's own separator between context and text.
std::string key(std::string_view context, std::string_view dutch) {
    std::string made(context);
    made += '\4';
    made += dutch;
    return made;
}

std::vector<fs::path> files_of(const fs::path& folder, const std::string& language) {
    std::vector<fs::path> files;
    std::error_code ignored;
    if (fs::is_regular_file(folder / (language + ".po"), ignored)) {
        files.push_back(folder / (language + ".po"));
    }
    for (const auto& entry : fs::directory_iterator(folder / language, ignored)) {
        if (entry.path().extension() == ".po") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

base::Result<PoFile> read(const fs::path& path) {
    const auto bytes = base::read_file(path.string(), po_bytes_max);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_po(base::text_view(*bytes));
}

}  // namespace

base::Result<Catalogue> Catalogue::load(const std::string& folder, const std::string& language) {
    Catalogue made;
    made.language_ = language;
    const auto files = files_of(folder, language);
    if (files.empty() && language != "nl") {
        return base::failed(base::Fault::not_found, "no translation into " + language);
    }
    for (const auto& path : files) {
        const auto file = read(path);
        if (file) made.add(*file);
        else made.skipped_.push_back({path.filename().string(), file.error()});
    }
    return made;
}

Catalogue Catalogue::from(const PoFile& file, std::string language) {
    Catalogue made;
    made.language_ = std::move(language);
    made.add(file);
    return made;
}

void Catalogue::add(const PoFile& file) {
    for (const auto& entry : file.entries) {
        if (entry.fuzzy || entry.translation.empty()) continue;
        translations_[key(entry.context, entry.dutch)] = entry.translation;
    }
    ++files_;
    const auto reader = file.header.find("X-Native-Reader");
    if (reader != file.header.end() && !reader->second.empty()) {
        native_reader_ = reader->second;
        ++files_read_;
    }
    if (const auto name = file.header.find("X-Language-Name"); name != file.header.end()) {
        own_name_ = name->second;
    }
}

void Catalogue::add_beneath(const PoFile& file) {
    for (const auto& entry : file.entries)
        if (!entry.fuzzy && !entry.translation.empty())
            translations_.try_emplace(key(entry.context, entry.dutch), entry.translation);
}

std::string Catalogue::own_name() const {
    return own_name_.empty() ? text::own_name(language_) : own_name_;
}

const std::string* Catalogue::find(std::string_view context, const std::string& dutch) const {
    const auto found = translations_.find(key(context, dutch));
    return found == translations_.end() ? nullptr : &found->second;
}

const std::string& Catalogue::tr(std::string_view context, const std::string& dutch) const {
    const auto* found = find(context, dutch);
    return found ? *found : dutch;
}

bool Catalogue::has(std::string_view context, const std::string& dutch) const {
    return language_ == "nl" || find(context, dutch) != nullptr;
}

}  // namespace kt::text
