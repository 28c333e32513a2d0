#include "app/cli/publish_check.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "app/guide_map/translations.hpp"
#include "app/text/languages.hpp"
#include "app/text/words.hpp"
#include "core/base/text_check.hpp"
#include "core/guide/bytes_of_text.hpp"
#include "core/guide/fields.hpp"
#include "core/guide/figures.hpp"
#include "core/proof/prove.hpp"

namespace kt::cli {

namespace {

using guide::Remark;

constexpr std::string_view parse_words = "line ";  // as parse_po begins its complaints

// "locale/nl@je/gesprek.po": the language; nothing if the file is no translation.
std::optional<std::string> language_in(const std::string& name) {
    const auto first = name.find('/'), last = name.rfind('/');
    if (first == last || !name.ends_with(".po")) return std::nullopt;
    const auto language = name.substr(first + 1, last - first - 1);
    if (language.find('/') != std::string::npos) return std::nullopt;
    return language;
}

std::size_t characters_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](unsigned char byte) { return (byte & 0xC0) != 0x80; }));
}

std::set<std::string> filled_in(const std::string& text) {
    std::set<std::string> names;
    for (const auto& one : guide::placeholders_in(text)) names.emplace(one.name);
    return names;
}

class Translation {
  public:
    Translation(const publication::File& file, std::vector<Remark>& remarks)
        : file_(file), remarks_(remarks) {}

    // Nothing when it cannot be read at all.
    std::optional<guide_map::TranslationFile> read() {
        const auto language = language_in(file_.name);
        if (!language) {
            error(1, "Beside a guide only its translations are published: LANGUAGE/NAME.po.");
            return std::nullopt;
        }
        if (!text::is_known(*language))
            error(1, "This program knows no language '" + base::shown(*language, true) + "'.");
        allowed_.direction_marks = text::right_to_left(*language);
        if (auto hidden = base::find_hidden(file_.bytes, {true, allowed_.direction_marks})) {
            remarks_.push_back({Remark::Level::error,
                                guide::spot_at(file_.bytes, hidden->at, file_.name),
                                "A character that nobody sees stands here (" + hidden->name() +
                                    "): it can make a text read otherwise than it is."});
            return std::nullopt;
        }
        auto po = text::parse_po(file_.bytes);
        if (!po) {
            error(line_of(po.error()), "This is no translation file: " + po.error().words + ".");
            return std::nullopt;
        }
        const auto named = po->header.find("Language");
        if (named != po->header.end() && named->second != *language)
            error(1, "Its head names the language '" + named->second + "', its folder '" +
                         *language + "'.");
        for (const auto& [name, value] : po->header) look_at(1, name, value);
        for (const auto& entry : po->entries) look_at(entry);
        return guide_map::TranslationFile{file_.name, std::move(*po)};
    }

  private:
    void error(int line, std::string words) {
        remarks_.push_back({Remark::Level::error, {file_.name, line, 1}, std::move(words)});
    }
    static int line_of(const base::Error& error) {
        if (!error.words.starts_with(parse_words)) return 1;
        return std::max(1, std::atoi(error.words.c_str() + parse_words.size()));
    }
    void look_at(int line, const std::string& context, const std::string& text) {
        if (const auto hidden = base::find_hidden(text, allowed_))
            error(line, "The text of '" + base::shown(context, true) +
                            "' holds a character that nobody sees (" + hidden->name() + ").");
        if (characters_of(text) > guide::text_characters_max)
            error(line, "The text of '" + base::shown(context, true) + "' is longer than " +
                            std::to_string(guide::text_characters_max) + " characters.");
    }
    void look_at(const text::PoEntry& entry) {
        for (const auto* text : {&entry.context, &entry.dutch, &entry.translation})
            look_at(entry.line, entry.context, *text);
        const auto [first, fresh] =
            seen_.emplace(std::pair(entry.context, entry.dutch), entry.line);
        if (!fresh)
            error(entry.line, "'" + base::shown(entry.context, true) +
                                  "' is translated twice; the first is on line " +
                                  std::to_string(first->second) + ".");
        if (!entry.translation.empty() && filled_in(entry.dutch) != filled_in(entry.translation))
            error(entry.line, "The translation of '" + base::shown(entry.context, true) +
                                  "' does not fill in what the Dutch does ({…}).");
    }

    const publication::File& file_;
    std::vector<Remark>& remarks_;
    base::Allowed allowed_;
    std::map<std::pair<std::string, std::string>, int> seen_;
};

// "housing" of "housing.outdoors.why".
std::string area_of(const std::string& context) {
    return context.substr(0, context.find('.'));
}

// The program's own words are no part of a guide: a button keeps saying what it does. A text that
// the guide had once may stay.
void remark_on_others_words(const std::vector<guide_map::GuideText>& texts,
                            const guide_map::TranslationFile& file, std::vector<Remark>& remarks) {
    std::set<std::string> areas;
    for (const auto& text : texts) areas.insert(area_of(text.context));
    for (const auto& entry : file.po.entries)
        if (!areas.contains(area_of(entry.context)))
            remarks.push_back({Remark::Level::error,
                               {file.name, entry.line, 1},
                               "'" + base::shown(entry.context, true) +
                                   "' is no text of this guide: it changes its own words only."});
}

}  // namespace

std::vector<Remark> remarks_on_translations(const guide::Guide& guide,
                                            const std::vector<publication::File>& locale) {
    std::vector<Remark> remarks;
    std::map<std::string, std::vector<guide_map::TranslationFile>> languages;
    for (const auto& file : locale)
        if (auto read = Translation(file, remarks).read())
            languages[*language_in(file.name)].push_back(std::move(*read));
    const auto texts = guide_map::texts_of(guide);
    for (const auto& [language, files] : languages)
        for (const auto& file : files) remark_on_others_words(texts, file, remarks);
    // Of what is told there only what lacks: the rest was looked at above, in all texts.
    for (const auto& [language, files] : languages)
        for (auto& remark : guide_map::remarks_on(texts, language, files))
            if (remark.level == Remark::Level::warning) remarks.push_back(std::move(remark));
    return remarks;
}

guide::Loaded checked(const std::vector<publication::File>& files, std::int64_t today_days) {
    auto contents = publication::sorted_out(files);
    auto loaded = guide::load_files(contents.guide);
    if (!loaded.usable()) return loaded;  // what its texts are is not known yet
    const auto remarks = remarks_on_translations(loaded.guide, contents.locale);
    proof::prove(loaded.guide, today_days, loaded.remarks);
    loaded.remarks.insert(loaded.remarks.end(), remarks.begin(), remarks.end());
    return loaded;
}

}  // namespace kt::cli
