#include "app/cli/publish_changes.hpp"

#include <algorithm>
#include <map>

#include "app/text/po.hpp"
#include "core/base/text_check.hpp"
#include "core/guide/sheet.hpp"

namespace kt::cli {

namespace {

using Lines = std::vector<std::string>;
using Changed = std::vector<FileChange::Line>;

constexpr std::size_t compared_max = 4'000'000;  // pairs of lines: 16 MB for a moment

Lines lines_of(std::string_view bytes) {
    Lines lines;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        auto line = bytes.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(base::shown(line, true));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return lines;
}

// As the guide's reader sees them; what is no sheet, as the bytes it is.
Lines rows_of(const publication::File& file) {
    std::vector<guide::Remark> wrong;
    const auto sheet = guide::read_sheet(file.bytes, file.name, wrong);
    if (guide::any_error(wrong)) return lines_of(file.bytes);
    Lines rows;
    for (const auto& row : sheet.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.items.size(); ++i)
            line += (line.empty() ? "" : " | ") + row.keys[i].text + ": " + row.items[i].text;
        rows.push_back(base::shown(line, true));
    }
    return rows;
}

Lines lines_in(const publication::File& file) {
    return file.name.ends_with(".ods") ? rows_of(file) : lines_of(file.bytes);
}

// What stays the same in both, in the longest order that both keep; all between it has changed.
class InOrder {
  public:
    InOrder(const Lines& was, const Lines& now) : was_(was), now_(now) {}

    Changed changed() {
        const auto shorter = std::min(was_.size(), now_.size());
        while (same_before_ < shorter && was_[same_before_] == now_[same_before_]) ++same_before_;
        was_end_ = was_.size();
        now_end_ = now_.size();
        while (was_end_ > same_before_ && now_end_ > same_before_ &&
               was_[was_end_ - 1] == now_[now_end_ - 1]) {
            --was_end_;
            --now_end_;
        }
        const auto rows = was_end_ - same_before_, columns = now_end_ - same_before_;
        width_ = columns + 1;
        if (rows * columns <= compared_max) measure(rows, columns);
        walk();
        return std::move(changed_);
    }

  private:
    // How many lines the rests have in common, by where they begin.
    void measure(std::size_t rows, std::size_t columns) {
        common_.assign((rows + 1) * width_, 0);
        for (auto i = rows; i-- > 0;)
            for (auto j = columns; j-- > 0;)
                common_[i * width_ + j] =
                    was_[same_before_ + i] == now_[same_before_ + j]
                        ? common_[(i + 1) * width_ + j + 1] + 1
                        : std::max(common_[(i + 1) * width_ + j], common_[i * width_ + j + 1]);
    }
    std::uint32_t common(std::size_t i, std::size_t j) const {
        return common_.empty() ? 0 : common_[(i - same_before_) * width_ + (j - same_before_)];
    }
    void walk() {
        auto i = same_before_, j = same_before_;
        while (i < was_end_ || j < now_end_) {
            if (!common_.empty() && i < was_end_ && j < now_end_ && was_[i] == now_[j]) {
                ++i, ++j;
            } else if (j == now_end_ || (i < was_end_ && common(i + 1, j) >= common(i, j + 1))) {
                changed_.push_back({false, was_[i++]});
            } else {
                changed_.push_back({true, now_[j++]});
            }
        }
    }

    const Lines& was_;
    const Lines& now_;
    std::size_t same_before_ = 0, was_end_ = 0, now_end_ = 0, width_ = 0;
    std::vector<std::uint32_t> common_;  // empty: too many to compare, all of it is told
    Changed changed_;
};

// What a translation file says, each by its name; a text that stands there twice, twice.
using Texts = std::multimap<std::string, std::string>;
std::optional<Texts> texts_in(const std::string& bytes) {
    const auto po = text::parse_po(bytes);
    if (!po) return std::nullopt;
    Texts texts;
    for (const auto& [name, value] : po->header)
        texts.emplace(name, base::shown(name + ": " + value, true));
    for (const auto& entry : po->entries)
        texts.emplace(entry.context + '\4' + entry.dutch,
                      base::shown("[" + entry.context + "] " + entry.dutch + " = " +
                                      entry.translation + (entry.fuzzy ? " (nog nakijken)" : ""),
                                  true));
    return texts;
}

Changed changed_texts(const Texts& was, const Texts& now) {
    std::map<std::string, std::pair<Lines, Lines>> by_name;
    for (const auto& [name, line] : was) by_name[name].first.push_back(line);
    for (const auto& [name, line] : now) by_name[name].second.push_back(line);
    Changed changed;
    for (const auto& [name, lines] : by_name) {
        if (lines.first == lines.second) continue;
        for (const auto& line : lines.first) changed.push_back({false, line});
        for (const auto& line : lines.second) changed.push_back({true, line});
    }
    return changed;
}

Changed changed_lines(const publication::File& was, const publication::File& now) {
    if (now.name.ends_with(".po")) {
        const auto old_texts = texts_in(was.bytes), new_texts = texts_in(now.bytes);
        if (old_texts && new_texts) return changed_texts(*old_texts, *new_texts);
    }
    const auto old_lines = lines_in(was), new_lines = lines_in(now);
    return InOrder(old_lines, new_lines).changed();
}

const char* how_in_words(const FileChange& change) {
    switch (change.how) {
        case FileChange::How::added: return ": nieuw\n";
        case FileChange::How::removed: return ": vervalt\n";
        case FileChange::How::changed: break;
    }
    return change.lines.empty() ? ": verandert alleen van opmaak\n" : ": verandert\n";
}

}  // namespace

std::vector<FileChange> changes(const std::vector<publication::File>& before,
                                const std::vector<publication::File>& after) {
    std::map<std::string, std::pair<const publication::File*, const publication::File*>> files;
    for (const auto& file : before) files[file.name].first = &file;
    for (const auto& file : after) files[file.name].second = &file;
    std::vector<FileChange> found;
    for (const auto& [name, both] : files) {
        const auto& [was, now] = both;
        if (was != nullptr && now != nullptr && was->bytes == now->bytes) continue;
        FileChange change{base::shown(name, true), FileChange::How::changed, {}};
        if (was == nullptr) change.how = FileChange::How::added;
        if (now == nullptr) change.how = FileChange::How::removed;
        const publication::File nothing{name, {}};
        change.lines = changed_lines(was ? *was : nothing, now ? *now : nothing);
        found.push_back(std::move(change));
    }
    return found;
}

std::string in_words(const std::vector<FileChange>& changes) {
    if (changes.empty()) return "  Er verandert niets.\n";
    std::string words;
    for (const auto& change : changes) {
        words += "  " + change.file + how_in_words(change);
        for (const auto& line : change.lines)
            words += std::string("    ") + (line.now ? "wordt: " : "was:   ") + line.text + "\n";
    }
    return words;
}

}  // namespace kt::cli
