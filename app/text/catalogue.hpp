// What the program and the guides say, in one language. Dutch is the source: a text without a
// translation is shown in Dutch, never empty. Loaded whole at start; then only read, on any thread.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/text/po.hpp"

namespace kt::text {

class Catalogue {
  public:
    Catalogue() = default;  // Dutch

    // Every *.po of folder/LANGUAGE, or folder/LANGUAGE.po. Dutch needs no file. A file that cannot
    // be read is skipped: its texts stand in Dutch, all others as they should; skipped() says so.
    // Fails with not_found where the language has no file.
    static base::Result<Catalogue> load(const std::string& folder, const std::string& language);
    static Catalogue from(const PoFile& file, std::string language);

    // `context` tells equal Dutch words apart ("" for most). Fuzzy and empty translations are
    // passed over.
    const std::string& tr(std::string_view context, const std::string& dutch) const;

    bool has(std::string_view context, const std::string& dutch) const;
    const std::string& language() const { return language_; }
    // A translation is on trial until the header X-Native-Reader of each of its files names who
    // read it.
    const std::string& native_reader() const { return native_reader_; }
    bool on_trial() const { return language_ != "nl" && !(files_ > 0 && files_ == files_read_); }
    // What it calls itself: its header X-Language-Name, or the usual name.
    std::string own_name() const;
    std::size_t size() const { return translations_.size(); }

    // The files that `load` could not read: "guide.po", with the line and what is wrong there.
    struct Skipped {
        std::string file;
        base::Error error;
    };
    const std::vector<Skipped>& skipped() const { return skipped_; }

    // Over what is there: a guide that was published brings its own translations.
    void add(const PoFile& file);
    // Beneath what is there: for texts that only an older guide has.
    void add_beneath(const PoFile& file);

  private:
    const std::string* find(std::string_view context, const std::string& dutch) const;

    std::string language_ = "nl";
    std::string native_reader_;
    std::string own_name_;
    std::vector<Skipped> skipped_;
    int files_ = 0;
    int files_read_ = 0;                                         // that name their native reader
    std::unordered_map<std::string, std::string> translations_;  // context, 4, Dutch
};

}  // namespace kt::text
