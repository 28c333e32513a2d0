#include "app/session/published_words.hpp"

#include <filesystem>

#include "app/text/po.hpp"
#include "core/base/log.hpp"

namespace kt::session {

namespace {

void add_each(const std::vector<guide::SourceFile>& locale, Catalogues& catalogues,
              void (text::Catalogue::*add)(const text::PoFile&)) {
    for (const auto& file : locale) {
        const auto language = std::filesystem::path(file.name).parent_path().filename().string();
        const auto found = catalogues.find(language);
        const auto po = text::parse_po(file.bytes);
        if (found != catalogues.end() && po) {
            (found->second.*add)(*po);
            continue;
        }
        const auto fault = po ? base::Fault::not_found : po.error().fault;
        base::log(base::LogEvent::translation_refused, {.fault = fault});
    }
}

}  // namespace

void add_published(const std::vector<guide::SourceFile>& locale, Catalogues& catalogues) {
    add_each(locale, catalogues, &text::Catalogue::add);
}

void add_published_beneath(const std::vector<guide::SourceFile>& locale, Catalogues& catalogues) {
    add_each(locale, catalogues, &text::Catalogue::add_beneath);
}

}  // namespace kt::session
