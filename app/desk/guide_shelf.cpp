#include "app/desk/guide_shelf.hpp"

#include <algorithm>
#include <filesystem>

#include "core/base/log.hpp"
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
        shelf.add(std::move(*guide));
    }
    shelf.built_in_ = shelf.guides_.size();
    if (shelf.guides_.empty()) {
        return base::failed(base::Fault::not_found, "there is no guide in " + folder);
    }
    return shelf;
}

GuideShelf GuideShelf::of(guide::Guide guide) {
    GuideShelf shelf;
    shelf.add(std::move(guide));
    shelf.built_in_ = 1;
    return shelf;
}

void GuideShelf::add(guide::Guide guide) {
    guides_.push_back(std::make_unique<guide::Guide>(std::move(guide)));
}

bool GuideShelf::take(const publication::Shelf& published) {
    const std::lock_guard lock(*mutex_);
    const auto here = [&](const std::string& digest) {
        return std::ranges::any_of(guides_, [&](const auto& g) { return g->digest == digest; });
    };
    bool changed = false;
    std::map<std::string, std::string> in_use;
    for (const auto& shelved : published.all()) {
        const auto digest = base::to_hex(shelved.statement.guide_digest);
        if (!brought_.contains(shelved.digest)) {
            auto opened = published.load(shelved.digest);
            if (!opened) {
                base::log(base::LogEvent::guide_refused, {.fault = opened.error().fault});
                continue;
            }
            if (!here(digest)) add(std::move(opened->guide));
            brought_[shelved.digest] = {digest, shelved.statement.sequence, false,
                                        std::move(opened->locale)};
            changed = true;
        }
        const auto used = published.in_use(shelved.statement.guide);
        const bool is_used = used && used->digest == shelved.digest;
        brought_[shelved.digest].in_use = is_used;
        if (is_used) in_use[shelved.statement.guide] = digest;
    }
    changed = changed || in_use != in_use_;
    in_use_ = std::move(in_use);
    return changed;
}

const guide::Guide& GuideShelf::current(const std::string& id) const {
    const std::lock_guard lock(*mutex_);
    const auto used = in_use_.find(id);
    for (const auto& guide : guides_)
        if (used != in_use_.end() && guide->digest == used->second) return *guide;
    for (std::size_t i = 0; i < built_in_; ++i)
        if (guides_[i]->id == id) return *guides_[i];
    return *guides_.front();
}

GuideShelf::Translations GuideShelf::translations() const {
    const std::lock_guard lock(*mutex_);
    std::vector<const Brought*> newest_first;
    for (const auto& [digest, brought] : brought_) newest_first.push_back(&brought);
    std::ranges::stable_sort(newest_first, [](const Brought* one, const Brought* other) {
        return one->sequence > other->sequence;
    });
    Translations all;
    for (const Brought* brought : newest_first) {
        auto& to = brought->in_use ? all.over : all.beneath;
        to.insert(to.end(), brought->locale.begin(), brought->locale.end());
    }
    return all;
}

std::vector<std::string> GuideShelf::names() const {
    const std::lock_guard lock(*mutex_);
    std::vector<std::string> all;
    for (std::size_t i = 0; i < built_in_; ++i) all.push_back(guides_[i]->id);
    return all;
}

const guide::Guide& GuideShelf::guide_for(const casefile::CaseState& state) const {
    const std::lock_guard lock(*mutex_);
    if (!state.begun) return *guides_.front();
    const casefile::ConversationBegun& begun = *state.begun;
    const auto first = [&](auto fits) -> const guide::Guide* {
        const auto found = std::ranges::find_if(guides_, [&](const auto& g) { return fits(*g); });
        return found == guides_.end() ? nullptr : found->get();
    };
    const guide::Guide* guide = nullptr;
    if (state.continued) {
        guide = first([&](const auto& g) { return g.digest == state.continued->guide_digest; });
    }
    if (!guide) guide = first([&](const auto& g) { return g.digest == begun.guide_digest; });
    if (!guide) {
        guide = first(
            [&](const auto& g) { return g.id == begun.guide && g.version == begun.guide_version; });
    }
    if (!guide) guide = first([&](const auto& g) { return g.id == begun.guide; });
    return guide ? *guide : *guides_.front();
}

}  // namespace kt::desk
