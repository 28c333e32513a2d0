#include "app/cli/publish_changes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace kt::cli {

namespace {

bool is_text(const std::string& bytes) {
    return bytes.find('\0') == std::string::npos;
}

std::vector<std::string> lines_of(const std::string& bytes) {
    std::vector<std::string> lines;
    if (!is_text(bytes)) return lines;
    std::istringstream in(bytes);
    for (std::string line; std::getline(in, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
        if (!line.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

// Those of `lines` that `others` does not hold, each as often as it is missing there.
std::vector<std::string> missing_from(const std::vector<std::string>& lines,
                                      const std::vector<std::string>& others) {
    std::multiset<std::string> there(others.begin(), others.end());
    std::vector<std::string> missing;
    for (const auto& line : lines) {
        if (const auto found = there.find(line); found != there.end()) there.erase(found);
        else missing.push_back(line);
    }
    return missing;
}

void tell(std::string& words, const char* what, const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < std::min(lines.size(), lines_told_max); ++i)
        words += std::string("    ") + what + lines[i] + "\n";
    if (lines.size() > lines_told_max)
        words += "    " + std::string(what) + "en nog " +
                 std::to_string(lines.size() - lines_told_max) + " regels\n";
}

}  // namespace

std::vector<FileChange> changes(const std::vector<publication::File>& before,
                                const std::vector<publication::File>& after) {
    std::map<std::string, std::pair<const std::string*, const std::string*>> files;
    for (const auto& file : before) files[file.name].first = &file.bytes;
    for (const auto& file : after) files[file.name].second = &file.bytes;
    std::vector<FileChange> found;
    for (const auto& [name, bytes] : files) {
        const auto& [was, now] = bytes;
        if (was != nullptr && now != nullptr && *was == *now) continue;
        FileChange change{name, FileChange::How::changed, {}, {}};
        if (was == nullptr) change.how = FileChange::How::added;
        if (now == nullptr) change.how = FileChange::How::removed;
        if (was != nullptr && now != nullptr) {
            const auto old_lines = lines_of(*was), new_lines = lines_of(*now);
            change.was = missing_from(old_lines, new_lines);
            change.now = missing_from(new_lines, old_lines);
        }
        found.push_back(std::move(change));
    }
    return found;
}

std::string in_words(const std::vector<FileChange>& changes) {
    if (changes.empty()) return "  Er verandert niets.\n";
    std::string words;
    for (const auto& change : changes) {
        words += "  " + change.file;
        if (change.how == FileChange::How::added) words += ": nieuw\n";
        if (change.how == FileChange::How::removed) words += ": vervalt\n";
        if (change.how != FileChange::How::changed) continue;
        const bool shown = !change.was.empty() || !change.now.empty();
        words += shown ? ": verandert\n" : ": verandert van volgorde of opmaak\n";
        tell(words, "was:   ", change.was);
        tell(words, "wordt: ", change.now);
    }
    return words;
}

}  // namespace kt::cli
