#include "app/text/po.hpp"

#include <algorithm>
#include <optional>

#include "core/base/text_check.hpp"

namespace kt::text {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// Where the first byte stands that is no UTF-8; nothing if all is.
std::optional<std::size_t> no_utf8_at(std::string_view content) {
    std::size_t at = 0;
    while (const auto found = base::find_hidden(content.substr(at), {.file_layout = true})) {
        at += found->at;
        if (!found->code) return at;
        at += *found->code < 0x80 ? 1 : *found->code < 0x800 ? 2 : *found->code < 0x10000 ? 3 : 4;
    }
    return std::nullopt;
}

std::optional<PoMistake> no_text(std::string_view content) {
    if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF"))
        return PoMistake{1, 1, "this is UTF-16; save the file as UTF-8"};
    const auto at = no_utf8_at(content);
    if (!at) return std::nullopt;
    const auto before = content.substr(0, *at);
    const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    return PoMistake{static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
                     static_cast<int>(*at - line_start) + 1,
                     "this is not UTF-8 text; save the file as UTF-8"};
}

std::string_view trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

// "a\n\"b\"" with its quotes → the text; nothing if it is not one whole quoted string.
std::optional<std::string> unquoted(std::string_view quoted) {
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
    std::string out;
    const std::string_view inner = quoted.substr(1, quoted.size() - 2);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (inner[i] == '"') return std::nullopt;
        if (inner[i] != '\\') {
            out += inner[i];
            continue;
        }
        if (++i == inner.size()) return std::nullopt;
        switch (inner[i]) {
            case 'n': out += '\n'; break;
            case 't': out += '\t'; break;
            case '"': out += '"'; break;
            case '\\': out += '\\'; break;
            default: return std::nullopt;
        }
    }
    return out;
}

class Reader {
  public:
    tl::expected<PoFile, PoMistake> read(std::string_view content) {
        if (content.starts_with(utf8_mark)) content.remove_prefix(utf8_mark.size());
        if (auto bad = no_text(content)) return tl::unexpected(std::move(*bad));
        while (!content.empty()) {
            const auto end = content.find('\n');
            ++line_;
            raw_ = content.substr(0, end);
            const auto line = trimmed(raw_);
            if (!take(line)) return wrong_at(at_.empty() ? line : at_);
            content = end == std::string_view::npos ? std::string_view{} : content.substr(end + 1);
        }
        if (!finish()) return wrong_at(raw_);
        return std::move(file_);
    }

  private:
    tl::unexpected<PoMistake> wrong_at(std::string_view part) {
        const int column = part.empty() ? 1 : static_cast<int>(part.data() - raw_.data()) + 1;
        return tl::unexpected(PoMistake{std::max(line_, 1), column, std::move(wrong_)});
    }

    bool take(std::string_view line) {
        if (line.empty()) return finish();
        if (line.starts_with("#~")) return true;  // an entry that is no longer used
        if (line.front() == '#') return take_comment(line);
        if (line.front() == '"') return append(line);
        if (line.starts_with("msgid_plural")) return fail("plural forms are not used here");
        if (line.starts_with("msgctxt")) {
            if (!finish()) return false;
            return start(entry_.context, line.substr(7));
        }
        if (line.starts_with("msgid")) {
            if (into_ != &entry_.context && !finish()) return false;
            entry_.line = line_;
            return start(entry_.dutch, line.substr(5));
        }
        if (line.starts_with("msgstr")) {
            if (into_ != &entry_.dutch) return fail("msgstr without msgid");
            return start(entry_.translation, line.substr(6));
        }
        return fail("not a line of a PO file");
    }

    bool take_comment(std::string_view line) {
        if (into_ == &entry_.translation) finish();
        if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos) {
            entry_.fuzzy = true;
        }
        return true;
    }

    bool start(std::string& part, std::string_view rest) {
        into_ = &part;
        return append(trimmed(rest));
    }

    bool append(std::string_view quoted) {
        if (!into_) return fail("text before any msgid");
        const auto words = unquoted(quoted);
        at_ = words ? std::string_view{} : quoted;
        if (!words) return fail("the quotes do not close, or an escape is unknown");
        *into_ += *words;
        return true;
    }

    bool finish() {
        if (into_ == &entry_.translation) {
            if (entry_.dutch.empty() && entry_.context.empty()) {
                take_header();
            } else {
                file_.entries.push_back(entry_);
            }
        } else if (into_) {
            return fail("a msgid without msgstr");
        }
        if (into_) entry_ = {};
        into_ = nullptr;
        return true;
    }

    void take_header() {
        std::string_view rest = entry_.translation;
        while (!rest.empty()) {
            const auto end = rest.find('\n');
            const auto line = rest.substr(0, end);
            if (const auto colon = line.find(':'); colon != std::string_view::npos) {
                file_.header[std::string(trimmed(line.substr(0, colon)))] =
                    trimmed(line.substr(colon + 1));
            }
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        }
    }

    bool fail(std::string words) {
        wrong_ = std::move(words);
        return false;
    }

    PoFile file_;
    PoEntry entry_;
    std::string* into_ = nullptr;
    std::string wrong_;
    std::string_view raw_, at_;  // the line, and what in it could not be read
    int line_ = 0;
};

}  // namespace

tl::expected<PoFile, PoMistake> read_po(std::string_view content) {
    if (content.size() > po_bytes_max)
        return tl::unexpected(PoMistake{1, 1, "a PO file of more than 4 MiB"});
    return Reader().read(content);
}

base::Result<PoFile> parse_po(std::string_view content) {
    if (content.size() > po_bytes_max)
        return base::failed(base::Fault::too_large, "a PO file of more than 4 MiB");
    auto file = read_po(content);
    if (file) return std::move(*file);
    return base::failed(base::Fault::bad_input,
                        "line " + std::to_string(file.error().line) + ": " + file.error().words);
}

}  // namespace kt::text
