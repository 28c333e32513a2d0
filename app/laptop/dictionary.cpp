#include "app/laptop/dictionary.hpp"

#include <filesystem>
#include <utility>

#include "app/text/po.hpp"
#include "core/base/log.hpp"

namespace kt::app {

Dictionary::Dictionary(session::Catalogues own)
    : own_(std::move(own)), now_(std::make_shared<const session::Catalogues>(own_)) {}

void Dictionary::bring(const std::vector<publication::File>& published) {
    auto made = std::make_shared<session::Catalogues>(own_);
    for (const auto& file : published) {
        const auto folder = std::filesystem::path(file.name).parent_path();
        const auto found = made->find(folder.filename().string());
        if (found == made->end()) continue;
        const auto po = text::parse_po(file.bytes);
        if (po) found->second.add(*po);
        else base::log(base::LogEvent::guide_refused, {.fault = po.error().fault});
    }
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
