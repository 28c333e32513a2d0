#include "app/cli/publish_guide.hpp"

#include <filesystem>
#include <set>

#include "app/cli/locale_look.hpp"
#include "app/cli/publish_check.hpp"

namespace kt::cli {

namespace {

namespace fs = std::filesystem;

// Kiosks begin with it unless they are told otherwise (app/main.cpp).
constexpr std::string_view first_guide = "gesprek";

// PO files are named as the guide, or as a guide that it imports.
std::vector<std::string> translated_names(const std::string& guide,
                                          const std::vector<publication::File>& files) {
    std::set<std::string> names{guide};
    for (const auto& file : files)
        if (const auto slash = file.name.find('/'); slash != std::string::npos)
            names.insert(file.name.substr(0, slash));
    return {names.begin(), names.end()};
}

base::Result<std::vector<publication::File>> files_with_translations(const std::string& folder,
                                                                     const std::string& locale) {
    auto files = guide::files_for(folder);
    if (!files) return files;
    if (auto inside = publication::check_links(folder, *files); !inside)
        return tl::unexpected(inside.error());
    const auto id = guide::load_files(*files).guide.id;
    auto translations = publication::translations_of(locale, translated_names(id, *files));
    if (!translations) return translations;
    for (auto& file : *translations) files->push_back(std::move(file));
    return files;
}

// Beside the program when installed or built (build/bin/…/assets), else in the present folder.
std::string built_in_folder(const std::string& guide) {
    std::error_code code;
    const auto bin = fs::read_symlink("/proc/self/exe", code).parent_path();
    for (const auto& assets :
         {bin / "../share/keukentafel", bin / "../../assets", fs::path("assets")})
        if (fs::exists(assets / "guides" / guide / "guide.yaml", code))
            return fs::weakly_canonical(assets / "guides" / guide, code).string();
    return {};
}

}  // namespace

base::Result<Prepared> prepare(const PublishOptions& options, std::int64_t today_days) {
    auto files = files_with_translations(
        options.guide_folder, options.locale_folder.empty() ? locale_beside(options.guide_folder)
                                                            : options.locale_folder);
    if (!files) return tl::unexpected(files.error());
    Prepared prepared{checked(*files, today_days), std::move(*files), options.replaces};
    if (prepared.replaces.empty()) prepared.replaces = prepared.loaded.guide.id;
    return prepared;
}

base::Result<std::optional<BuiltIn>> built_in(const PublishOptions& options,
                                              const std::string& guide) {
    const auto folder =
        options.built_in_folder.empty() ? built_in_folder(guide) : options.built_in_folder;
    if (folder.empty()) return std::nullopt;
    auto files = files_with_translations(folder, locale_beside(folder));
    if (!files) return tl::unexpected(files.error());
    const auto loaded = guide::load_files(publication::sorted_out(*files).guide);
    return BuiltIn{loaded.guide.id, loaded.guide.version, std::move(*files)};
}

bool comes_with_the_program(const PublishOptions& options, const std::string& guide) {
    if (options.built_in_folder.empty()) return guide == first_guide;
    const auto own = built_in(options, guide);
    return own && *own && (*own)->guide == guide;
}

}  // namespace kt::cli
