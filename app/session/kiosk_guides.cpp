#include "app/session/kiosk_guides.hpp"

#include "app/session/published_words.hpp"
#include "core/base/log.hpp"
#include "core/guide/load.hpp"

namespace kt::session {

KioskGuides::KioskGuides(guide::Guide built_in, publication::Shelf shelf, Catalogues& catalogues)
    : built_in_(std::make_unique<guide::Guide>(std::move(built_in))),
      shelf_(std::move(shelf)),
      catalogues_(&catalogues) {}

base::Result<KioskGuides> KioskGuides::open(const std::string& built_in_folder,
                                            const std::string& publications_folder,
                                            const keys::PublicKey& root, Catalogues& catalogues) {
    auto built_in = guide::load_usable(built_in_folder);
    if (!built_in) return tl::unexpected(built_in.error());
    auto shelf = publication::Shelf::open(publications_folder, root);
    if (!shelf) return tl::unexpected(shelf.error());
    KioskGuides guides(std::move(*built_in), std::move(*shelf), catalogues);
    guides.begin_with_what_was_published();
    return guides;
}

void KioskGuides::begin_with_what_was_published() {
    for (const auto& shelved : shelf_.usable(built_in_->id)) {
        auto opened = shelf_.load(shelved.digest);
        if (!opened) {
            base::log(base::LogEvent::guide_refused, {.fault = opened.error().fault});
            continue;
        }
        add_published(opened->locale, *catalogues_);
        published_ = std::make_unique<guide::Guide>(std::move(opened->guide));
        return;
    }
}

const guide::Guide* KioskGuides::pinned(const std::string& digest) {
    if (digest == current().digest) return &current();
    if (digest == built_in_->digest) return built_in_.get();
    auto& older = older_[digest];
    if (older) return older.get();
    const auto shelved = shelf_.with_guide_digest(digest);
    if (!shelved) return nullptr;
    auto opened = shelf_.load(shelved->digest);
    if (!opened) return nullptr;
    add_published_beneath(opened->locale, *catalogues_);
    older = std::make_unique<guide::Guide>(std::move(opened->guide));
    return older.get();
}

}  // namespace kt::session
