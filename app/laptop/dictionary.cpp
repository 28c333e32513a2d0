#include "app/laptop/dictionary.hpp"

#include <utility>

#include "app/session/published_words.hpp"

namespace kt::app {

Dictionary::Dictionary(session::Catalogues own)
    : own_(std::move(own)), now_(std::make_shared<const session::Catalogues>(own_)) {}

void Dictionary::bring(const desk::GuideShelf::Translations& published) {
    auto made = std::make_shared<session::Catalogues>(own_);
    session::add_published(published.over, *made);
    session::add_published_beneath(published.beneath, *made);
    const std::lock_guard lock(mutex_);
    now_ = std::move(made);
}

model::Translate Dictionary::in(const std::string& language) const {
    std::shared_ptr<const session::Catalogues> now;
    {
        const std::lock_guard lock(mutex_);
        now = now_;
    }
    auto found = now->find(language);
    if (found == now->end()) found = now->find(language.substr(0, language.find('@')));
    if (found == now->end())
        return [](std::string_view, std::string_view dutch) { return std::string(dutch); };
    return [now, catalogue = &found->second](std::string_view context, std::string_view dutch) {
        return catalogue->tr(context, std::string(dutch));
    };
}

}  // namespace kt::app
