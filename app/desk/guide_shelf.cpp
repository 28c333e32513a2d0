#include "app/desk/guide_shelf.hpp"

#include <algorithm>
#include <filesystem>

#include "core/guide/load.hpp"

namespace kt::desk {

namespace fs = std::filesystem;

base::Result<GuideShelf> GuideShelf::load(const std::string& folder) {
    std::vector<fs::path> paths;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (fs::exists(entry.path() / "guide.yaml", ignored)) paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    GuideShelf shelf;
    for (const fs::path& path : paths) {
        auto guide = guide::load_usable(path.string());
        if (!guide) return tl::unexpected<base::Error>(guide.error());
        shelf.guides_.push_back(std::make_unique<guide::Guide>(std::move(*guide)));
    }
    if (shelf.guides_.empty()) {
        return base::failed(base::Fault::not_found, "there is no guide in " + folder);
    }
    return shelf;
}

GuideShelf GuideShelf::of(guide::Guide guide) {
    GuideShelf shelf;
    shelf.guides_.push_back(std::make_unique<guide::Guide>(std::move(guide)));
    return shelf;
}

const guide::Guide& GuideShelf::guide_for(const casefile::CaseState& state) const {
    if (!state.begun) return *guides_.front();
    const casefile::ConversationBegun& begun = *state.begun;
    const auto first = [&](auto fits) -> const guide::Guide* {
        const auto found = std::ranges::find_if(guides_, [&](const auto& g) { return fits(*g); });
        return found == guides_.end() ? nullptr : found->get();
    };
    const auto* guide = first([&](const auto& g) { return g.digest == begun.guide_digest; });
    if (!guide) {
        guide = first([&](const auto& g) {
            return g.id == begun.guide && g.version == begun.guide_version;
        });
    }
    if (!guide) guide = first([&](const auto& g) { return g.id == begun.guide; });
    return guide ? *guide : *guides_.front();
}

}  // namespace kt::desk
