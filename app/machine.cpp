#include "app/machine.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/text/languages.hpp"
#include "core/base/log.hpp"

namespace kt::app {

namespace fs = std::filesystem;

namespace {

bool skips(const text::Catalogue& catalogue, std::string_view file) {
    return std::any_of(catalogue.skipped().begin(), catalogue.skipped().end(),
                       [&](const auto& skipped) { return skipped.file == file; });
}

}  // namespace

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
        if (!catalogue) {
            complain(catalogue.error());
            continue;
        }
        for (const auto& skipped : catalogue->skipped()) {
            base::log(base::LogEvent::translation_refused, {.fault = skipped.error.fault});
            complain(
                {skipped.error.fault, language + "/" + skipped.file + ": " + skipped.error.words});
        }
        catalogues.emplace(language, std::move(*catalogue));
    }
    return catalogues;
}

std::vector<model::Language> offered_languages(const std::string& assets_folder,
                                               const session::Catalogues& catalogues) {
    std::vector<model::Language> made{{"nl", text::own_name("nl"), ""}};
    for (const auto& [code, catalogue] : catalogues) {
        if (code == "nl" || code.find('@') != std::string::npos) continue;
        const auto screens = fs::path(assets_folder) / "locale" / code / "kiosk.po";
        std::error_code error;
        if (!fs::is_regular_file(screens, error) || skips(catalogue, "kiosk.po")) continue;
        const auto trial = catalogue.tr("kiosk.language.trial", "proefvertaling");
        made.push_back({code, catalogue.own_name(), catalogue.on_trial() ? trial : ""});
    }
    std::stable_sort(made.begin(), made.end(), [](const auto& a, const auto& b) {
        return text::usual_order(a.code) < text::usual_order(b.code);
    });
    return made;
}

}  // namespace kt::app
